"""A place in a token stream, with bounded depth: what the layers of the grammar share.

Bare bars need to know what is open around them, so the stack of open brackets lives here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.syntax import Syntax
from nablasheet.parse.tokens import Token

DEEPEST = 120


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the Given lines make of letters: those that are taken, and those that are functions."""

    letters: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()


@dataclass(slots=True)
class Cursor:
    """The token at hand, and the brackets open around it."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    at: int = 0
    open: list[str] = field(default_factory=list)
    depth: int = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def peek(self, ahead: int) -> Token:
        """The token some places further, the last one beyond the end."""
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token at hand; moves on."""
        token = self.token
        if token.kind != "end":
            self.at += 1
        return token

    def is_sign(self, *texts: str) -> bool:
        """Whether one of these signs stands here."""
        return self.token.kind == "sign" and self.token.text in texts

    def accept(self, *texts: str) -> bool:
        """Take the sign if it stands here."""
        if self.is_sign(*texts):
            self.at += 1
            return True
        return False

    def expect(self, text: str, opened: Token) -> Token:
        """Take the closing sign, or say what is left open."""
        if not self.is_sign(text):
            raise Trouble(
                "unreadable",
                self.token.place,
                f"{spell(self.token)} stands where {SPELLED.get(text, text)} closes {spell(opened)}",
            )
        return self.take()

    def since(self, start: int) -> Place:
        """The place from a token's start to the last token taken."""
        return (start, max(start, self.tokens[max(0, self.at - 1)].end))

    @contextmanager
    def inside(self, opened: str) -> Iterator[None]:
        """Within a bracket, one level deeper."""
        self.open.append(opened)
        with self.deeper():
            yield
        self.open.pop()

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level deeper; bounded."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Trouble("too-large", self.token.place, f"the formula nests more than {DEEPEST} deep")
        yield
        self.depth -= 1

    def group(self) -> list[Token]:
        """The tokens of a braced group, or the one token that stands for it."""
        opened = self.take()
        if opened.kind == "end":
            raise Trouble("unreadable", opened.place, "the formula ends where something must follow")
        if opened.kind != "sign" or opened.text != "{":
            return [opened]
        depth, start = 1, self.at
        while depth:
            token = self.take()
            if token.kind == "end":
                raise Trouble("unreadable", opened.place, "a brace is not closed")
            if token.kind == "sign":
                depth += {"{": 1, "}": -1}.get(token.text, 0)
        return list(self.tokens[start : self.at - 1])

    def part(self, tokens: Sequence[Token]) -> Cursor:
        """A cursor of the same kind over some tokens, as deep as this one."""
        last = tokens[-1].end if tokens else self.tokens[max(0, self.at - 1)].start
        stream = [*tokens, Token("end", "the end of the group", last, last)]
        return type(self)(stream, self.vocabulary, depth=self.depth + 1)

    def sum(self) -> Syntax:
        """A sum; the grammar's own."""
        raise NotImplementedError

    def product(self) -> Syntax:
        """A term of a sum; the grammar's own."""
        raise NotImplementedError

    def factor(self) -> Syntax:
        """A factor with its scripts; the grammar's own."""
        raise NotImplementedError


SPELLED: dict[str, str] = {
    "frac": "\\frac", "partial": "\\partial", "nabla": "\\nabla", "Vert": "\\|", "lvert": "\\left|",
    "rvert": "\\right|", "lVert": "\\left\\|", "rVert": "\\right\\|", "{.": "\\{", ".}": "\\}",
    "newline": "\\\\", "*": "\\cdot", "odot": "\\odot", "circ": "\\circ", "otimes": "\\otimes",
    "oplus": "\\oplus", "oslash": "\\oslash", "times": "\\times", "matrix": "\\begin{bmatrix}",
    "cases": "\\begin{cases}", "otherwise": "\\text{otherwise}",
    "sqrt": "\\sqrt", "overline": "\\overline", "sum": "\\sum", "prod": "\\prod", "top": "\\top",
    "ast": "*", "langle": "\\langle", "rangle": "\\rangle", "infty": "\\infty", "dagger": "\\dagger",
    "ne": "\\ne", "le": "\\le", "ge": "\\ge", "in": "\\in", "to": "\\to", "d": "\\mathrm{d}",
    "succ": "\\succ", "succeq": "\\succeq", "approx": "\\approx", "propto": "\\propto", "pm": "\\pm",
    "ldots": "\\ldots",
}  # fmt: skip


def spell(token: Token) -> str:
    """A token as an author would write it."""
    return SPELLED.get(token.text, token.text) if token.kind == "sign" else token.text
