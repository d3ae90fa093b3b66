"""A statement: one equation or chain of equations of a note, with its place and the words beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """`latex` is in the reader's spelling.

    `earlier` are the sides that lines above began (a line `&= c` continues `a = b`); `words` is what
    stands beside the formula: conditions, sizes, the name of a layout.  `place` says how it was
    written: display, inline, cell, plain, bare.
    """

    start: int
    end: int
    text: str
    latex: str
    line: int
    col: int
    end_line: int
    place: str
    words: str = ""
    earlier: tuple[str, ...] = ()
    is_definition: bool = False  # := and its relatives
    unread: str = ""  # why it is no equation: a relation that is not =, text without an end
