"""The two layouts: the only place where a derivative is arranged for one of them.

Numerator layout puts the function's entries down the rows, denominator layout the variable's; each
is the transpose of the other.
"""

from __future__ import annotations

from enum import Enum

from nablasheet.expr import Node, Partial, Sum, Trace, Transpose
from nablasheet.expr.normal.forms import transposed


class Layout(Enum):
    """Which of the two shapes a derivative takes."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"

    @property
    def other(self) -> Layout:
        return Layout.DENOMINATOR if self is Layout.NUMERATOR else Layout.NUMERATOR


def arrange(derivative: Node, layout: Layout) -> Node:
    """Write the derivatives of unnamed functions in a result in the result's own layout.

    The transpose of a sum goes into its terms where that leaves fewer transposes to read.
    """
    made = _arranged(derivative, layout)
    match derivative:
        case Transpose(Sum(terms)) if any(isinstance(part, Partial) for part in derivative.walk()):
            turned = _arranged(Sum(tuple(transposed(term) for term in terms)), layout)
            return min(made, turned, key=_transposes)
    return made


def _transposes(node: Node) -> int:
    return sum(isinstance(part, Transpose) for part in node.walk())


def _arranged(derivative: Node, layout: Layout) -> Node:
    if isinstance(derivative, Partial) and derivative.layout != layout.value:
        same = Partial(derivative.function, derivative.position, layout.value)
        return same if same.is_scalar else Transpose(same)
    match derivative:
        case Transpose(Partial(function, position, other)) if other != layout.value:
            return Partial(function, position, layout.value)
    if not derivative.parts:
        return derivative
    parts = tuple(_arranged(part, layout) for part in derivative.parts)
    if isinstance(derivative, Trace) and isinstance(inner := parts[0], Transpose):
        return Trace(inner.argument)
    return derivative.with_parts(parts)
