"""Finds the formulas of a Markdown text before Markdown does.

To Markdown a formula is a place where `_` is emphasis, `|` a new cell and `- x` a list.  So they are
found first, in the plain text, past code, comments and scripts; each opener is looked at once and
its closer found by bisection, which keeps the time linear on any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nablasheet.notes.delimiters import (
    DISPLAY,
    ENVIRONMENTS,
    INLINE,
    MATH_FENCES,
    MAX_FORMULA_LINES,
    RAW_HTML,
)
from nablasheet.notes.document import Lines
from nablasheet.notes.found import Found, Scan
from nablasheet.notes.places import BARRIER, NEW_BLOCK, Places

OPENER = re.compile(
    r"(?P<fence>^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+"
    r"(?P<mark>`{3,}+(?=[^`\n]*+$)|~{3,}+)(?P<info>[^\n]*+))"
    r"|(?P<comment><!--)"
    rf"|(?P<raw><(?P<element>(?i:{'|'.join(RAW_HTML)}))\b)"
    r"|(?P<inline>\$`|\\\\?\()"
    r"|(?P<ticks>`++)"
    rf"|(?P<display>{'|'.join(map(re.escape, DISPLAY))})"
    rf"|\\begin\{{(?P<environment>{'|'.join(map(re.escape, ENVIRONMENTS))})\}}"
    r"|(?P<escape>\\.)"
    r"|(?P<dollar>\$)",
    re.MULTILINE,
)
COMMENT_END = re.compile(r"(?<=-->)|\Z")
RAW_END = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in RAW_HTML}
FENCE_LINE = re.compile(r"^[ \t>]*+(`{3,}+|~{3,}+)[ \t]*+$", re.MULTILINE)
# What tells a formula from money where space stands beside the dollar sign.
OWN_LINES = re.compile(r"[ \t]*\n.*\n[ \t]*", re.DOTALL)
TEX_SIGN = re.compile(r"[\\^_=]")


class MarkdownScanner:
    """One pass over one text; `scan` is its only use."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Places(text)
        self.lines = Lines(text)
        self.hidden: list[tuple[int, int]] = []
        self.unclosed: list[int] = []

    def scan(self, start: int) -> Iterator[Found]:
        """The formulas from `start` on."""
        position = start
        while match := OPENER.search(self.text, position):
            result = HANDLERS[str(match.lastgroup)](self, match)
            if isinstance(result, Found):
                yield result
                position = result.end
            else:
                position = result

    def fence(self, match: re.Match[str]) -> Found | int:
        """Code, or a formula when the fence says math."""
        mark = match["mark"]
        close = FENCE_LINE.search(self.text, match.end())
        while close and not close[1].startswith(mark):
            close = FENCE_LINE.search(self.text, close.end())
        end = close.end() if close else len(self.text)
        if close and match["info"].strip().lower() in MATH_FENCES:
            return Found(match.start("mark"), end, match.end(), close.start(), "```math", display=True)
        self.hidden.append((match.start("mark"), end))
        return end

    def comment(self, match: re.Match[str]) -> int:
        """An HTML comment."""
        return self._hide(match, COMMENT_END)

    def raw(self, match: re.Match[str]) -> int:
        """A script or another element whose text is not prose."""
        return self._hide(match, RAW_END[match["element"].lower()])

    def ticks(self, match: re.Match[str]) -> int:
        """Code in a line, if it is closed in its paragraph."""
        close = self.places.backticks(len(match[0]), match.end())
        if close >= 0 and self.places.ends_before(NEW_BLOCK, match.end(), close):
            self.hidden.append((match.start(), close + len(match[0])))
            return close + len(match[0])
        return match.end()

    def display(self, match: re.Match[str]) -> Found | int:
        """A formula on its own, perhaps over many lines."""
        return self._block(match, match[0], DISPLAY[match[0]])

    def environment(self, match: re.Match[str]) -> Found | int:
        """An environment that needs no other delimiter; its \\begin and \\end belong to the formula."""
        name = match["environment"]
        closer = f"\\end{{{name}}}"
        result = self._block(match, name, closer)
        if isinstance(result, Found):
            return Found(result.start, result.end, result.start, result.end, name, display=True)
        return result

    def inline(self, match: re.Match[str]) -> Found | int:
        """A formula in a line with an opener of its own."""
        closer = INLINE[match[0]]
        close = self.places.literal(closer, match.end())
        if close > match.end() and self.places.ends_before(NEW_BLOCK, match.end(), close):
            return Found(match.start(), close + len(closer), match.end(), close, match[0], display=False)
        return match.start() + 1

    def dollar(self, match: re.Match[str]) -> Found | int:
        """A formula between single dollar signs, told from money by its edges."""
        start = match.end()
        close = self.places.literal("$", start)
        if close <= start or not self.places.ends_before(NEW_BLOCK, start, close):
            return start
        spaced = self.text[start].isspace() or self.text[close - 1].isspace()
        if spaced and not self._is_tex(start, close):
            return start
        if self.text[close + 1 : close + 2].isdigit():
            return start
        return Found(match.start(), close + 1, start, close, "$", display=False)

    def escape(self, match: re.Match[str]) -> int:
        """A sign that a backslash makes plain."""
        return match.end()

    def _is_tex(self, start: int, close: int) -> bool:
        """On one line, or between dollar signs that have lines of their own."""
        inner = self.text[start:close]
        if "\n" in inner and not OWN_LINES.fullmatch(inner):
            return False
        return TEX_SIGN.search(inner) is not None

    def _hide(self, match: re.Match[str], closer: re.Pattern[str]) -> int:
        close = self.places.pattern(closer, match.end())
        end = close if close >= 0 else len(self.text)
        self.hidden.append((match.start(), end))
        return end

    def _block(self, match: re.Match[str], delimiter: str, closer: str) -> Found | int:
        start = match.end()
        close = self.places.literal(closer, start)
        if close < 0 or not self.places.ends_before(BARRIER, start, close) or self._is_too_long(start, close):
            self.unclosed.append(match.start())
            return start
        return Found(match.start(), close + len(closer), start, close, delimiter, display=True)

    def _is_too_long(self, start: int, close: int) -> bool:
        return self.lines.place(close)[0] - self.lines.place(start)[0] > MAX_FORMULA_LINES


Handler = Callable[[MarkdownScanner, re.Match[str]], Found | int]

HANDLERS: dict[str, Handler] = {
    "fence": MarkdownScanner.fence,
    "comment": MarkdownScanner.comment,
    "raw": MarkdownScanner.raw,
    "ticks": MarkdownScanner.ticks,
    "display": MarkdownScanner.display,
    "environment": MarkdownScanner.environment,
    "inline": MarkdownScanner.inline,
    "dollar": MarkdownScanner.dollar,
    "escape": MarkdownScanner.escape,
}


def scan_markdown(text: str, start: int) -> Scan:
    """The formulas of a Markdown text from `start` on."""
    scanner = MarkdownScanner(text)
    found = tuple(scanner.scan(start))
    return Scan(found, tuple(scanner.hidden), tuple(scanner.unclosed))
