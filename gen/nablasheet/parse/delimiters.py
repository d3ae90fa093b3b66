"""Brackets, bars and double bars.

`\\left|` and `\\lvert` pair safely; bare bars pair by what may stand there, and bare bars inside
bare bars are refused, since `|A|B|C|` has two readings.
"""

from __future__ import annotations

from nablasheet.parse.cursor import Cursor
from nablasheet.parse.error import Trouble
from nablasheet.parse.syntax import Bars, Bracket, Norm, Subscripted, Syntax
from nablasheet.parse.tokens import Token

CLOSING: dict[str, str] = {"(": ")", "[": "]", "{.": ".}", "{": "}"}
IN_SUBSCRIPT: frozenset[str] = frozenset(
    {",", "+", "-", "(", ")", "[", "]", "_", "{", "}", "times", ":", "infty", "ast", "|"}
)
SUBSCRIPT_SIGNS: dict[str, str] = {"times": "\\times", "infty": "\\infty", "ast": "*"}


class Delimiters(Cursor):
    """Things between two signs."""

    __slots__ = ()

    def bracket(self) -> Bracket:
        """( ... ), [ ... ], \\{ ... \\} or an invisible group."""
        opened = self.take()
        with self.inside(opened.text):
            body = self.sum()
            self.expect(CLOSING[opened.text], opened)
        return Bracket(self.since(opened.start), body, opened.text)

    def arguments(self) -> tuple[Syntax, ...]:
        """The arguments of a function, in brackets, commas between."""
        opened = self.take()
        with self.inside(opened.text):
            listed = [self.sum()]
            while self.accept(","):
                listed.append(self.sum())
            self.expect(CLOSING[opened.text], opened)
        return tuple(listed)

    def is_double(self) -> bool:
        """Whether two bare bars stand side by side here."""
        after = self.peek(1)
        return (
            self.is_sign("|") and after.text == "|" and after.kind == "sign" and after.start == self.token.end
        )

    def closes_bars(self) -> bool:
        """Whether a bare bar here closes what is open."""
        innermost = self.open[-1] if self.open else ""
        if innermost == "||":
            return self.is_double()
        return (innermost == "|" and self.is_sign("|")) or (innermost == "Vert" and self.is_sign("Vert"))

    def bars(self) -> Syntax:
        """Whatever starts with a bar."""
        opened = self.token
        if opened.text == "|" and "|" in self.open[-1:]:
            raise Trouble(
                "ambiguous",
                opened.place,
                "bare bars inside bare bars",
                "write \\left| ... \\right| or \\det(...)",
            )
        if opened.text == "Vert" or self.is_double():
            return self.double_bars(opened)
        self.take()
        if opened.text == "lVert":
            return self.norm(opened, "rVert", "lVert")
        closing = "rvert" if opened.text == "lvert" else "|"
        with self.inside(opened.text):
            body = self.sum()
            self.expect(closing, opened)
        return Bars(self.since(opened.start), body)

    def double_bars(self, opened: Token) -> Syntax:
        """A norm in bare double bars."""
        if opened.text == "Vert":
            self.take()
            return self.norm(opened, "Vert", "Vert")
        self.at += 2
        with self.inside("||"):
            body = self.sum()
            if not self.is_double():
                raise Trouble("unreadable", self.token.place, "a norm || is not closed by ||")
            self.at += 2
        return Norm(self.since(opened.start), body, self.norm_index())

    def norm(self, opened: Token, closing: str, name: str) -> Syntax:
        """A norm whose opening sign is taken."""
        with self.inside(name):
            body = self.sum()
            self.expect(closing, opened)
        return Norm(self.since(opened.start), body, self.norm_index())

    def norm_index(self) -> str:
        """The subscript of a norm; a power in between stays for later."""
        skip = self._past_power()
        if skip is None:
            return "".join(self.subscript()) if self.accept("_") else ""
        before, self.at = self.at, skip
        index = "".join(self.subscript()) if self.accept("_") else ""
        if index:
            moved = [
                *self.tokens[:before],
                *self.tokens[skip : self.at],
                *self.tokens[before:skip],
                *self.tokens[self.at :],
            ]
            self.tokens, self.at = moved, before + self.at - skip
        else:
            self.at = before
        return index

    def _past_power(self) -> int | None:
        """Where the subscript of `\\|x\\|^2_2` stands."""
        if not self.is_sign("^"):
            return None
        before = self.at
        self.take()
        self.group()
        after, self.at = self.at, before
        return after

    def subscript(self) -> tuple[str, ...]:
        """The signs of a subscript whose _ is taken."""
        tokens = self.group()
        if not tokens or tokens[0].text in ("_", "^"):
            raise Trouble("unreadable", self.token.place, "a subscript is empty")
        for token in tokens:
            if token.kind == "sign" and token.text not in IN_SUBSCRIPT:
                raise Trouble("unreadable", token.place, "this does not belong in a subscript")
        return tuple(_item(token) for token in tokens)

    def with_subscript(self, base: Syntax, superscript: object) -> Syntax:
        """The base with the subscript whose _ is taken, and what superscript stands before it."""
        items = self.subscript()
        return Subscripted(self.since(base.place[0]), base, items, superscript is not None)


def _item(token: Token) -> str:
    return SUBSCRIPT_SIGNS.get(token.text, token.text) if token.kind == "sign" else token.text


def joined(items: tuple[str, ...]) -> str:
    """The signs of a subscript as LaTeX: a space after a command that a letter follows."""
    text = ""
    for item in items:
        needs_space = text[-1:].isalpha() and "\\" in text.rpartition(" ")[2] and item[:1].isalpha()
        text += " " + item if needs_space else item
    return text


def subscripted_name(base: str, items: tuple[str, ...]) -> str:
    """The name of a letter with a subscript: `W_{Q}`."""
    return f"{base}_{{{joined(items)}}}"
