"""Where the next of something stands, for all positions of a text at once.

A scanner that searches forward from every opener takes quadratic time on a page of openers.  Here
each kind of closer is listed once, and the next one is found by bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left

# Headings and fences stop a formula that was never closed from swallowing the rest of the page.
BARRIER = re.compile(r"^[ \t>]*+(?:#{1,6}[ \t]|`{3}|~{3})", re.MULTILINE)
# What begins a new block of Markdown, so that an inline formula cannot go on after it.
NEW_BLOCK = re.compile(
    r"\n(?=[ \t>]*+(?:\n|\Z|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|\||`{3}|~{3}|\$\$))",
)
BACKTICKS = re.compile(r"`++")
# A backslash before a closer hides it, two are a line break before it.
UNESCAPED = r"(?<!\\)(?:\\\\)*+"


class Places:
    """Sorted positions of closers in one text, listed when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, list[int]] = {}
        self._ticks: dict[int, list[int]] | None = None

    def literal(self, closer: str, position: int) -> int:
        """The next `closer` at or after `position`; -1 if there is none."""
        if closer not in self._found:
            before = "" if closer.startswith("\\\\") else UNESCAPED
            pattern = re.compile(f"{before}({re.escape(closer)})")
            self._found[closer] = [match.start(1) for match in pattern.finditer(self.text)]
        return _next(self._found[closer], position)

    def pattern(self, pattern: re.Pattern[str], position: int) -> int:
        """The next match of a pattern that begins at or after `position`; -1 if there is none."""
        if pattern.pattern not in self._found:
            self._found[pattern.pattern] = [match.start() for match in pattern.finditer(self.text)]
        return _next(self._found[pattern.pattern], position)

    def backticks(self, length: int, position: int) -> int:
        """The next run of exactly `length` backticks; -1 if there is none."""
        if self._ticks is None:
            self._ticks = {}
            for match in BACKTICKS.finditer(self.text):
                self._ticks.setdefault(len(match[0]), []).append(match.start())
        return _next(self._ticks.get(length, []), position)

    def ends_before(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Whether no match of `pattern` begins in [start, end)."""
        at = self.pattern(pattern, start)
        return at < 0 or at >= end


def _next(positions: list[int], position: int) -> int:
    index = bisect_left(positions, position)
    return positions[index] if index < len(positions) else -1
