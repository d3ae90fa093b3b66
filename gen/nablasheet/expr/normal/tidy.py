"""`tidy`: the form that a good textbook prints, of equal value.

One row a node type: how a node is put together again from tidy parts.  A second pass finds what the
first made possible; the result is a fixed point or the last of a few passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import HALF, UNITY, ZERO, Identity, Ones, Symbol, number
from nablasheet.expr.build import diag, diagonal, hadamard, kronecker, power, split_scalars, unvec
from nablasheet.expr.cases import Piecewise
from nablasheet.expr.decompositions import HalfTriangle
from nablasheet.expr.functions import Determinant, Elementwise, Trace
from nablasheet.expr.matrix_functions import Frechet
from nablasheet.expr.node import Node
from nablasheet.expr.normal.directions import frechet
from nablasheet.expr.normal.forms import conjugated, determinant, traced, vectorised
from nablasheet.expr.normal.inverses import inverted
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.sums import plus
from nablasheet.expr.normal.transposes import transposed
from nablasheet.expr.operations import Conjugate, Inverse, Power, Product, Sum, Transpose
from nablasheet.expr.products import Hadamard, HadamardPower, HadamardQuotient, Kronecker
from nablasheet.expr.rearrangements import Diag, Diagonal, TiedSum, Unvec, Vec

PASSES = 4


def tidy(node: Node) -> Node:
    """A normal form of equal value."""
    known: dict[Node, Node] = {}  # shared by the passes: what a pass left alone is not looked at again
    for _ in range(PASSES):
        made = _once(node, known)
        if made == node:
            break
        node = made
    return node


def _once(node: Node, known: dict[Node, Node]) -> Node:
    if not node.parts:
        return node
    made = known.get(node)
    if made is None:
        parts = tuple(_once(part, known) for part in node.parts)
        form = FORMS.get(type(node))
        made = form(node, parts) if form else (node if parts == node.parts else node.with_parts(parts))
        known[node] = made
    return made


def _power(_: Node, parts: tuple[Node, ...]) -> Node:
    base, exponent = parts
    made = power(base, exponent)
    return product(made) if made.is_scalar and isinstance(made, Power) and isinstance(base, Product) else made


def _hadamard(_: Node, parts: tuple[Node, ...]) -> Node:
    """Equal entrywise factors of opposite power cancel; diag of the identity part stays."""
    parts = tuple(part for part in parts if not _is_ones(part)) or parts[:1]
    if any(isinstance(part, Identity | Diag) for part in parts):
        parts = tuple(part.argument if isinstance(part, Transpose) else part for part in parts)
    exponents: dict[Node, Node] = {}
    for part in _quotients_apart(parts):
        base, exponent = _entry_power(part)
        exponents[base] = plus(exponents[base], exponent) if base in exponents else exponent
    if all(exponent == UNITY for exponent in exponents.values()) and len(exponents) == len(parts):
        return hadamard(*parts)
    kept = []
    for base, exponent in _with_tangents(exponents).items():
        if exponent == ZERO:
            continue
        kept.append(base if exponent == UNITY else HadamardPower(base, exponent))
    return hadamard(*kept) if kept else Ones(parts[0].shape)


def _quotients_apart(parts: tuple[Node, ...]) -> Iterator[Node]:
    """A power of a quotient is one of each of its sides."""
    for part in parts:
        match part:
            case HadamardPower(HadamardQuotient(above, below), exponent):
                yield HadamardPower(above, exponent)
                yield HadamardPower(below, product(number(-1), exponent))
            case _:
                yield part


def _with_tangents(exponents: dict[Node, Node]) -> dict[Node, Node]:
    """sinh^k over cosh^k is tanh^k."""
    for base, exponent in exponents.items():
        if isinstance(base, Elementwise) and base.function == "sinh":
            below = Elementwise("cosh", base.argument)
            if below in exponents and plus(exponents[below], exponent) == ZERO:
                others = {one: to for one, to in exponents.items() if one not in (base, below)}
                return {Elementwise("tanh", base.argument): exponent, **others}
    return exponents


def _entrywise_power(_: Node, parts: tuple[Node, ...]) -> Node:
    """Powers of an entrywise root are powers of what stands under it."""
    base, exponent = parts
    if isinstance(base, Elementwise) and base.function == "sqrt":
        base, exponent = base.argument, product(HALF, exponent)
    if exponent == UNITY:
        return base
    return HadamardPower(base, exponent)


def _scalars_out(operation: Callable[[Node], Node], argument: Node) -> Node:
    """diag(2 x) = 2 diag(x)"""
    scalars, body = split_scalars(argument)
    return product(*scalars, operation(body))


def _is_ones(node: Node) -> bool:
    """1 1^T, entry by entry a one."""
    return isinstance(node, Product) and all(isinstance(factor, Ones) for factor in node.factors)


def _entry_power(node: Node) -> tuple[Node, Node]:
    if isinstance(node, HadamardPower):
        return node.base, node.exponent
    return node, UNITY


def _elementwise(node: Node, parts: tuple[Node, ...]) -> Node:
    assert isinstance(node, Elementwise)
    match node.function, parts[0]:
        case "abs", Symbol() as symbol if symbol.holds(Assumption.NONNEGATIVE):
            return symbol
        case "log", Elementwise("exp", argument):
            return argument
        case "exp", Elementwise("log", argument):
            return argument
    return Elementwise(node.function, parts[0])


def _piecewise(node: Node, parts: tuple[Node, ...]) -> Node:
    """Cases that are the same are none."""
    return parts[1] if parts[1] == parts[2] else node.with_parts(parts)


Form = Callable[[Any, tuple[Node, ...]], Node]

FORMS: dict[type[Node], Form] = {
    Sum: lambda n, p: plus(*p),
    Product: lambda n, p: product(*p),
    Power: _power,
    Transpose: lambda n, p: transposed(p[0]),
    Conjugate: lambda n, p: conjugated(p[0]),
    Inverse: lambda n, p: inverted(p[0]),
    Hadamard: _hadamard,
    HadamardPower: _entrywise_power,
    HadamardQuotient: lambda n, p: HadamardQuotient(*p),
    Kronecker: lambda n, p: kronecker(*p),
    Vec: lambda n, p: vectorised(p[0]),
    Unvec: lambda n, p: unvec(p[0], n.form),
    Diag: lambda n, p: _scalars_out(diag, p[0]),
    Diagonal: lambda n, p: _scalars_out(diagonal, p[0].argument if isinstance(p[0], Transpose) else p[0]),
    Trace: lambda n, p: traced(p[0]),
    HalfTriangle: lambda n, p: _scalars_out(HalfTriangle, p[0]),
    TiedSum: lambda n, p: _scalars_out(lambda a: TiedSum(a, n.structure), p[0]),
    Determinant: lambda n, p: determinant(p[0]),
    Frechet: lambda n, p: frechet(n.function, *p),
    Elementwise: _elementwise,
    Piecewise: _piecewise,
}
