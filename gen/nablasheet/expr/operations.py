"""The operations of matrix algebra: sums, products, powers, transposes and inverses."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.shape import SCALAR, Shape, ShapeError


def same_shape(operation: str, operands: tuple[Node, ...]) -> Shape:
    """The common shape of operands that must agree entry by entry."""
    shape = operands[0].shape
    for operand in operands[1:]:
        if operand.shape != shape:
            raise ShapeError(f"{operation} of {shape} and {operand.shape}")
    return shape


def square(operation: str, operand: Node) -> Shape:
    """The shape of an operand that must be square."""
    if not operand.shape.is_square:
        raise ShapeError(f"{operation} needs a square matrix, this one is {operand.shape}")
    return operand.shape


@node
class Sum(Node):
    """Terms of equal shape, in the author's order."""

    PARTS = ("terms",)
    VARIADIC = True
    terms: tuple[Node, ...]

    def infer(self) -> Shape:
        return same_shape("a sum", self.terms)


@node
class Product(Node):
    """Scalars and a chain of matrices, in the author's order.

    Factors of shape 1 by 1 scale; the others multiply from left to right and must conform.
    """

    PARTS = ("factors",)
    VARIADIC = True
    factors: tuple[Node, ...]

    def infer(self) -> Shape:
        shape = SCALAR
        first = True
        for factor in self.factors:
            if factor.is_scalar:
                continue
            if first:
                shape, first = factor.shape, False
            elif shape.cols != factor.shape.rows:
                raise ShapeError(f"a product of {shape} and {factor.shape}")
            else:
                shape = Shape(shape.rows, factor.shape.cols)
        return shape


@node
class Power(Node):
    """A scalar or square matrix to a scalar power; matrix powers are products or functions."""

    PARTS = ("base", "exponent")
    base: Node
    exponent: Node

    def infer(self) -> Shape:
        if not self.exponent.is_scalar:
            raise ShapeError(f"an exponent must be a scalar, this one is {self.exponent.shape}")
        return square("a power", self.base)


@node
class Transpose(Node):
    """A^T."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return self.argument.shape.transposed


@node
class Conjugate(Node):
    """The complex conjugate, entry by entry."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return self.argument.shape


@node
class Inverse(Node):
    """A^{-1}."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return square("an inverse", self.argument)


@node
class PseudoInverse(Node):
    """A^+, the Moore-Penrose inverse."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return self.argument.shape.transposed


@node
class Adjugate(Node):
    """adj(A), the transposed matrix of cofactors."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return square("an adjugate", self.argument)
