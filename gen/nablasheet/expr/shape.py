"""Shapes of formulas: rows by columns, each a polynomial in size letters.

Sizes stay symbolic (`m n`, `n + 1`), so that a formula is typed once for all sizes and a
mismatch is found before anything is evaluated.  A scalar is 1 by 1, a vector is a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

Monomial = tuple[str, ...]


class FormulaError(ValueError):
    """A formula that means nothing; the message says why, in words for its author."""


class ShapeError(FormulaError):
    """Operands whose shapes do not fit together."""


@dataclass(frozen=True, slots=True)
class Dim:
    """A size: the sum of coefficient times product of size letters, terms in a fixed order."""

    terms: tuple[tuple[Monomial, Fraction], ...]

    def __add__(self, other: Dim) -> Dim:
        return _collect((*self.terms, *other.terms))

    def __mul__(self, other: Dim) -> Dim:
        return _collect((tuple(sorted(a + b)), p * q) for a, p in self.terms for b, q in other.terms)

    def letters(self) -> frozenset[str]:
        """The size letters in it."""
        return frozenset(letter for monomial, _ in self.terms for letter in monomial)

    def value(self, sizes: Mapping[str, int]) -> int:
        """The size when the letters are numbers; KeyError for a letter without one."""
        total = Fraction(0)
        for monomial, coefficient in self.terms:
            for letter in monomial:
                coefficient *= sizes[letter]
            total += coefficient
        if total.denominator != 1 or total < 1:
            raise ShapeError(f"the size {self} is not a positive whole number")
        return int(total)

    def __str__(self) -> str:
        parts = []
        for monomial, coefficient in self.terms:
            sign = "-" if coefficient < 0 else "+"
            size = abs(coefficient)
            number = str(size) if size != 1 or not monomial else ""
            parts.append((sign, (number + " " + " ".join(monomial)).strip()))
        text = "".join(f" {sign} {body}" for sign, body in parts).strip()
        return (text[2:] if text.startswith("+ ") else text) or "0"


def _collect(terms: Iterable[tuple[Monomial, Fraction]]) -> Dim:
    total: dict[Monomial, Fraction] = {}
    for monomial, coefficient in terms:
        total[monomial] = total.get(monomial, Fraction(0)) + coefficient
    kept = [(m, c) for m, c in total.items() if c]
    return Dim(tuple(sorted(kept, key=lambda term: (-len(term[0]), term[0]))))


def dim(size: int | str | Fraction | Dim) -> Dim:
    """A size from a number or one size letter."""
    if isinstance(size, Dim):
        return size
    if isinstance(size, str):
        return Dim((((size,), Fraction(1)),))
    return _collect([((), Fraction(size))])


ONE = dim(1)


class Shape(NamedTuple):
    """Rows by columns."""

    rows: Dim
    cols: Dim

    @property
    def is_scalar(self) -> bool:
        return self is SCALAR or (self.rows == ONE and self.cols == ONE)

    @property
    def is_column(self) -> bool:
        """A column with more than one row."""
        return self.cols == ONE and self.rows != ONE

    @property
    def is_row(self) -> bool:
        """A row with more than one column."""
        return self.rows == ONE and self.cols != ONE

    @property
    def is_vector(self) -> bool:
        return self.is_column or self.is_row

    @property
    def is_square(self) -> bool:
        return self.rows == self.cols

    @property
    def transposed(self) -> Shape:
        return Shape(self.cols, self.rows)

    @property
    def size(self) -> Dim:
        """Number of entries."""
        return self.rows * self.cols

    @property
    def kind(self) -> str:
        """scalar, vector or matrix."""
        return "scalar" if self.is_scalar else "vector" if self.is_vector else "matrix"

    def __str__(self) -> str:
        return "scalar" if self.is_scalar else f"{self.rows}×{self.cols}"


SCALAR = Shape(ONE, ONE)


def column(size: int | str | Dim) -> Shape:
    """The shape of a vector."""
    return Shape(dim(size), ONE)


def matrix(rows: int | str | Dim, cols: int | str | Dim) -> Shape:
    """The shape of a matrix."""
    return Shape(dim(rows), dim(cols))
