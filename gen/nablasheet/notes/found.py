"""A formula as the scanner finds it: its delimiters and what stands between, as offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACE_BEFORE = re.compile(r"[\s>]*+")


@dataclass(frozen=True, slots=True)
class Found:
    """`start` and `end` take the delimiters in, `inner` and `outer` leave them out."""

    start: int
    end: int
    inner: int
    outer: int
    delimiter: str
    display: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """All formulas of a text in order, what must not be read as prose, and delimiters left open."""

    found: tuple[Found, ...]
    hidden: tuple[tuple[int, int], ...]
    unclosed: tuple[int, ...]


def tight(text: str, inner: int, outer: int) -> tuple[int, int]:
    """The range without space, and without marks of a quotation, at its ends."""
    piece = text[inner:outer]
    stripped = piece.rstrip()
    while stripped.endswith(">") and not stripped.rpartition("\n")[2].strip(" \t>"):
        stripped = stripped.rpartition("\n")[0].rstrip()
    match = SPACE_BEFORE.match(stripped) if "\n" in stripped else None
    lead = match.end() if match else len(stripped) - len(stripped.lstrip())
    return inner + lead, inner + max(lead, len(stripped))
