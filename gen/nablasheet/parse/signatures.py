"""The left side of \\in: names, several at once, or functions with their arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nablasheet.parse.delimiters import subscripted_name
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.tokens import Token


@dataclass(frozen=True, slots=True)
class Signature:
    """A name, the tokens that spell it, and the names of its arguments if it is a function."""

    name: str
    spelling: tuple[str, ...]
    arguments: tuple[str, ...]
    place: Place


def signatures(tokens: Sequence[Token]) -> list[Signature]:
    """a, b, u(x) as they stand in front of \\in."""
    found: list[Signature] = []
    at = 0
    while True:
        signature, at = _signature(tokens, at)
        found.append(signature)
        if at == len(tokens):
            return found
        if tokens[at].text != ",":
            raise Trouble("unreadable", tokens[at].place, "a comma or \\in is expected behind a name")
        at += 1


def name_at(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The name that starts at a token, and where it ends."""
    if at >= len(tokens) or tokens[at].kind not in ("letter", "word"):
        place = tokens[min(at, len(tokens) - 1)].place if tokens else (0, 1)
        raise Trouble(
            "unreadable",
            place,
            "the name of a symbol is expected",
            "write $X \\in \\mathbb{R}^{m \\times n}$",
        )
    name, at = tokens[at].text, at + 1
    if at < len(tokens) and tokens[at].text == "_":
        items, at = _subscript(tokens, at + 1)
        name = subscripted_name(name, items)
    return name, at


def _signature(tokens: Sequence[Token], at: int) -> tuple[Signature, int]:
    start = at
    name, at = name_at(tokens, at)
    place = (tokens[start].start, tokens[at - 1].end)
    spelling = tuple(token.text for token in tokens[start:at])
    arguments: list[str] = []
    if at < len(tokens) and tokens[at].text == "(":
        at += 1
        while True:
            argument, at = name_at(tokens, at)
            arguments.append(argument)
            closing = tokens[at].text if at < len(tokens) else ""
            at += 1
            if closing == ")":
                break
            if closing != ",":
                raise Trouble(
                    "unreadable",
                    place,
                    "the arguments of a function are names",
                    "write $u(x) \\in \\mathbb{R}^m$",
                )
    return Signature(name, spelling, tuple(arguments), place), at


def _subscript(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
    if at < len(tokens) and tokens[at].text != "{":
        return (tokens[at].text,), at + 1
    end = next((i for i in range(at, len(tokens)) if tokens[i].text == "}"), None)
    if end is None or end == at + 1:
        raise Trouble("unreadable", tokens[-1].place, "a subscript is missing")
    return tuple(token.text for token in tokens[at + 1 : end]), end + 1
