"""The operations of matrix algebra: sums, products, transposes, inverses and their relatives."""

from __future__ import annotations

from nablasheet.expr.atoms import triangle
from nablasheet.expr.node import Node, node
from nablasheet.expr.shape import ONE, SCALAR, Dim, Shape, ShapeError, column


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


@node
class Vec(Node):
    """The columns of a matrix, stacked."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return column(self.argument.shape.size)


@node
class Unvec(Node):
    """The matrix of the given shape whose vec is the argument."""

    PARTS = ("argument",)
    argument: Node
    form: Shape

    def infer(self) -> Shape:
        if self.argument.shape != column(self.form.size):
            raise ShapeError(f"a vector of length {self.form.size} is needed, this is {self.argument.shape}")
        return self.form


@node
class Vech(Node):
    """The columns of the lower triangle, stacked."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return column(triangle(square("vech", self.argument).rows))


@node
class Diag(Node):
    """The diagonal matrix of a vector."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        if self.argument.shape.cols != ONE:
            raise ShapeError(f"diag of a vector is meant, this one is {self.argument.shape}")
        return Shape(self.argument.shape.rows, self.argument.shape.rows)


@node
class Diagonal(Node):
    """The vector of the diagonal of a square matrix."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return column(square("a diagonal", self.argument).rows)


TIES = ("lower", "upper", "Toeplitz", "symmetric Toeplitz", "Hankel", "circulant")


@node
class TiedSum(Node):
    """Entry (i, j) is the sum of the argument's entries that a structure ties to (i, j).

    `structure` is one of TIES; for "lower" and "upper" it is the triangular part, for the others
    the sum along the diagonal (Hankel: the antidiagonal) through (i, j).
    """

    PARTS = ("argument",)
    argument: Node
    structure: str

    def infer(self) -> Shape:
        return square("a sum over tied entries", self.argument)


@node
class Block(Node):
    """A matrix put together from blocks, row by row; `width` blocks in each row."""

    PARTS = ("blocks",)
    VARIADIC = True
    blocks: tuple[Node, ...]
    width: int

    def infer(self) -> Shape:
        rows = [self.blocks[i : i + self.width] for i in range(0, len(self.blocks), self.width)]
        heights, widths = [], [block.shape.cols for block in rows[0]]
        for row in rows:
            if len({block.shape.rows for block in row}) > 1 or [b.shape.cols for b in row] != widths:
                raise ShapeError("blocks that do not line up")
            heights.append(row[0].shape.rows)
        return Shape(_total(heights), _total(widths))


def _total(sizes: list[Dim]) -> Dim:
    total = sizes[0]
    for size in sizes[1:]:
        total += size
    return total
