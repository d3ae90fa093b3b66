"""Whether a matrix of fractions keeps what is promised of it.

Structures can be asked for together (idempotent and symmetric); every sample is held against all
of them, so that no combination slips through.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

from nablasheet.check.fraction_matrix import Matrix, determinant, multiply, rank
from nablasheet.check.orbits import TIES, orbits
from nablasheet.expr import Assumption

A = Assumption
Test = Callable[[Matrix], bool]


def broken(a: Matrix, assumptions: frozenset[Assumption]) -> tuple[Assumption, ...]:
    """The promises that a matrix does not keep."""
    return tuple(sorted((p for p in assumptions if p in TESTS and not TESTS[p](a)), key=lambda p: p.value))


def _entries(a: Matrix) -> list[Fraction]:
    return [x for row in a for x in row]


def _transposed(a: Matrix) -> Matrix:
    return [list(row) for row in zip(*a, strict=True)]


def _one(size: int) -> Matrix:
    return [[Fraction(int(i == j)) for j in range(size)] for i in range(size)]


def _tied(structure: Assumption) -> Test:
    """Entries in one orbit are equal up to their signs."""

    def test(a: Matrix) -> bool:
        if len(a) != len(a[0]):
            return False
        ties = orbits((structure,), len(a)).ties
        return all(
            all(a[i][j] == sign * a[p][q] for (p, q), sign in tied) if tied else not a[i][j]
            for (i, j), tied in ties.items()
        )

    return test


def _minors(a: Matrix, principal: bool) -> list[Fraction]:
    """The leading minors, or all principal ones."""
    places = range(len(a))
    chosen = (s for k in range(1, len(a) + 1) for s in combinations(places, k)) if principal else None
    sets = chosen if chosen is not None else (tuple(range(k)) for k in range(1, len(a) + 1))
    return [determinant([[a[i][j] for j in s] for i in s]) for s in sets]


def _one_hot(entries: list[Fraction]) -> bool:
    return sorted(entries) == [0] * (len(entries) - 1) + [1]


def _on_simplex(entries: list[Fraction]) -> bool:
    return sum(entries) == 1 and min(entries) > 0


def _is_square(a: Matrix) -> bool:
    return len(a) == len(a[0])


TESTS: dict[Assumption, Test] = {
    **{structure: _tied(structure) for structure in TIES},
    A.POSITIVE_DEFINITE: lambda a: all(minor > 0 for minor in _minors(a, principal=False)),
    A.POSITIVE_SEMIDEFINITE: lambda a: all(minor >= 0 for minor in _minors(a, principal=True)),
    A.ORTHOGONAL: lambda a: _is_square(a) and multiply(_transposed(a), a) == _one(len(a)),
    A.ORTHONORMAL_COLUMNS: lambda a: multiply(_transposed(a), a) == _one(len(a[0])),
    A.INVERTIBLE: lambda a: _is_square(a) and determinant(a) != 0,
    A.POSITIVE_DETERMINANT: lambda a: _is_square(a) and determinant(a) > 0,
    A.FULL_RANK: lambda a: rank(a) == min(len(a), len(a[0])),
    A.FULL_COLUMN_RANK: lambda a: rank(a) == len(a[0]),
    A.FULL_ROW_RANK: lambda a: rank(a) == len(a),
    A.IDEMPOTENT: lambda a: multiply(a, a) == a,
    A.INVOLUTORY: lambda a: multiply(a, a) == _one(len(a)),
    A.NILPOTENT: lambda a: not any(_entries(multiply(a, a))),
    A.CONTRACTION: lambda a: all(sum(map(abs, row)) < 1 for row in a),
    A.POSITIVE_DIAGONAL: lambda a: all(a[i][i] > 0 for i in range(min(len(a), len(a[0])))),
    A.POSITIVE: lambda a: all(x > 0 for x in _entries(a)),
    A.NONNEGATIVE: lambda a: all(x >= 0 for x in _entries(a)),
    A.BINARY: lambda a: all(x in (0, 1) for x in _entries(a)),
    A.SIGNS: lambda a: all(x in (-1, 1) for x in _entries(a)),
    A.ONE_HOT: lambda a: _one_hot(_entries(a)) if len(a[0]) == 1 else all(map(_one_hot, a)),
    A.ROWS_ONE_HOT: lambda a: all(map(_one_hot, a)),
    A.SIMPLEX: lambda a: _on_simplex(_entries(a)),
    A.ROWS_SIMPLEX: lambda a: all(map(_on_simplex, a)),
    A.UNIT_INTERVAL: lambda a: all(0 < x < 1 for x in _entries(a)),
    A.INTEGER: lambda a: all(x.denominator == 1 for x in _entries(a)),
}
