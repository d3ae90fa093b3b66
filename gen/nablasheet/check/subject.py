"""What a formula needs before it has a value: letters, sizes, unnamed functions, free indices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nablasheet import expr as e
from nablasheet.expr.named import FUNCTIONS


@dataclass(frozen=True, slots=True)
class Index:
    """A free index and the sizes that bound it."""

    name: str
    bounds: tuple[e.Dim, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that a sample must give a value to, in a fixed order."""

    symbols: tuple[e.Symbol, ...]
    letters: tuple[str, ...]
    functions: tuple[tuple[str, tuple[e.Shape, ...], e.Shape], ...]
    series: tuple[str, ...]
    indices: tuple[Index, ...]


def subject(nodes: Iterable[e.Node], declared: Mapping[str, e.Symbol] | None = None) -> Subject:
    """Look through formulas; a declaration adds to what the symbols in the formulas assume."""
    symbols: dict[str, e.Symbol] = {}
    letters: set[str] = set()
    functions: dict[str, tuple[str, tuple[e.Shape, ...], e.Shape]] = {}
    series: set[str] = set()
    indices: dict[str, set[e.Dim]] = {}
    for root in nodes:
        bound = {node.index for node in root.walk() if isinstance(node, e.IndexedSum | e.IndexedProduct)}
        for node in root.walk():
            letters |= sizes_in(node)
            match node:
                case e.Symbol():
                    symbols.setdefault(node.name, node)
                case e.Apply(name, arguments, form):
                    functions.setdefault(name, (name, tuple(a.shape for a in arguments), form))
                case e.Elementwise(name, _) if name.rstrip("'") not in FUNCTIONS:
                    series.add(name.rstrip("'"))
                case e.Index(name) if name not in bound:
                    indices.setdefault(name, set())
                case e.Entry(argument, row, col):
                    _bound(indices, row, argument.shape.rows, bound)
                    _bound(indices, col, argument.shape.cols, bound)
                case e.Unit(position, size):
                    _bound(indices, position, size, bound)
    found = (_merged(symbol, (declared or {}).get(name)) for name, symbol in sorted(symbols.items()))
    free = (Index(name, tuple(sorted(bounds, key=str))) for name, bounds in sorted(indices.items()))
    unnamed = (functions[name] for name in sorted(functions))
    return Subject(tuple(found), tuple(sorted(letters)), tuple(unnamed), tuple(sorted(series)), tuple(free))


def sizes_in(node: e.Node) -> set[str]:
    """The size letters in a node itself."""
    found: set[str] = set()
    for name in node.__match_args__:  # type: ignore[attr-defined]
        field = getattr(node, name)
        if isinstance(field, e.Dim):
            found |= field.letters()
        elif isinstance(field, e.Shape):
            found |= field.rows.letters() | field.cols.letters()
    return found


def _bound(indices: dict[str, set[e.Dim]], place: e.Node, size: e.Dim, bound: set[str]) -> None:
    for node in place.walk():
        if isinstance(node, e.Index) and node.name not in bound:
            indices.setdefault(node.name, set()).add(size)


def _merged(symbol: e.Symbol, declared: e.Symbol | None) -> e.Symbol:
    if declared is None or declared.form != symbol.form:
        return symbol
    return e.Symbol(symbol.name, symbol.form, symbol.assumptions | declared.assumptions)
