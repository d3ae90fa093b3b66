"""What prints code: pieces that know how tightly they hold together, and the names and sizes in force.

Brackets so stand where the language needs them and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nablasheet.expr import Dim, Node, Symbol
from nablasheet.render.code.names import identifier, size_text
from nablasheet.render.code.target import NoCode, Target

SUM, PRODUCT, UNARY, POWER, ATOM = range(5)


class Piece(NamedTuple):
    """Code, and how tightly it holds together."""

    text: str
    level: int

    def at(self, level: int) -> str:
        """In brackets where it holds less tightly than is needed."""
        return self.text if self.level >= level else f"({self.text})"


@dataclass(frozen=True, slots=True)
class Printer:
    """Language, names and sizes in force; `free` collects what no symbol gives."""

    target: Target
    names: Mapping[Symbol, str]
    sizes: Mapping[str, str]
    rows: Mapping[type[Node], Callable[[Any, Any], Piece]]  # a function for each type of node
    bound: frozenset[str] = frozenset()  # indices that a sum runs over
    free: set[str] = field(default_factory=set)

    def piece(self, node: Node) -> Piece:
        """The code of a formula."""
        row = self.rows.get(type(node))
        if row is None:
            raise NoCode(f"{type(node).__name__} is no value that can be computed")
        made: Piece = row(self, node)
        return made

    def text(self, node: Node) -> str:
        """The code alone."""
        return self.piece(node).text

    def size(self, size: Dim) -> Piece:
        """The code of a size."""
        self.free.update(size.letters() - self.sizes.keys())
        text, is_one = size_text(size, self.sizes, self.target.halves)
        return Piece(text, ATOM if is_one else SUM)

    def parameter(self, name: str) -> str:
        """A name that the function must be given besides its symbols."""
        made = identifier(name, self.target.reserved)
        self.free.add(made)
        return made

    def filled(self, key: str, **values: Piece) -> Piece:
        """The template of an operation with its operands."""
        template = self.target.operations.get(key)
        if template is None:
            raise NoCode(f"{self.target.name} has no {key}")
        return Piece(template.format(**both(values)), ATOM)

    def has(self, key: str) -> bool:
        """Whether the language has a spelling of its own for an operation."""
        return key in self.target.operations


def both(values: Mapping[str, Piece]) -> dict[str, str]:
    """Each operand plain, and with an underscore as it holds together."""
    plain = {name: piece.text for name, piece in values.items()}
    return plain | {f"{name}_": piece.at(ATOM) for name, piece in values.items()}
