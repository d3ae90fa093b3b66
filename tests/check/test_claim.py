"""Claims as authors make them: the layout is found, and a gradient laid out as a row is refuted."""

from __future__ import annotations

import pytest
from tests.check.known import AT, INV, T_, B, C, M, R, S, T, X, Z, f, minus, t, tr, two, x, y

from nablasheet import expr as e
from nablasheet.check.claim import check_claim
from nablasheet.check.verdict import Refuted, Verified
from nablasheet.expr import Assumption
from nablasheet.expr import build as b
from nablasheet.expr.named import derivative_of
from nablasheet.identity import Claim, Declarations, Form

d = e.Differential
QUADRATIC = b.mul(T_(x), S, x)
GRADIENT = b.mul(b.add(S, T_(S)), x)


def judged(form: Form, left: e.Node, right: e.Node, variable: e.Symbol | None = None, order: int = 1):
    return check_claim(Claim(form, left, right, variable, order), Declarations())


@pytest.mark.parametrize(
    ("form", "left", "right", "variable", "layout"),
    [
        (Form.PARTIAL, tr(AT, X), T_(AT), X, "denominator"),
        (Form.PARTIAL, tr(AT, X), AT, X, "numerator"),
        (Form.PARTIAL, QUADRATIC, GRADIENT, x, "denominator"),
        (Form.PARTIAL, QUADRATIC, T_(GRADIENT), x, "numerator"),
        (Form.PARTIAL, b.mul(R, x), R, x, "numerator"),
        (Form.PARTIAL, f("tanh", x), e.Diag(derivative_of("tanh", x)), x, "both"),
        (Form.PARTIAL, b.power(t, two), b.mul(two, t), t, "both"),
        (Form.PARTIAL, b.mul(t, M), M, t, "numerator"),
        (Form.PARTIAL, b.mul(t, x), T_(x), t, "denominator"),
        (Form.PARTIAL, b.mul(T_(x), M), T_(M), x, "numerator"),
        (Form.GRADIENT, QUADRATIC, GRADIENT, x, "denominator"),
        (Form.GRADIENT, b.mul(T_(y), y), e.ZERO, x, "both"),
        (Form.JACOBIAN, b.mul(B, X, C), b.kronecker(T_(C), B), X, "numerator"),
        (Form.JACOBIAN, tr(AT, X), T_(b.vec(T_(AT))), X, "numerator"),
    ],
)
def test_true_claims_are_verified_in_their_layout(form, left, right, variable, layout) -> None:
    verdict = judged(form, left, right, variable)
    assert isinstance(verdict.verdict, Verified)
    assert verdict.layout == layout


def test_a_gradient_laid_out_as_a_row_is_refuted_and_the_layout_named() -> None:
    verdict = judged(Form.GRADIENT, QUADRATIC, T_(GRADIENT), x)
    assert isinstance(verdict.verdict, Refuted)
    assert verdict.layout == "numerator"
    assert "numerator layout" in verdict.verdict.counterexample.note


@pytest.mark.parametrize("form", [Form.GRADIENT, Form.PARTIAL])
def test_hessians(form: Form) -> None:
    verdict = judged(form, QUADRATIC, b.add(S, T_(S)), x, order=2)
    assert isinstance(verdict.verdict, Verified)
    assert verdict.layout == "both"
    assert isinstance(judged(form, QUADRATIC, b.mul(two, S), x, order=2).verdict, Refuted)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (INV(S), minus(INV(S), d(S), INV(S))),
        (b.mul(R, T_(X)), b.add(b.mul(d(R), T_(X)), b.mul(R, T_(d(X))))),
        (e.Determinant(S), tr(e.Adjugate(S), d(S))),
        (tr(S, T), b.add(tr(d(S), T), tr(S, d(T)))),
        (b.mul(AT, X), b.mul(AT, d(X))),
        (INV(b.mul(S, T)), minus(INV(b.mul(S, T)), d(b.mul(S, T)), INV(b.mul(S, T)))),
    ],
)
def test_differentials(left: e.Node, right: e.Node) -> None:
    assert isinstance(judged(Form.DIFFERENTIAL, left, right).verdict, Verified)
    assert isinstance(judged(Form.DIFFERENTIAL, left, b.mul(two, right)).verdict, Refuted)


def test_a_differential_that_forgets_a_factor_is_refuted_where_the_variable_is_said() -> None:
    verdict = judged(Form.DIFFERENTIAL, b.mul(S, T), b.mul(d(S), T), T)
    assert isinstance(verdict.verdict, Refuted)


def test_the_second_differential_of_a_quadratic_form() -> None:
    right = b.mul(T_(d(x)), b.add(S, T_(S)), d(x))
    assert isinstance(judged(Form.DIFFERENTIAL, QUADRATIC, right, order=2).verdict, Verified)


