"""The two layouts: the only place where a derivative is arranged for one of them.

Numerator layout puts the function's entries down the rows, denominator layout the variable's; each
is the transpose of the other.
"""

from __future__ import annotations

from enum import Enum

from nablasheet.expr import Hadamard, Node, Partial, Product, Sum, Trace, Transpose
from nablasheet.expr.normal.transposes import transposed


class Layout(Enum):
    """Which of the two shapes a derivative takes."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"

    @property
    def other(self) -> Layout:
        return Layout.DENOMINATOR if self is Layout.NUMERATOR else Layout.NUMERATOR


def arrange(derivative: Node, layout: Layout) -> Node:
    """Write the derivatives of unnamed functions in a result in the result's own layout.

    A transpose goes into a sum or an entrywise product, and a scalar chain is turned around, where
    that leaves fewer transposes to read.
    """
    if not any(isinstance(part, Partial) for part in derivative.walk()):
        return derivative
    made = _arranged(derivative, layout)
    turned = _turned(derivative)
    return made if turned is None else min(made, _arranged(turned, layout), key=_transposes)


def _turned(node: Node) -> Node | None:
    """The same value with the transposes the other way round."""
    match node:
        case Transpose(Sum(terms)):
            return Sum(tuple(_flipped(term) for term in terms))
        case Transpose(Hadamard()):
            return _flipped(node.argument)
        case Product(factors) if node.is_scalar and not any(factor.is_scalar for factor in factors):
            return _flipped(node)
    return None


def _flipped(node: Node) -> Node:
    if isinstance(node, Hadamard):
        return Hadamard(tuple(transposed(factor) for factor in node.factors))
    if isinstance(node, Product) and node.is_scalar:
        return Product(tuple(transposed(factor) for factor in reversed(node.factors)))
    return transposed(node)


def _transposes(node: Node) -> int:
    return sum(isinstance(part, Transpose) for part in node.walk())


def _arranged(derivative: Node, layout: Layout) -> Node:
    match derivative:
        case Partial(function, position, other) if other != layout.value:
            same = Partial(function, position, layout.value)
            return same if same.is_scalar else Transpose(same)
        case Transpose(Partial(function, position, other)) if other != layout.value:
            return Partial(function, position, layout.value)
        case Trace(Transpose(argument)):
            return arrange(Trace(argument), layout)
    if not derivative.parts:
        return derivative
    made = derivative.with_parts(tuple(arrange(part, layout) for part in derivative.parts))
    return (
        Trace(made.argument.argument)
        if isinstance(made, Trace) and isinstance(made.argument, Transpose)
        else made
    )
