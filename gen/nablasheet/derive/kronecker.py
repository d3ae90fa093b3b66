"""The matrix of vec(E) -> vec(A ⊗ E ⊗ B), by commutation matrices.

vec(A ⊗ B) = (I_n ⊗ K_{qm} ⊗ I_p)(vec A ⊗ vec B) for A m by n, B p by q
(Magnus and Neudecker, chapter 3, theorem 10).
"""

from __future__ import annotations

from nablasheet.expr import ONE, Commutation, Dim, Identity, Kronecker, Node
from nablasheet.expr.build import kronecker, mul, vec


def kronecker_matrix(term: Kronecker, place: int) -> Node:
    """M with vec(term) = M vec(E), E being the factor at `place`."""
    moving = term.factors[place]
    made: Node = Identity(moving.shape.size)
    whole = moving
    if place:
        before = kronecker(*term.factors[:place])
        made = mul(_shuffle(before, whole), kronecker(vec(before), Identity(whole.shape.size)), made)
        whole = kronecker(before, whole)
    if place + 1 < len(term.factors):
        after = kronecker(*term.factors[place + 1 :])
        made = mul(_shuffle(whole, after), kronecker(Identity(whole.shape.size), vec(after)), made)
    return made


def _shuffle(a: Node, b: Node) -> Node:
    """I_n ⊗ K_{qm} ⊗ I_p."""
    return kronecker(
        _identity(a.shape.cols), commutation(b.shape.cols, a.shape.rows), _identity(b.shape.rows)
    )


def _identity(size: Dim) -> Node:
    return Identity(size)


def commutation(rows: Dim, cols: Dim) -> Node:
    """K_{mn}, an identity where one of the sizes is 1."""
    if ONE in (rows, cols):
        return Identity(rows * cols)
    return Commutation(rows, cols)
