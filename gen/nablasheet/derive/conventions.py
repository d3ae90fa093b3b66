"""The readings of a derivative by a structured variable, side by side.

Sources differ in what they mean by a derivative by a symmetric matrix: the structure ignored, the
gradient projected onto it, or each independent entry moved with those tied to it.  All are right as
what they are, so all are given, each with its name.
"""

from __future__ import annotations

from nablasheet.derive.differential import differential
from nablasheet.derive.gradient import changes, gradient
from nablasheet.derive.refusal import NotDerived
from nablasheet.derive.structure import project
from nablasheet.derive.tangent import is_curved, tangent_gradient
from nablasheet.expr import (
    HALF,
    UNITY,
    Assumption,
    Duplication,
    FormulaError,
    Identity,
    Node,
    Size,
    Symbol,
    TiedSum,
    Transpose,
    Vec,
    closure,
    number,
)
from nablasheet.expr.build import add, hadamard, mul, power, sub, transpose
from nablasheet.expr.normal import tidy

A = Assumption
DEFINITE = frozenset({A.POSITIVE_DEFINITE, A.POSITIVE_SEMIDEFINITE})
LINEAR = frozenset({A.SYMMETRIC, A.SKEW, A.DIAGONAL, A.LOWER, A.UPPER, A.TOEPLITZ, A.HANKEL, A.CIRCULANT})

Convention = tuple[str, Node]  # free | projection | independent | vech, and the gradient


def conventions(function: Node, variable: Symbol) -> tuple[Convention, ...]:
    """The gradient of a scalar function in each convention; none where the variable has no structure."""
    known = closure(variable.assumptions)
    if not function.is_scalar or variable.is_scalar:
        return ()
    if not is_curved(variable) and not (known & LINEAR and variable.shape.is_square):
        return ()
    try:
        change = tidy(differential(function, variable))
        if not changes(change):
            return ()
        return _each(tidy(gradient(change, UNITY)), variable, known)
    except (NotDerived, FormulaError, RecursionError):
        return ()


def _each(free: Node, variable: Symbol, known: frozenset[Assumption]) -> tuple[Convention, ...]:
    if is_curved(variable):
        return ("free", free), ("projection", tidy(tangent_gradient(free, variable)))
    found = [("free", free)]
    projected = _projected(free, known)
    if projected is not None:
        found.append(("projection", tidy(projected)))
    plain = Symbol(variable.name, variable.form, known - DEFINITE)
    found.append(("independent", project(free, plain)[0]))
    if A.SYMMETRIC in known and A.DIAGONAL not in known and A.TOEPLITZ not in known:
        found.append(("vech", mul(Transpose(Duplication(variable.shape.rows)), Vec(free))))
    return tuple(found)


def _projected(free: Node, known: frozenset[Assumption]) -> Node | None:
    """The orthogonal projection; none for structures whose projection has no short form."""
    if A.DIAGONAL in known:
        return hadamard(free, Identity(free.shape.rows))
    if A.CIRCULANT in known:
        return mul(power(Size(free.shape.rows), number(-1)), TiedSum(free, "circulant"))
    if known & {A.TOEPLITZ, A.HANKEL}:
        return None
    for triangle, name in ((A.LOWER, "lower"), (A.UPPER, "upper")):
        if triangle in known:
            return TiedSum(free, name)
    sign = add if A.SYMMETRIC in known else sub
    return mul(HALF, sign(free, transpose(free)))
