"""Whether two matrices of numbers are equal, relative to their own size.

Never `tol * max(1, |b|)`: that once let the doubled derivative of a saturated tanh pass.  Where
both sides are tiny, the answer is None, and the caller computes both with more digits: a true
zero shrinks with the rounding, a small number stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from nablasheet.check import explicit
from nablasheet.check.ring import Grid, Undefined

SIGNIFICANT = 1e-15


@dataclass(frozen=True, slots=True)
class Comparison:
    """`equal` is None when both sides are too small to tell; `size` is their largest entry."""

    equal: bool | None
    error: float
    size: Any


def compare(left: Grid, right: Grid, digits: int | None) -> Comparison:
    """Entry by entry; `digits` says how many of the numbers' digits can be trusted, None all."""
    if explicit.shape(left) != explicit.shape(right):
        return Comparison(False, 1.0, None)
    if digits is None:
        same = explicit.equal(left, right)
        return Comparison(same, 0.0 if same else 1.0, None)
    size = _largest(left, right)
    gap = _largest(explicit.subtract(left, right))
    if not gap and size >= SIGNIFICANT:
        return Comparison(True, 0.0, size)
    if size < SIGNIFICANT:
        return Comparison(None, 0.0, size)
    error = gap / size
    return Comparison(bool(error < size.context.mpf(10) ** -digits), float(error), size)


def _largest(*grids: Grid) -> Any:
    result = max(abs(x) for grid in grids for row in grid for x in row)
    if not result < result.context.inf:
        raise Undefined("a value that is not finite")
    return result


def vanished(before: Comparison, after: Comparison) -> bool:
    """Whether both sides are zero, judged by how they shrank with more digits."""
    limit = before.size * 1e-12 if before.size else after.size.context.eps**0.4
    return bool(after.size <= limit)


def relative(left: Grid, right: Grid, digits: int) -> bool:
    """Whether the entries agree to so many digits of the largest, however small that is."""
    size, gap = _largest(left, right), _largest(explicit.subtract(left, right))
    return bool(gap <= size * size.context.mpf(10) ** -digits)


def shown(x: Any) -> str:
    """A number as written in a counterexample: whole, a fraction, or six digits."""
    if hasattr(x, "denominator"):
        return str(Fraction(int(x.numerator), int(x.denominator)))
    if hasattr(x, "parent"):
        return f"{x.x} + {x.y}i".replace("+ -", "- ")
    if not x.imag:
        rounded = f"{float(x.real):.6g}"
        return "0" if rounded == "-0" else rounded
    return f"{float(x.real):.6g} + {float(x.imag):.6g}i".replace("+ -", "- ")
