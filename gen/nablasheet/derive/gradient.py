"""From a differential to a gradient: the adjoint of each linear step, from the outside in.

For a scalar differential df = <C, E(dX)>, the cotangent C is carried down to dX:
<C, L E R> = <L^T C R^T, E>, <C, E^T> = <C^T, E>, c tr E = <c I, E>, and so on.  That is the cyclic
shift and the transposition of the trace trick, without search.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet.derive.blocks import pulled_blocks
from nablasheet.derive.decompositions import half_triangle_pulled
from nablasheet.derive.kronecker import kronecker_matrix
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    UNITY,
    Block,
    Cross,
    CrossMatrix,
    Diag,
    Diagonal,
    Differential,
    Elimination,
    Entry,
    Frechet,
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
    Trace,
    Transpose,
    Unit,
    Unvec,
    Vec,
    Vech,
    dim,
    number,
)
from nablasheet.expr.build import (
    add,
    diag,
    diagonal,
    hadamard,
    mul,
    split_scalars,
    transpose,
    unvec,
    vec,
    zero,
)
from nablasheet.expr.normal import tidy
from nablasheet.expr.shape import ONE, Shape

Adjoint = Callable[[Any, Node], Node]


def changes(node: Node) -> bool:
    """Whether a differential occurs in it."""
    return any(isinstance(part, Differential) for part in node.walk())


def gradient(term: Node, cotangent: Node) -> Node:
    """G with <cotangent, term> = <G, dX>, for a term that is linear in dX; G has dX's shape."""
    if isinstance(term, Differential):
        return cotangent
    rule = ADJOINTS.get(type(term))
    if rule is None:
        raise NotDerived(f"the gradient does not pass through {type(term).__name__}")
    return rule(term, cotangent)


def _sum(term: Sum, c: Node) -> Node:
    return add(*(gradient(part, c) for part in term.terms if changes(part)))


def _product(term: Product, c: Node) -> Node:
    place = next(i for i, factor in enumerate(term.factors) if changes(factor))
    moving = term.factors[place]
    scalars = [f for i, f in enumerate(term.factors) if f.is_scalar and i != place]
    if moving.is_scalar:
        rest = [f for i, f in enumerate(term.factors) if i != place and not f.is_scalar]
        inner = dot(c, mul(*rest)) if rest else c
        return gradient(moving, mul(*scalars, inner))
    before = [transpose(f) for f in reversed(term.factors[:place]) if not f.is_scalar]
    after = [transpose(f) for f in reversed(term.factors[place + 1 :]) if not f.is_scalar]
    return gradient(
        moving, mul(*scalars, c, mul(*before, *after)) if c.is_scalar else mul(*scalars, *before, c, *after)
    )


def dot(a: Node, b: Node) -> Node:
    """<A, B> = tr(A^T B), without the trace for columns and rows."""
    if a.is_scalar:
        return mul(a, b)
    if a.shape.cols == ONE:
        return mul(transpose(a), b)
    if a.shape.rows == ONE:
        return mul(a, transpose(b))
    return Trace(mul(transpose(a), b))


def _trace(term: Trace, c: Node) -> Node:
    return gradient(term.argument, mul(c, Identity(term.argument.shape.rows)))


def _hadamard(term: Hadamard, c: Node) -> Node:
    place = next(i for i, factor in enumerate(term.factors) if changes(factor))
    rest = [f for i, f in enumerate(term.factors) if i != place]
    return gradient(term.factors[place], hadamard(*rest, c))


def _kronecker(term: Kronecker, c: Node) -> Node:
    place = next(i for i, factor in enumerate(term.factors) if changes(factor))
    moving = term.factors[place]
    if len(term.factors) == 2:
        paired = _paired(term.factors[1 - place], moving, place, tidy(c))
        if paired is not None:
            return gradient(moving, paired)
    pulled = mul(transpose(kronecker_matrix(term, place)), vec(c))
    return gradient(moving, unvec(tidy(pulled), moving.shape))


