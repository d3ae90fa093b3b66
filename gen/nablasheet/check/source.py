"""Where the entries of samples come from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from nablasheet.check.fraction_matrix import Matrix, determinant


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries come from: `manner` is one of
    "generic", up to 1 in size;
    "slight", up to 1/16, where no function is saturated;
    "positive" and "near identity", for formulas with logarithms and roots;
    "small", whole numbers from -2 to 2, for counterexamples on paper.
    """

    random: Random
    manner: str = "generic"

    def entry(self) -> Fraction:
        """One entry; never zero, except in small matrices."""
        if self.manner == "small":
            return Fraction(self.random.choice((-2, -1, -1, 0, 0, 1, 1, 1, 2, 2)))
        size = Fraction(self.random.randint(9, 64), 64)
        if self.manner == "positive":
            return size
        if self.manner == "slight":
            size /= 16
        if self.manner == "near identity":
            return size / self.random.choice((-6, 6))
        return size * self.random.choice((-1, 1))

    def nonzero(self) -> Fraction:
        """One entry that is not zero."""
        while not (x := self.entry()):
            pass
        return x

    def positive(self) -> Fraction:
        """One positive entry."""
        return abs(self.nonzero())

    def matrix(self, rows: int, cols: int) -> Matrix:
        """Free entries; in the small manner not all zero."""
        result = [[self.entry() for _ in range(cols)] for _ in range(rows)]
        if self.manner == "near identity" and rows == cols:
            for i in range(rows):
                result[i][i] += 1
        if self.manner == "small" and not any(x for row in result for x in row):
            result[0][0] = Fraction(1)
        return result

    def invertible(self, size: int) -> Matrix:
        """Free entries, drawn again until the determinant is not zero."""
        while not determinant(result := self.matrix(size, size)):
            pass
        return result


def shifted(a: Matrix, shift: Fraction) -> Matrix:
    """A plus a multiple of the identity."""
    return [[x + shift if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)]
