"""Orbits: which entries move together."""

from __future__ import annotations

from fractions import Fraction
from itertools import count

import pytest

from nablasheet.check.orbits import orbits
from nablasheet.expr import Assumption

A = Assumption

# Free entries of a matrix of size n.
FREEDOM = {
    (A.SYMMETRIC,): lambda n: n * (n + 1) // 2,
    (A.SKEW,): lambda n: n * (n - 1) // 2,
    (A.DIAGONAL,): lambda n: n,
    (A.LOWER,): lambda n: n * (n + 1) // 2,
    (A.UPPER,): lambda n: n * (n + 1) // 2,
    (A.TOEPLITZ,): lambda n: 2 * n - 1,
    (A.HANKEL,): lambda n: 2 * n - 1,
    (A.CIRCULANT,): lambda n: n,
    (A.SYMMETRIC, A.TOEPLITZ): lambda n: n,
    (A.SYMMETRIC, A.CIRCULANT): lambda n: n // 2 + 1,
    (A.LOWER, A.UPPER): lambda n: n,
    (A.SYMMETRIC, A.SKEW): lambda n: 0,
}


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("structures", FREEDOM, ids=lambda s: "+".join(a.name for a in s))
def test_the_number_of_free_entries(structures: tuple[Assumption, ...], size: int) -> None:
    tied = orbits(structures, size)
    numbers = count(1)
    drawn = tied.matrix(lambda: Fraction(next(numbers)))
    assert next(numbers) - 1 == FREEDOM[structures](size)
    assert len({abs(x) for row in drawn for x in row if x}) == FREEDOM[structures](size)


def test_ties_carry_signs() -> None:
    ties = orbits((A.SKEW,), 2).ties
    assert dict(ties[0, 1]) == {(0, 1): 1, (1, 0): -1}
    assert dict(ties[1, 0]) == {(1, 0): 1, (0, 1): -1}
    assert ties[0, 0] == ()
