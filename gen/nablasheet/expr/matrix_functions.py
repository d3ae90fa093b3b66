"""Functions of a square matrix as a whole, and their derivatives (Higham, chapter 3)."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.operations import same_shape, square
from nablasheet.expr.shape import Shape


@node
class MatrixFunction(Node):
    """exp, log, sqrt, sin, cos of a square matrix, through its power series or eigenvalues."""

    PARTS = ("argument",)
    function: str
    argument: Node

    def infer(self) -> Shape:
        return square("a matrix function", self.argument)


@node
class Frechet(Node):
    """The derivative of a matrix function at `argument` in a direction (Higham, chapter 3)."""

    PARTS = ("argument", "direction")
    function: str
    argument: Node
    direction: Node

    def infer(self) -> Shape:
        square("a matrix function", self.argument)
        return same_shape("a Fréchet derivative", (self.argument, self.direction))


@node
class FrechetJacobian(Node):
    """The matrix of vec(E) ↦ vec(Frechet(function, argument, E))."""

    PARTS = ("argument",)
    function: str
    argument: Node

    def infer(self) -> Shape:
        size = square("a matrix function", self.argument).size
        return Shape(size, size)
