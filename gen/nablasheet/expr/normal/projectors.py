"""A matrix beside its pseudo-inverse: the symmetric projectors X X^+ and X^+ X, and what they leave alone."""

from __future__ import annotations

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import Identity, Number, Symbol
from nablasheet.expr.build import transpose, zero
from nablasheet.expr.node import Node
from nablasheet.expr.operations import Product, PseudoInverse, Sum, Transpose
from nablasheet.expr.shape import Shape


def absorbed(chain: list[Node]) -> list[Node]:
    r"""$X X^+ X = X$, $X^+ X X^+ = X^+$, $(X X^+)^\top = X X^+$ and $X^+ (I - X X^+) = 0$"""
    if not any(isinstance(_upright(factor), PseudoInverse | Sum) for factor in chain):
        return chain
    chain = _turned(chain)
    i = 0
    while i + 1 < len(chain):
        if _annihilates(chain[i], chain[i + 1]):
            return [zero(Shape(chain[0].shape.rows, chain[-1].shape.cols))]
        if i + 2 < len(chain) and _is_projector(chain[i], chain[i + 1]) and _kept(*chain[i : i + 3]):
            chain = chain[:i] + chain[i + 2 :]
        elif (
            i + 2 < len(chain) and _is_projector(chain[i + 1], chain[i + 2]) and _kept_left(*chain[i : i + 3])
        ):
            chain = chain[: i + 1] + chain[i + 3 :]
        else:
            i += 1
    return chain


def _turned(chain: list[Node]) -> list[Node]:
    """(X^+)^T X^T as X X^+, and X^T (X^+)^T as X^+ X."""
    chain = list(chain)
    for i in range(len(chain) - 1):
        a, b = chain[i], chain[i + 1]
        if isinstance(a, Transpose) and isinstance(b, Transpose) and _is_projector(b.argument, a.argument):
            chain[i], chain[i + 1] = b.argument, a.argument
    return chain


def _upright(node: Node) -> Node:
    return node.argument if isinstance(node, Transpose) else node


def _is_projector(a: Node, b: Node) -> bool:
    """Whether a b is X X^+ or X^+ X, for a real X."""
    for matrix, other in ((a, b), (b, a)):
        if isinstance(other, PseudoInverse) and other.argument == matrix:
            return not any(isinstance(p, Symbol) and p.holds(Assumption.COMPLEX) for p in matrix.walk())
    return False


def _kept(a: Node, b: Node, c: Node) -> bool:
    """Whether the projector a b leaves c alone: c is a, or the transpose of b."""
    return c in (a, transpose(b))


def _kept_left(a: Node, b: Node, c: Node) -> bool:
    return a in (c, transpose(b))


def _annihilates(a: Node, b: Node) -> bool:
    """Whether a b = 0 because one of them is I - P and the other one is kept by P."""
    right, left = _complement(b), _complement(a)
    if right is not None and _kept_left(a, *right):
        return True
    return left is not None and _kept(*left, b)


def _complement(node: Node) -> tuple[Node, Node] | None:
    """The two factors of the projector P, of I - P."""
    match node:
        case Sum((Identity(), Product((Number(value), a, b)))) if value == -1 and _is_projector(a, b):
            return a, b
    return None
