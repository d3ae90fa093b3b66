"""Values that lack an assumption: plain, of the same shape, and with every other assumption kept."""

from __future__ import annotations

from fractions import Fraction

from nablasheet import expr as e
from nablasheet.check.lapses import lacks, lapses
from nablasheet.check.sample import draw
from nablasheet.check.subject import subject
from nablasheet.expr import Assumption

A = Assumption
n = e.dim("n")


def made(symbol: e.Symbol, assumption: A) -> list[list[list[int]]]:
    sample = draw(subject([symbol]), {"n": 2}, "seed", "small", 0)
    return [
        [[int(str(x)) for x in row] for row in one.values[symbol.name]]
        for one in lapses(sample, symbol, assumption)
    ]


def test_a_matrix_that_need_not_be_invertible_is_singular() -> None:
    found = made(e.Symbol("K", e.matrix(n, n), frozenset({A.INVERTIBLE})), A.INVERTIBLE)
    assert [[0, 0], [0, 0]] in found
    assert [[1, 1], [1, 1]] in found
    assert [[-1, 0], [0, -1]] not in found


def test_the_other_assumptions_are_kept() -> None:
    both = e.Symbol("K", e.matrix(n, n), frozenset({A.SYMMETRIC, A.INVERTIBLE}))
    assert all(one[0][1] == one[1][0] for one in made(both, A.INVERTIBLE))
    assert made(both, A.SYMMETRIC) == []


def test_a_number_that_need_not_be_positive_is_zero_or_negative() -> None:
    found = made(e.Symbol("c", e.SCALAR, frozenset({A.POSITIVE})), A.POSITIVE)
    assert {one[0][0] for one in found} == {0, -1, -9}


def test_what_is_lacked() -> None:
    one = [[Fraction(1), Fraction(0)], [Fraction(0), Fraction(1)]]
    assert lacks(one, A.UNIT_NORM)
    assert lacks(one, A.NONZERO)
    assert lacks(one, A.DISTINCT_EIGENVALUES)
    assert not lacks(one, A.HERMITIAN)
    assert not lacks(one, A.INVERTIBLE)
