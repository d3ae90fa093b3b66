"""LaTeX formulas cut into tokens that remember where they stood.

The position is what makes a refusal useful: it names the macro and the column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\\begin\{(?P<begin>[A-Za-z]+\*?)\}"
    r"|\\end\{(?P<end>[A-Za-z]+\*?)\}"
    r"|\\(?P<macro>[A-Za-z]+\*?|[^A-Za-z])"
    r"|(?P<space>\s+)"
    r"|(?P<char>[^\\\s])"
)


class FormulaError(ValueError):
    """A formula that is not in our LaTeX subset: what is there, and at which column."""

    def __init__(self, message: str, source: str, position: int) -> None:
        self.message = message
        self.source = source
        self.position = position
        super().__init__(f"{message} at column {position + 1} of {source}")


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `kind` is begin, end, macro or char."""

    kind: str
    text: str
    start: int
    stop: int

    @property
    def spelling(self) -> str:
        """As it is written, without arguments."""
        return {
            "macro": f"\\{self.text}",
            "begin": f"\\begin{{{self.text}}}",
            "end": f"\\end{{{self.text}}}",
        }.get(self.kind, self.text)


def tokens(source: str) -> tuple[Token, ...]:
    """The tokens of `source` without its spaces, which mean nothing between formulas' letters."""
    found: list[Token] = []
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None or match.lastgroup is None:
            raise FormulaError("a lone backslash", source, position)
        if match.lastgroup != "space":
            found.append(Token(match.lastgroup, match[match.lastgroup], match.start(), match.end()))
        position = match.end()
    return tuple(found)


class Cursor:
    """A place in a formula's tokens, and the ways to move on."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokens(source)
        self.index = 0

    def peek(self) -> str:
        """The next token as written; empty at the end."""
        return self.tokens[self.index].spelling if self.index < len(self.tokens) else ""

    def take(self) -> Token:
        """The next token; an error at the end."""
        if self.index == len(self.tokens):
            raise FormulaError("the formula ends too early", self.source, len(self.source))
        self.index += 1
        return self.tokens[self.index - 1]

    def expect(self, spelling: str) -> Token:
        """The next token, which must be `spelling`."""
        token = self.take()
        if token.spelling != spelling:
            raise self.error(f"{token.spelling} where {spelling} is expected", token)
        return token

    def error(self, message: str, token: Token) -> FormulaError:
        """The refusal of a token."""
        return FormulaError(message, self.source, token.start)

    def finish(self) -> None:
        """Nothing may be left."""
        if self.index < len(self.tokens):
            token = self.take()
            raise self.error(f"{token.spelling} has no partner", token)

    def raw(self) -> tuple[str, Token]:
        """A braced argument as text."""
        first = self.expect("{")
        depth, token = 1, first
        while depth:
            token = self.take()
            depth += {"{": 1, "}": -1}.get(token.spelling, 0)
        return self.source[first.stop : token.start], first

    def optional(self) -> str:
        """The text of an optional argument in square brackets, empty if there is none."""
        if self.peek() != "[":
            return ""
        first = token = self.take()
        while token.spelling != "]":
            token = self.take()
        return self.source[first.stop : token.start]
