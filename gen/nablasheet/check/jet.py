"""A jet: a value with its partial derivatives, sparse, over any ring.

Sums, products and quotients of jets are the sum, product and quotient rules of one variable
calculus, nothing about matrices.  A jet's value may itself be a jet of a lower level, which
gives second derivatives; an operand of a lower level is a constant to a higher one.
"""

from __future__ import annotations

from typing import Any

# Levels: those of the variable, then, above them, those that a Differential or a Partial makes
# for itself and that are gone when it is done.
FIRST, SECOND, DIRECTION_LEVEL, PARTIAL_LEVEL = 1, 2, 8, 9


class Jet:
    """`value` plus the sum of `parts[k]` times the k-th infinitesimal of this `level`."""

    __slots__ = ("level", "parts", "value")

    def __init__(self, value: Any, parts: dict[int, Any], level: int) -> None:
        self.value = value
        self.parts = parts
        self.level = level

    def chain(self, value: Any, slope: Any) -> Jet:
        """The jet of f(x) from f and f' at the value."""
        if not slope:
            return Jet(value, {}, self.level)
        return Jet(value, {k: p * slope for k, p in self.parts.items()}, self.level)

    def __bool__(self) -> bool:
        return bool(self.value) or any(self.parts.values())

    def __neg__(self) -> Jet:
        return Jet(-self.value, {k: -p for k, p in self.parts.items()}, self.level)

    def __pos__(self) -> Jet:
        return self

    def __add__(self, other: Any) -> Jet:
        if isinstance(other, Jet):
            if other.level > self.level:
                return Jet(self + other.value, other.parts, other.level)
            if other.level == self.level:
                parts = dict(self.parts)
                for k, q in other.parts.items():
                    parts[k] = parts[k] + q if k in parts else q
                return Jet(self.value + other.value, parts, self.level)
        return Jet(self.value + other, self.parts, self.level)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Jet:
        return self.__add__(-other)

    def __rsub__(self, other: Any) -> Jet:
        return (-self).__add__(other)

    def __mul__(self, other: Any) -> Jet:
        if isinstance(other, Jet):
            if other.level > self.level:
                return other.__mul__(self)
            if other.level == self.level:
                return _product(self, other)
        return Jet(self.value * other, {k: p * other for k, p in self.parts.items()}, self.level)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Jet:
        if isinstance(other, Jet):
            return self.__mul__(other.reciprocal())
        return Jet(self.value / other, {k: p / other for k, p in self.parts.items()}, self.level)

    def __rtruediv__(self, other: Any) -> Jet:
        return self.reciprocal().__mul__(other)

    def reciprocal(self) -> Jet:
        """1/x."""
        value = self.value.reciprocal() if isinstance(self.value, Jet) else 1 / self.value
        return self.chain(value, -(value * value))


def _product(a: Jet, b: Jet) -> Jet:
    x, y = a.value, b.value
    parts = {k: p * y for k, p in a.parts.items()} if y else {}
    if x:
        for k, q in b.parts.items():
            term = q * x
            parts[k] = parts[k] + term if k in parts else term
    return Jet(x * y, parts, a.level)


def value_of(x: Any) -> Any:
    """The plain number in a jet of any level."""
    while isinstance(x, Jet):
        x = x.value
    return x


def part_of(x: Any, k: int, level: int, zero: Any) -> Any:
    """The k-th partial derivative at a level; a constant's is zero."""
    if isinstance(x, Jet) and x.level == level:
        return x.parts.get(k, zero)
    return zero


def numbers_in(x: Any) -> list[Any]:
    """All plain numbers in a jet: value, derivatives, theirs."""
    if not isinstance(x, Jet):
        return [x]
    return [n for part in (x.value, *x.parts.values()) for n in numbers_in(part)]
