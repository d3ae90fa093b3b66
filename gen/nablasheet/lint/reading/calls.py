"""Which letters of a statement are functions: those in front of a bracket that holds only names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nablasheet.lint.reading.dependence import FUNCTIONAL
from nablasheet.lint.reading.hints import unfont
from nablasheet.parse.tokens import Token

ALWAYS = frozenset(
    {"f", "g", "h", r"\phi", r"\psi", r"\varphi", r"\ell"}
)  # in front of a bracket always functions


def called_letters(tokens: Sequence[Token]) -> frozenset[str]:
    """Letters in front of a bracket that holds only names: f(x), u(x, y), f(g(x))."""
    found = set()
    differentiated = _differentiated(tokens)
    for i, token in enumerate(tokens):
        if token.kind != "letter":
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].text == "'":
            j += 1
        plain = unfont(token.text)
        small = plain.startswith("\\") and not plain[1:2].isupper()
        functional = plain in FUNCTIONAL or token.text in differentiated or j > i + 1 or small
        if j >= len(tokens) or tokens[j].text != "(":
            continue
        if (functional and _only_names(tokens, j + 1)) or plain in ALWAYS:
            found.add(token.text)
    if r"\sigma" in {token.text for token in tokens}:
        for a, b in pairwise(tokens):
            if a.text == r"\sigma" and b.text in ("(", "'"):
                found.add(r"\sigma")
    return frozenset(found)


def _differentiated(tokens: Sequence[Token]) -> set[str]:
    """Letters that stand right behind a partial sign."""
    return {b.text for a, b in pairwise(tokens) if a.text in ("partial",) and b.kind == "letter"}


def _only_names(tokens: Sequence[Token], i: int) -> bool:
    depth = 1
    before = "("
    while i < len(tokens):
        token = tokens[i]
        if token.text == "(":
            if before != "letter":
                return False
            depth += 1
        elif token.text == ")":
            depth -= 1
            if depth == 0:
                return before in ("letter", ")")
        elif token.kind == "letter":
            if before == "letter":
                return False
        elif token.text == "_" and i + 1 < len(tokens):
            i = _past_subscript(tokens, i)
            continue
        elif token.text != ",":
            return False
        before = "letter" if token.kind == "letter" else token.text
        i += 1
    return False


def _past_subscript(tokens: Sequence[Token], i: int) -> int:
    if tokens[i + 1].text != "{":
        return i + 2
    return next((k for k in range(i + 2, len(tokens)) if tokens[k].text == "}"), len(tokens)) + 1
