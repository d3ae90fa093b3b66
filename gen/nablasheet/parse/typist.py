"""The typing pass: what it knows, and the one place where a node is made and checked.

Rules are looked up by the type of the syntax; each makes a node through the constructors of
`expr.build`. A shape that does not fit becomes a refusal at the place of that piece of syntax.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from nablasheet.expr import Assumption, Dim, FormulaError, Node, Shape
from nablasheet.expr.plain import plain
from nablasheet.identity import Declarations
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.scopes import check_scopes
from nablasheet.parse.sizes import Sizes, has_holes
from nablasheet.parse.syntax import Syntax

MOST_TERMS = 64
Rule = Callable[["Typist", Any], Node]


class Typist:
    """Declarations, unwritten sizes, bound indices and the layout of derivatives inside formulas."""

    __slots__ = ("declarations", "ended", "indices", "layout", "letters", "rules", "sizes")

    def __init__(
        self, declarations: Declarations, rules: Mapping[type[Syntax], Rule], layout: str | None = None
    ) -> None:
        self.declarations = declarations
        self.rules = rules
        self.layout = layout
        self.sizes = Sizes()
        self.indices: list[str] = []
        self.ended: set[str] = set()  # indices of \\max_i, which leave no trace in the formula
        self.letters = size_letters(declarations)

    def node(self, syntax: Syntax) -> Node:
        """The typed formula of a piece of syntax."""
        made = self.rules[type(syntax)](self, syntax)
        check_shape(made.shape, syntax.place)
        return made

    def make(self, place: Place, constructor: Callable[..., Node], *nodes: Node) -> Node:
        """What the constructor makes of the nodes; a misfit is refused at the place."""
        if not self.sizes.is_idle:
            nodes = tuple(self.sizes.settle(node) for node in nodes)
        try:
            return constructor(*nodes)
        except FormulaError as error:
            raise Trouble("shapes-differ", place, clean(str(error)), evidence=shapes(nodes)) from None

    def square(self, node: Node) -> Node:
        """The node, unwritten sizes chosen so that it is square if it can be."""
        if has_holes(node.shape) and self.sizes.equate(node.shape.rows, node.shape.cols):
            return self.sizes.settle(node)
        return node

    @contextmanager
    def index(self, name: str) -> Iterator[None]:
        """Within a sum or product over an index."""
        self.indices.append(name)
        yield
        self.indices.pop()

    def is_taken(self, name: str) -> bool:
        """Whether the declarations give the name a meaning."""
        known = self.declarations
        return (
            name in known.symbols or name in known.constants or name in known.functions or name in known.uses
        )

    def finish(self, node: Node, place: Place) -> Node:
        """The node with every size known, or a refusal that asks for an index."""
        settled = self.make(place, lambda inner: inner, node)
        for part in settled.walk():
            open_sizes = [v for v in _sizes(part) if any(x.startswith("?") for x in v.letters())]
            if open_sizes:
                raise Trouble(
                    "unknown-size",
                    place,
                    f"the size of {NAMES.get(type(part).__name__, 'it')} does not follow from the formula",
                    "write it as an index: I_n, \\mathbf{1}_n",
                )
        check_scopes(settled, place, self.ended)
        return settled


NAMES: dict[str, str] = {"Identity": "I", "Ones": "\\mathbf{1}", "Zero": "\\mathbf{0}", "Unit": "e_i"}


def _sizes(node: Node) -> list[Dim]:
    return [
        size
        for name in node.__match_args__  # type: ignore[attr-defined]
        for value in [getattr(node, name)]
        for size in ((value,) if isinstance(value, Dim) else value if isinstance(value, tuple) else ())
        if isinstance(size, Dim)
    ]


def size_letters(declarations: Declarations) -> frozenset[str]:
    """The letters that the declarations use as sizes, and positive whole numbers, which may be one."""
    counts = (symbol for symbol in declarations.symbols.values() if symbol.is_scalar)
    found = {s.name for s in counts if s.holds(Assumption.INTEGER) and s.holds(Assumption.POSITIVE)}
    for node in (
        *declarations.symbols.values(),
        *declarations.functions.values(),
        *declarations.constants.values(),
    ):
        found |= node.shape.rows.letters() | node.shape.cols.letters()
    return frozenset(found)


def check_shape(shape: Shape, place: Place) -> None:
    """Refuse shapes that grow without bound, as nested vec and Kronecker products do."""
    for size in shape:
        if len(size.terms) > MOST_TERMS or any(len(monomial) > MOST_TERMS for monomial, _ in size.terms):
            raise Trouble("too-large", place, "the sizes in this formula grow too large")


def clean(message: str) -> str:
    """A message without the marks of unwritten sizes."""
    return "".join(c for i, c in enumerate(message) if not (c.isdigit() and _after_mark(message, i)))


def _after_mark(message: str, i: int) -> bool:
    while i and message[i - 1].isdigit():
        i -= 1
    return i > 0 and message[i - 1] == "?"


def shapes(nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """Each operand's shape, as evidence."""
    listed = [f"{_short(node)} is {node.shape}" for node in nodes]
    return (clean(", ".join(listed)),) if 0 < len(listed) <= 8 else ()


def _short(node: Node) -> str:
    text = plain(node) if len(list(islice(node.walk(), 12))) < 12 else ""
    return text if 0 < len(text) <= 30 else "a part"
