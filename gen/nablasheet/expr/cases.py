"""Functions defined by cases."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.operations import same_shape
from nablasheet.expr.shape import Shape, ShapeError


@node
class Piecewise(Node):
    """`above` where the condition is positive, `below` where it is negative; no value at the border."""

    PARTS = ("condition", "above", "below")
    condition: Node
    above: Node
    below: Node

    def infer(self) -> Shape:
        if not self.condition.is_scalar:
            raise ShapeError(f"a condition compares scalars, this one is {self.condition.shape}")
        return same_shape("a definition by cases", (self.above, self.below))
