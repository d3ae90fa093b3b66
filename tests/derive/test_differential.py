"""The differential: opened level by level, and refused by the name of what has no rule."""

from __future__ import annotations

import pytest
from tests.expr.examples import A, X, m, n, t, u, x

from nablasheet import expr as e
from nablasheet.derive.derivation import Derivation, derive
from nablasheet.derive.differential import RULES, depends, differential, expand
from nablasheet.derive.refusal import NotDerived
from nablasheet.derive.result import Refusal, attempt
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.render.wording import RULES as NAMES

DX, DA, D_VECTOR = e.Differential(X), e.Differential(A), e.Differential(x)
T = e.Transpose
i = e.Index("i")


@pytest.mark.parametrize(
    ("function", "variable", "expected"),
    [
        (X, X, DX),
        (A, X, e.Zero(A.shape)),
        (t, X, e.ZERO),
        (b.add(X, X), X, e.Sum((DX, DX))),
        (b.mul(X, A), A, e.Product((X, DA))),
        (b.mul(A, A), A, e.Sum((e.Product((DA, A)), e.Product((A, DA))))),
        (T(X), X, T(DX)),
        (e.Inverse(A), A, e.Product((e.number(-1), e.Inverse(A), DA, e.Inverse(A)))),
        (e.Vec(X), X, e.Vec(DX)),
        (e.Diag(x), x, e.Diag(D_VECTOR)),
        (e.Diagonal(A), A, e.Diagonal(DA)),
        (e.Trace(A), A, e.Trace(DA)),
        (e.Entry(X, i, i), X, e.Entry(DX, i, i)),
    ],
)
def test_one_rule_a_node(function: Node, variable: e.Symbol, expected: Node) -> None:
    assert differential(function, variable) == expected


def test_a_line_opens_every_outermost_d_by_one_rule() -> None:
    opened, rules = expand(e.Differential(e.Trace(b.mul(A, A))), A, frozenset({A}))
    assert (opened, rules) == (e.Trace(e.Differential(b.mul(A, A))), ["trace-rule"])
    opened, rules = expand(opened, A, frozenset({A}))
    assert rules == ["product-rule"]
    assert opened == e.Trace(e.Sum((e.Product((DA, A)), e.Product((A, DA)))))
    assert expand(opened, A, frozenset({A})) == (opened, [])


def test_every_rule_has_a_name_for_readers() -> None:
    assert {name for name, _ in RULES.values()} <= set(NAMES)
    assert all(NAMES[name].en and NAMES[name].zh for name in NAMES)


def test_dependence_is_by_the_symbol() -> None:
    assert depends(b.mul(A, A), A)
    assert not depends(b.mul(A, A), X)
    assert depends(u, x)


REFUSED: list[tuple[Node, e.Symbol, int, str]] = [
    (e.IndexedProduct("i", 1, n, e.Entry(x, i, e.UNITY)), x, 1, "a product whose factors may vanish"),
    (e.Partial(u, 0, "numerator"), x, 1, "no differential rule for Partial"),
    (e.Norm(b.transpose(x), "max", e.number(2)), x, 1, "the max norm"),
    (e.HadamardPower(x, t), t, 1, "an entrywise power whose exponent varies"),
    (e.Power(A, e.Size(n)), A, 1, "a power of a matrix with this exponent"),
    (e.Vech(A), A, 2, "second derivatives are of scalar functions"),
    (
        e.Trace(e.Symbol("Q", A.shape, frozenset({e.Assumption.ORTHOGONAL, e.Assumption.SYMMETRIC}))),
        e.Symbol("Q", A.shape, frozenset({e.Assumption.ORTHOGONAL, e.Assumption.SYMMETRIC})),
        1,
        "orthogonal and has another structure",
    ),
]


@pytest.mark.parametrize(("function", "variable", "order", "named"), REFUSED)
def test_what_has_no_rule_is_refused_by_name(
    function: Node, variable: e.Symbol, order: int, named: str
) -> None:
    with pytest.raises(NotDerived, match=named):
        derive(function, variable, order)
    found = attempt(function, variable, order)
    assert isinstance(found, Refusal)
    assert named in found.reason


def test_a_constant_part_needs_no_rule() -> None:
    constant = e.IndexedProduct("i", 1, n, e.Entry(x, i, e.UNITY))
    found = derive(b.mul(constant, e.Trace(A)), A, 1)
    assert found.numerator == b.mul(constant, e.Identity(n))


@pytest.mark.parametrize(
    ("function", "variable", "kind", "shape"),
    [
        (t, t, "scalar-by-scalar", e.SCALAR),
        (b.mul(t, x), t, "vector-by-scalar", x.shape),
        (b.mul(t, X), t, "matrix-by-scalar", X.shape),
        (b.mul(T(x), x), x, "scalar-by-vector", x.shape.transposed),
        (b.mul(A, x), x, "vector-by-vector", A.shape),
        (b.mul(x, T(x)), x, "matrix-by-vector", e.matrix(n * n, n)),
        (e.Trace(A), A, "scalar-by-matrix", A.shape),
        (b.mul(X, x), X, "vector-by-matrix", e.matrix(m, m * n)),
        (b.mul(X, A), X, "matrix-by-matrix", e.matrix(m * n, m * n)),
    ],
)
def test_the_nine_kinds(function: Node, variable: e.Symbol, kind: str, shape: e.Shape) -> None:
    found = derive(function, variable, 1)
    assert (found.kind, found.numerator.shape) == (kind, shape)
    assert found.denominator.shape == shape.transposed


def test_the_hessian_is_of_order_two() -> None:
    found = derive(b.mul(T(x), A, x), x, 2)
    assert isinstance(found, Derivation)
    assert (found.kind, found.order) == ("hessian", 2)
    assert found.numerator == found.denominator == e.Sum((A, T(A)))
    assert derive(b.mul(e.Power(t, e.number(3)), X), t, 2).kind == "second-matrix-by-scalar"


def unnamed_matrix(name: str) -> e.Apply:
    return e.Apply(name, (X,), A.shape)


U, V = unnamed_matrix("U"), unnamed_matrix("V")
DU, DV = e.Differential(U), e.Differential(V)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (e.Trace(b.mul(U, V)), e.Trace(b.add(b.mul(DU, V), b.mul(U, DV)))),
        (e.Trace(b.mul(T(U), U)), b.mul(e.TWO, e.Trace(b.mul(T(U), DU)))),
        (e.Determinant(U), b.mul(e.Determinant(U), e.Trace(b.mul(e.Inverse(U), DU)))),
        (e.Inverse(U), b.mul(e.number(-1), e.Inverse(U), DU, e.Inverse(U))),
        (b.mul(X, U), b.add(b.mul(DX, U), b.mul(X, DU))),
    ],
)  # fmt: skip
def test_unnamed_matrix_functions_keep_their_own_differential(function: Node, expected: Node) -> None:
    found = derive(function, X, 1)
    assert found.differential == expected
    assert not any(isinstance(part, e.Unvec) for line in found.lines for part in line.formula.walk())


def test_an_unnamed_function_alone_is_opened() -> None:
    assert any(isinstance(part, e.Partial) for part in derive(U, X, 1).differential.walk())
