"""Concrete stand-ins for unnamed smooth functions: u(x), U(X), g applied entry by entry.

A rule that holds for every smooth function holds for these polynomials with random coefficients,
and a wrong one fails for them.  Products of linear forms keep them cheap for many variables.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import perm
from typing import Any

from nablasheet.check.ring import Ring

Form = tuple[Fraction, ...]  # the constant, then one coefficient a variable
Product = tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A polynomial of degree 3 for each entry of the value, as a sum of products of linear forms."""

    outputs: tuple[tuple[Product, ...], ...]

    def at(self, ring: Ring, entries: Sequence[Any]) -> list[Any]:
        """The entries of the value, column by column."""
        return [_sum_of_products(ring, products, entries) for products in self.outputs]


def _sum_of_products(ring: Ring, products: tuple[Product, ...], entries: Sequence[Any]) -> Any:
    total = ring.zero
    for forms in products:
        product = ring.one
        for form in forms:
            product = product * _linear(ring, form, entries)
        total = total + product
    return total


def _linear(ring: Ring, form: Form, entries: Sequence[Any]) -> Any:
    result = ring.number(form[0])
    for coefficient, x in zip(form[1:], entries, strict=True):
        result = result + x * ring.number(coefficient)
    return result


def polynomial(entry: Callable[[], Fraction], inputs: int, outputs: int) -> Polynomial:
    """A random polynomial: for each output a product of two and a product of three forms."""

    def form() -> Form:
        return (entry(), *(entry() / 2 for _ in range(inputs)))

    return Polynomial(tuple(((form(), form()), (form(), form(), form())) for _ in range(outputs)))


@dataclass(frozen=True, slots=True)
class Series:
    """A polynomial in one variable, applied entry by entry, with all its derivatives."""

    coefficients: tuple[Fraction, ...]

    def at(self, ring: Ring, x: Any, order: int) -> Any:
        """The derivative of this order at x, by Horner's scheme."""
        result = ring.zero
        for power in range(len(self.coefficients) - 1, order - 1, -1):
            result = result * x + ring.number(self.coefficients[power] * perm(power, order))
        return result


def series(entry: Callable[[], Fraction]) -> Series:
    """A random polynomial of degree 4."""
    return Series(tuple(entry() for _ in range(5)))
