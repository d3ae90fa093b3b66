"""A matrix beside its pseudo-inverse, and ones beside ones: what goes and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.expr.random_formulas import COLUMN, M, X, m, n, same_value, sample_for, x

from nablasheet import expr as e
from nablasheet.expr import Assumption, Node
from nablasheet.expr import build as b
from nablasheet.expr.normal import tidy

LAW = settings(max_examples=150, deadline=None, derandomize=True)
T, plus = b.transpose, e.PseudoInverse(X)
row, column = b.mul(X, plus), b.mul(plus, X)
away, aside = b.sub(e.Identity(m), row), b.sub(e.Identity(n), column)
FACTORS = (X, T(X), plus, T(plus), row, column, away, aside, T(away), T(aside), M, T(M))
WORD = st.lists(st.sampled_from(FACTORS), min_size=2, max_size=6)


def conforming(word: list[Node]) -> Node:
    """The longest run from the left that fits together."""
    kept = [word[0]]
    for factor in word[1:]:
        if kept[-1].shape.cols == factor.shape.rows:
            kept.append(factor)
    return b.mul(*kept)


@LAW
@given(WORD)
def test_chains_with_a_pseudo_inverse_keep_their_value(word: list[Node]) -> None:
    formula = conforming(word)
    made = tidy(formula)
    assert tidy(made) == made
    assert same_value(formula, made, sample_for(formula)) is not False


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (b.mul(X, plus, X), X),
        (b.mul(plus, X, plus), plus),
        (b.mul(T(X), X, plus), T(X)),
        (T(row), row),
        (T(away), away),
        (b.mul(plus, away), e.Zero(plus.shape)),
        (b.mul(away, X), e.Zero(X.shape)),
        (b.mul(aside, T(X)), e.Zero(T(X).shape)),
        (b.mul(away, row), e.Zero(row.shape)),
        (b.mul(X, aside), e.Zero(X.shape)),
        (b.mul(aside, M), b.mul(aside, M)),
    ],
)  # fmt: skip
def test_what_a_projector_keeps_and_what_it_kills(formula: Node, expected: Node) -> None:
    assert tidy(formula) == expected


def test_a_complex_projector_is_not_taken_for_a_symmetric_one() -> None:
    letter = e.Symbol("Z", X.shape, frozenset({Assumption.COMPLEX}))
    turned = T(b.mul(letter, e.PseudoInverse(letter)))
    assert tidy(turned) == b.mul(T(e.PseudoInverse(letter)), T(letter))


ones = e.Ones(COLUMN)
share, size = e.Softmax(x, "vector"), e.Power(e.Size(n), e.number(-1))
centred = b.sub(x, b.mul(size, ones, T(ones), x))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (b.mul(T(ones), ones), e.Size(n)),
        (b.mul(T(ones), centred), e.ZERO),
        (b.mul(T(centred), ones, T(x)), e.Zero(T(x).shape)),
        (b.mul(T(share), b.sub(e.Identity(n), b.mul(ones, T(share)))), e.Zero(T(x).shape)),
        (b.mul(T(ones), b.sub(x, b.mul(M, x))), None),
    ],
)  # fmt: skip
def test_ones_are_counted_where_they_meet(formula: Node, expected: Node | None) -> None:
    made = tidy(formula)
    assert made == (formula if expected is None else expected)
    assert same_value(formula, made, sample_for(formula)) is not False
