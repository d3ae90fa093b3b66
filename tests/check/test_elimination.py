"""Expansion and elimination say the same, and what they find solves the equations."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from random import Random

import pytest

from nablasheet.check import elimination, explicit
from nablasheet.check.budget import Budget
from nablasheet.check.rational import Rational
from nablasheet.check.ring import Grid, Undefined


@pytest.fixture
def ring() -> Rational:
    return Rational(Budget(inf, inf, 10**6))


def drawn(ring: Rational, rows: int, cols: int) -> Grid:
    random = Random(f"{rows} by {cols}")
    return [[ring.number(Fraction(random.randint(-9, 9), 7)) for _ in range(cols)] for _ in range(rows)]


@pytest.mark.parametrize("size", [1, 2, 3, elimination.LAPLACE_MAX])
def test_expansion_and_elimination_agree(size: int, ring: Rational, monkeypatch: pytest.MonkeyPatch) -> None:
    a = drawn(ring, size, size)
    expanded = elimination.determinant(ring, a)
    monkeypatch.setattr(elimination, "LAPLACE_MAX", 0)
    assert expanded
    assert elimination.determinant(ring, a) == expanded


def test_an_exchange_of_rows_turns_the_sign(ring: Rational, monkeypatch: pytest.MonkeyPatch) -> None:
    a = drawn(ring, 4, 4)
    monkeypatch.setattr(elimination, "LAPLACE_MAX", 0)
    assert elimination.determinant(ring, [a[1], a[0], *a[2:]]) == -elimination.determinant(ring, a)


def test_what_is_found_solves_the_equations(ring: Rational) -> None:
    a, b = drawn(ring, 3, 3), drawn(ring, 3, 2)
    assert explicit.equal(explicit.multiply(ring, a, elimination.solve(ring, a, b)), b)
    inverse = elimination.inverse(ring, a)
    assert explicit.equal(explicit.multiply(ring, inverse, a), explicit.identity(ring, 3))


@pytest.mark.parametrize("size", [1, 2, 4])
def test_the_adjugate_is_the_determinant_times_the_inverse(size: int, ring: Rational) -> None:
    a = drawn(ring, size, size)
    scaled = explicit.scale(elimination.determinant(ring, a), explicit.identity(ring, size))
    assert explicit.equal(explicit.multiply(ring, a, elimination.adjugate(ring, a)), scaled)


def test_a_singular_matrix_has_an_adjugate_and_no_inverse(ring: Rational) -> None:
    row = drawn(ring, 1, 2)[0]
    a = [row, row]
    assert not elimination.determinant(ring, a)
    assert any(x for line in elimination.adjugate(ring, a) for x in line)
    with pytest.raises(Undefined):
        elimination.inverse(ring, a)
