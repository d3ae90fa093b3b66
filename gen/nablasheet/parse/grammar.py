"""The grammar: sums of products of factors, loose to tight.

`=`, then + and -, then products of every kind on one level, then prefix functions, then scripts.
Entrywise and Kronecker products have no agreed place beside the matrix product: mixed without
brackets they are refused by the typing pass, unless the neighbours are scalars.
"""

from __future__ import annotations

from collections.abc import Sequence

from nablasheet.parse.cursor import Vocabulary, spell
from nablasheet.parse.error import Trouble
from nablasheet.parse.leibniz import quotient_of_differentials
from nablasheet.parse.macros import RELATIONS
from nablasheet.parse.repetition import Repetition
from nablasheet.parse.syntax import (
    BoldDigit,
    Bracket,
    Chain,
    Dotted,
    Grid,
    Infix,
    Name,
    Numeral,
    Overline,
    Product,
    Quotient,
    Root,
    Script,
    Subscripted,
    Sum,
    Syntax,
)
from nablasheet.parse.tokens import Token

INFIX: dict[str, str] = {
    "odot": "odot", "circ": "odot", "otimes": "otimes", "oplus": "oplus", "oslash": "oslash",
        "times": "times", ":": "inner",
}  # fmt: skip
OPENING: frozenset[str] = frozenset(
    {
        "(",
        "[",
        "{.",
        "{",
        "frac",
        "sqrt",
        "overline",
        "matrix",
        "cases",
        "partial",
        "nabla",
        "sum",
        "prod",
        "lvert",
        "lVert",
        "langle",
        "d",
    }
)
FORBIDDEN: dict[str, tuple[str, str]] = {
    "ast": ("* is not a product here", "write A B for the matrix product, A \\odot B for the entrywise one"),
    "int": ("\\int is not read", "write the function without the integral"),
    "pm": ("\\pm says two things at once", "write one formula for each sign"),
    "bullet": ("\\bullet is not a product here", "write A B or A \\odot B"),
    "div": ("\\div is not read", "write \\frac{a}{b}"),
    "ldots": ("dots stand for what is not written", "write \\sum_{i=1}^{n} or \\prod_{i=1}^{n}"),
    "infty": ("\\infty is not a number", "write the limit as its own formula"),
}


VECTORS = (Name, Subscripted, Bracket, Script)  # what \\cdot may stand in front of as an inner product


