"""Products besides the matrix product: entrywise, Kronecker and cross, and what goes with them."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.operations import same_shape, square
from nablasheet.expr.shape import ONE, Shape, ShapeError, column


@node
class Hadamard(Node):
    """Entrywise product."""

    PARTS = ("factors",)
    VARIADIC = True
    factors: tuple[Node, ...]

    def infer(self) -> Shape:
        return same_shape("an entrywise product", self.factors)


@node
class HadamardQuotient(Node):
    """Entrywise quotient."""

    PARTS = ("numerator", "denominator")
    numerator: Node
    denominator: Node

    def infer(self) -> Shape:
        return same_shape("an entrywise quotient", (self.numerator, self.denominator))


@node
class HadamardPower(Node):
    """Each entry to a scalar power."""

    PARTS = ("base", "exponent")
    base: Node
    exponent: Node

    def infer(self) -> Shape:
        if not self.exponent.is_scalar:
            raise ShapeError(f"an exponent must be a scalar, this one is {self.exponent.shape}")
        return self.base.shape


@node
class Kronecker(Node):
    """Kronecker product."""

    PARTS = ("factors",)
    VARIADIC = True
    factors: tuple[Node, ...]

    def infer(self) -> Shape:
        rows, cols = ONE, ONE
        for factor in self.factors:
            rows, cols = rows * factor.shape.rows, cols * factor.shape.cols
        return Shape(rows, cols)


@node
class KroneckerSum(Node):
    """A ⊕ B = A ⊗ I + I ⊗ B for square A, B."""

    PARTS = ("left", "right")
    left: Node
    right: Node

    def infer(self) -> Shape:
        size = square("a Kronecker sum", self.left).rows * square("a Kronecker sum", self.right).rows
        return Shape(size, size)


@node
class Cross(Node):
    """Cross product of two vectors of length 3."""

    PARTS = ("left", "right")
    left: Node
    right: Node

    def infer(self) -> Shape:
        shape = same_shape("a cross product", self.parts)
        if shape != column(3):
            raise ShapeError(f"a cross product needs vectors of length 3, these are {shape}")
        return shape
