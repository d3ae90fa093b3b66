"""Superscripts, subscripts and primes, behind any factor.

A superscript is first looked up as a sign (transpose, pseudoinverse, entrywise power), and only
then read as an exponent. `T`, `H` and `t` stay letters until the declarations are known.
"""

from __future__ import annotations

from collections.abc import Sequence

from nablasheet.parse.delimiters import Delimiters
from nablasheet.parse.error import Trouble
from nablasheet.parse.syntax import EntryPower, Power, Script, Syntax
from nablasheet.parse.tokens import Token

KINDS: dict[tuple[str, ...], str] = {
    ("top",): "transpose",
    ("-", "top"): "inverse transpose",
    ("+",): "pseudoinverse",
    ("dagger",): "dagger",
    ("ast",): "star",
    ("'",): "prime",
    ("T",): "letter T",
    ("t",): "letter t",
    ("H",): "letter H",
    ("-", "T"): "letter -T",
    ("-", "H"): "letter -H",
}
UPRIGHT: dict[str, str] = {
    "letter T": "transpose", "letter t": "transpose", "letter H": "hermitian",
        "letter -T": "inverse transpose", "letter -H": "inverse hermitian",
}  # fmt: skip
ENTRYWISE: frozenset[str] = frozenset({"circ", "odot"})


class Scripts(Delimiters):
    """Factors with what hangs on them."""

    __slots__ = ()

    def scripted(self, base: Syntax) -> Syntax:
        """The base with its subscript and its one superscript or prime."""
        start = base.place[0]
        result, superscript, subscripts = base, None, 0
        while self.is_sign("_", "^", "'"):
            sign = self.take()
            if sign.text == "_":
                subscripts += 1
                result = self.with_subscript(result, superscript)
            elif superscript is not None:
                raise Trouble(
                    "ambiguous",
                    sign.place,
                    "two superscripts on one factor",
                    "write brackets: (A^{-1})^\\top",
                )
            elif sign.text == "'":
                superscript = [sign]
            else:
                superscript = self._superscript()
            if subscripts > 1:
                raise Trouble("unreadable", sign.place, "two subscripts on one letter")
        if superscript is None:
            return result
        return self._raised(result, superscript, start)

    def _superscript(self) -> list[Token]:
        braced = self.is_sign("{")
        tokens = self.group()
        if not tokens:
            raise Trouble("unreadable", self.token.place, "a superscript is empty")
        first = tokens[0]
        if not braced and first.kind == "number" and len(first.text) > 1:
            digits = f"^{first.text}"
            raise Trouble(
                "ambiguous",
                first.place,
                f"{digits} without braces raises only one digit",
                f"write ^{{{first.text}}}",
            )
        if not braced and first.kind == "sign" and first.text not in ("top", "dagger", "ast", "'", "+"):
            raise Trouble(
                "unreadable", first.place, "a superscript of more than one sign", "put it in braces"
            )
        return tokens

    def _raised(self, base: Syntax, tokens: list[Token], start: int) -> Syntax:
        place = self.since(start)
        kind = KINDS.get(tuple(token.text for token in tokens))
        if kind is not None:
            upright = tokens[-1].kind == "letter" and tokens[-1].font == "roman"
            return Script(place, base, UPRIGHT[kind] if upright else kind)
        if tokens[0].kind == "sign" and tokens[0].text in ENTRYWISE:
            return EntryPower(place, base, self._exponent(tokens[1:], tokens[0]))
        if _is_bracketed(tokens):
            raise Trouble(
                "ambiguous",
                (tokens[0].start, tokens[-1].end),
                "a superscript in brackets may be a power or an index",
                "write the power without brackets, or the index as a subscript",
            )
        return Power(place, base, self._exponent(tokens, tokens[0]))

    def _exponent(self, tokens: Sequence[Token], sign: Token) -> Syntax:
        if not tokens:
            raise Trouble("unreadable", sign.place, "an exponent is missing")
        part = self.part(tokens)
        exponent = part.sum()
        if part.token.kind != "end":
            raise Trouble("unreadable", part.token.place, "the exponent goes on unexpectedly")
        return exponent


def _is_bracketed(tokens: Sequence[Token]) -> bool:
    """Whether one pair of round brackets holds all of it."""
    if len(tokens) < 3 or tokens[0].text != "(" or tokens[-1].text != ")":
        return False
    depth = 0
    for token in tokens[:-1]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0:
            return False
    return True
