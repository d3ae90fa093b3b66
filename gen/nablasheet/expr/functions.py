"""Scalars made of matrices, functions of entries, unnamed functions, and their differentials."""

from __future__ import annotations

from nablasheet.expr.node import Node, node
from nablasheet.expr.operations import square
from nablasheet.expr.shape import ONE, SCALAR, Shape, ShapeError


@node
class Trace(Node):
    """The sum of the diagonal."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        square("a trace", self.argument)
        return SCALAR


@node
class Determinant(Node):
    """det(A)."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        square("a determinant", self.argument)
        return SCALAR


@node
class Norm(Node):
    """A norm.

    `kind` is "p" (a vector's p-norm, `order` its p), "F" (Frobenius), "nuclear", "spectral"
    or "max" (the vector's largest absolute entry); `order` is 2 for all but "p".
    """

    PARTS = ("argument", "order")
    argument: Node
    kind: str
    order: Node

    def infer(self) -> Shape:
        if self.kind in ("p", "max") and self.argument.shape.kind == "matrix":
            raise ShapeError(f"a vector's norm of a matrix, {self.argument.shape}")
        return SCALAR


@node
class Elementwise(Node):
    """A scalar function, applied to a scalar or to each entry; `function` is a key of FUNCTIONS
    or, for an unnamed smooth function, its letter with a prime for each derivative."""

    PARTS = ("argument",)
    function: str
    argument: Node

    def infer(self) -> Shape:
        return self.argument.shape


@node
class Softmax(Node):
    """softmax of a vector ("vector"), or of each row of a matrix ("rows")."""

    PARTS = ("argument",)
    argument: Node
    direction: str

    def infer(self) -> Shape:
        if self.direction == "vector" and self.argument.shape.cols != ONE:
            raise ShapeError(f"softmax of a vector is meant, this one is {self.argument.shape}")
        return self.argument.shape


@node
class Apply(Node):
    """An unnamed smooth function of its arguments: u(x), U(X), g(u)."""

    PARTS = ("arguments",)
    VARIADIC = True
    name: str
    arguments: tuple[Node, ...]
    form: Shape

    def infer(self) -> Shape:
        return self.form


@node
class Partial(Node):
    """The derivative of an unnamed function by its argument number `position`, in one layout.

    `layout` is "numerator" or "denominator"; the engine works with "numerator", printing in the
    other layout rewrites it as a transpose.  A scalar argument gives the function's shape.
    """

    PARTS = ("function",)
    function: Apply
    position: int
    layout: str

    def infer(self) -> Shape:
        shape = numerator_shape(self.function.shape, self.function.arguments[self.position].shape)
        return shape if self.layout == "numerator" else shape.transposed


@node
class Differential(Node):
    """d(argument), of the argument's shape."""

    PARTS = ("argument",)
    argument: Node

    def infer(self) -> Shape:
        return self.argument.shape


def numerator_shape(function: Shape, variable: Shape) -> Shape:
    """Shape of the derivative in numerator layout.

    Scalar by anything: the variable's shape, transposed.  Anything by a scalar: the function's
    shape.  All else: the Jacobian of vec by vec, entries of F by entries of X.
    """
    if variable.is_scalar:
        return function
    if function.is_scalar:
        return variable.transposed
    return Shape(function.size, variable.size)
