"""LaTeX of functions, of matrix functions and their derivatives, and of running sums."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet import expr as x
from nablasheet.expr.named import FUNCTIONS
from nablasheet.render.latex.printer import (
    Level,
    Printed,
    at,
    brace,
    brackets,
    is_tall,
    latex,
    printed,
    script,
)
from nablasheet.render.sizes import latex_size


def elementwise(node: x.Elementwise) -> Printed:
    inner = latex(node.argument)
    match node.function, node.argument:
        case "abs", _:
            return (f"|{inner}|" if not is_tall(inner) else rf"\left|{inner}\right|"), Level.ATOM
        case "sqrt", _:
            return rf"\sqrt{{{inner}}}", Level.ATOM
        case "log", x.Determinant():
            return rf"\log{inner}", Level.ATOM
        case "log", x.Elementwise("abs", x.Determinant()):
            return rf"\log {inner}", Level.ATOM
    known = FUNCTIONS.get(node.function)
    return (known.latex if known else node.function) + brackets(inner), Level.ATOM


def norm(node: x.Norm) -> Printed:
    signs = {"F": "F", "nuclear": "*", "spectral": "2", "max": r"\infty"}
    sign = signs.get(node.kind) or latex(node.order)
    inner = latex(node.argument)
    bars = rf"\left\|{inner}\right\|" if is_tall(inner) else rf"\|{inner}\|"
    return f"{bars}_{brace(sign)}", Level.ATOM


def eigenvector(node: x.Eigenvector) -> Printed:
    name = rf"v_{{\{node.which}}}"
    return (
        name if isinstance(node.argument, x.Symbol) else name + brackets(latex(node.argument))
    ), Level.ATOM


def singular_vector(node: x.SingularVector) -> Printed:
    name = "u_1" if node.side == "left" else "v_1"
    return (
        name if isinstance(node.argument, x.Symbol) else name + brackets(latex(node.argument))
    ), Level.ATOM


def frechet_jacobian(node: x.FrechetJacobian) -> Printed:
    inner = latex(node.argument)
    if node.function == "exp":
        flipped = (
            latex(x.Transpose(node.argument))
            if not isinstance(node.argument, x.Transpose)
            else latex(node.argument.argument)
        )
        return rf"\int_0^1 \exp((1 - s) {flipped}) \otimes \exp(s {inner}) \, \mathrm{{d}}s", Level.SUM
    return rf"\mathcal{{K}}_{{{_operator(node.function)}}}({inner})", Level.ATOM


def _operator(function: str) -> str:
    """The name of a matrix function as an index."""
    return r"\mathrm{sqrt}" if function == "sqrt" else FUNCTIONS[function].latex


def frechet(node: x.Frechet) -> Printed:
    inner = brackets(f"{latex(node.argument)}, {latex(node.direction)}")
    return rf"L_{{{_operator(node.function)}}}{inner}", Level.ATOM


def matrix_function(node: x.MatrixFunction) -> Printed:
    if node.function == "sqrt":
        return script(node.argument, "{1/2}")
    return FUNCTIONS[node.function].latex + brackets(latex(node.argument)), Level.ATOM


def indexed(sign: str) -> Callable[[Any], Printed]:
    def made(node: x.IndexedSum | x.IndexedProduct) -> Printed:
        span = rf"{sign}_{{{node.index}={node.first}}}^{brace(latex_size(node.last))}"
        return f"{span} {at(node.body, Level.PRODUCT)}", Level.SUM

    return made


def applied(node: x.Apply) -> Printed:
    if all(isinstance(argument, x.Symbol) for argument in node.arguments):
        return node.name, Level.ATOM
    return f"{node.name}({', '.join(latex(argument) for argument in node.arguments)})", Level.ATOM


def partial(node: x.Partial) -> Printed:
    function, argument = latex(node.function), at(node.function.arguments[node.position], Level.ATOM)
    return rf"\frac{{\partial {function}}}{{\partial {argument}}}", Level.ATOM


def differential(node: x.Differential) -> Printed:
    text, level = printed(node.argument)
    return r"\mathrm{d}" + (text if level is Level.ATOM and len(text) < 12 else brackets(text)), Level.PREFIX


def extreme_place(node: x.ExtremePlace) -> Printed:
    """The unit vector e_k of the place k of the extreme entry."""
    inner = latex(node.argument)
    which = r"\min" if node.which == "min" else r"\max"
    within = rf"|{inner}|" if node.which == "abs" else inner
    return rf"e_{{\arg {which}({within})}}", Level.ATOM
