"""Directions that keep a curved structure to first order: orthogonal, idempotent, unit norm …

A differential rule is about such directions; a free one would leave the set that was promised.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from nablasheet.check.fraction_matrix import Matrix, multiply
from nablasheet.check.orbits import orbits
from nablasheet.check.source import Source
from nablasheet.expr import Assumption

A = Assumption
Tangent = Callable[[Source, Matrix, Matrix], Matrix]  # (source, point, free direction) -> tangent


def _turn(source: Source, point: Matrix, free: Matrix) -> Matrix:
    """Omega X for a skew Omega."""
    return multiply(orbits((A.SKEW,), len(point)).matrix(source.nonzero), point)


def _similarity(source: Source, point: Matrix, free: Matrix) -> Matrix:
    """The commutator K X - X K: the eigenvalues stay."""
    return _minus(multiply(free, point), multiply(point, free))


def _same_sum(source: Source, point: Matrix, free: Matrix) -> Matrix:
    """Entries that sum to zero."""
    mean = sum((x for row in free for x in row), Fraction(0)) / (len(free) * len(free[0]))
    return [[x - mean for x in row] for row in free]


def _same_row_sums(source: Source, point: Matrix, free: Matrix) -> Matrix:
    """Rows that sum to zero."""
    return [[x - sum(row, Fraction(0)) / len(row) for x in row] for row in free]


def _sideways(source: Source, point: Matrix, free: Matrix) -> Matrix:
    """What is left of E without its part along X."""
    pairs = ((x, y) for p, q in zip(free, point, strict=True) for x, y in zip(p, q, strict=True))
    slope = sum((x * y for x, y in pairs), Fraction(0))
    return _minus(free, [[slope * y for y in row] for row in point])


def _still(source: Source, point: Matrix, free: Matrix) -> Matrix:
    """Entries from a discrete set do not move."""
    return [[Fraction(0)] * len(row) for row in point]


def _minus(a: Matrix, b: Matrix) -> Matrix:
    return [[x - y for x, y in zip(p, q, strict=True)] for p, q in zip(a, b, strict=True)]


TANGENTS: tuple[tuple[Assumption, Tangent], ...] = (
    (A.ORTHOGONAL, _turn),
    (A.ORTHONORMAL_COLUMNS, _turn),
    (A.IDEMPOTENT, _similarity),
    (A.INVOLUTORY, _similarity),
    (A.NILPOTENT, _similarity),
    (A.BINARY, _still),
    (A.SIGNS, _still),
    (A.INTEGER, _still),
    (A.SIMPLEX, _same_sum),
    (A.ROWS_SIMPLEX, _same_row_sums),
    (A.UNIT_NORM, _sideways),
)
