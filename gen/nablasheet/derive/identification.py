"""Identification: from the differential of a function to its derivative, and back.

The derivative is what stands before dX once dX is brought to the outside (Magnus and Neudecker,
chapter 9: first identification).
"""

from __future__ import annotations

from nablasheet.derive.differential import differential_in, unnamed
from nablasheet.derive.gradient import changes, gradient
from nablasheet.derive.jacobian import jacobian
from nablasheet.derive.refusal import NotDerived
from nablasheet.derive.structure import project, tie
from nablasheet.expr import UNITY, Differential, FormulaError, Node, Symbol, Trace
from nablasheet.expr.build import mul, split_scalars, transpose, zero
from nablasheet.expr.functions import numerator_shape
from nablasheet.expr.normal import tidy
from nablasheet.expr.shape import ONE


def identified(function: Node, variable: Symbol, change: Node) -> tuple[Node, str]:
    """The derivative in numerator layout, and the convention used for a structured variable."""
    if not changes(change):
        return zero(numerator_shape(function.shape, variable.shape)), "free"
    try:
        if variable.is_scalar:
            return tidy(_at_one(change)), "free"
        if function.is_scalar:
            found, convention = project(tidy(gradient(change, UNITY)), variable)
            return tidy(transpose(found)), convention
        return tie(tidy(jacobian(change)), variable)
    except FormulaError as error:
        raise NotDerived(f"the pieces do not fit together ({error})") from error


def _at_one(change: Node) -> Node:
    """The differential by a scalar t with dt = 1."""
    if isinstance(change, Differential):
        return UNITY
    if not change.parts:
        return change
    return change.with_parts(tuple(_at_one(part) for part in change.parts))


def brought_out(function: Node, variable: Symbol, numerator: Node, change: Node, convention: str) -> Node:
    """d(function) with dX at the right end: tr(G^T dX), g^T dx, J dx, F' dt."""
    moved = Differential(variable)
    if inner := unnamed(function, variable):
        return _in_functions(function, variable, inner)
    if variable.is_scalar:
        return tidy(mul(numerator, moved))
    if convention != "free":
        return change
    if function.is_scalar:
        return _at_the_end(numerator, moved)
    if function.shape.cols == ONE and variable.shape.cols == ONE:
        return mul(numerator, moved)
    return change


def _at_the_end(numerator: Node, moved: Differential) -> Node:
    """tr(G^T dX) or g^T dx."""
    if moved.shape.cols == ONE:
        return mul(numerator, moved)
    scalars, body = split_scalars(numerator)
    return mul(*scalars, Trace(mul(body, moved)))


def _in_functions(function: Node, variable: Symbol, inner: frozenset[Node]) -> Node:
    """d(function) by the differentials of the unnamed functions in it, as in d tr(U V) = tr(V dU + U dV)."""
    change = tidy(differential_in(function, variable, inner | {variable}))
    moved = {part for part in change.walk() if isinstance(part, Differential)}
    if not function.is_scalar or len(moved) != 1:
        return change
    return _at_the_end(tidy(transpose(gradient(change, UNITY))), moved.pop())
