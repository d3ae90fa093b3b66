"""Variables with orthonormal columns: the gradient along the curved set on which they live.

All tangents of X^T X = I at X are X S + X_perp B with a skew S, so what is left of a gradient G is
G - X (X^T G + G^T X)/2, which is X (X^T G - G^T X)/2 where X is square (Edelman, Arias and Smith,
The Geometry of Algorithms with Orthogonality Constraints, section 2).
"""

from __future__ import annotations

from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import HALF, Assumption, Node, Symbol
from nablasheet.expr.build import add, mul, sub, transpose

A = Assumption
# A set on which X is both orthonormal and one of these is another one, often without any direction.
LINEAR = (A.SYMMETRIC, A.SKEW, A.DIAGONAL, A.LOWER, A.UPPER, A.TOEPLITZ, A.HANKEL, A.CIRCULANT)


def is_curved(variable: Symbol) -> bool:
    """Whether its columns stay orthonormal."""
    return variable.holds(A.ORTHONORMAL_COLUMNS)


def tangent_gradient(free: Node, variable: Symbol) -> Node:
    """The orthogonal projection of a gradient onto the tangents at the variable."""
    if any(variable.holds(structure) for structure in LINEAR):
        raise NotDerived("a variable that is orthogonal and has another structure")
    if variable.holds(A.ORTHOGONAL):
        return mul(HALF, sub(free, mul(variable, transpose(free), variable)))
    inner = mul(transpose(variable), free)
    return sub(free, mul(HALF, variable, add(inner, transpose(inner))))
