"""Exact rationals with jets; with i where a formula is complex.

A value that is not rational raises Irrational, and the question is put again with many digits.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sympy import QQ, QQ_I

from nablasheet.check.jet import value_of
from nablasheet.check.jet_ring import Jets
from nablasheet.check.ring import Gaussian, Grid, Irrational, Scalar, Undefined


class Rational(Jets):
    """Jets over the rational numbers (with i where a formula is complex): no rounding at all."""

    zero, one, roundoff = QQ(0), QQ(1), QQ(0)

    def number(self, value: Fraction) -> Any:
        """A rational."""
        return QQ(value.numerator, value.denominator)

    def entry(self, value: Scalar) -> Any:
        """An entry of a sample."""
        if isinstance(value, Gaussian):
            return QQ_I(self.number(value.real), self.number(value.imag))
        return self.number(value)

    def constant(self, name: str) -> Any:
        """Only i is in the field."""
        if name == "i":
            return QQ_I(0, 1)
        raise Irrational(name)

    def weight(self, x: Any) -> Any:
        """Absolute value, squared for a complex number."""
        x = value_of(x)
        return x.x**2 + x.y**2 if hasattr(x, "parent") else abs(x)

    def base(self, name: str, x: Any, order: int) -> Any:
        """The piecewise linear functions stay rational."""
        if name not in _LINEAR or hasattr(x, "parent"):
            raise Irrational(name)
        if not x:
            raise Undefined("a kink")
        above, below = _LINEAR[name]
        coefficients = above if x > 0 else below
        if order == 0:
            return coefficients[0] + coefficients[1] * x
        return self.one * coefficients[1] if order == 1 else self.zero

    def base_power(self, x: Any, exponent: Any) -> Any:
        """Whole powers only."""
        if hasattr(exponent, "parent") or exponent.denominator != 1:
            raise Irrational("a power")
        if exponent < 0 and not x:
            raise Undefined("a negative power of zero")
        return x ** int(exponent)

    def base_conjugate(self, x: Any) -> Any:
        """x - iy."""
        return QQ_I(x.x, -x.y) if hasattr(x, "parent") else x

    def matrix_function(self, name: str, grid: Grid) -> Grid:
        """Never rational."""
        raise Irrational(name)

    def frechet_jacobian(self, name: str, grid: Grid) -> Grid:
        """Never rational."""
        raise Irrational(name)

    def nuclear(self, grid: Grid) -> Any:
        """Never rational."""
        raise Irrational("a nuclear norm")

    def spectral(self, grid: Grid) -> Any:
        """Never rational."""
        raise Irrational("a spectral norm")


# (constant, slope) above and below zero
_LINEAR: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "abs": ((0, 1), (0, -1)),
    "sgn": ((1, 0), (-1, 0)),
    "relu": ((0, 1), (0, 0)),
    "step": ((1, 0), (0, 0)),
}
