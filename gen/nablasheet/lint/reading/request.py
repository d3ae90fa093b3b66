"""What a reading is made of, and the typing pass prepared for it: symbols with open sizes, functions, uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nablasheet.expr import (
    ONE,
    SCALAR,
    Apply,
    Assumption,
    Node,
    Shape,
    Symbol,
    dim,
)
from nablasheet.identity import Declarations
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.reading.typist import LooseTypist, Mode
from nablasheet.parse import syntax as tree
from nablasheet.parse.error import Trouble

SQUARE = frozenset({
    Assumption.SYMMETRIC, Assumption.POSITIVE_DEFINITE, Assumption.POSITIVE_SEMIDEFINITE,
    Assumption.ORTHOGONAL,
    Assumption.DIAGONAL, Assumption.SKEW, Assumption.INVERTIBLE, Assumption.IDEMPOTENT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """What a reading is made of."""

    chain: tree.Chain
    kinds: Mapping[str, str]
    functions: Mapping[str, tuple[str, ...]]  # dependent letter -> what it depends on
    definitions: Mapping[str, tree.Syntax]  # letter -> what it stands for, as an argument of a function
    elementwise: frozenset[str]
    sizes: Mapping[str, tuple[str, str]]
    hints: Hints
    mode: Mode
    layout: str
    start: int  # the first side that is new; those before it are a context


def typist_for(request: Request) -> LooseTypist:
    symbols: dict[str, Symbol] = {}
    functions: dict[str, Node] = {}
    uses = {name: "elementwise" for name in request.elementwise if name != r"\sigma"}
    style = request.mode.functions
    uses |= dict.fromkeys(("exp", "log", "sqrt", "sin", "cos", "sinh", "cosh"), style)
    uses |= dict.fromkeys(("tanh", "relu", "sgn", "softplus", "arctan"), "elementwise")
    if request.mode.sigma == "any":
        uses[r"\sigma"] = "elementwise"
    else:
        uses["sigma"] = "elementwise"
    typist = LooseTypist(Declarations(symbols, uses, {}, functions), request.mode, request.layout)
    for name, kind in request.kinds.items():
        if name not in request.functions:
            assumed = request.hints.assumed(name) if kind != "scalar" else frozenset()
            if kind != "vector":
                assumed -= {Assumption.SIMPLEX}
            shape = shape_of(typist, name, kind, request)
            squares = request.hints.squares
            if kind == "matrix" and (assumed & SQUARE or "*" in squares or name in squares):
                typist.sizes.equate(shape.rows, shape.cols)
                shape = typist.sizes.shape(shape)
            symbols[name] = Symbol(name, shape, assumed)
    _declare_functions(typist, functions, request)
    return typist


def shape_of(typist: LooseTypist, name: str, kind: str, request: Request) -> Shape:
    written = request.sizes.get(name) or _numeric(request.hints, name)
    if written and kind in ("matrix", "vector"):
        rows, cols = (dim(int(s)) if s.isdigit() else dim(f"?{s}") for s in written)
        typist.sizes.fresh()  # so that sizes count as open
        return Shape(rows, cols) if kind == "matrix" else Shape(rows, ONE)
    match kind:
        case "scalar":
            return SCALAR
        case "vector":
            return Shape(typist.sizes.fresh(), ONE)
        case "row":
            return Shape(ONE, typist.sizes.fresh())
    return Shape(typist.sizes.fresh(), typist.sizes.fresh())


def _numeric(hints: Hints, name: str) -> tuple[str, str] | None:
    """The sizes that a note gives in digits: 2 by 2."""
    sizes = hints.sizes.get(name) or hints.sizes.get(unfont(name))
    return sizes if sizes and all(size.isdigit() for size in sizes) else None


def _declare_functions(typist: LooseTypist, functions: dict[str, Node], request: Request) -> None:
    """Unnamed functions after what they depend on."""
    waiting = dict(request.functions)
    for _ in range(len(waiting) + 1):
        for name, arguments in list(waiting.items()):
            if any(argument in waiting for argument in arguments):
                continue
            nodes = tuple(_argument(typist, argument, functions, request) for argument in arguments)
            shape = shape_of(typist, name, request.kinds.get(name, "scalar"), request)
            functions[name] = Apply(name, nodes, shape)
            del waiting[name]
    if waiting:
        raise Trouble("not-supported", request.chain.place, "functions of each other")


def _argument(typist: LooseTypist, name: str, functions: dict[str, Node], request: Request) -> Node:
    if name in functions:
        return functions[name]
    if name in request.definitions:
        node = typist.node(request.definitions[name])
        functions[name] = node
        return node
    symbol = typist.declarations.symbols.get(name)
    if symbol is None:
        raise Trouble("unknown-symbol", request.chain.place, f"{name} is not known")
    return symbol
