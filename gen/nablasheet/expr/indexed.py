"""Entries of a matrix, and sums and products over an index."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.shape import SCALAR, Dim, Shape, ShapeError


@node
class Entry(Node):
    """The entry in row `row`, column `col` (1-based; a Number or an Index)."""

    PARTS = ("argument", "row", "col")
    argument: Node
    row: Node
    col: Node

    def infer(self) -> Shape:
        return SCALAR


@node
class IndexedSum(Node):
    """A sum over index = first..last; `last` is a size."""

    PARTS = ("body",)
    index: str
    first: int
    last: Dim
    body: Node

    def infer(self) -> Shape:
        return self.body.shape


@node
class IndexedProduct(Node):
    """A product of scalars over index = first..last."""

    PARTS = ("body",)
    index: str
    first: int
    last: Dim
    body: Node

    def infer(self) -> Shape:
        if not self.body.is_scalar:
            raise ShapeError("an indexed product of matrices")
        return SCALAR
