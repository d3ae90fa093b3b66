"""What the rings with jets share: functions of a jet, by the chain rule of one variable, and
inverses, which need no more than the arithmetic of jets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet.check import elimination, explicit
from nablasheet.check.budget import Budget
from nablasheet.check.jet import DIRECTION_LEVEL, Jet, part_of, value_of
from nablasheet.check.pseudo_inverse import pseudo_inverse
from nablasheet.check.ring import Grid, Ring


class Jets(Ring):
    """The base of both; `base`, `base_power` and `base_conjugate` are about plain numbers."""

    has_jets = True
    digits: int | None = None

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
        slope = exponent * self.power(base.value, exponent - self.one)
        return base.chain(self.power(base.value, exponent), slope)

    def conjugate(self, x: Any) -> Any:
        """The conjugate; infinitesimals are real."""
        if not isinstance(x, Jet):
            return self.base_conjugate(x)
        return Jet(self.conjugate(x.value), {k: self.conjugate(p) for k, p in x.parts.items()}, x.level)

    def weight(self, x: Any) -> Any:
        """Absolute value of the value part."""
        return abs(value_of(x))

    def determinant(self, grid: Grid) -> Any:
        """In the ring."""
        return elimination.determinant(self, grid)

    def inverse(self, grid: Grid) -> Grid:
        """In the ring."""
        return elimination.inverse(self, grid)

    def pseudo_inverse(self, grid: Grid) -> Grid:
        """In the ring."""
        return pseudo_inverse(self, grid)

    def slope(self, path: Callable[[Any], Grid]) -> Grid:
        """The coefficient of an infinitesimal."""
        moved = path(Jet(self.zero, {0: self.one}, DIRECTION_LEVEL))
        return explicit.each(lambda x: part_of(x, 0, DIRECTION_LEVEL, self.zero), moved)
