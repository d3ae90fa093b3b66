"""Products, transposes and sums in the order and with the signs that a textbook prints."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.expr.random_formulas import M, n, s, same_value, sample_for, t, x, y

from nablasheet import expr as e
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.expr.normal import tidy

T = b.transpose
minus, half = e.number(-1), e.Number(Fraction(1, 2))
share, cosine = e.Softmax(x, "vector"), e.Elementwise("cos", t)
det = e.Determinant(M)
A, B, C = (e.Symbol(name, M.shape) for name in "ABC")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        # scalars: letters before functions
        (b.mul(e.TWO, cosine, t), b.mul(e.TWO, t, cosine)),
        (b.mul(e.Power(b.add(s, e.UNITY), minus), e.Power(t, minus), x),
         b.mul(e.Power(t, minus), e.Power(b.add(s, e.UNITY), minus), x)),
        # signs
        (b.mul(M, b.sub(b.neg(x), y)), b.mul(minus, M, b.add(x, y))),
        (T(b.sub(b.neg(x), y)), b.mul(minus, T(b.add(x, y)))),
        (b.mul(minus, M, b.sub(y, share)), b.mul(M, b.sub(share, y))),
        (b.mul(minus, M, b.sub(y, x)), b.mul(minus, M, b.sub(y, x))),
        (b.mul(minus, b.sub(y, share)), b.sub(share, y)),
        # transposes
        (T(b.add(b.mul(T(A), M, T(B)), b.mul(A, M, B))),
         b.add(b.mul(B, T(M), A), b.mul(T(B), T(M), T(A)))),
        (T(b.add(A, B)), T(b.add(A, B))),
        (T(b.add(b.mul(M, x), y)), T(b.add(b.mul(M, x), y))),
        (T(b.add(b.mul(b.add(M, T(M)), x), y)), b.add(b.mul(T(x), b.add(M, T(M))), T(y))),
        (T(b.sub(x, b.mul(T(M), M, x))), T(b.sub(x, b.mul(T(M), M, x)))),
        (T(b.add(b.kronecker(x, e.Identity(n)), b.kronecker(e.Identity(n), x))),
         b.add(b.kronecker(T(x), e.Identity(n)), b.kronecker(e.Identity(n), T(x)))),
        (T(e.Frechet("exp", A, B)), e.Frechet("exp", T(A), T(B))),
        # partial groups
        (b.add(b.mul(A, B, C), b.mul(B, A, C), b.mul(C, A, B)),
         b.add(b.mul(A, B, C), b.mul(B, A, C), b.mul(C, A, B))),
        (b.add(b.mul(A, x), b.mul(T(A), x), y), b.add(b.mul(b.add(A, T(A)), x), y)),
        (b.add(b.mul(x, T(y), B), b.mul(y, T(x), B), A),
         b.add(b.mul(b.add(b.mul(x, T(y)), b.mul(y, T(x))), B), A)),
        # scalars of a sum of scalars
        (b.sub(b.mul(det, t), b.mul(det, s)), b.mul(det, b.sub(t, s))),
        (b.sub(b.mul(half, det), b.mul(half, t)), b.mul(half, b.sub(det, t))),
        (b.add(b.mul(s, t), b.mul(s, det)), b.add(b.mul(s, t), b.mul(s, det))),
        # functions of one matrix commute
        (e.Frechet("exp", b.add(b.mul(t, A), b.mul(s, A, A)), A),
         b.mul(e.MatrixFunction("exp", b.add(b.mul(t, A), b.mul(s, e.Power(A, e.TWO)))), A)),
        (e.Frechet("exp", b.add(b.mul(t, A), B), A), e.Frechet("exp", b.add(b.mul(t, A), B), A)),
        (e.Trace(b.kronecker(A, e.Identity(n))), b.mul(e.Size(n), e.Trace(A))),
        (e.TiedSum(b.mul(e.TWO, A), "lower"), b.mul(e.TWO, e.TiedSum(A, "lower"))),
    ],
)  # fmt: skip
def test_the_form_that_a_textbook_prints(formula: Node, expected: Node) -> None:
    made = tidy(formula)
    assert made == expected
    assert tidy(made) == made
    assert same_value(formula, made, sample_for(formula)) is not False
