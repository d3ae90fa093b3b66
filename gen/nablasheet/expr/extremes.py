"""The largest or smallest entry of a vector, and where it stands."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.shape import ONE, SCALAR, Shape, ShapeError


@node
class Extreme(Node):
    """The largest ("max") or smallest ("min") entry of a column."""

    PARTS = ("argument",)
    argument: Node
    which: str

    def infer(self) -> Shape:
        _column(self.argument)
        return SCALAR


@node
class ExtremePlace(Node):
    """The unit vector of the place of the largest ("max"), the smallest ("min") or, of entries without
    signs, the largest ("abs"); there is one where a single entry is the extreme one."""

    PARTS = ("argument",)
    argument: Node
    which: str

    def infer(self) -> Shape:
        return _column(self.argument)


def _column(argument: Node) -> Shape:
    if argument.shape.cols != ONE:
        raise ShapeError(f"the extreme entry of a column is meant, this one is {argument.shape}")
    return argument.shape
