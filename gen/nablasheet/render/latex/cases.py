"""LaTeX of functions defined by cases; a case within the last one is a line of its own."""

from __future__ import annotations

from fractions import Fraction

from nablasheet import expr as x
from nablasheet.expr import Node, Number
from nablasheet.expr.build import add, neg
from nablasheet.render.latex.printer import Level, Printed, latex


def piecewise(node: x.Piecewise) -> Printed:
    lines = []
    rest: Node = node
    while isinstance(rest, x.Piecewise):
        lines.append(rf"{latex(rest.above)} & \text{{if }} {_comparison(rest.condition)}")
        rest = rest.below
    lines.append(rf"{latex(rest)} & \text{{otherwise}}")
    body = r" \\ ".join(lines)
    return rf"\begin{{cases}} {body} \end{{cases}}", Level.SUM


def _comparison(condition: Node) -> str:
    """a - b > 0 as a > b, and b < 1 for 1 - b > 0: a number stands alone on the right."""
    terms = condition.terms if isinstance(condition, x.Sum) else (condition,)
    numbers = sum((term.value for term in terms if isinstance(term, Number)), Fraction(0))
    others = [term for term in terms if not isinstance(term, Number)]
    above = [term for term in others if not _is_negative(term)]
    below = [neg(term) for term in others if _is_negative(term)]
    if above and below:
        return f"{latex(add(*above, Number(numbers)))} > {latex(add(*below))}"
    if below:
        return f"{latex(add(*below))} < {latex(Number(numbers))}"
    return f"{latex(add(*above)) if above else '0'} > {latex(Number(-numbers))}"


def _is_negative(term: Node) -> bool:
    first = term.factors[0] if isinstance(term, x.Product) else term
    return isinstance(first, Number) and first.value < 0
