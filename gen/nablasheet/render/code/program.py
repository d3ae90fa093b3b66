"""A whole identity as a short program: the function and its derivative in both layouts.

`gradient` is the derivative in denominator layout, `jacobian` in numerator layout; a property becomes
its two sides.  What no symbol gives (a size, a free index, an unnamed function) becomes a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nablasheet.expr import Node, Product, Symbol
from nablasheet.render.code.jax import JAX
from nablasheet.render.code.julia import JULIA
from nablasheet.render.code.numpy import NUMPY
from nablasheet.render.code.printer import ATOM, Printer
from nablasheet.render.code.pytorch import PYTORCH
from nablasheet.render.code.sympy import SYMPY
from nablasheet.render.code.target import Target
from nablasheet.render.code.walker import printer

TARGETS: tuple[Target, ...] = (NUMPY, JAX, PYTORCH, SYMPY, JULIA)


@dataclass(frozen=True, slots=True)
class Routine:
    """One function of a program: its name, what it says of itself, the formula it computes."""

    name: str
    says: str
    formula: Node


def program(routines: Sequence[Routine], symbols: Iterable[Symbol], target: Target) -> str:
    """The program in one language.  Raises NoCode when a routine has no form there."""
    body = "\n\n".join(functions(routines, symbols, target))
    needed = [line for word, line in target.imports if word in body]
    gap = "\n\n" if target is JULIA else "\n\n\n"
    head = "\n".join(needed)
    return (head + gap if head else "") + body.replace("\n\n", gap) + "\n"


def functions(routines: Sequence[Routine], symbols: Iterable[Symbol], target: Target) -> list[str]:
    """The functions alone, all with the same parameters.  Raises NoCode."""
    used = _used(routines, symbols)
    writer = printer(target, used)
    bodies = [_value(writer, routine) for routine in routines]
    parameters = [*(writer.names[symbol] for symbol in used), *sorted(writer.free)]
    taken = frozenset(parameters)
    return [
        target.definition.format(
            name=f"{routine.name}_value" if routine.name in taken else routine.name,
            parameters=", ".join(parameters),
            says=routine.says,
            body=body,
        )
        for routine, body in zip(routines, bodies, strict=True)
    ]


def _used(routines: Sequence[Routine], symbols: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """The symbols that occur, in the given order, then others as they are met."""
    met: dict[Symbol, None] = {}
    for routine in routines:
        for node in routine.formula.walk():
            if isinstance(node, Symbol):
                met.setdefault(node)
    declared = [symbol for symbol in symbols if symbol in met]
    return tuple(dict.fromkeys((*declared, *met)))


def _value(writer: Printer, routine: Routine) -> str:
    piece = writer.piece(routine.formula)
    if routine.formula.is_scalar and _may_be_array(routine.formula):
        return writer.target.scalar.format(a=piece.text, a_=piece.at(ATOM))
    return piece.text


def _may_be_array(node: Node) -> bool:
    """Whether a number is computed by a product of a row and a column, which comes as 1 by 1."""
    if isinstance(node, Product) and node.is_scalar and any(not factor.is_scalar for factor in node.factors):
        return True
    return any(part.is_scalar and _may_be_array(part) for part in node.parts)
