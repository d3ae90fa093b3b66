"""The Moore-Penrose inverse by arithmetic in the ring."""

from __future__ import annotations

from typing import Any

from nablasheet.check import elimination, explicit
from nablasheet.check.jet import numbers_in
from nablasheet.check.ring import Grid, Ring, Undefined


def pseudo_inverse(ring: Ring, a: Grid) -> Grid:
    """(A^H A)^-1 A^H or A^H (A A^H)^-1, by shape; of lower rank, from A = F G with F, G of full rank."""
    turned = explicit.adjoint(ring, a)
    try:
        if len(a) >= len(a[0]):
            return explicit.multiply(ring, _inverse(ring, explicit.multiply(ring, turned, a)), turned)
        return explicit.multiply(ring, turned, _inverse(ring, explicit.multiply(ring, a, turned)))
    except Undefined:
        left, right = _rank_factors(ring, a)
        return explicit.multiply(ring, pseudo_inverse(ring, right), pseudo_inverse(ring, left))


def _inverse(ring: Ring, gram: Grid) -> Grid:
    """The inverse; Undefined where it is the inverse of noise, as of lambda I - A at an eigenvalue."""
    inverse = ring.inverse(gram)
    if ring.digits is not None and _size(ring, gram) * _size(ring, inverse) * ring.roundoff > 1:
        raise Undefined("a singular matrix")
    return inverse


def _size(ring: Ring, a: Grid) -> Any:
    return max(ring.weight(x) for row in a for x in row)


def _rank_factors(ring: Ring, a: Grid) -> tuple[Grid, Grid]:
    """Pivot columns of A and the rows of its reduced form; Undefined where the rank is not locally
    constant, since there the pseudo-inverse jumps."""
    rows = [list(row) for row in a]
    pivots: list[int] = []
    for j in range(len(a[0])):
        k = len(pivots)
        best = max(range(k, len(rows)), key=lambda i: ring.weight(rows[i][j]), default=None)
        if best is None or ring.weight(rows[best][j]) <= ring.roundoff:
            continue
        rows[k], rows[best] = rows[best], rows[k]
        rows[k] = [x / rows[k][j] for x in rows[k]]
        for i in range(len(rows)):
            if i != k and rows[i][j]:
                elimination.reduce(rows[i], rows[k], rows[i][j])
        pivots.append(j)
    left_over = [n for row in rows[len(pivots) :] for x in row for n in numbers_in(x)]
    if len(pivots) in (0, *explicit.shape(a)) or any(abs(n) > ring.roundoff for n in left_over if n):
        raise Undefined("a pseudo-inverse of a matrix without constant rank")
    return [[row[j] for j in pivots] for row in a], rows[: len(pivots)]
