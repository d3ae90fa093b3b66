"""The tree of a formula in our LaTeX subset: what a printer needs to know and nothing more.

One tree feeds two printers (Typst mathematics, and words for screen readers), so that the words
cannot describe another formula than the one printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from nablasheet.pdf.tex_signs import Sign


@dataclass(frozen=True, slots=True)
class Letter:
    """A Latin letter or a Greek one under its own name."""

    char: str
    words: str


@dataclass(frozen=True, slots=True)
class Digits:
    """A number as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Any other character: an operator, a relation, a bracket."""

    sign: Sign


@dataclass(frozen=True, slots=True)
class Operator:
    """A function set upright by name: \\log, \\operatorname{tr}."""

    name: str
    limits: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Running text inside a formula."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """A space of a known width."""

    width: str


@dataclass(frozen=True, slots=True)
class Row:
    """Several things side by side; braces make one."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Font:
    """A body in another alphabet."""

    macro: str
    body: Node


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark above a body."""

    macro: str
    body: Node


@dataclass(frozen=True, slots=True)
class Line:
    """A rule over or under a body."""

    macro: str
    body: Node


@dataclass(frozen=True, slots=True)
class Brace:
    """A horizontal brace, with its label if it has one."""

    macro: str
    body: Node
    label: Node | None


@dataclass(frozen=True, slots=True)
class Fraction:
    """One body over another."""

    macro: str
    over: Node
    under: Node


@dataclass(frozen=True, slots=True)
class Root:
    """A root; `degree` is None for the square root."""

    degree: Node | None
    body: Node


@dataclass(frozen=True, slots=True)
class Fenced:
    """\\left … \\right: fences that grow with the body."""

    opening: Sign
    body: Node
    closing: Sign


@dataclass(frozen=True, slots=True)
class Fence:
    """One delimiter, of a fixed height in em (0: as it comes)."""

    sign: Sign
    side: str
    height: float


@dataclass(frozen=True, slots=True)
class Limits:
    """A base whose scripts are forced under and over it, or beside it."""

    macro: str
    base: Node


@dataclass(frozen=True, slots=True)
class Stacked:
    """\\overset and \\underset: `note` set small above or below `base`."""

    macro: str
    note: Node
    base: Node


@dataclass(frozen=True, slots=True)
class Scripts:
    """A base with its subscript and superscript."""

    base: Node
    sub: Node | None
    sup: Node | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix, a case distinction or aligned lines; `columns` is the argument of an array."""

    environment: str
    columns: str
    rows: tuple[tuple[Node, ...], ...]


Node: TypeAlias = (
    Letter | Digits | Mark | Operator | Words | Space | Row | Font | Accent | Line | Brace | Fraction
    | Root | Fenced | Fence | Limits | Stacked | Scripts | Grid
)  # fmt: skip
