"""The tidy form keeps the value, is a fixed point, and keys tell what normal form ignores."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.expr.random_formulas import (
    COLUMN,
    SQUARE,
    TALL,
    WIDE,
    M,
    N,
    P,
    X,
    formulas,
    m,
    n,
    same_value,
    sample_for,
    t,
    x,
    y,
)

from nablasheet import expr as e
from nablasheet.expr import Assumption, Node
from nablasheet.expr import build as b
from nablasheet.expr.normal import key, tidy

SHAPES = st.sampled_from([e.SCALAR, e.SCALAR, COLUMN, SQUARE, WIDE, TALL])
ANY = SHAPES.flatmap(lambda shape: formulas(shape, 3))
LAW = settings(max_examples=120, deadline=None, derandomize=True)


@LAW
@given(ANY)
def test_tidy_keeps_the_value_and_the_shape(formula: Node) -> None:
    made = tidy(formula)
    assert made.shape == formula.shape
    assert same_value(formula, made, sample_for(formula)) is not False


@LAW
@given(ANY)
def test_tidy_is_idempotent(formula: Node) -> None:
    made = tidy(formula)
    assert tidy(made) == made


@LAW
@given(ANY)
def test_the_transpose_of_the_transpose_has_the_same_value(formula: Node) -> None:
    made = tidy(b.transpose(tidy(b.transpose(formula))))
    assert same_value(formula, made, sample_for(formula)) is not False


@LAW
@given(formulas(e.SCALAR, 3))
def test_a_scalar_has_the_key_of_its_transpose(formula: Node) -> None:
    made = tidy(formula)
    if isinstance(made, e.Product) and not all(factor.is_scalar for factor in made.factors):
        chain = [factor for factor in made.factors if not factor.is_scalar]
        scalars = [factor for factor in made.factors if factor.is_scalar]
        turned = b.mul(*scalars, *(b.transpose(factor) for factor in reversed(chain)))
        assert key(turned) == key(made)
    assert same_value(made, tidy(b.transpose(formula)), sample_for(formula)) is not False


@LAW
@given(SHAPES.flatmap(lambda shape: st.tuples(formulas(shape, 2), formulas(shape, 2))))
def test_equal_keys_mean_equal_values(pair: tuple[Node, Node]) -> None:
    for left, right in (
        pair,
        (b.add(*pair), b.add(*reversed(pair))),
        (b.hadamard(*pair), b.hadamard(*reversed(pair))),
    ):
        if key(left) == key(right):
            assert same_value(left, right, sample_for(left, right)) is not False


@LAW
@given(formulas(SQUARE, 1), formulas(SQUARE, 1), formulas(SQUARE, 1))
def test_a_trace_has_the_key_of_its_rotations(first: Node, second: Node, third: Node) -> None:
    factors = [first, second, third]
    turns = [e.Trace(e.Product(tuple(factors[i:] + factors[:i]))) for i in range(3)]
    flipped = e.Trace(e.Product(tuple(b.transpose(factor) for factor in reversed(factors))))
    assert len({key(turn) for turn in (*turns, flipped)}) == 1
    assert same_value(turns[0], flipped, sample_for(turns[0])) is not False


def letter(name: str, *assumptions: Assumption) -> e.Symbol:
    return e.Symbol(name, SQUARE, frozenset(assumptions))


T = b.transpose
Z, K = letter("Z", Assumption.SYMMETRIC), letter("K", Assumption.SKEW)
Q, V = letter("Q", Assumption.ORTHOGONAL), letter("V", Assumption.INVOLUTORY)
H = letter("H", Assumption.IDEMPOTENT)
one_hot = e.Symbol("p", COLUMN, frozenset({Assumption.ONE_HOT}))
two, i = e.number(2), e.Constant("i")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (b.add(b.mul(M, x), b.mul(T(M), x)), b.mul(b.add(M, T(M)), x)),
        (b.add(b.mul(Z, x), b.mul(T(Z), x)), b.mul(two, Z, x)),
        (b.add(M, M), b.mul(two, M)),
        (b.sub(M, M), e.Zero(SQUARE)),
        (b.add(T(M), M), e.Sum((M, T(M)))),
        (T(b.mul(M, N)), b.mul(T(N), T(M))),
        (T(K), b.neg(K)),
        (b.mul(T(Q), Q), e.Identity(n)),
        (b.inverse(Q), T(Q)),
        (b.mul(V, V), e.Identity(n)),
        (b.mul(H, H), H),
        (b.mul(M, b.inverse(M)), e.Identity(n)),
        (b.mul(M, M, M), e.Power(M, e.number(3))),
        (b.inverse(b.mul(M, N)), b.mul(b.inverse(N), b.inverse(M))),
        (b.inverse(T(M)), T(b.inverse(M))),
        (e.Trace(T(M)), e.Trace(M)),
        (e.Trace(e.Identity(n)), e.Size(n)),
        (e.Trace(b.sub(M, M)), e.ZERO),
        (e.Trace(b.mul(x, T(y))), b.mul(T(y), x)),
        (e.Trace(b.mul(two, M)), b.mul(two, e.Trace(M))),
        (e.Determinant(T(M)), e.Determinant(M)),
        (e.Determinant(b.inverse(M)), e.Power(e.Determinant(M), e.number(-1))),
        (e.Determinant(b.sub(M, M)), e.ZERO),
        (b.mul(t, b.power(t, two)), e.Power(t, e.number(3))),
        (b.mul(e.Power(t, e.number(-1)), t), e.UNITY),
        (b.mul(x, b.power(b.mul(two, t), two)), b.mul(e.number(4), e.Power(t, two), x)),
        (b.mul(b.diag(x), y), e.Hadamard((x, y))),
        (b.mul(T(e.Ones(COLUMN)), one_hot), e.UNITY),
        (b.mul(e.Commutation(m, n), b.vec(X)), e.Vec(T(X))),
        (b.mul(e.Commutation(n, m), e.Commutation(m, n)), e.Identity(m * n)),
        (b.mul(b.kronecker(T(N), M), b.vec(P)), e.Vec(b.mul(M, P, N))),
        (e.Elementwise("log", e.Elementwise("exp", x)), x),
        (b.mul(i, i, x), b.neg(x)),
        (b.power(i, e.number(3)), e.Power(i, e.number(3))),
        (b.mul(b.power(i, e.number(3)), x), b.mul(e.number(-1), i, x)),
        (b.sub(M, b.add(M, N)), b.neg(N)),
        (b.sub(M, b.mul(two, b.add(N, P))), e.Sum((M, b.mul(e.number(-2), b.add(N, P))))),
        (b.diag(b.mul(two, x)), b.mul(two, b.diag(x))),
        (b.diagonal(T(M)), e.Diagonal(M)),
        (b.hadamard(M, b.mul(e.Ones(COLUMN), T(e.Ones(COLUMN)))), M),
        (b.hadamard(T(M), e.Identity(n)), e.Hadamard((M, e.Identity(n)))),
        (b.mul(T(e.Ones(COLUMN)), e.Softmax(x, "vector")), e.UNITY),
        (b.add(T(M), M, N), e.Sum((M, T(M), N))),
        (T(e.Sum((M, T(N), Z))), e.Sum((T(M), N, Z))),
        (b.divide(x, e.ZERO), b.mul(e.Power(e.ZERO, e.number(-1)), x)),
    ],
)  # fmt: skip
def test_the_form_that_a_textbook_prints(formula: Node, expected: Node) -> None:
    assert tidy(formula) == expected
