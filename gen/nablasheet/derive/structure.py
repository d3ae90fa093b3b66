"""Structured variables: what becomes of the gradient when the entries cannot move freely.

`project` gives the derivative by the independent entries for a variable with structure, the form
in which the Matrix Cookbook (section 2.8) states it: entry (i, j) is the change of f when a_ij moves
together with all entries tied to it.  For a symmetric X that is G + G^T - G o I.
"""

from __future__ import annotations

from nablasheet.derive.refusal import NotDerived
from nablasheet.derive.tangent import is_curved, tangent_gradient
from nablasheet.expr import (
    Assumption,
    Commutation,
    Diag,
    DiagonalEmbedding,
    Identity,
    Node,
    Ones,
    Symbol,
    TiedSum,
    Vec,
    closure,
)
from nablasheet.expr.build import add, hadamard, mul, sub, transpose
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

DEFINITE = frozenset({Assumption.POSITIVE_DEFINITE, Assumption.POSITIVE_SEMIDEFINITE})


def project(free: Node, variable: Symbol) -> tuple[Node, str]:
    """The gradient that respects the variable's structure, and the name of the convention.

    `free` is the gradient with all entries moving freely; near a positive definite matrix that is
    what is meant (Magnus and Neudecker treat symmetry there as a fact about the point).
    """
    if is_curved(variable):
        return tidy(tangent_gradient(free, variable)), "projection"
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
    return free, "free"


def tie(jacobian: Node, variable: Symbol) -> tuple[Node, str]:
    """The Jacobian by the independent entries: that with free entries times the matrix of vec S^ij.

    Raises NotDerived for structures whose matrix has no short form.
    """
    n = variable.shape.rows
    if not is_tied(variable):
        return jacobian, "free"
    if variable.holds(Assumption.DIAGONAL):
        embedding = DiagonalEmbedding(n)
        return tidy(mul(jacobian, embedding, transpose(embedding))), "independent"
    for triangle, name in ((Assumption.LOWER, "lower"), (Assumption.UPPER, "upper")):
        if variable.holds(triangle):
            return tidy(mul(jacobian, Diag(Vec(TiedSum(Ones(variable.shape), name))))), "independent"
    if variable.holds(Assumption.SKEW) and not is_curved(variable):
        return tidy(sub(jacobian, mul(jacobian, Commutation(n, n)))), "independent"
    raise NotDerived("a vector or matrix by a variable whose entries are tied")


def replaced(node: Node, old: Node, new: Node) -> Node:
    """The node with one letter in place of another."""
    if node == old:
        return new
    return node.with_parts(tuple(replaced(part, old, new) for part in node.parts)) if node.parts else node


def loosened(variable: Symbol) -> Symbol:
    """A definite matrix with all its entries free, near which f is differentiated; others as they are."""
    known = closure(variable.assumptions)
    if Assumption.COMPLEX in known or is_tied(variable) or not known & DEFINITE:
        return variable
    return Symbol(variable.name, variable.form, known - DEFINITE - {Assumption.SYMMETRIC})


def is_tied(variable: Symbol) -> bool:
    """Whether entries of the variable cannot move one by one and the tie is not mere symmetry."""
    ties = any(all(variable.holds(a) for a in wanted) for wanted, _ in TIED)
    others = (Assumption.DIAGONAL, Assumption.SKEW)
    return ties or is_curved(variable) or any(variable.holds(a) for a in others)
