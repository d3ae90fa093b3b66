"""The grammar for notes of others: where an author of definitions is asked, a note is read as it is meant.

An operator reaches over the product behind it; `\\partial X` without a fraction is a differential;
sums need no bounds.  What has two readings that differ is marked as `hedged`: then the linter may
find it true, and never calls it wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nablasheet.lint.reading.hints import unfont
from nablasheet.parse.cursor import Vocabulary
from nablasheet.parse.error import Trouble
from nablasheet.parse.grammar import READERS, Grammar
from nablasheet.parse.leibniz import quotient_of_differentials
from nablasheet.parse.syntax import (
    Bracket,
    Chain,
    Derivative,
    Differential,
    Infix,
    Name,
    Numeral,
    Product,
    Quotient,
    Repeated,
    Script,
    Syntax,
)
from nablasheet.parse.tokens import Token

INFIX = {
    "odot": "odot",
    "circ": "odot",
    "otimes": "otimes",
    "oplus": "oplus",
    "oslash": "oslash",
    "times": "times",
}


LONGEST_POWER = 2  # digits


@dataclass(slots=True)
class Loose(Grammar):
    """Reads notes; `hedged` collects why a reading is one of several."""

    hedged: list[str] = field(default_factory=list)
    in_fraction: int = 0

    def part(self, tokens: Sequence[Token]) -> Loose:
        """A cursor over some tokens that shares what is hedged."""
        last = tokens[-1].end if tokens else self.tokens[max(0, self.at - 1)].start
        stream = [*tokens, Token("end", "the end of the group", last, last)]
        return Loose(
            stream, self.vocabulary, depth=self.depth + 1, hedged=self.hedged, in_fraction=self.in_fraction
        )

    def primary(self) -> Syntax:
        """A factor without its scripts, by the rules of this grammar."""
        token = self.token
        if token.kind == "sign" and token.text in READERS:
            read: Syntax = getattr(self, READERS[token.text].__name__)()
            return read
        return Grammar.primary(self)

    def factors(self) -> list[Syntax]:
        """Factors side by side; a dot between two vectors may be their inner product."""
        start = self.at
        found = Grammar.factors(self)
        for i in range(start + 1, self.at - 1):
            if self.tokens[i].text == "*" and _is_small(self.tokens[i - 1]) and _is_small(self.tokens[i + 1]):
                self.hedged.append("a dot between letters")
        return found

    def product(self) -> Syntax:
        """As in the strict grammar, entrywise and Kronecker products below the matrix product."""
        start = self.token.start
        segments = [self.factors()]
        operators: list[str] = []
        while self.is_sign("/", "ast", *INFIX):
            operators.append(INFIX.get(self.token.text, self.token.text))
            self.take()
            segments.append(self.factors())
        if not operators:
            return _joined(segments[0])
        if set(operators) <= {"ast"}:
            self.hedged.append("* may be a product of any kind")
            return _joined([factor for segment in segments for factor in segment])
        if len(set(operators)) > 1 or (len(operators) > 1 and operators[0] in ("/", "oslash", "times")):
            raise Trouble("ambiguous", self.token.place, "operators side by side without brackets")
        if operators[0] == "/":
            return self._divided(segments, start)
        if any(len(segment) > 1 for segment in segments):
            self.hedged.append("a product beside an entrywise one")
        return Infix(self.since(start), operators[0], tuple(_grouped(segment) for segment in segments))

    def _divided(self, segments: list[list[Syntax]], start: int) -> Syntax:
        above, below = segments
        if isinstance(above[-1], Numeral) and isinstance(below[0], Numeral):
            half = Quotient((above[-1].place[0], below[0].place[1]), above[-1], below[0], "/")
            return _joined([*above[:-1], half, *below[1:]])
        leibniz = quotient_of_differentials(_joined(above), below[0])
        if leibniz:
            return _joined([leibniz, *below[1:]])
        if len(above) > 1 and isinstance(above[-1], Differential):
            leibniz = quotient_of_differentials(above[-1], below[0])
            if leibniz:
                return _joined([*above[:-1], leibniz, *below[1:]])
        if len(below) > 1:
            raise Trouble("ambiguous", below[0].place, "a/b c: is c above or below the line?")
        return Quotient(self.since(start), _joined(above), below[0])

    def fraction(self) -> Syntax:
        """\\frac; a partial sign in only one part is a slip, not a differential."""
        self.in_fraction += 1
        try:
            return Grammar.fraction(self)
        finally:
            self.in_fraction -= 1

    def _fraction_derivative(self, sign: Token, above: list[Token], below: list[Token]) -> Syntax:
        upper, lower = self.part(above), self.part(below)
        upper.in_fraction = 0
        upper.take()
        order = upper.order()
        variables = lower.variables()
        if lower.token.kind != "end":
            raise Trouble("unreadable", lower.token.place, "below a derivative stand only its variables")
        if order != len(variables):
            raise Trouble("unreadable", sign.place, "the order is not the number of variables")
        if upper.token.kind == "end":
            return self.operator("partial", variables, sign)
        function = self.part(above[upper.at :])
        body = function.sum()
        if function.token.kind != "end":
            raise Trouble("unreadable", function.token.place, "more than a function above the line")
        return Derivative(self.since(sign.start), "partial", body, variables, order, False)

    def _applied(self, name: str, variables: tuple[Syntax, ...], order: int, sign: Token) -> Syntax:
        """An operator reaches over the whole product behind it."""
        if not self.starts_factor():
            raise Trouble("unreadable", self.token.place, "a derivative of nothing")
        function = self.product()
        return Derivative(self.since(sign.start), name, function, variables, order, False)

    def slash(self) -> Syntax:
        """\\partial f / \\partial x, or \\partial X as a differential, as the Matrix Cookbook writes it."""
        sign, start = self.token, self.at
        try:
            return Grammar.slash(self)
        except Trouble:
            if self.in_fraction or (self.peek(0).kind == "end" and self.at == start):
                raise
            self.at = start
        self.take()
        if not self.starts_factor():
            raise Trouble("unreadable", sign.place, "a \\partial of nothing")
        return Differential(self.since(sign.start), self.factor())

    def _raised(self, base: Syntax, tokens: list[Token], start: int) -> Syntax:
        """X^{-2T}, X^{+T}: the transpose of the power."""
        last = tokens[-1]
        if any(token.kind == "number" and len(token.text) > LONGEST_POWER for token in tokens):
            raise Trouble("too-large", last.place, "an exponent that is too large to compute with")
        front = [token.text for token in tokens[:-1]]
        if front and last.text in ("T", "top") and front[0] not in ("T", "top") and front != ["-"]:
            return Script(self.since(start), Grammar._raised(self, base, tokens[:-1], start), "transpose")
        turned = (a for a, b in pairwise(tokens) if b.text in ("T", "top"))
        if any(before.text not in ("^", "{") for before in turned) and len(tokens) > 2:
            raise Trouble("not-supported", last.place, "a transpose inside an exponent")
        if any(token.text == "H" for token in tokens):
            self.hedged.append("complex")
        return Grammar._raised(self, base, tokens, start)

    def repeated(self) -> Syntax:
        """\\sum_i, \\sum_{i,j}, \\sum_{i=1}^n: bounds that are missing follow from the entries."""
        sign = self.take()
        below, above = self.bounds()
        names = _indices([token.text for token in below])
        if not names:
            raise Trouble("not-supported", sign.place, "a sum without an index")
        body = self.product()
        if sign.text == "prod" and isinstance(body, Product | Infix | Quotient):
            self.hedged.append("how far a product over an index reaches")
        last = tuple(token.text for token in above)
        if len(last) > 1:
            raise Trouble("not-supported", sign.place, "a sum over a part of the entries")
        for name in reversed(names):
            body = Repeated(self.since(sign.start), sign.text, name, "1", last, body)
        return body

    def chain(self) -> Chain:
        """Sides with = between them; signs at the end that end a sentence are nothing."""
        start = self.token.start
        sides = [self.sum()]
        while not self._at_end():
            if self.is_sign(":") and self.peek(1).text == "=":
                self.take()
            if not self.accept("="):
                raise self.unexpected()
            sides.append(self.sum())
        return Chain(self.since(start), tuple(sides))


def _is_small(token: Token) -> bool:
    """A letter that may be a vector."""
    letter = unfont(token.text)
    return token.kind == "letter" and letter[:1].islower()


def _indices(texts: list[str]) -> list[str]:
    if texts[1:] == ["=", "1"]:
        return [texts[0]]
    if "," in texts:
        texts = [text for text in texts if text != ","]
    ok = 0 < len(texts) <= 3 and all(text.isalpha() and len(text) == 1 and text.islower() for text in texts)
    return texts if ok else []


def _joined(factors: list[Syntax]) -> Syntax:
    if len(factors) == 1:
        return factors[0]
    return Product((factors[0].place[0], factors[-1].place[1]), tuple(factors))


def _grouped(factors: list[Syntax]) -> Syntax:
    joined = _joined(factors)
    return joined if len(factors) == 1 else Bracket(joined.place, joined, "(")


def read_loosely(
    tokens: Sequence[Token], functions: frozenset[str], letters: frozenset[str]
) -> tuple[Chain, bool]:
    """The syntax tree, and whether it is one of several readings."""
    reader = Loose(tokens, Vocabulary(letters, functions))
    chain = reader.chain()
    return chain, bool(reader.hedged)


__all__ = ["Loose", "Name", "read_loosely"]
