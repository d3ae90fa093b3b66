"""A derivation: differential, identification, result, with the lines that a reader sees.

`derive` is the whole method: take the differential, bring dX to the outside, read off the
derivative (Magnus and Neudecker, chapter 9: first and second identification).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from nablasheet.derive.differential import depends, differential, expand
from nablasheet.derive.gradient import changes, gradient
from nablasheet.derive.jacobian import jacobian
from nablasheet.derive.refusal import NotDerived
from nablasheet.derive.structure import is_tied, project
from nablasheet.derive.wirtinger import is_complex, joined, separated
from nablasheet.expr import (
    UNITY,
    Conjugate,
    Differential,
    Elementwise,
    FormulaError,
    Node,
    Norm,
    Symbol,
    Trace,
)
from nablasheet.expr.build import mul, split_scalars, transpose, zero
from nablasheet.expr.functions import numerator_shape
from nablasheet.expr.normal import tidy
from nablasheet.expr.shape import ONE, Shape


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a derivation: d(function) = `formula`, reached by `rules`."""

    rules: tuple[str, ...]
    formula: Node


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a derivative was found.

    `numerator` and `denominator` are the derivative in each layout, `differential` is d(function)
    with dX brought out, `lines` lead to it.  `kind` names the two shapes.
    """

    function: Node
    variable: Symbol
    kind: str
    order: int
    lines: tuple[Line, ...]
    differential: Node
    numerator: Node
    denominator: Node
    convention: str  # free | independent: how a structured variable was treated


def derive(function: Node, variable: Symbol, order: int) -> Derivation:
    """The derivative (order 1) or the Hessian (order 2) of a function, in both layouts.

    Raises NotDerived when a rule is missing, naming the node.
    """
    if order == 2:
        return _second(function, variable)
    if is_complex(variable) and any(
        isinstance(part, Conjugate | Norm | Elementwise) for part in function.walk()
    ):
        return _wirtinger(function, variable)
    return _first(function, variable)


def _wirtinger(function: Node, variable: Symbol) -> Derivation:
    """By a complex variable, its conjugate being held constant; in d f both move."""
    opened, bar = separated(function, variable)
    found = _first(opened, variable)
    together = joined(opened, variable, bar)
    return replace(
        found,
        function=function,
        lines=_lines(together, variable),
        differential=tidy(differential(together, variable)),
        numerator=joined(found.numerator, variable, bar),
        denominator=joined(found.denominator, variable, bar),
        convention="free",
    )


def _first(function: Node, variable: Symbol) -> Derivation:
    """The first derivative by a variable all of whose occurrences are plain."""
    change = tidy(differential(function, variable))
    numerator, convention = _identified(function, variable, change)
    return Derivation(
        function=function,
        variable=variable,
        kind=kind(function.shape, variable.shape),
        order=1,
        lines=_lines(function, variable),
        differential=_brought_out(function, variable, numerator, change, convention),
        numerator=numerator,
        denominator=tidy(transpose(numerator)),
        convention=convention,
    )


def kind(function: Shape, variable: Shape) -> str:
    """One of the nine kinds: scalar-by-matrix and so on."""
    return f"{function.kind}-by-{variable.kind}"


def _identified(function: Node, variable: Symbol, change: Node) -> tuple[Node, str]:
    """The derivative in numerator layout, and the convention used for a structured variable."""
    if not changes(change):
        return zero(numerator_shape(function.shape, variable.shape)), "free"
    try:
        if variable.is_scalar:
            return tidy(_at_one(change)), "free"
        if function.is_scalar:
            found, convention = project(tidy(gradient(change, UNITY)), variable)
            return tidy(transpose(found)), convention
        if is_tied(variable):
            raise NotDerived("a vector or matrix by a variable whose entries are tied")
        made = tidy(jacobian(change))
    except FormulaError as error:
        raise NotDerived(f"the pieces do not fit together ({error})") from error
    return made, "free"


def _at_one(change: Node) -> Node:
    """The differential by a scalar t with dt = 1."""
    if isinstance(change, Differential):
        return UNITY
    if not change.parts:
        return change
    return change.with_parts(tuple(_at_one(part) for part in change.parts))


def _brought_out(function: Node, variable: Symbol, numerator: Node, change: Node, convention: str) -> Node:
    """d(function) with dX at the right end: tr(G^T dX), g^T dx, J dx, F' dt."""
    moved = Differential(variable)
    if variable.is_scalar:
        return tidy(mul(numerator, moved))
    if convention != "free":
        return change
    if function.is_scalar:
        if variable.shape.cols == ONE:
            return mul(numerator, moved)
        scalars, body = split_scalars(numerator)
        return mul(*scalars, Trace(mul(body, moved)))
    if function.shape.cols == ONE and variable.shape.cols == ONE:
        return mul(numerator, moved)
    return change


def _lines(function: Node, variable: Symbol) -> tuple[Line, ...]:
    """The differential opened level by level; long ones are cut to the last lines."""
    if not depends(function, variable):
        return ()
    lines: list[Line] = []
    formula: Node = Differential(function)
    for _ in range(24):
        formula, rules = expand(formula, variable)
        if not rules:
            break
        lines.append(Line(tuple(rules), formula))
    return _merged(lines)


def _merged(lines: list[Line]) -> tuple[Line, ...]:
    """Steps that only move d through a sum, a transpose or a trace join the next one."""
    plain = {"sum-rule", "trace-rule", "transpose-rule", "vec-rule", "diag-rule"}
    result: list[Line] = []
    waiting: tuple[str, ...] = ()
    for i, line in enumerate(lines):
        rules = tuple(dict.fromkeys((*waiting, *line.rules)))
        if set(line.rules) <= plain and i + 1 < len(lines):
            waiting = rules
            continue
        result.append(Line(rules, line.formula))
        waiting = ()
    return tuple(result)


def _second(function: Node, variable: Symbol) -> Derivation:
    """The Hessian of a scalar function (symmetric, so both layouts coincide), or the second
    derivative by a scalar."""
    first = derive(function, variable, 1)
    if first.convention != "free":
        raise NotDerived("a second derivative by a variable whose entries are tied")
    if variable.is_scalar:
        again = derive(first.numerator, variable, 1)
    elif function.is_scalar:
        again = derive(first.denominator, variable, 1)
    else:
        raise NotDerived("second derivatives are of scalar functions, or by a scalar variable")
    return Derivation(
        function=function,
        variable=variable,
        kind="hessian" if not variable.is_scalar else f"second-{first.kind}",
        order=2,
        lines=again.lines,
        differential=again.differential,
        numerator=again.numerator,
        denominator=again.denominator if variable.is_scalar else again.numerator,
        convention=first.convention,
    )
