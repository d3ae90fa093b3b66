"""Derivatives and differentials in all their spellings.

Fractions, slashes, nabla and D; with the function inside, or as an operator in front of it. An
operator reaches over the product behind it; whether that is clear is noted in `loose`.
"""

from __future__ import annotations

from collections.abc import Sequence

from nablasheet.parse.error import Trouble
from nablasheet.parse.scripts import Scripts
from nablasheet.parse.syntax import (
    Derivative,
    Differential,
    Name,
    Numeral,
    Power,
    Product,
    Quotient,
    Sum,
    Syntax,
)
from nablasheet.parse.tokens import Token

HIGHEST = 2


class Leibniz(Scripts):
    """Everything that starts with a d, a partial sign or a nabla."""

    __slots__ = ()

    def factors(self) -> list[Syntax]:
        """Factors side by side; the grammar's own."""
        raise NotImplementedError

    def starts_factor(self) -> bool:
        """Whether a factor may start here; the grammar's own."""
        raise NotImplementedError

    def is_d(self, token: Token) -> bool:
        """Whether the token is the d of a differential: upright, or a letter d that nobody declared."""
        if token.kind == "sign":
            return token.text == "d"
        if token.kind != "letter" or token.text != "d":
            return False
        return token.font == "roman" or (token.font == "plain" and "d" not in self.vocabulary.letters)

    def kind(self, token: Token) -> str:
        """`partial`, `d` or nothing."""
        if token.kind == "sign" and token.text == "partial":
            return "partial"
        return "d" if self.is_d(token) else ""

    def fraction(self) -> Syntax:
        """\\frac, a derivative when both parts say so."""
        sign = self.take()
        above, below = self.group(), self.group()
        if not above or not below:
            raise Trouble("unreadable", sign.place, "a fraction has an empty part")
        kind = self.kind(below[0])
        if kind and len(below) > 1 and self.kind(above[0]) == kind:
            return self._fraction_derivative(sign, above, below)
        numerator = self.whole(above)
        return Quotient(self.since(sign.start), numerator, self.whole(below))

    def whole(self, tokens: Sequence[Token]) -> Syntax:
        """All tokens of a group as one expression."""
        part = self.part(tokens)
        body = part.sum()
        if part.token.kind != "end":
            raise Trouble("unreadable", part.token.place, f"{part.token.text} is not expected here")
        return body

    def _fraction_derivative(self, sign: Token, above: list[Token], below: list[Token]) -> Syntax:
        upper = self.part(above)
        assert isinstance(upper, Leibniz)
        upper.take()
        order = upper.order()
        lower = self.part(below)
        assert isinstance(lower, Leibniz)
        variables = lower.variables()
        if lower.token.kind != "end":
            raise Trouble("unreadable", lower.token.place, "below a derivative stand only its variables")
        self._check_order(sign, order, variables)
        if upper.token.kind == "end":
            return self.operator("partial", variables, sign)
        function = self.whole(above[upper.at :])
        if isinstance(function, Sum) and len(function.terms) > 1:
            raise Trouble(
                "ambiguous",
                function.place,
                "the derivative of a sum without brackets",
                "put the sum in brackets",
            )
        return Derivative(self.since(sign.start), "partial", function, variables, order, False)

    def order(self) -> int:
        """The exponent of a d or partial sign."""
        if not self.accept("^"):
            return 1
        tokens = self.group()
        text = tokens[0].text if len(tokens) == 1 else ""
        if text not in ("1", "2"):
            place = tokens[0].place if tokens else self.token.place
            raise Trouble("not-supported", place, "derivatives of first and second order are read")
        return int(text)

    def variables(self) -> tuple[Syntax, ...]:
        """What is differentiated by: one entry for each order."""
        found: list[Syntax] = []
        while self.kind(self.token):
            start = self.take()
            variable = self.factor()
            times = 1
            if isinstance(variable, Power) and isinstance(variable.exponent, Numeral):
                if variable.exponent.text not in ("1", "2"):
                    raise Trouble(
                        "not-supported", start.place, "derivatives of first and second order are read"
                    )
                times, variable = int(variable.exponent.text), variable.base
            found.extend([variable] * times)
            if len(found) > HIGHEST:
                raise Trouble("not-supported", start.place, "derivatives of first and second order are read")
        return tuple(found)

    def _check_order(self, sign: Token, order: int, variables: tuple[Syntax, ...]) -> None:
        if order != len(variables):
            raise Trouble(
                "unreadable",
                sign.place,
                f"a derivative of order {order} by {len(variables)} variables",
                "write \\frac{\\partial^2 f}{\\partial x \\, \\partial x^\\top}",
            )

    def operator(self, name: str, variables: tuple[Syntax, ...], sign: Token) -> Syntax:
        """A derivative in front of what it acts on."""
        order = max(1, len(variables))
        return self._applied(name, variables, order, sign)

    def _applied(self, name: str, variables: tuple[Syntax, ...], order: int, sign: Token) -> Syntax:
        if not self.starts_factor():
            raise Trouble(
                "unreadable", self.token.place, "a derivative of nothing", "write the function behind it"
            )
        listed = self.factors()
        if self.is_sign("/", "odot", "circ", "otimes", "oplus", "oslash", "times"):
            raise Trouble(
                "ambiguous",
                self.token.place,
                "how far does the derivative reach?",
                "put the function in brackets",
            )
        loose = len(listed) > 1
        place = (listed[0].place[0], listed[-1].place[1])
        function = Product(place, tuple(listed)) if loose else listed[0]
        return Derivative(self.since(sign.start), name, function, variables, order, loose)

    def nabla(self) -> Syntax:
        """\\nabla_X f, \\nabla_X^2 f, \\partial_x f."""
        sign = self.take()
        name = "nabla" if sign.text == "nabla" else "partial"
        return self._subscripted_operator(name, sign)

    def jacobian(self) -> Syntax:
        """\\mathrm{D} F, \\mathrm{D}_X F."""
        return self._subscripted_operator("D", self.take())

    def _subscripted_operator(self, name: str, sign: Token) -> Syntax:
        variables: tuple[Syntax, ...] = ()
        order = 1
        while self.is_sign("_", "^"):
            if self.is_sign("^"):
                order = self.order()
                continue
            self.take()
            part = self.part(self.group())
            assert isinstance(part, Leibniz)
            variables = tuple(part.factors())
            if part.token.kind != "end":
                raise Trouble("unreadable", part.token.place, "a variable is expected here")
        if variables and len(variables) not in (1, order):
            raise Trouble("unreadable", sign.place, "more variables than the order says")
        if len(variables) == 1:
            variables = variables * order
        return self._applied(name, variables, order, sign)

    def slash(self) -> Syntax:
        """\\partial f / \\partial x, d / dx f."""
        sign = self.take()
        order = self.order()
        listed = [] if self.is_sign("/") else self.factors()
        if not self.is_sign("/") or not self.kind(self.peek(1)):
            raise Trouble(
                "unreadable",
                sign.place,
                "a \\partial without its variable",
                "write \\frac{\\partial f}{\\partial x}",
            )
        self.take()
        variables = self.variables()
        self._check_order(sign, order, variables)
        if not listed:
            return self.operator("partial", variables, sign)
        if self.starts_factor():
            raise Trouble(
                "ambiguous", self.token.place, "a factor behind the variable", "write \\frac{...}{...}"
            )
        place = (listed[0].place[0], listed[-1].place[1])
        function = listed[0] if len(listed) == 1 else Product(place, tuple(listed))
        return Derivative(self.since(sign.start), "partial", function, variables, order, False)

    def differential(self) -> Syntax:
        """d of the next factor; a letter d with nothing behind it is a letter."""
        sign = self.take()
        if self.is_sign("/") and self.is_d(self.peek(1)):
            self.at -= 1
            return self.slash()
        if self.is_sign("^"):
            raise Trouble("not-supported", sign.place, "differentials of second order are not read")
        if not self.starts_factor():
            return Name(sign.place, "d")
        body = self.factor()
        return Differential(self.since(sign.start), body)


def quotient_of_differentials(numerator: Syntax, denominator: Syntax) -> Syntax | None:
    """dy/dx as the derivative that it is."""
    if not isinstance(numerator, Differential) or not isinstance(denominator, Differential):
        return None
    place = (numerator.place[0], denominator.place[1])
    return Derivative(place, "partial", numerator.body, (denominator.body,), 1, False)
