"""Neighbours in a chain of matrices: what cancels, joins or turns into something simpler.

Each rule looks at two neighbours and returns what replaces them, or None.  The rules are tried in
the order of RULES, on the leftmost pair first.
"""

from __future__ import annotations

from nablasheet.expr.atoms import Commutation, DiagonalEmbedding, Identity
from nablasheet.expr.build import diag, diagonal, hadamard, kronecker, mul, transpose, vec
from nablasheet.expr.node import Node
from nablasheet.expr.normal.blocks import product_of_blocks
from nablasheet.expr.normal.cancellations import (
    cholesky_factors,
    identity_matrix,
    into_inverse,
    orthogonal,
    powers,
)
from nablasheet.expr.normal.neighbours import Pair, Rule
from nablasheet.expr.normal.ones import opened_by_ones, total_of_simplex
from nablasheet.expr.normal.projectors import absorbed
from nablasheet.expr.operations import Product, Transpose
from nablasheet.expr.products import Kronecker
from nablasheet.expr.rearrangements import Diag, Vec
from nablasheet.expr.shape import ONE, Shape


def simplify_chain(chain: list[Node]) -> list[Node]:
    """Apply the rules until none applies; new factors may be scalars or products."""
    chain = absorbed(chain)
    i = 0
    while i + 1 < len(chain):
        replaced = _replace(chain[i], chain[i + 1])
        if replaced is None:
            i += 1
        else:
            flat: list[Node] = []
            for node in replaced:
                flat.extend(node.factors if isinstance(node, Product) and not node.is_scalar else (node,))
            if any(node.is_scalar for node in flat):
                return chain[:i] + flat + chain[i + 2 :]
            chain = chain[:i] + flat + chain[i + 2 :]
            i = max(0, i - 2)
    return chain


def _replace(a: Node, b: Node) -> Pair:
    for rule in RULES:
        replaced = rule(a, b)
        if replaced is not None:
            return replaced
    return None


def _diagonal(a: Node, b: Node) -> Pair:
    r"""$\operatorname{diag}(u) v = u \odot v$,
    $\operatorname{diag}(u) \operatorname{diag}(v) = \operatorname{diag}(u \odot v)$
    """
    match a, b:
        case Diag(u), Diag(v):
            return (diag(hadamard(u, v)),)
        case Diag(u), _ if b.shape.cols == ONE:
            return (hadamard(u, b),)
        case _, Diag(v) if a.shape.rows == ONE:
            return (transpose(hadamard(transpose(a), v)),)
    return None


def _commutation(a: Node, b: Node) -> Pair:
    """$K_{nm} K_{mn} = I$, $K_{mn} \\operatorname{vec}(A) = \\operatorname{vec}(A^\\top)$"""
    if not isinstance(a, Commutation):
        return None
    match b:
        case Commutation(rows, cols) if (a.rows, a.cols) == (cols, rows):
            return (Identity(rows * cols),)
        case Vec(argument) if argument.shape == (a.rows, a.cols):
            return (vec(transpose(argument)),)
    return None


def _embedding(a: Node, b: Node) -> Pair:
    r"""$E_n^\top \operatorname{vec}(A)$ is the diagonal of $A$,
    $E_n x = \operatorname{vec}(\operatorname{diag}(x))$, $(u^\top \otimes A) E_n = A \operatorname{diag}(u)$
    """
    match a, b:
        case Kronecker((row, left)), DiagonalEmbedding(size) if row.shape == Shape(ONE, size):
            return (chained(left, diag(transpose(row))),)
        case Transpose(DiagonalEmbedding(size)), Kronecker((col, right)) if col.shape == Shape(size, ONE):
            return (chained(diag(col), right),)
        case Transpose(DiagonalEmbedding()), Vec(argument):
            return (diagonal(argument),)
        case DiagonalEmbedding(), _ if b.shape.cols == ONE:
            return (vec(diag(b)),)
        case Transpose(DiagonalEmbedding(size)), DiagonalEmbedding():
            return (Identity(size),)
    return None


def _kronecker_kronecker(a: Node, b: Node) -> Pair:
    """$(A \\otimes B)(C \\otimes D) = A C \\otimes B D$"""
    if not (isinstance(a, Kronecker) and isinstance(b, Kronecker) and len(a.factors) == len(b.factors)):
        return None
    if any(p.shape.cols != q.shape.rows for p, q in zip(a.factors, b.factors, strict=True)):
        return None
    return (kronecker(*(chained(p, q) for p, q in zip(a.factors, b.factors, strict=True))),)


def chained(*factors: Node) -> Node:
    """A product whose neighbours are simplified."""
    made = mul(*factors)
    if not isinstance(made, Product):
        return made
    scalars = [f for f in made.factors if f.is_scalar]
    return mul(*scalars, *simplify_chain([f for f in made.factors if not f.is_scalar]))


def _kronecker_vec(a: Node, b: Node) -> Pair:
    """$(B^\\top \\otimes A) \\operatorname{vec}(X) = \\operatorname{vec}(A X B)$"""
    if not isinstance(a, Kronecker) or len(a.factors) != 2 or not isinstance(b, Vec):
        return None
    right, left = a.factors
    if left.shape.cols != b.argument.shape.rows or right.shape.cols != b.argument.shape.cols:
        return None
    return (vec(chained(left, b.argument, transpose(right))),)


def _kronecker_vector(a: Node, b: Node) -> Pair:
    """$(a \\otimes B) x = a \\otimes B x$ and $(A \\otimes b) x = A x \\otimes b$"""
    if not isinstance(a, Kronecker) or len(a.factors) != 2 or isinstance(b, Kronecker | Vec):
        return None
    left, right = a.factors
    if left.shape.cols == ONE and right.shape.cols == b.shape.rows:
        return (kronecker(left, chained(right, b)),)
    if right.shape.cols == ONE and left.shape.cols == b.shape.rows:
        return (kronecker(chained(left, b), right),)
    return None


RULES: tuple[Rule, ...] = (
    identity_matrix,
    powers,
    orthogonal,
    cholesky_factors,
    into_inverse,
    total_of_simplex,
    opened_by_ones,
    _diagonal,
    _commutation,
    _embedding,
    _kronecker_kronecker,
    _kronecker_vec,
    _kronecker_vector,
    product_of_blocks,
)
