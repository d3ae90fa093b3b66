"""Two rings that carry jets: exact rationals, and numbers of many digits.

Which one a formula needs shows when it is evaluated: the rationals raise Irrational.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any

from mpmath.ctx_mp import MPContext
from sympy import QQ, QQ_I

from nablasheet.check import explicit, scalar, series
from nablasheet.check.budget import Budget
from nablasheet.check.jet import DIRECTION_LEVEL, Jet, part_of, value_of
from nablasheet.check.ring import Gaussian, Grid, Irrational, Scalar, Undefined, Unsupported

DIGITS = 60


@lru_cache(maxsize=8)
def context(digits: int) -> Any:
    """An mpmath context of its own, so that nobody else's precision is touched."""
    made = MPContext()
    made.dps = digits
    return made


class Jets:
    """What both rings share: functions of a jet go through the chain rule of one variable."""

    digits: int | None = None
    zero: Any
    one: Any
    roundoff: Any

    def __init__(self, budget: Budget) -> None:
        self.budget = budget

    def base(self, name: str, x: Any, order: int) -> Any:
        """The derivative of a named function at a plain number."""
        raise NotImplementedError

    def base_power(self, x: Any, exponent: Any) -> Any:
        """A plain number to a plain number."""
        raise NotImplementedError

    def base_conjugate(self, x: Any) -> Any:
        """The conjugate of a plain number."""
        raise NotImplementedError

    def function(self, name: str, x: Any) -> Any:
        """A named scalar function."""
        return self.derivative(name, x, 0)

    def derivative(self, name: str, x: Any, order: int) -> Any:
        """A derivative of a named scalar function."""
        if not isinstance(x, Jet):
            return self.base(name, x, order)
        return x.chain(self.derivative(name, x.value, order), self.derivative(name, x.value, order + 1))

    def power(self, base: Any, exponent: Any) -> Any:
        """base^exponent, x^c by c x^(c-1), a varying exponent by exp and log."""
        if isinstance(exponent, Jet):
            return self.function("exp", exponent * self.function("log", base))
        if not isinstance(base, Jet):
            return self.base_power(base, exponent)
        if not exponent:
            return self.one
        return base.chain(self.power(base.value, exponent), exponent * self.power(base.value, exponent - self.one))

    def conjugate(self, x: Any) -> Any:
        """The conjugate; infinitesimals are real."""
        if not isinstance(x, Jet):
            return self.base_conjugate(x)
        return Jet(self.conjugate(x.value), {k: self.conjugate(p) for k, p in x.parts.items()}, x.level)

    def weight(self, x: Any) -> Any:
        """Absolute value of the value part."""
        return abs(value_of(x))

    def slope(self, path: Callable[[Any], Grid]) -> Grid:
        """The coefficient of an infinitesimal."""
        moved = path(Jet(self.zero, {0: self.one}, DIRECTION_LEVEL))
        return explicit.each(lambda x: part_of(x, 0, DIRECTION_LEVEL, self.zero), moved)

    def determinant(self, grid: Grid) -> Any:
        """In the ring."""
        return explicit.determinant(self, grid)

    def inverse(self, grid: Grid) -> Grid:
        """In the ring."""
        return explicit.inverse(self, grid)


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


class Decimal(Jets):
    """Jets over mpmath numbers; the slopes of named functions are SymPy's."""

    def __init__(self, budget: Budget, digits: int = DIGITS) -> None:
        super().__init__(budget)
        self.digits = digits
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
