"""The rings whose elements fill explicit matrices, and what a ring must be able to do.

Sums, products and quotients are the elements' own operators.  What differs between exact
rationals, high-precision numbers and jets over either is here; the evaluator knows no more.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple, Protocol, TypeGuard

from nablasheet.check.budget import Budget

Grid = list[list[Any]]

DIGITS = 60  # of numbers that are not exact


class Undefined(Exception):
    """The formula has no finite value at this point, or no derivative: draw another."""


class Irrational(Exception):
    """The value is not rational: the exact ring gives way to many digits."""


class Unsupported(Exception):
    """This ring cannot evaluate this node; the message names it."""


class Gaussian(NamedTuple):
    """A complex number with rational parts."""

    real: Fraction
    imag: Fraction

    def __str__(self) -> str:
        sign = "-" if self.imag < 0 else "+"
        return f"{self.real} {sign} {abs(self.imag)}i"


Scalar = Fraction | Gaussian


def is_complex(x: Any) -> bool:
    """Whether a plain number is complex: SymPy's Gaussian rationals have a parent, mpmath's a pair."""
    return hasattr(x, "parent") or hasattr(x, "_mpc_")


class Ring(Protocol):
    """Numbers of one kind, possibly with derivatives attached."""

    budget: Budget
    has_jets: bool  # whether elements carry derivatives; else differences are taken
    digits: int | None  # None: exact
    roundoff: Any  # what is smaller than this, relatively, is noise; zero when exact
    zero: Any
    one: Any

    def number(self, value: Fraction) -> Any:
        """A rational number in the ring."""

    def entry(self, value: Scalar) -> Any:
        """An entry of a sample."""

    def constant(self, name: str) -> Any:
        """pi, e or i."""

    def conjugate(self, x: Any) -> Any:
        """The complex conjugate."""

    def weight(self, x: Any) -> Any:
        """Absolute value of the value part, zero when x has no inverse."""

    def function(self, name: str, x: Any) -> Any:
        """A named scalar function."""

    def power(self, base: Any, exponent: Any) -> Any:
        """base^exponent where it is real, or the base is complex."""

    def determinant(self, grid: Grid) -> Any:
        """The determinant."""

    def inverse(self, grid: Grid) -> Grid:
        """The inverse; Undefined for a singular matrix."""

    def pseudo_inverse(self, grid: Grid) -> Grid:
        """The Moore-Penrose inverse."""

    def matrix_function(self, name: str, grid: Grid) -> Grid:
        """A named function of a square matrix."""

    def frechet_jacobian(self, name: str, grid: Grid) -> Grid:
        """The derivative of a matrix function, as a matrix that acts on vec."""

    def nuclear(self, grid: Grid) -> Any:
        """Sum of the singular values."""

    def spectral(self, grid: Grid) -> Any:
        """Largest singular value."""

    def slope(self, path: Callable[[Any], Grid]) -> Grid:
        """The derivative at t = 0 of a matrix that depends on t."""


class Differences(Ring, Protocol):
    """A ring without jets, and how far to move for a first and a second difference."""

    step: Any
    second_step: Any


def takes_differences(ring: Ring) -> TypeGuard[Differences]:
    """Whether derivatives must be taken by differences."""
    return not ring.has_jets
