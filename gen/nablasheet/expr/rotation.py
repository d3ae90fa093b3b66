"""The skew matrix of a vector of length 3."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.shape import Shape, ShapeError, column, dim


@node
class CrossMatrix(Node):
    """[a]_x, with [a]_x b = a x b."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        if self.argument.shape != column(3):
            raise ShapeError(
                f"the matrix of a cross product needs a vector of length 3, this is {self.argument.shape}"
            )
        return Shape(dim(3), dim(3))
