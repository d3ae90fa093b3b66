"""Numbers of many digits with jets; the slopes of named functions are SymPy's."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from mpmath.ctx_mp import MPContext

from nablasheet.check import scalar, series
from nablasheet.check.budget import Budget
from nablasheet.check.jet_ring import Jets
from nablasheet.check.ring import DIGITS, Gaussian, Grid, Scalar, Undefined, Unsupported


@lru_cache(maxsize=8)
def context(digits: int) -> Any:
    """An mpmath context of its own, so that nobody else's precision is touched."""
    made = MPContext()
    made.dps = digits
    return made


class Rounded:
    """mpmath numbers of that many digits, in a context of their own."""

    def __init__(self, budget: Budget, digits: int = DIGITS) -> None:
        self.budget = budget
        self.digits: int | None = digits
        self.context = context(digits)
        self.zero, self.one = self.context.mpf(0), self.context.mpf(1)
        self.roundoff = self.context.mpf(10) ** -(digits * 3 // 4)

    def number(self, value: Fraction) -> Any:
        """A rational, rounded."""
        return self.context.mpf(value.numerator) / value.denominator

    def entry(self, value: Scalar) -> Any:
        """An entry of a sample."""
        if isinstance(value, Gaussian):
            return self.context.mpc(self.number(value.real), self.number(value.imag))
        return self.number(value)

    def constant(self, name: str) -> Any:
        """pi, e and i."""
        return named_constant(self.context, name)


class Decimal(Rounded, Jets):
    """Jets over mpmath numbers."""

    def base(self, name: str, x: Any, order: int) -> Any:
        """From SymPy's definition."""
        return scalar.evaluate(self.context, name, x, order)

    def base_power(self, x: Any, exponent: Any) -> Any:
        """Real for a positive base or a whole exponent."""
        return real_power(self.context, x, exponent)

    def base_conjugate(self, x: Any) -> Any:
        """The conjugate."""
        return self.context.conj(x)

    def matrix_function(self, name: str, grid: Grid) -> Grid:
        """By series and iterations in the ring."""
        return series.function(self, name, grid)

    def frechet_jacobian(self, name: str, grid: Grid) -> Grid:
        """From the function of a block triangular matrix."""
        return series.frechet_jacobian(self, name, grid)

    def nuclear(self, grid: Grid) -> Any:
        """tr (X^T X)^(1/2)."""
        return series.nuclear(self, grid)

    def spectral(self, grid: Grid) -> Any:
        """The root of the largest eigenvalue of X^T X."""
        return series.spectral(self, grid)


def named_constant(context: Any, name: str) -> Any:
    """pi, e or i in an mpmath context."""
    if name == "i":
        return context.mpc(0, 1)
    if name in ("pi", "e"):
        return +getattr(context, name)
    raise Unsupported(f"the constant {name}")


def real_power(context: Any, x: Any, exponent: Any) -> Any:
    """x^exponent where that is real, or x is complex anyway."""
    if isinstance(exponent, context.mpf) and context.isint(exponent):
        if exponent < 0 and not x:
            raise Undefined("a negative power of zero")
        return x ** int(exponent)
    if isinstance(x, context.mpf) and x <= 0:
        raise Undefined("a fractional power of a number that is not positive")
    return context.power(x, exponent)
