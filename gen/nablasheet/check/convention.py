"""Three readings of a derivative by a structured variable.

"free" lets all entries move, as if there were no structure; "projection" projects that onto the
structure; "independent" moves each entry together with those tied to it.  For a symmetric X and
gradient G these are G, (G + G^T)/2 and G + G^T - G o I.
"""

from __future__ import annotations

from typing import Any

from nablasheet import expr as e
from nablasheet.check import explicit
from nablasheet.check.orbits import linear, orbits
from nablasheet.check.ring import Grid, Ring, Unsupported
from nablasheet.expr import Assumption

CONVENTIONS = ("free", "projection", "independent")


def conventions(variable: e.Symbol) -> tuple[str, ...]:
    """Those that differ for this variable."""
    if linear(variable.assumptions):
        return CONVENTIONS
    return CONVENTIONS[:2] if variable.holds(Assumption.ORTHONORMAL_COLUMNS) else CONVENTIONS[:1]


def applied(partials: Grid, convention: str, variable: e.Symbol, point: Grid, ring: Ring) -> Grid:
    """Rows of free partial derivatives (a column for each entry of the variable), re-read."""
    if convention == "free":
        return partials
    structures = linear(variable.assumptions)
    if structures and len(point) == len(point[0]):
        return [_tied(row, structures, len(point), convention, ring) for row in partials]
    if convention == "projection" and variable.holds(Assumption.ORTHONORMAL_COLUMNS):
        return [_tangent(row, point, ring) for row in partials]
    raise Unsupported(f"the convention {convention} for {variable.name}")


def _tied(
    row: list[Any], structures: tuple[Assumption, ...], size: int, convention: str, ring: Ring
) -> list[Any]:
    """Sums over orbits, for the projection divided by their lengths."""
    ties = orbits(structures, size).ties
    result = []
    for j in range(size):
        for i in range(size):
            tied = ties[i, j]
            x = explicit.total(ring, (row[q * size + p] * sign for (p, q), sign in tied))
            result.append(x / len(tied) if tied and convention == "projection" else x)
    return result


def _tangent(row: list[Any], point: Grid, ring: Ring) -> list[Any]:
    """G - X (X^T G + G^T X)/2, the projection at an X with orthonormal columns."""
    gradient = explicit.unvec(row, len(point))
    inner = explicit.multiply(ring, explicit.transpose(point), gradient)
    both = explicit.add(inner, explicit.transpose(inner))
    normal = explicit.multiply(ring, point, both)
    return explicit.vec(explicit.both(lambda g, x: g - x / 2, gradient, normal))
