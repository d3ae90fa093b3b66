"""Derivatives and differentials inside formulas.

Only the derivative of an unnamed function is a quantity of its own, as in the chain rule; the
derivative of a formula is what a claim is about and stands alone on its side.
"""

from __future__ import annotations

from nablasheet.expr import Apply, Node, Partial, Transpose, Vec
from nablasheet.expr import Differential as DifferentialNode
from nablasheet.parse.error import Trouble
from nablasheet.parse.syntax import Bracket, Derivative, Differential, Syntax
from nablasheet.parse.typist import Typist


def differential(typist: Typist, syntax: Differential) -> Node:
    """d of a formula."""
    return typist.make(syntax.place, DifferentialNode, typist.node(syntax.body))


def derivative(typist: Typist, syntax: Derivative) -> Node:
    """The derivative of an unnamed function by one of its arguments."""
    if syntax.loose:
        raise Trouble(
            "ambiguous", syntax.place, "how far does the derivative reach?", "put the function in brackets"
        )
    function = typist.node(syntax.function)
    if not isinstance(function, Apply) or syntax.order != 1 or len(syntax.variables) > 1:
        raise Trouble(
            "not-supported",
            syntax.place,
            "the derivative of a formula inside another formula is not read",
            "write its value, or declare an unnamed function: - $u(x) \\in \\mathbb{R}$, smooth function",
        )
    position, spelled = _position(typist, function, syntax)
    return Partial(function, position, _layout(typist, function, position, spelled, syntax))


def _position(typist: Typist, function: Apply, syntax: Derivative) -> tuple[int, Node]:
    """Which argument, and the variable as it is spelled."""
    if not syntax.variables:
        if len(function.arguments) == 1:
            return 0, function.arguments[0]
        raise Trouble(
            "which-variable", syntax.place, "a derivative without its variable", "write \\nabla_x f"
        )
    spelled = typist.node(syntax.variables[0])
    variable = bare_variable(spelled)
    found = [i for i, argument in enumerate(function.arguments) if argument == variable]
    if len(found) != 1:
        listed = f"{function.name} has no such argument, or has it twice"
        raise Trouble("which-variable", syntax.variables[0].place, listed)
    return found[0], spelled


def _layout(typist: Typist, function: Apply, position: int, spelled: Node, syntax: Derivative) -> str:
    argument = function.arguments[position]
    if function.is_scalar and argument.is_scalar:
        return "numerator"
    if syntax.operator == "D" or spelled != argument:
        return "numerator"
    if syntax.operator == "nabla" and function.is_scalar:
        return "denominator"
    if typist.layout is None:
        raise Trouble(
            "which-layout", syntax.place, "the layout of a derivative inside the formula is not stated",
            "state the layout: numerator or denominator",
        )  # fmt: skip
    return typist.layout


def bare_variable(node: Node) -> Node:
    """x for x, x^T, vec(X) and vec(X)^T."""
    inner = node.argument if isinstance(node, Transpose) else node
    return inner.argument if isinstance(inner, Vec) else inner


def opened(syntax: Syntax) -> Syntax:
    """What stands in brackets that hold the whole of it."""
    while isinstance(syntax, Bracket):
        syntax = syntax.body
    return syntax
