"""Matrices as lists of rows, over any ring: the algebra behind the referees.

Entry by entry, as on paper; what needs a division of entries is in `elimination`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from nablasheet.check.ring import Grid, Ring


def shape(a: Grid) -> tuple[int, int]:
    """Rows and columns."""
    return len(a), len(a[0])


def filled(rows: int, cols: int, value: Any) -> Grid:
    """A matrix of equal entries."""
    return [[value] * cols for _ in range(rows)]


def identity(ring: Ring, size: int) -> Grid:
    """The identity matrix."""
    return [[ring.one if i == j else ring.zero for j in range(size)] for i in range(size)]


def transpose(a: Grid) -> Grid:
    """Rows become columns."""
    return [list(row) for row in zip(*a, strict=True)]


def each(f: Callable[[Any], Any], a: Grid) -> Grid:
    """f of every entry."""
    return [[f(x) for x in row] for row in a]


def both(f: Callable[[Any, Any], Any], a: Grid, b: Grid) -> Grid:
    """f of every pair of entries."""
    return [[f(x, y) for x, y in zip(p, q, strict=True)] for p, q in zip(a, b, strict=True)]


def add(a: Grid, b: Grid) -> Grid:
    """Sum."""
    return both(lambda x, y: x + y, a, b)


def subtract(a: Grid, b: Grid) -> Grid:
    """Difference."""
    return both(lambda x, y: x - y, a, b)


def equal(a: Grid, b: Grid) -> bool:
    """Exact equality; entries may be of different types, as 2 and 2 + 0i."""
    return shape(a) == shape(b) and not any(x for row in subtract(a, b) for x in row)


def scale(factor: Any, a: Grid) -> Grid:
    """Multiple."""
    return [[factor * x if x else x for x in row] for row in a]


def multiply(ring: Ring, a: Grid, b: Grid) -> Grid:
    """Product; zeros are skipped, since selection matrices are nearly all zeros."""
    width = len(b[0])
    ring.budget.room(len(a), width)
    sparse = [[(j, y) for j, y in enumerate(row) if y] for row in b]
    result = []
    for row in a:
        ring.budget.tick()
        out: list[Any] = [None] * width
        for x, entries in zip(row, sparse, strict=True):
            if x:
                for j, y in entries:
                    seen = out[j]
                    out[j] = x * y if seen is None else seen + x * y
        result.append([ring.zero if x is None else x for x in out])
    return result


def chain(ring: Ring, factors: Sequence[Grid]) -> Grid:
    """Product of several, from the right when the last is narrow."""
    if len(factors[-1][0]) < len(factors[0]):
        result = factors[-1]
        for factor in reversed(factors[:-1]):
            result = multiply(ring, factor, result)
        return result
    result = factors[0]
    for factor in factors[1:]:
        result = multiply(ring, result, factor)
    return result


def power(ring: Ring, a: Grid, exponent: int) -> Grid:
    """A whole power, by squaring."""
    if exponent < 0:
        return power(ring, ring.inverse(a), -exponent)
    result: Grid | None = None
    while exponent:
        if exponent & 1:
            result = a if result is None else multiply(ring, result, a)
        exponent >>= 1
        if exponent:
            a = multiply(ring, a, a)
    return identity(ring, len(a)) if result is None else result


def kronecker(ring: Ring, a: Grid, b: Grid) -> Grid:
    """Kronecker product."""
    ring.budget.room(len(a) * len(b), len(a[0]) * len(b[0]))
    zero = ring.zero
    result = []
    for p in a:
        for q in b:
            ring.budget.tick()
            result.append([x * y if x and y else zero for x in p for y in q])
    return result


def vec(a: Grid) -> list[Any]:
    """The columns, one after the other."""
    return [row[j] for j in range(len(a[0])) for row in a]


def unvec(entries: Sequence[Any], rows: int) -> Grid:
    """The matrix with these columns."""
    return [list(entries[i::rows]) for i in range(rows)]


def lower(size: int) -> list[tuple[int, int]]:
    """The places of vech, in its order."""
    return [(i, j) for j in range(size) for i in range(j, size)]


def total(ring: Ring, entries: Iterable[Any]) -> Any:
    """Sum of entries."""
    result = ring.zero
    for x in entries:
        if x:
            result = result + x if result else x
    return result


def trace(ring: Ring, a: Grid) -> Any:
    """Sum of the diagonal."""
    return total(ring, (a[i][i] for i in range(len(a))))


def adjoint(ring: Ring, a: Grid) -> Grid:
    """The conjugate transpose."""
    return each(ring.conjugate, transpose(a))


def block(rows: Sequence[Sequence[Grid]]) -> Grid:
    """A matrix put together from blocks."""
    return [[x for part in line for x in part[i]] for line in rows for i in range(len(line[0]))]