class Grammar(Repetition):
    """The whole language of formulas, without types."""

    __slots__ = ()

    def chain(self) -> Chain:
        """Sides with = between them, to the end."""
        start = self.token.start
        sides = [self.sum()]
        while not self._at_end():
            if self.is_sign(":") and self.peek(1).text == "=":
                self.take()
            if not self.accept("="):
                raise self.unexpected()
            sides.append(self.sum())
        return Chain(self.since(start), tuple(sides))

    def _at_end(self) -> bool:
        if self.is_sign(".", ",", ";") and self.peek(1).kind == "end":
            self.take()
        return self.token.kind == "end"

    def unexpected(self) -> Trouble:
        """Why the token at hand cannot stand here."""
        token = self.token
        if token.kind == "sign" and token.text in FORBIDDEN:
            message, help_line = FORBIDDEN[token.text]
            kind = "not-supported" if token.text == "int" else "unreadable"
            return Trouble(kind, token.place, message, help_line)
        if token.kind == "sign" and token.text in RELATIONS:
            return Trouble(
                "not-supported", token.place, f"{spell(token)} is not read", "only = can be checked"
            )
        if token.kind == "end":
            return Trouble("unreadable", token.place, "the formula ends where a factor must follow")
        return Trouble("unreadable", token.place, f"{spell(token)} is not expected here")

    def sum(self) -> Syntax:
        """Terms with + and - between them."""
        with self.deeper():
            start = self.token.start
            sign = self._sign()
            signed = sign is not None
            terms = [(sign or 1, self.product())]
            while self.is_sign("+", "-"):
                terms.append((self._sign() or 1, self.product()))
            if len(terms) == 1 and (not signed or sign == 1):
                return terms[0][1]
            return Sum(self.since(start), tuple(terms))

    def _sign(self) -> int | None:
        if self.accept("+"):
            return 1
        return -1 if self.accept("-") else None

    def product(self) -> Syntax:
        """Factors side by side or with an operator between them."""
        start = self.token.start
        segments = [self.factors()]
        operators: list[Token] = []
        while self.is_sign("/", *INFIX) and not (self.is_sign(":") and self.peek(1).text == "="):
            operators.append(self.take())
            segments.append(self.factors())
        if not operators:
            return _joined(segments[0])
        names = {INFIX.get(operator.text, "/") for operator in operators}
        if len(names) > 1 or (len(operators) > 1 and names & {"/", "oslash", "times", "inner"}):
            raise Trouble(
                "ambiguous",
                operators[-1].place,
                "operators side by side without brackets",
                "write the brackets",
            )
        if names == {"/"}:
            return self._slashed(segments, operators[0], start)
        return Infix(self.since(start), names.pop(), tuple(_joined(segment) for segment in segments))

    def _slashed(self, segments: list[list[Syntax]], slash: Token, start: int) -> Syntax:
        above, below = segments
        if isinstance(above[-1], Numeral) and isinstance(below[0], Numeral):
            half = Quotient((above[-1].place[0], below[0].place[1]), above[-1], below[0], "/")
            return _joined([*above[:-1], half, *below[1:]])
        if len(below) > 1:
            raise Trouble(
                "ambiguous",
                slash.place,
                "a/b c: is c above or below the line?",
                "write \\frac{a}{b} c, or a/(b c)",
            )
        leibniz = quotient_of_differentials(_joined(above), below[0])
        return leibniz or Quotient(self.since(start), _joined(above), below[0], "/")

    def factors(self) -> list[Syntax]:
        """Factors side by side; \\cdot is nothing."""
        found = [self.factor()]
        while True:
            if self.accept("*"):
                factor = self.factor()
                found.append(Dotted(factor.place, factor) if isinstance(factor, VECTORS) else factor)
            elif self.starts_factor():
                if (
                    isinstance(found[-1], Numeral)
                    and self.token.kind == "number"
                    and self.token.font != "bold"
                ):
                    raise Trouble(
                        "unreadable",
                        self.token.place,
                        "two numbers side by side",
                        "write \\cdot between them",
                    )
                found.append(self.factor())
            else:
                return found

    def starts_factor(self) -> bool:
        """Whether a factor may start here."""
        token = self.token
        if token.kind != "sign":
            return token.kind in ("letter", "number", "word")
        if token.text in ("|", "Vert"):
            return not self.closes_bars()
        return token.text in OPENING

    def factor(self) -> Syntax:
        """A factor with its scripts."""
        with self.deeper():
            return self.scripted(self.primary())

    def primary(self) -> Syntax:
        """A factor without its scripts."""
        token = self.token
        if token.kind == "number":
            self.take()
            bold = token.font in ("bold", "double") and token.text in ("0", "1")
            if not bold and len(token.text) > 40:
                raise Trouble("too-large", token.place, "a number of more than 40 digits")
            return BoldDigit(token.place, token.text) if bold else Numeral(token.place, token.text)
        if token.kind == "word":
            return self.word()
        if token.kind == "letter":
            return self.letter()
        if token.kind == "sign" and token.text in READERS:
            return READERS[token.text](self)
        raise self.unexpected()

    def letter_or_group(self) -> Syntax:
        """An invisible group; around one letter, the letter: {\\bf A}_1."""
        group = self.bracket()
        return group.body if isinstance(group.body, Name | BoldDigit) else group

    def root(self) -> Syntax:
        """\\sqrt{x}, \\sqrt[3]{x}, or the function \\sqrt\\cdot declared in Given lines."""
        sign = self.take()
        degree = None
        if self.is_sign("["):
            degree = self.bracket().body
        return Root(self.since(sign.start), self.whole(self.group()), degree)

    def overline(self) -> Syntax:
        """\\overline{x}."""
        sign = self.take()
        return Overline(self.since(sign.start), self.whole(self.group()))

    def inner(self) -> Syntax:
        """\\langle A, B \\rangle, with F as its index if any."""
        opened = self.take()
        with self.inside("langle"):
            left = self.sum()
            self.expect(",", opened)
            right = self.sum()
            self.expect("rangle", opened)
        if self.is_sign("_"):
            index = self.take()
            if self.subscript() not in (("F",), ("\\mathrm{F}",), ("2",)):
                raise Trouble("not-supported", index.place, "this index of an inner product is not read")
        return Infix(self.since(opened.start), "inner", (left, right))

    def matrix(self) -> Syntax:
        """\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}."""
        sign = self.take()
        opened = self.take()
        rows: list[list[Syntax]] = [[]]
        with self.inside("{"):
            while not self.is_sign("}"):
                rows[-1].append(self.sum())
                if self.accept("newline"):
                    rows.append([])
                elif not self.accept("&") and not self.is_sign("}"):
                    raise self.unexpected()
            self.expect("}", opened)
        if not rows[-1]:
            rows.pop()
        if not rows or len({len(row) for row in rows}) > 1:
            raise Trouble("unreadable", self.since(sign.start), "the rows of the matrix differ in length")
        return Grid(self.since(sign.start), tuple(tuple(row) for row in rows))


READERS = {
    "(": Grammar.bracket, "[": Grammar.bracket, "{.": Grammar.bracket, "{": Grammar.letter_or_group,
    "frac": Grammar.fraction, "sqrt": Grammar.root, "overline": Grammar.overline, "matrix": Grammar.matrix,
    "nabla": Grammar.nabla, "partial": Grammar.partial, "d": Grammar.differential, "sum": Grammar.repeated,
    "prod": Grammar.repeated, "|": Grammar.bars, "lvert": Grammar.bars, "Vert": Grammar.bars,
        "lVert": Grammar.bars, "langle": Grammar.inner, "cases": Grammar.cases,
}  # fmt: skip


def _joined(factors: list[Syntax]) -> Syntax:
    if len(factors) == 1:
        return factors[0]
    return Product((factors[0].place[0], factors[-1].place[1]), tuple(factors))


def read(tokens: Sequence[Token], vocabulary: Vocabulary) -> Chain:
    """The syntax tree of a formula's tokens."""
    return Grammar(tokens, vocabulary).chain()
