"""Constructors flatten, drop what does nothing, read scalar stretches, and never reorder."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.expr.examples import A, X, m, n, t, x
from tests.expr.random_formulas import SQUARE, formulas, same_value, sample_for

from nablasheet import expr as e
from nablasheet.expr import Assumption, Node
from nablasheet.expr import build as b

B = e.Symbol("B", e.matrix(n, n))
S = e.Symbol("S", e.matrix(n, n), frozenset({Assumption.SYMMETRIC}))
a = e.Symbol("a", e.column(m))
y = e.Symbol("y", e.column(n))
s = e.Symbol("s", e.SCALAR)
two, minus = e.number(2), e.number(-1)
T = e.Transpose
ZERO, EYE, ONE = e.Zero(e.matrix(n, n)), e.Identity(n), e.Ones(e.column(n))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (b.add(A, b.add(B, A)), e.Sum((A, B, A))),
        (b.add(A, ZERO, B), e.Sum((A, B))),
        (b.add(ZERO, ZERO), ZERO),
        (b.add(A), A),
        (b.add(e.number(1), two, t), e.Sum((e.number(3), t))),
        (b.add(t, e.number(1), minus), t),
        (b.add(B, A), e.Sum((B, A))),
        (b.neg(e.Sum((A, B))), e.Sum((e.Product((minus, A)), e.Product((minus, B))))),
        (b.neg(b.neg(A)), A),
        (b.sub(A, A), e.Sum((A, e.Product((minus, A))))),
        (b.total([], e.matrix(n, n)), ZERO),
        (b.total([], e.SCALAR), e.ZERO),
    ],
)
def test_sums(made: Node, expected: Node) -> None:
    assert made == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (b.mul(A, b.mul(B, A)), e.Product((A, B, A))),
        (b.mul(A, two, B, minus), e.Product((e.number(-2), A, B))),
        (b.mul(e.UNITY, A), A),
        (b.mul(A, EYE, B), e.Product((A, B))),
        (b.mul(EYE, EYE), EYE),
        (b.mul(e.Identity(e.ONE), EYE), EYE),
        (b.mul(e.Identity(e.ONE)), e.UNITY),
        (b.mul(X, EYE), X),
        (b.mul(A, ZERO), ZERO),
        (b.mul(e.ZERO, X), e.Zero(e.matrix(m, n))),
        (b.mul(T(x), ZERO, x), e.ZERO),
        (b.mul(B, A), e.Product((B, A))),
        (b.mul(two, e.HALF), e.UNITY),
        (b.mul(), e.UNITY),
        (b.divide(A, t), e.Product((e.Power(t, minus), A))),
    ],
)
def test_products(made: Node, expected: Node) -> None:
    assert made == expected


@pytest.mark.parametrize(
    ("factors", "shape"),
    [
        ((a, T(x), x), e.column(m)),
        ((T(x), x, a), e.column(m)),
        ((T(x), A, y, X, T(x), y), e.matrix(m, n)),
        ((t, T(x), x), e.SCALAR),
        ((T(x), x, T(x)), e.matrix(1, n)),
        ((x, T(x), x), e.column(n)),
        ((x, T(x)), e.matrix(n, n)),
    ],
    ids=["column, dot", "dot, column", "form, matrix, dot", "scalar, dot", "dot, row", "either", "outer"],
)
def test_scalar_stretches_scale(factors: tuple[Node, ...], shape: e.Shape) -> None:
    assert b.mul(*factors).shape == shape


def test_what_conforms_is_not_regrouped() -> None:
    assert b.mul(T(x), x, T(x)) == e.Product((T(x), x, T(x)))
    assert b.mul(a, T(x), x) == e.Product((a, T(x), x))


def test_a_stretch_that_does_not_conform_is_nested() -> None:
    assert b.mul(T(x), y, a) == e.Product((e.Product((T(x), y)), a))


@pytest.mark.parametrize("factors", [(A, X), (x, y), (X, X), (x, A), (T(x), a)])
def test_products_that_do_not_conform_are_refused(factors: tuple[Node, ...]) -> None:
    with pytest.raises(e.ShapeError):
        b.mul(*factors)


def test_terms_that_do_not_fit_are_refused_even_when_zero() -> None:
    with pytest.raises(e.ShapeError):
        b.add(A, e.Zero(e.matrix(m, n)))
    with pytest.raises(e.ShapeError):
        b.divide(A, x)
    with pytest.raises(ValueError, match="a sum without terms"):
        b.add()


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (b.transpose(T(X)), X),
        (b.transpose(S), S),
        (b.transpose(t), t),
        (b.transpose(EYE), EYE),
        (b.transpose(e.Diag(x)), e.Diag(x)),
        (b.transpose(e.Zero(e.matrix(m, n))), e.Zero(e.matrix(n, m))),
        (b.transpose(ONE), e.Ones(e.matrix(1, n))),
        (b.transpose(X), T(X)),
        (b.inverse(e.Inverse(A)), A),
        (b.inverse(EYE), EYE),
        (b.inverse(t), e.Power(t, minus)),
        (b.power(A, e.UNITY), A),
        (b.power(A, e.ZERO), EYE),
        (b.power(t, e.ZERO), e.UNITY),
        (b.power(A, minus), e.Inverse(A)),
        (b.power(two, e.number(3)), e.number(8)),
        (b.power(e.ZERO, minus), e.Power(e.ZERO, minus)),
        (b.power(EYE, two), EYE),
        (b.conjugate(b.conjugate(X)), X),
    ],
)
def test_transposes_inverses_and_powers(made: Node, expected: Node) -> None:
    assert made == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (b.hadamard(A, b.hadamard(B, A)), e.Hadamard((A, B, A))),
        (b.hadamard(x, ONE), x),
        (b.hadamard(ONE, ONE), ONE),
        (b.hadamard(A, ZERO), ZERO),
        (b.hadamard(b.mul(t, A), B), e.Product((t, e.Hadamard((A, B))))),
        (b.hadamard(s, t), e.Product((s, t))),
        (b.kronecker(A, b.kronecker(X, B)), e.Kronecker((A, X, B))),
        (b.kronecker(t, A), e.Product((t, A))),
        (b.kronecker(EYE, e.Identity(m)), e.Identity(n * m)),
        (b.kronecker(A, e.Zero(e.matrix(m, n))), e.Zero(e.matrix(n * m, n * n))),
        (b.kronecker(x, T(a)), e.Product((x, T(a)))),
        (b.kronecker(T(a), x), e.Product((x, T(a)))),
        (b.kronecker(x, a), e.Kronecker((x, a))),
    ],
)
def test_entrywise_and_kronecker_products(made: Node, expected: Node) -> None:
    assert made == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (b.vec(x), x),
        (b.vec(T(x)), x),
        (b.vec(e.Unvec(e.Vec(X), X.form)), e.Vec(X)),
        (b.vec(e.Zero(e.matrix(m, n))), e.Zero(e.column(m * n))),
        (b.unvec(e.Vec(X), X.form), X),
        (b.unvec(x, e.column(n)), x),
        (b.unvec(x, e.matrix(1, n)), T(x)),
        (b.diag(x), e.Diag(x)),
        (b.diag(T(x)), e.Diag(x)),
        (b.diag(A), e.Diagonal(A)),
        (b.diag(ONE), EYE),
        (b.diag(t), t),
        (b.diag(e.Zero(e.column(n))), ZERO),
        (b.diagonal(e.Diag(x)), x),
        (b.diagonal(EYE), ONE),
    ],
)
def test_vec_and_diag(made: Node, expected: Node) -> None:
    assert made == expected


LAW = settings(max_examples=80, deadline=None, derandomize=True)


@LAW
@given(formulas(SQUARE, 2), formulas(SQUARE, 2))
def test_constructors_keep_the_value(left: Node, right: Node) -> None:
    sample = sample_for(left, right)
    for made, plain in (
        (b.mul(left, right), e.Product((left, right))),
        (b.add(left, right), e.Sum((left, right))),
        (b.hadamard(left, right), e.Hadamard((left, right))),
        (b.transpose(left), e.Transpose(left)),
        (b.inverse(left), e.Inverse(left)),
        (b.vec(left), e.Vec(left)),
        (b.diagonal(left), e.Diagonal(left)),
    ):
        assert made.shape == plain.shape
        assert same_value(made, plain, sample) is not False
