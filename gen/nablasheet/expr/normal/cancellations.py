"""Neighbours of one family: a matrix beside its own power, inverse, transpose or factor.

Each rule looks at two neighbours in a chain and returns what replaces them, or None.
"""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import Identity, Number, Symbol
from nablasheet.expr.build import add, inverse, mul, power, transpose
from nablasheet.expr.decompositions import Cholesky, OrthonormalFactor
from nablasheet.expr.node import Node
from nablasheet.expr.normal.neighbours import Pair
from nablasheet.expr.operations import Inverse, Power, Product, Transpose


def identity_matrix(a: Node, b: Node) -> Pair:
    """$I A = A I = A$"""
    if isinstance(a, Identity):
        return (b,)
    return (a,) if isinstance(b, Identity) else None


def powers(a: Node, b: Node) -> Pair:
    """$X^j X^k = X^{j + k}$"""
    left, right = _as_power(a), _as_power(b)
    if left is None or right is None or left[0] != right[0] or left[2] != right[2]:
        return None
    joined = power(left[0], add(left[1], right[1]))
    if isinstance(left[0], Symbol):
        joined = _bounded(left[0], joined)
    return (transpose(joined) if left[2] else joined,)


def _as_power(node: Node) -> tuple[Node, Node, bool] | None:
    """Base, exponent and whether it is transposed: X^{-T} -> X, -1, True."""
    transposed = isinstance(node, Transpose)
    inner = node.argument if isinstance(node, Transpose) else node
    if not inner.shape.is_square:
        return None
    match inner:
        case Inverse(base):
            return base, Number(Fraction(-1)), transposed
        case Power(base, exponent):
            return base, exponent, transposed
        case _:
            return inner, Number(Fraction(1)), transposed


def _bounded(base: Symbol, joined: Node) -> Node:
    """Powers of idempotent and involutory matrices."""
    if isinstance(joined, Power) and isinstance(joined.exponent, Number) and joined.exponent.value > 1:
        if base.holds(Assumption.IDEMPOTENT):
            return base
        if base.holds(Assumption.INVOLUTORY):
            return base if joined.exponent.value % 2 else Identity(base.shape.rows)
    return joined


def orthogonal(a: Node, b: Node) -> Pair:
    """$Q^\\top Q = Q Q^\\top = I$, only the first where $Q$ is tall"""
    for q, other in ((a, b), (b, a)):
        if isinstance(q, Symbol) and q.holds(Assumption.ORTHOGONAL) and other == transpose(q):
            return (Identity(q.shape.rows),)
    if _has_orthonormal_columns(b) and a == transpose(b):
        return (Identity(b.shape.cols),)
    return None


def _has_orthonormal_columns(node: Node) -> bool:
    if isinstance(node, Symbol):
        return node.holds(Assumption.ORTHONORMAL_COLUMNS)
    return isinstance(node, OrthonormalFactor)


def cholesky_factors(a: Node, b: Node) -> Pair:
    r"""$L L^\top = A$ for the Cholesky factor L of A, and what follows by moving factors over"""
    match a, b:
        case Cholesky(first), Transpose(Cholesky(second)) if first == second:
            return (first,)
        case Transpose(Inverse(Cholesky(first))), Inverse(Cholesky(second)) if first == second:
            return (inverse(first),)
        case Transpose(Cholesky(first) as factor), Inverse(second) if first == second:
            return (Inverse(factor),)
        case Inverse(first), Cholesky(second) as factor if first == second:
            return (Transpose(Inverse(factor)),)
        case Inverse(Cholesky(first) as factor), _ if first == b:
            return (Transpose(factor),)
        case _, Transpose(Inverse(Cholesky(second) as factor)) if second == a:
            return (factor,)
    return None


def into_inverse(a: Node, b: Node) -> Pair:
    """$A (B A)^{-1} = B^{-1}$ and $(A B)^{-1} A = B^{-1}$ for square A, B"""
    if isinstance(a, Transpose) and isinstance(b, Transpose):
        made = into_inverse(b.argument, a.argument)
        return None if made is None else (transpose(made[0]),)
    if isinstance(b, Inverse) and isinstance(b.argument, Product):
        rest = _without(a, b.argument, -1)
        return None if rest is None else (inverse(rest),)
    if isinstance(a, Inverse) and isinstance(a.argument, Product):
        rest = _without(b, a.argument, 0)
        return None if rest is None else (inverse(rest),)
    return None


def _without(factor: Node, product: Product, end: int) -> Node | None:
    chain = [f for f in product.factors if not f.is_scalar]
    if not factor.shape.is_square or len(chain) < 2 or chain[end] != factor:
        return None
    scalars = [f for f in product.factors if f.is_scalar]
    return mul(*scalars, *(chain[:-1] if end else chain[1:]))