def test_the_differential_of_an_orthogonal_matrix_moves_along_the_group() -> None:
    Q = e.Symbol("Q", e.matrix("n", "n"), frozenset({Assumption.ORTHOGONAL}))
    claim = Claim(Form.EQUATION, b.mul(T_(d(Q)), Q), minus(T_(Q), d(Q)))
    assert isinstance(check_claim(claim, Declarations({"Q": Q})).verdict, Verified)


EQUATIONS = [
    (tr(AT, X), tr(X, AT)),
    (e.Determinant(b.mul(S, T)), b.mul(e.Determinant(S), e.Determinant(T))),
    (INV(b.mul(S, T)), b.mul(INV(T), INV(S))),
    (e.Vec(b.mul(B, X, C)), b.mul(b.kronecker(T_(C), B), e.Vec(X))),
    (b.mul(e.Commutation(e.dim("m"), e.dim("n")), e.Vec(X)), e.Vec(T_(X))),
    (b.mul(e.Duplication(e.dim("n")), e.Vech(Z)), e.Vec(Z)),
    (b.mul(e.Elimination(e.dim("n")), e.Vec(S)), e.Vech(S)),
    (b.mul(e.Adjugate(S), S), b.mul(e.Determinant(S), e.Identity(e.dim("n")))),
    (e.Determinant(e.MatrixFunction("exp", S)), f("exp", e.Trace(S))),
    (b.mul(e.PseudoInverse(X), X, e.PseudoInverse(X)), e.PseudoInverse(X)),
]


@pytest.mark.parametrize(("left", "right"), EQUATIONS)
def test_equations(left: e.Node, right: e.Node) -> None:
    verdict = judged(Form.EQUATION, left, right)
    assert isinstance(verdict.verdict, Verified)
    assert verdict.layout is None
    assert isinstance(judged(Form.EQUATION, left, minus(right)).verdict, Refuted)


FALSE_EQUATIONS = [
    (INV(b.mul(S, T)), b.mul(INV(S), INV(T))),
    (b.mul(S, T), b.mul(T, S)),
    (e.Determinant(b.add(S, T)), b.add(e.Determinant(S), e.Determinant(T))),
    (b.mul(e.Duplication(e.dim("n")), e.Vech(S)), e.Vec(S)),
    (T_(b.mul(S, T)), b.mul(T_(S), T_(T))),
    (e.MatrixFunction("exp", b.add(S, T)), b.mul(e.MatrixFunction("exp", S), e.MatrixFunction("exp", T))),
]


@pytest.mark.parametrize(("left", "right"), FALSE_EQUATIONS)
def test_false_equations_have_a_counterexample_in_whole_numbers(left: e.Node, right: e.Node) -> None:
    verdict = judged(Form.EQUATION, left, right).verdict
    assert isinstance(verdict, Refuted)
    found = verdict.counterexample
    assert found.left != found.right
    assert {"left", "right"} <= set(found.text.replace(",", " ").split())
    assert r"\begin{bmatrix}" in found.latex or len(found.left) == 1
    assert all(abs(int(entry)) <= 2 for _, grid in found.values for row in grid for entry in row)


def test_a_declaration_is_kept_by_the_samples() -> None:
    plain = e.Symbol("K", e.matrix("n", "n"))
    symmetric = e.Symbol("K", e.matrix("n", "n"), frozenset({Assumption.SYMMETRIC}))
    claim = Claim(Form.EQUATION, e.Transpose(plain), plain)
    assert isinstance(check_claim(claim, Declarations({"K": symmetric})).verdict, Verified)
    assert isinstance(check_claim(claim, Declarations()).verdict, Refuted)


def test_a_structured_variable_is_read_in_each_convention() -> None:
    projected = b.mul(e.HALF, b.add(M, T_(M)))
    independent = b.sub(b.add(M, T_(M)), b.hadamard(M, e.Identity(e.dim("n"))))
    assert judged(Form.PARTIAL, tr(M, Z), projected, Z).convention == "projection"
    assert judged(Form.PARTIAL, tr(M, Z), independent, Z).convention == "independent"
    ignored = judged(Form.PARTIAL, tr(M, Z), T_(M), Z)
    assert isinstance(ignored.verdict, Refuted)


def test_wirtinger_derivative_by_a_complex_variable() -> None:
    z = e.Symbol("z", e.column("n"), frozenset({Assumption.COMPLEX}))
    squared = b.mul(T_(e.Conjugate(z)), z)
    verdict = judged(Form.PARTIAL, squared, T_(e.Conjugate(z)), z)
    assert isinstance(verdict.verdict, Verified)
    assert verdict.layout == "numerator"
    assert isinstance(judged(Form.PARTIAL, squared, b.mul(two, T_(e.Conjugate(z))), z).verdict, Refuted)


def test_real_derivative_of_a_complex_function() -> None:
    i = e.Constant("i")
    value = e.Trace(e.Conjugate(b.add(S, b.mul(i, T))))
    claim = minus(i, e.Identity(e.dim("n")))
    assert isinstance(judged(Form.PARTIAL, value, claim, T).verdict, Verified)
