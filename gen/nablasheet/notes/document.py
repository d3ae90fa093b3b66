"""A document is its text, cut into sections, blocks and formulas that know where they stand.

Every piece is a pair of offsets into one text, and `Document.place` turns an offset into line and
column.  Nothing is copied, shifted or unescaped, so that a message about the fifth character of a
formula can always point at it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an aligned formula; of a formula without lines, the whole.

    `latex` has as many characters as `text`: alignment marks, tags, comments and the marks of a
    quotation are blanked, so that the offset of a sign is the same in both.
    """

    start: int
    text: str
    latex: str
    line: int
    col: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Formula:
    """What stands between two delimiters, without the space around it; `line` and `col` are 1-based.

    `block` is the index of its block in the document, `cell` its column where that is a table row.
    """

    start: int
    text: str
    latex: str
    line: int
    col: int
    end_line: int
    end_col: int  # of the first character after the formula
    display: bool
    delimiter: str  # $ | $$ | \( | \[ | ```math | the name of an environment
    rows: tuple[Row, ...]
    block: int
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that a reader takes in at once, with the offsets of its table cells."""

    kind: str  # paragraph | heading | item | row | header | html
    start: int
    end: int
    line: int
    end_line: int
    section: int
    depth: int = 0  # of lists and quotations around it
    table: int = -1  # rows of one table have the same number
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading of any level.

    Level 0 is what stands before the first heading.
    """

    title: str
    level: int
    line: int
    col: int
    start: int  # of the text under the heading
    end: int


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.size = len(text)

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset."""
        index = bisect_right(self.starts, offset) - 1
        return index + 1, offset - self.starts[index] + 1

    def start(self, line: int) -> int:
        """The offset of a 1-based line; the end of the text for lines after the last."""
        return self.starts[line - 1] if line <= len(self.starts) else self.size


@dataclass(frozen=True)
class Document:
    """A note: `text` has plain line feeds and no byte order mark; all offsets point into it."""

    text: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    formulas: tuple[Formula, ...]
    hidden: tuple[tuple[int, int], ...]  # ranges of code, comments and scripts, which are not prose
    unclosed: tuple[int, ...]  # offsets of display delimiters without a partner

    @cached_property
    def lines(self) -> Lines:
        """The index of line starts."""
        return Lines(self.text)

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset."""
        return self.lines.place(offset)

    def line_text(self, line: int) -> str:
        """A 1-based line without its line feed."""
        return self.text[self.lines.start(line) : self.lines.start(line + 1)].rstrip("\n")

    def within(self, start: int, end: int) -> tuple[Formula, ...]:
        """The formulas that begin in a range of offsets."""
        first = bisect_left(self.formulas, start, key=_start)
        last = bisect_left(self.formulas, end, key=_start)
        return self.formulas[first:last]


def _start(formula: Formula) -> int:
    return formula.start


def plain(text: str) -> str:
    """The text with line feeds only and without a byte order mark, which no editor shows."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
