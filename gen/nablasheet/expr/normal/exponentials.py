"""Exponentials over their sum: softmax recognised where it has been written out."""

from __future__ import annotations

from nablasheet.expr.atoms import Number, Ones
from nablasheet.expr.build import power
from nablasheet.expr.functions import Elementwise, Softmax
from nablasheet.expr.node import Node
from nablasheet.expr.operations import Power, Product, Transpose
from nablasheet.expr.rearrangements import Diag


def with_softmax(scalars: list[Node], chain: list[Node]) -> tuple[list[Node], list[Node]]:
    """exp(v) / (1^T exp(v)) as softmax(v): a factor of the chain, its transpose or its diagonal matrix."""
    for i, scalar in enumerate(scalars):
        match scalar:
            case Power(Product((Ones(), Elementwise("exp", v))) as total, Number(value)) if value <= -1:
                for j, factor in enumerate(chain):
                    found = _exponential(factor, v)
                    if found is not None:
                        left = [] if value == -1 else [power(total, Number(value + 1))]
                        return [*scalars[:i], *left, *scalars[i + 1 :]], [*chain[:j], found, *chain[j + 1 :]]
    return scalars, chain


def _exponential(factor: Node, v: Node) -> Node | None:
    """softmax(v) in the shape of the factor, where that is exp(v)."""
    match factor:
        case Elementwise("exp", argument) if argument == v:
            return Softmax(v, "vector")
        case Transpose(Elementwise("exp", argument)) if argument == v:
            return Transpose(Softmax(v, "vector"))
        case Diag(Elementwise("exp", argument)) if argument == v:
            return Diag(Softmax(v, "vector"))
    return None
