"""What a formula or a Given line is refused with: one finding, its code, its place, what to write.

Two kinds, because they ask for different acts: P1xx is not in the language (the author changes the
formula), P2xx is in the language of mathematics but not yet in ours (the author waits or restates).
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from nablasheet.finding import Finding, Span

CODES: dict[str, str] = {
    "unreadable": "P101",
    "unknown-symbol": "P102",
    "unknown-function": "P103",
    "shapes-differ": "P104",
    "ambiguous": "P105",
    "unknown-size": "P106",
    "which-norm": "P107",
    "how-applied": "P108",
    "not-a-statement": "P109",
    "too-large": "P110",
    "unknown-word": "P111",
    "unknown-set": "P112",
    "declared-twice": "P113",
    "contradiction": "P114",
    "not-supported": "P201",
    "which-layout": "P202",
    "which-variable": "P203",
}

Place = tuple[int, int]  # start and end, offsets into the text


class ParseError(Exception):
    """A text that cannot be read; `finding` says where and why and what to write."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Trouble(Exception):
    """A refusal before the text is at hand: `locate` makes it a ParseError."""

    def __init__(
        self, name: str, place: Place, message: str, help: str = "", evidence: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.name, self.place, self.message, self.help, self.evidence = name, place, message, help, evidence


def locate(trouble: Trouble, text: str) -> ParseError:
    """The refusal with line, column and excerpt of the text it is about."""
    return ParseError(finding(trouble, text))


def finding(trouble: Trouble, text: str) -> Finding:
    """The message of a refusal, placed in its text."""
    start = max(0, min(trouble.place[0], len(text)))
    end = max(start, min(trouble.place[1], len(text)))
    head = text[:start]
    line_start = head.rfind("\n") + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    return Finding(
        code=CODES[trouble.name],
        name=trouble.name,
        message=trouble.message,
        span=Span(head.count("\n") + 1, start - line_start + 1, max(1, min(end, line_end) - start)),
        excerpt=text[line_start:line_end],
        notes=tuple(("evidence", line) for line in trouble.evidence),
        help=trouble.help,
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or nothing."""
    words = sorted(known)
    close = get_close_matches(word[:60], words, n=1, cutoff=0.6)
    return close[0] if close else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """A help line that offers the nearest known word."""
    close = nearest(word, known)
    return f'did you mean "{close}"?' if close else ""
