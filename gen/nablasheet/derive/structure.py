"""Structured variables: what becomes of the gradient when the entries cannot move freely.

`project` gives the derivative by the independent entries for a variable with structure, the form
in which the Matrix Cookbook (section 2.8) states it: for a symmetric X, G + G^T - G o I.
"""

from __future__ import annotations

from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import Assumption, Identity, Node, Symbol
from nablasheet.expr.build import add, hadamard, sub, transpose
from nablasheet.expr.normal import tidy

UNSUPPORTED = (
    Assumption.TOEPLITZ,
    Assumption.HANKEL,
    Assumption.CIRCULANT,
    Assumption.ORTHOGONAL,
    Assumption.LOWER,
    Assumption.UPPER,
)


def project(free: Node, variable: Symbol) -> tuple[Node, str]:
    """The gradient that respects the variable's structure, and the name of the convention.

    `free` is the gradient with all entries moving freely.
    """
    if variable.holds(Assumption.DIAGONAL):
        return tidy(hadamard(free, Identity(free.shape.rows))), "independent"
    if variable.holds(Assumption.POSITIVE_DEFINITE) or variable.holds(Assumption.POSITIVE_SEMIDEFINITE):
        return free, "free"
    if variable.holds(Assumption.SYMMETRIC):
        twice = sub(add(free, transpose(free)), hadamard(free, Identity(free.shape.rows)))
        return tidy(twice), "independent"
    if variable.holds(Assumption.SKEW):
        return tidy(sub(free, transpose(free))), "independent"
    for assumption in UNSUPPORTED:
        if variable.holds(assumption):
            raise NotDerived(f"a variable that is {assumption.value}")
    return free, "free"
