"""The lines of a derivation as a reader sees them: each a formula and the rule that makes it."""

from __future__ import annotations

from nablasheet.derive.derivation import Derivation
from nablasheet.expr import Along, Node, Shape, Symbol
from nablasheet.render.entry import Step
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.sizes import latex_shape
from nablasheet.render.wording import RULES, rule_names


def differential_latex(derivation: Derivation, name: str) -> str:
    """The differential with dX brought out: \\mathrm{d} f = ..."""
    return rf"\mathrm{{d}}{name} = {latex(rows(derivation.differential))}"


def rows(node: Node) -> Node:
    """Derivatives of unnamed functions as in numerator layout, where df = f' dx reads as written."""
    return arrange(node, Layout.NUMERATOR)


def steps(derivation: Derivation, name: str) -> tuple[Step, ...]:
    """Differential, level by level; then dX brought out; then the result in both layouts."""
    made = [
        Step(line.rules[0], rule_names(line.rules), rf"\mathrm{{d}}{name} = {latex(rows(line.formula))}")
        for line in derivation.lines
    ]
    collected = differential_latex(derivation, name)
    if not made:
        made.append(Step("constant", RULES["constant"], collected))
    elif made[-1].latex != collected:
        made.append(Step("collect", RULES["collect"], collected))
    for layout in Layout:
        result = latex(arrange(in_layout(derivation, layout), layout))
        left = left_side(derivation, name)
        shape = latex_shape(in_layout(derivation, layout).shape)
        made.append(Step("identify", RULES["identify"], rf"{left} = {result} \qquad ({shape})"))
    return tuple(made)


def in_layout(derivation: Derivation, layout: Layout) -> Node:
    """The result in one layout."""
    return derivation.numerator if layout is Layout.NUMERATOR else derivation.denominator


def left_side(derivation: Derivation, name: str) -> str:
    """The left side: \\frac{\\partial f}{\\partial X}, with vec where a matrix meets a matrix or vector."""
    variable = latex(written(derivation.variable))
    if derivation.order == 2:
        return _second(derivation, name, variable)
    function, shape = derivation.function.shape, derivation.variable.shape
    if _needs_vec(function, shape):
        above = rf"\operatorname{{vec}}({name})" if function.kind == "matrix" else name
        below = rf"\operatorname{{vec}}({variable})" if shape.kind == "matrix" else variable
        return rf"\frac{{\partial {above}}}{{\partial {below}}}"
    return rf"\frac{{\partial {name}}}{{\partial {variable}}}"


def written(variable: Symbol) -> Node:
    """What stands below the line: the letter, or the part of it that is meant."""
    return variable.written() if isinstance(variable, Along) else variable


def _needs_vec(function: Shape, variable: Shape) -> bool:
    kinds = {function.kind, variable.kind}
    return "matrix" in kinds and "scalar" not in kinds


def _second(derivation: Derivation, name: str, variable: str) -> str:
    if derivation.variable.is_scalar:
        return rf"\frac{{\partial^2 {name}}}{{\partial {variable}^2}}"
    if derivation.variable.shape.kind == "matrix":
        vec = rf"\operatorname{{vec}}({variable})"
        return rf"\frac{{\partial^2 {name}}}{{\partial {vec} \, \partial {vec}^\top}}"
    return rf"\frac{{\partial^2 {name}}}{{\partial {variable} \, \partial {variable}^\top}}"
