"""Sums and products with dots: `x_{11} x_{22} \\ldots x_{nn}` as a product over an index.

The last term says which subscripts run; the first must be what it becomes for 1.  Anything else
with dots is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nablasheet.parse.error import Trouble
from nablasheet.parse.tokens import Token

DOTS = "ldots"
INDEX = "i"


def undotted(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with every dotted sum or product written with an index; Trouble for other dots."""
    tokens = list(tokens)
    while any(token.text == DOTS for token in tokens):
        at = next(i for i, token in enumerate(tokens) if token.text == DOTS)
        tokens = _sum(tokens, at) or _product(tokens, at) or _refused(tokens[at])
    return tokens


def _refused(token: Token) -> list[Token]:
    raise Trouble("not-supported", token.place, "dots that stand for what is not written are not read")


def _sum(tokens: list[Token], at: int) -> list[Token] | None:
    """a_1 + a_2 + ... + a_n"""
    if not (0 < at < len(tokens) - 2 and tokens[at - 1].text == "+" == tokens[at + 1].text):
        return None
    end = next(
        (
            i
            for i in range(at + 2, len(tokens))
            if tokens[i].text in ("+", "-", "=", "end", ")", "]") or tokens[i].kind == "end"
        ),
        len(tokens),
    )
    last = tokens[at + 2 : end]
    size = last_index(last)
    begin = at - 1
    terms: list[list[Token]] = []
    while begin >= len(last):
        term = tokens[begin - len(last) : begin]
        if not is_term(term, last, size, None):
            break
        terms.append(term)
        begin -= len(last)
        if begin and tokens[begin - 1].text == "+":
            begin -= 1
        else:
            break
    if not terms or not is_term(terms[-1], last, size, "1"):
        return None
    return [*tokens[:begin], *_indexed("sum", last, size), *tokens[end:]]


def _product(tokens: list[Token], at: int) -> list[Token] | None:
    """a_{11} a_{22} ... a_{nn}"""
    for length in (2, 3, 4, 5, 6):
        last = tokens[at + 1 : at + 1 + length]
        size = last_index(last)
        before = at
        count = 0
        while before >= 1 and size:
            term, begin = _factor_before(tokens, before)
            if term is None or not is_term(term, last, size, None):
                break
            before, count = begin, count + 1
        if count and size:
            first, _ = _factor_before(tokens, before + _width(tokens, before))
            behind = tokens[at + 1 + length] if at + 1 + length < len(tokens) else None
            complete = behind is None or behind.text not in ("_", "^", "}")
            if first is not None and complete and is_term(first, last, size, "1"):
                return [*tokens[:before], *_indexed("prod", last, size), *tokens[at + 1 + length :]]
    return None


def _factor_before(tokens: list[Token], end: int) -> tuple[list[Token] | None, int]:
    """A letter with a subscript that ends at `end`."""
    if end >= 3 and tokens[end - 1].text != "}" and tokens[end - 2].text == "_":
        return tokens[end - 3 : end], end - 3
    if end >= 5 and tokens[end - 1].text == "}":
        begin = next((i for i in range(end - 2, 0, -1) if tokens[i].text == "{"), 0)
        if begin >= 2 and tokens[begin - 1].text == "_":
            return tokens[begin - 2 : end], begin - 2
    return None, end


def _width(tokens: list[Token], at: int) -> int:
    """How many tokens the factor at `at` has."""
    if at + 2 < len(tokens) and tokens[at + 1].text == "_":
        if tokens[at + 2].text != "{":
            return 3
        close = next((i for i in range(at + 3, len(tokens)) if tokens[i].text == "}"), at)
        return close - at + 1
    return 0


def last_index(term: Sequence[Token]) -> str:
    """The letter that ends the dotted range: n in x_{nn}."""
    found = {t.text for i, t in enumerate(term) if t.kind == "letter" and _in_subscript(term, i)}
    return found.pop() if len(found) == 1 else ""


def _in_subscript(term: Sequence[Token], i: int) -> bool:
    before = term[i - 1].text if i else ""
    if before == "_":
        return True
    j = i - 1
    while j >= 0 and term[j].text not in ("{", "}"):
        j -= 1
    return j >= 1 and term[j].text == "{" and term[j - 1].text == "_"


def subscripts(term: Sequence[Token]) -> list[str]:
    """The signs of the term, digits of a subscript apart: x_{11} as x _ 1 1."""
    listed: list[str] = []
    for token in term:
        if token.text in ("{", "}", ","):
            continue
        listed += list(token.text) if token.kind == "number" else [token.text]
    return listed


def is_term(term: Sequence[Token], last: Sequence[Token], size: str, value: str | None) -> bool:
    """Whether the term is the last one with another number for its index."""
    ours, theirs = subscripts(term), subscripts(last)
    if len(ours) != len(theirs) or not size:
        return False
    seen = {a for a, b in zip(ours, theirs, strict=True) if b == size}
    same = all(a == b for a, b in zip(ours, theirs, strict=True) if b != size)
    return same and len(seen) == 1 and (seen == {value} if value else next(iter(seen)).isdigit())


def _indexed(operator: str, last: Sequence[Token], size: str) -> list[Token]:
    place = (last[0].start, last[-1].end)
    signs = [operator, "_", "{", INDEX, "=", "1", "}", "^", "{", size, "}", "("]
    kinds = {INDEX: "letter", "1": "number", size: "letter"}
    head = [Token(kinds.get(text, "sign"), text, *place) for text in signs]
    body = [
        replace(t, text=INDEX) if t.text == size and _in_subscript(last, i) else t for i, t in enumerate(last)
    ]
    return [*head, *body, Token("sign", ")", *place)]
