"""Entries put elsewhere: vec and its relatives, diagonals, tied entries, blocks."""

from __future__ import annotations

from nablasheet.expr.atoms import triangle
from nablasheet.expr.node import Node, node
from nablasheet.expr.operations import square
from nablasheet.expr.shape import ONE, Dim, Shape, ShapeError, column


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
