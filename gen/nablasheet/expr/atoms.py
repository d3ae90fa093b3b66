"""The leaves of a formula: numbers, symbols and the named constant matrices."""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr.assumption import Assumption, closure
from nablasheet.expr.node import Node, node
from nablasheet.expr.shape import ONE, SCALAR, Dim, Shape, column, dim


@node
class Number(Node):
    """A rational number."""

    value: Fraction

    def infer(self) -> Shape:
        return SCALAR


@node
class Constant(Node):
    """A named number: pi, e (Euler) or i (imaginary unit)."""

    name: str

    def infer(self) -> Shape:
        return SCALAR


@node
class Size(Node):
    """A size used as a number, as in 1/n."""

    size: Dim

    def infer(self) -> Shape:
        return SCALAR


@node
class Index(Node):
    """A running or free index, 1-based, of an entry, a sum or a unit vector."""

    name: str

    def infer(self) -> Shape:
        return SCALAR


@node
class Symbol(Node):
    """A letter that stands for a scalar, a vector or a matrix.

    `name` is its LaTeX without font commands (`X`, `\\Sigma`, `W_{1}`), the same for every font.
    """

    name: str
    form: Shape
    assumptions: frozenset[Assumption] = frozenset()

    def infer(self) -> Shape:
        return self.form

    def holds(self, assumption: Assumption) -> bool:
        """Whether it is assumed, directly or by implication."""
        return assumption in closure(self.assumptions)


@node
class Identity(Node):
    """The identity matrix I_n."""

    size: Dim

    def infer(self) -> Shape:
        return Shape(self.size, self.size)


@node
class Zero(Node):
    """A vector or matrix of zeros; the scalar zero is Number(0)."""

    form: Shape

    def infer(self) -> Shape:
        return self.form


@node
class Ones(Node):
    """A vector or matrix of ones."""

    form: Shape

    def infer(self) -> Shape:
        return self.form


@node
class Unit(Node):
    """The unit vector e_i of length n; `position` is a Number or an Index."""

    position: Node
    size: Dim

    def infer(self) -> Shape:
        return column(self.size)


@node
class Commutation(Node):
    """K_{mn}: K_{mn} vec(A) = vec(A^T) for A m by n (Magnus and Neudecker, section 3.7)."""

    rows: Dim
    cols: Dim

    def infer(self) -> Shape:
        return Shape(self.rows * self.cols, self.rows * self.cols)


@node
class Duplication(Node):
    """D_n: D_n vech(A) = vec(A) for symmetric A (Magnus and Neudecker, section 3.8)."""

    size: Dim

    def infer(self) -> Shape:
        return Shape(self.size * self.size, triangle(self.size))


@node
class Elimination(Node):
    """L_n: L_n vec(A) = vech(A)."""

    size: Dim

    def infer(self) -> Shape:
        return Shape(triangle(self.size), self.size * self.size)


@node
class DiagonalEmbedding(Node):
    """E_n: E_n x = vec(diag(x)), n^2 by n; its transpose takes vec(A) to the diagonal of A."""

    size: Dim

    def infer(self) -> Shape:
        return Shape(self.size * self.size, self.size)


def triangle(size: Dim) -> Dim:
    """n (n + 1) / 2, the length of vech."""
    return dim(Fraction(1, 2)) * size * (size + ONE)


def number(value: int | Fraction) -> Number:
    """A number node."""
    return Number(Fraction(value))


ZERO, UNITY, TWO, HALF = number(0), number(1), number(2), Number(Fraction(1, 2))
