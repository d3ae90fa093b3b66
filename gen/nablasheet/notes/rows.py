"""Cuts an aligned formula into its lines, and blanks what is layout and not mathematics.

Matrices have `&` and line breaks too; only those at the level of the formula itself count, so braces
and environments are followed by depth.  All blanks are as long as what they cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nablasheet.notes.delimiters import PUNCTUATION, ROW_ENVIRONMENTS, WITH_ARGUMENT

SIGN = re.compile(
    r"(?P<begin>\\begin\s*+\{(?P<opened>[a-zA-Z]++\\?\*?)\})|(?P<end>\\end\s*+\{[a-zA-Z]++\\?\*?\})"
    r"|(?P<turn>\\\\\*?(?:\s*+\[[^\]\n]*+\])?+)|(?P<macro>\\(?:[a-zA-Z]++|.))"
    r"|(?P<open>\{)|(?P<close>\})|(?P<align>&)"
)
# Written beside a formula, not in it.
ASIDE = re.compile(
    r"\\(?:tag\*?|label)\s*+\{[^{}]*+\}|\\setcounter\{[^{}]*+\}\{[^{}]*+\}|\\(?:nonumber|notag|displaystyle|hline)(?![a-zA-Z])"
)
COMMENT = re.compile(r"(?<!\\)%[^\n]*+")
QUOTE = re.compile(r"(?<=\n)[ \t]*+>[ \t>]*+")
WRAPPER = re.compile(r"\s*+\\begin\s*+\{(?P<name>[a-zA-Z]++\\?\*?)\}")
ARGUMENT = re.compile(r"(?:\[[^\]\n]*+\])?+\s*+\{[^{}]*+\}")
MAX_WRAPPERS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A row as offsets into the formula's text, and its LaTeX with the asides blanked."""

    start: int
    end: int
    latex: str


def blank(text: str) -> str:
    """Spaces for all but line feeds."""
    return "".join("\n" if sign == "\n" else " " for sign in text)


def without_asides(text: str) -> str:
    """The formula with comments, tags, labels and marks of quotation blanked."""
    for pattern in (QUOTE, COMMENT, ASIDE):
        text = pattern.sub(lambda match: blank(match[0]), text)
    return text


def rows(latex: str) -> tuple[Piece, ...]:
    """The lines of a formula whose asides are blanked; at least one unless it is empty."""
    start, end = _inside(latex)
    pieces = []
    for first, text in _cut(latex, start, end):
        stripped = text.strip()
        if stripped:
            lead = len(text) - len(text.lstrip())
            pieces.append(Piece(first + lead, first + lead + len(stripped), stripped))
    return tuple(pieces)


def _inside(latex: str) -> tuple[int, int]:
    """The range within the environments that wrap the whole formula and hold lines."""
    start, end = 0, len(latex)
    for _ in range(MAX_WRAPPERS):
        opened = WRAPPER.match(latex, start, end)
        if opened is None or opened["name"] not in ROW_ENVIRONMENTS:
            break
        closer = f"\\end{{{opened['name']}}}"
        tail = latex[start:end].rstrip(" \t\n" + PUNCTUATION)
        if not tail.endswith(closer) or not _is_one(tail):
            break
        after = opened.end()
        if opened["name"] in WITH_ARGUMENT and (argument := ARGUMENT.match(latex, after, end)):
            after = argument.end()
        start, end = after, start + len(tail) - len(closer)
    return start, end


def _is_one(text: str) -> bool:
    """Whether the first environment of the text ends where the text does."""
    depth = 0
    for match in SIGN.finditer(text):
        if match["begin"]:
            depth += 1
        elif match["end"]:
            depth -= 1
            if depth == 0:
                return match.end() == len(text)
    return False


def _cut(latex: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Starts and texts between line breaks at the level of the formula, alignment marks blanked."""
    depth, first, signs = 0, start, list(latex)
    for match in SIGN.finditer(latex, start, end):
        if match["begin"] or match["open"]:
            depth += 1
        elif match["end"] or match["close"]:
            depth = max(0, depth - 1)
        elif depth == 0 and match["align"]:
            signs[match.start()] = " "
        elif depth == 0 and match["turn"]:
            yield first, "".join(signs[first : match.start()])
            first = match.end()
    yield first, "".join(signs[first:end])