def _paired(other: Node, moving: Node, place: int, c: Node) -> Node | None:
    """The cotangent of one Kronecker factor where that of the product is P ⊗ Q or u v^T.

    <P ⊗ Q, E ⊗ B> = <P, E> <Q, B>; and with u = vec U, v = vec V, u^T (A ⊗ E) v = <U, E V A^T>.
    """
    scalars, body = split_scalars(c)
    if isinstance(body, Kronecker) and len(body.factors) == 2:
        pair = body.factors
        if pair[place].shape == moving.shape and pair[1 - place].shape == other.shape:
            return mul(*scalars, dot(pair[1 - place], other), pair[place])
    chain = body.factors if isinstance(body, Product) else (body,)
    joint = next((i for i, factor in enumerate(chain) if factor.shape.rows == ONE), 0)
    if not joint:
        return None
    a, e = (other, moving) if place else (moving, other)
    u = unvec(mul(*chain[:joint]), Shape(e.shape.rows, a.shape.rows))
    v = unvec(transpose(mul(*chain[joint:])), Shape(e.shape.cols, a.shape.cols))
    if place:
        return mul(*scalars, u, other, transpose(v))
    return mul(*scalars, transpose(u), other, v)


def _frechet(term: Frechet, c: Node) -> Node:
    return gradient(term.direction, Frechet(term.function, transpose(term.argument), c))


def _entry(term: Entry, c: Node) -> Node:
    shape = term.argument.shape
    row = UNITY if shape.rows == ONE else Unit(term.row, shape.rows)
    col = UNITY if shape.cols == ONE else transpose(Unit(term.col, shape.cols))
    return gradient(term.argument, mul(c, row, col))


def _indexed_sum(term: IndexedSum, c: Node) -> Node:
    return IndexedSum(term.index, term.first, term.last, gradient(term.body, c))


def _block(term: Block, c: Node) -> Node:
    return add(*(gradient(block, part) for block, part in pulled_blocks(term, c, changes)))


def _vech(term: Vech, c: Node) -> Node:
    shape = term.argument.shape
    return gradient(term.argument, unvec(mul(transpose(Elimination(shape.rows)), c), shape))


def _piecewise(term: Piecewise, c: Node) -> Node:
    """Case by case; what does not change in one has no gradient there."""
    above = gradient(term.above, c) if changes(term.above) else None
    below = gradient(term.below, c) if changes(term.below) else None
    known = above if above is not None else below
    assert known is not None
    none = zero(known.shape)
    return Piecewise(term.condition, none if above is None else above, none if below is None else below)


def _cross(term: Cross, c: Node) -> Node:
    scalars, body = split_scalars(c)
    if changes(term.left):
        return gradient(term.left, mul(*scalars, Cross(term.right, body)))
    return gradient(term.right, mul(*scalars, Cross(body, term.left)))


def _cross_matrix(term: CrossMatrix, c: Node) -> Node:
    """<C, [e]_x> = e^T (e_1 x (C e_1) + e_2 x (C e_2) + e_3 x (C e_3))."""
    places = (number(1), number(2), number(3))
    units = [Unit(place, dim(3)) for place in places]
    return gradient(term.argument, add(*(Cross(unit, mul(c, unit)) for unit in units)))


ADJOINTS: dict[type[Node], Adjoint] = {
    Sum: _sum,
    Product: _product,
    Trace: _trace,
    Transpose: lambda t, c: gradient(t.argument, transpose(c)),
    Hadamard: _hadamard,
    Diag: lambda t, c: gradient(t.argument, diagonal(c)),
    Diagonal: lambda t, c: gradient(t.argument, diag(c)),
    Vec: lambda t, c: gradient(t.argument, unvec(c, t.argument.shape)),
    Unvec: lambda t, c: gradient(t.argument, vec(c)),
    Kronecker: _kronecker,
    Frechet: _frechet,
    Entry: _entry,
    IndexedSum: _indexed_sum,
    Piecewise: _piecewise,
    Cross: _cross,
    CrossMatrix: _cross_matrix,
    Block: _block,
    Vech: _vech,
    HalfTriangle: lambda t, c: gradient(t.argument, half_triangle_pulled(t, c)),
    TiedSum: lambda t, c: gradient(t.argument, TiedSum(c, t.structure)),
}
