"""LaTeX of factors, eigenvalues and singular values with their vectors."""

from __future__ import annotations

from nablasheet import expr as x
from nablasheet.expr import Node
from nablasheet.render.latex.printer import Level, Printed, brace, brackets, latex

SMALLEST = x.number(-1)


def singular_value(node: x.SingularValue) -> Printed:
    return _of(rf"\sigma_{_place(node.position)}", node.argument)


def singular_direction(node: x.SingularDirection) -> Printed:
    name = "u" if node.side == "left" else "v"
    return _vector(f"{name}_{_place(node.position)}", node.argument)


def eigenvalue(node: x.OrderedEigenvalue) -> Printed:
    if node.name == "rho":
        return _of(r"\rho", node.argument)
    return _of(rf"\lambda_{_place(node.position)}", node.argument)


def eigenvector(node: x.OrderedEigenvector) -> Printed:
    name = "w" if node.side == "left" else "v"
    return _vector(f"{name}_{_place(node.position)}", node.argument)


def _place(position: Node) -> str:
    return r"{\min}" if position == SMALLEST else brace(latex(position))


def _of(name: str, argument: Node) -> Printed:
    return name + brackets(latex(argument)), Level.ATOM


def _vector(name: str, argument: Node) -> Printed:
    """Of a letter it goes without saying."""
    return (name, Level.ATOM) if isinstance(argument, x.Symbol) else _of(name, argument)
