"""From a differential to a Jacobian: vec(dF) = J vec(dX), step by step.

vec(L E R) = (R^T ⊗ L) vec E, vec(E^T) = K vec E, vec(B o E) = diag(vec B) vec E, and so on
(Magnus and Neudecker, sections 9.13 and 9.14).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet.derive.blocks import block_jacobian
from nablasheet.derive.decompositions import half_triangle_matrix, triangle_matrix
from nablasheet.derive.gradient import changes, gradient
from nablasheet.derive.kronecker import commutation, kronecker_matrix
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    ONE,
    UNITY,
    Block,
    Cross,
    CrossMatrix,
    Diag,
    Diagonal,
    DiagonalEmbedding,
    Differential,
    Elimination,
    Frechet,
    FrechetJacobian,
    Hadamard,
    HalfTriangle,
    Identity,
    IndexedSum,
    Kronecker,
    Node,
    Piecewise,
    Product,
    Sum,
    TiedSum,
    Transpose,
    Unvec,
    Vec,
    Vech,
)
from nablasheet.expr.build import add, diag, hadamard, kronecker, mul, neg, transpose, vec, zero


def jacobian(term: Node) -> Node:
    """J with vec(term) = J vec(dX), for a term that is linear in dX."""
    if isinstance(term, Differential):
        return Identity(term.shape.size)
    if term.is_scalar:
        return transpose(vec(gradient(term, UNITY)))
    rule = MATRICES.get(type(term))
    if rule is None:
        raise NotDerived(f"the Jacobian does not pass through {type(term).__name__}")
    return rule(term)


def _product(term: Product) -> Node:
    place = next(i for i, factor in enumerate(term.factors) if changes(factor))
    moving = term.factors[place]
    scalars = [f for i, f in enumerate(term.factors) if f.is_scalar and i != place]
    others = [f for i, f in enumerate(term.factors) if not f.is_scalar and i != place]
    if moving.is_scalar:
        return mul(*scalars, vec(mul(*others)), jacobian_row(moving))
    if isinstance(moving, Sum) and others and term.shape.cols == ONE:
        return add(*(jacobian(_with(term.factors, place, part)) for part in moving.terms if changes(part)))
    before = [f for f in term.factors[:place] if not f.is_scalar]
    after = [f for f in term.factors[place + 1 :] if not f.is_scalar]
    outer = _rank_one(scalars, before, moving, after)
    if outer is not None:
        return outer
    left = mul(*before) if before else Identity(moving.shape.rows)
    if not after and moving.shape.cols == ONE:
        return mul(*scalars, left, jacobian(moving))
    right = mul(*after) if after else Identity(moving.shape.cols)
    return mul(*scalars, kronecker(transpose(right), left), jacobian(moving))


def _with(factors: tuple[Node, ...], place: int, part: Node) -> Node:
    return mul(*factors[:place], part, *factors[place + 1 :])


def _rank_one(scalars: list[Node], before: list[Node], moving: Node, after: list[Node]) -> Node | None:
    """vec(a s) = a s where the moving part makes a scalar s with one of its sides."""
    if moving.shape.rows == ONE and after and after[-1].shape.cols == ONE:
        front = mul(*before) if before else UNITY
        return mul(*scalars, front, jacobian_row(mul(moving, *after)))
    if moving.shape.cols == ONE and before and before[0].shape.rows == ONE and after:
        return mul(*scalars, transpose(mul(*after)), jacobian_row(mul(*before, moving)))
    return None


def jacobian_row(term: Node) -> Node:
    """The row j with term = j vec(dX)."""
    return transpose(vec(gradient(term, UNITY)))


def _hadamard(term: Hadamard) -> Node:
    place = next(i for i, factor in enumerate(term.factors) if changes(factor))
    rest = [f for i, f in enumerate(term.factors) if i != place]
    return mul(diag(vec(hadamard(*rest))), jacobian(term.factors[place]))


def _transpose(term: Transpose) -> Node:
    rows, cols = term.argument.shape
    return mul(commutation(rows, cols), jacobian(term.argument))


def _kronecker(term: Kronecker) -> Node:
    place = next(i for i, factor in enumerate(term.factors) if changes(factor))
    return mul(kronecker_matrix(term, place), jacobian(term.factors[place]))


def _frechet(term: Frechet) -> Node:
    return mul(FrechetJacobian(term.function, term.argument), jacobian(term.direction))


def _cross(term: Cross) -> Node:
    """a x e = [a]_x e and e x b = -[b]_x e."""
    if changes(term.left):
        return neg(mul(CrossMatrix(term.right), jacobian(term.left)))
    return mul(CrossMatrix(term.left), jacobian(term.right))


def _piecewise(term: Piecewise) -> Node:
    """Case by case; what does not change in one is constant there."""
    above = jacobian(term.above) if changes(term.above) else None
    below = jacobian(term.below) if changes(term.below) else None
    known = above if above is not None else below
    assert known is not None
    none = zero(known.shape)
    return Piecewise(term.condition, none if above is None else above, none if below is None else below)


MATRICES: dict[type[Node], Callable[[Any], Node]] = {
    Sum: lambda t: add(*(jacobian(part) for part in t.terms if changes(part))),
    Product: _product,
    Transpose: _transpose,
    Hadamard: _hadamard,
    Piecewise: _piecewise,
    Cross: _cross,
    Diag: lambda t: mul(DiagonalEmbedding(t.argument.shape.rows), jacobian(t.argument)),
    Diagonal: lambda t: mul(transpose(DiagonalEmbedding(t.argument.shape.rows)), jacobian(t.argument)),
    Vec: lambda t: jacobian(t.argument),
    Unvec: lambda t: jacobian(t.argument),
    Vech: lambda t: mul(Elimination(t.argument.shape.rows), jacobian(t.argument)),
    HalfTriangle: lambda t: mul(half_triangle_matrix(t), jacobian(t.argument)),
    TiedSum: lambda t: mul(triangle_matrix(t), jacobian(t.argument)),
    Block: lambda t: block_jacobian(t, changes, jacobian),
    Kronecker: _kronecker,
    Frechet: _frechet,
    IndexedSum: lambda t: IndexedSum(t.index, t.first, t.last, jacobian(t.body)),
}
