"""Factors, eigenvalues and singular values: what decompositions of a matrix are made of.

A factor is unique by its signs (a positive diagonal); a vector of a simple value has an open sign,
so that formulas hold it an even number of times.  `which` is the largest ("max") or the smallest
("min"); `position` counts from the largest value, 1 being the largest and -1 the smallest.
"""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.operations import square
from nablasheet.expr.shape import ONE, SCALAR, Shape


@node
class Cholesky(Node):
    """The lower triangular L with positive diagonal and L L^T = A."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return square("a Cholesky factor", self.argument)


@node
class HalfTriangle(Node):
    """The lower triangle with its diagonal halved: for a symmetric S, all there is of it once."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return square("a triangle", self.argument)


@node
class OrthonormalFactor(Node):
    """The Q of A = Q R with orthonormal columns, R upper triangular with positive diagonal."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return self.argument.shape


@node
class Eigenvalue(Node):
    """The largest ("max") or smallest ("min") eigenvalue of a symmetric matrix."""

    PARTS = ("argument",)
    argument: Node
    which: str

    def infer(self) -> Shape:
        square("an eigenvalue", self.argument)
        return SCALAR


@node
class Eigenvector(Node):
    """The unit eigenvector of that eigenvalue; its sign is open, so it stands in pairs."""

    PARTS = ("argument",)
    argument: Node
    which: str

    def infer(self) -> Shape:
        return Shape(square("an eigenvector", self.argument).rows, ONE)


@node
class SingularVector(Node):
    """A unit singular vector for the largest singular value: "left" or "right".

    The two have a common sign that is open; formulas hold each of them an even number of times.
    """

    PARTS = ("argument",)
    argument: Node
    side: str

    def infer(self) -> Shape:
        shape = self.argument.shape
        return Shape(shape.rows if self.side == "left" else shape.cols, ONE)


@node
class SingularValue(Node):
    """The singular value at a position."""

    PARTS = ("argument", "position")
    argument: Node
    position: Node

    def infer(self) -> Shape:
        return SCALAR


@node
class SingularDirection(Node):
    """A unit singular vector of that singular value: "left" or "right", their sign in common."""

    PARTS = ("argument", "position")
    argument: Node
    position: Node
    side: str

    def infer(self) -> Shape:
        shape = self.argument.shape
        return Shape(shape.rows if self.side == "left" else shape.cols, ONE)


@node
class OrderedEigenvalue(Node):
    """The eigenvalue at a position, all ordered by their real parts, this one real.

    `name` is how it is written: "lambda", or "rho" for the largest one of a matrix with positive
    entries, which is its spectral radius (Perron).
    """

    PARTS = ("argument", "position")
    argument: Node
    position: Node
    name: str

    def infer(self) -> Shape:
        square("an eigenvalue", self.argument)
        return SCALAR


@node
class OrderedEigenvector(Node):
    """A unit eigenvector of that eigenvalue: "left" is one of the transpose."""

    PARTS = ("argument", "position")
    argument: Node
    position: Node
    side: str

    def infer(self) -> Shape:
        return Shape(square("an eigenvector", self.argument).rows, ONE)
