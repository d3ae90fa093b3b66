"""Comments that silence a rule at one place: `<!-- nablasheet: allow D402 -->`, `% nablasheet: allow D402`.

A comment beside a formula counts for its line; one with a line of its own counts for what follows,
up to the end of the next block of lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

COMMENT = re.compile(
    r"(?:<!--|%|//|#|\[//\]: # \()\s*nablasheet:\s*allow\s+(?P<names>[A-Za-z0-9 ,\-]+?)\s*(?:-->|\)|$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Lines from `first` to `last` on which the rules in `names` are silent."""

    first: int
    last: int
    names: frozenset[str]


def allowed(text: str) -> tuple[Allowed, ...]:
    """All such comments of a note."""
    if "nablasheet" not in text:
        return ()
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines, 1):
        for match in COMMENT.finditer(line):
            alone = not line.replace(match[0], "").strip(" ->")
            last = _block_end(lines, number) if alone else number
            names = frozenset(name.lower() for name in re.split(r"[\s,]+", match["names"]) if name)
            found.append(Allowed(number, last, names))
    return tuple(found)


def _block_end(lines: list[str], number: int) -> int:
    """The last line of the block that follows."""
    at = number
    while at < len(lines) and not lines[at].strip():
        at += 1
    while at < len(lines) and lines[at].strip():
        at += 1
    return at


def is_allowed(listed: tuple[Allowed, ...], first: int, last: int, code: str, name: str) -> bool:
    """Whether a finding on these lines is silenced."""
    return any(
        a.first <= last and first <= a.last and {code.lower(), name.lower(), "all"} & a.names for a in listed
    )
