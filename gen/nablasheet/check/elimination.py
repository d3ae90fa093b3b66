"""Determinants, inverses and linear equations over any ring, by elimination or by expansion.

All of it happens in the ring itself and uses no rule of matrix calculus, so that a derivative
carried by the entries comes out right by construction.
"""

from __future__ import annotations

from typing import Any

from nablasheet.check import explicit
from nablasheet.check.ring import Grid, Ring, Undefined

LAPLACE_MAX = 5  # up to here a determinant is expanded, which also works where it is zero


def determinant(ring: Ring, a: Grid) -> Any:
    """By expansion when small, else by elimination."""
    return _expand(ring, a) if len(a) <= LAPLACE_MAX else _eliminate(ring, a)


def _expand(ring: Ring, a: Grid) -> Any:
    """Minors of the first rows over all sets of columns, a row at a time."""
    size = len(a)
    minors: dict[int, Any] = {0: ring.one}
    for row in a:
        larger: dict[int, Any] = {}
        for columns, minor in minors.items():
            for j in range(size):
                bit = 1 << j
                if columns & bit or not row[j] or not minor:
                    continue
                term = row[j] * minor
                if (columns >> (j + 1)).bit_count() % 2:
                    term = -term
                key = columns | bit
                larger[key] = larger[key] + term if key in larger else term
        minors = larger
    return minors.get((1 << size) - 1, ring.zero)


def _eliminate(ring: Ring, a: Grid) -> Any:
    rows = [list(row) for row in a]
    result = ring.one
    for k in range(len(rows)):
        ring.budget.tick()
        best = _pivot(ring, rows, k)
        if best != k:
            rows[k], rows[best] = rows[best], rows[k]
            result = -result
        pivot = rows[k][k]
        result = result * pivot
        for i in range(k + 1, len(rows)):
            if rows[i][k]:
                reduce(rows[i], rows[k], rows[i][k] / pivot)
    return result


def inverse(ring: Ring, a: Grid) -> Grid:
    """By Gauss-Jordan elimination, the pivot chosen by the value part."""
    return solve(ring, a, explicit.identity(ring, len(a)))


def solve(ring: Ring, a: Grid, b: Grid) -> Grid:
    """The X with A X = B."""
    size = len(a)
    rows = [[*left, *right] for left, right in zip(a, b, strict=True)]
    for k in range(size):
        ring.budget.tick()
        best = _pivot(ring, rows, k)
        rows[k], rows[best] = rows[best], rows[k]
        pivot = rows[k][k]
        rows[k] = [x / pivot if x else x for x in rows[k]]
        for i in range(size):
            if i != k and rows[i][k]:
                reduce(rows[i], rows[k], rows[i][k])
    return [row[size:] for row in rows]


def reduce(row: list[Any], other: list[Any], factor: Any) -> None:
    """Subtract a multiple of another row, in place."""
    for j, y in enumerate(other):
        if y:
            row[j] = row[j] - factor * y


def _pivot(ring: Ring, rows: Grid, k: int) -> int:
    """The row with the heaviest entry in column k; Undefined when the matrix is singular."""
    weights = [(ring.weight(rows[i][k]), i) for i in range(k, len(rows))]
    weight, best = max(weights, key=lambda pair: pair[0])
    if not weight:
        raise Undefined("a singular matrix")
    if ring.digits is not None:
        heaviest = max(ring.weight(x) for row in rows[k:] for x in row[k : len(rows)])
        if weight < heaviest * ring.roundoff:
            raise Undefined("a singular matrix")
    return best


def adjugate(ring: Ring, a: Grid) -> Grid:
    """The transposed cofactors."""
    size = len(a)
    if size == 1:
        return [[ring.one]]
    result = explicit.filled(size, size, ring.zero)
    for i in range(size):
        for j in range(size):
            minor = [row[:j] + row[j + 1 :] for k, row in enumerate(a) if k != i]
            cofactor = determinant(ring, minor)
            result[j][i] = -cofactor if (i + j) % 2 else cofactor
    return result
