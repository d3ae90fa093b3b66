"""Structured variables: what becomes of the gradient when the entries cannot move freely.

`project` gives the derivative by the independent entries for a variable with structure, the form
in which the Matrix Cookbook (section 2.8) states it: entry (i, j) is the change of f when a_ij moves
together with all entries tied to it.  For a symmetric X that is G + G^T - G o I.
"""

from __future__ import annotations

from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import Assumption, Identity, Node, Symbol, TiedSum
from nablasheet.expr.build import add, hadamard, sub, transpose
from nablasheet.expr.normal import tidy

# Tried in this order: the first structure that the variable has decides.
TIED: tuple[tuple[frozenset[Assumption], str], ...] = (
    (frozenset({Assumption.CIRCULANT}), "circulant"),
    (frozenset({Assumption.TOEPLITZ, Assumption.SYMMETRIC}), "symmetric Toeplitz"),
    (frozenset({Assumption.TOEPLITZ}), "Toeplitz"),
    (frozenset({Assumption.HANKEL}), "Hankel"),
    (frozenset({Assumption.LOWER}), "lower"),
    (frozenset({Assumption.UPPER}), "upper"),
)


def project(free: Node, variable: Symbol) -> tuple[Node, str]:
    """The gradient that respects the variable's structure, and the name of the convention.

    `free` is the gradient with all entries moving freely; near a positive definite matrix that is
    what is meant (Magnus and Neudecker treat symmetry there as a fact about the point).
    """
    if variable.holds(Assumption.DIAGONAL):
        return tidy(hadamard(free, Identity(free.shape.rows))), "independent"
    for wanted, structure in TIED:
        if all(variable.holds(assumption) for assumption in wanted):
            return tidy(TiedSum(free, structure)), "independent"
    if variable.holds(Assumption.POSITIVE_DEFINITE) or variable.holds(Assumption.POSITIVE_SEMIDEFINITE):
        return free, "free"
    if variable.holds(Assumption.SYMMETRIC):
        twice = sub(add(free, transpose(free)), hadamard(free, Identity(free.shape.rows)))
        return tidy(twice), "independent"
    if variable.holds(Assumption.SKEW):
        return tidy(sub(free, transpose(free))), "independent"
    if variable.holds(Assumption.ORTHOGONAL):
        raise NotDerived("a variable that is orthogonal: its derivative lives on a curved set")
    return free, "free"


def is_tied(variable: Symbol) -> bool:
    """Whether entries of the variable cannot move one by one and the tie is not mere symmetry."""
    ties = any(all(variable.holds(a) for a in wanted) for wanted, _ in TIED)
    others = (Assumption.DIAGONAL, Assumption.SKEW, Assumption.ORTHOGONAL)
    return ties or any(variable.holds(a) for a in others)
