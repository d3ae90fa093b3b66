"""Functions and what they are applied to, with or without brackets.

With brackets the argument is what they hold. Without, the trace reaches over the product behind
it (it is linear, so nothing depends on it); any other function takes one factor and is refused
when more stands there, since `\\log x y` has two readings.
"""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

from nablasheet.parse.delimiters import subscripted_name
from nablasheet.parse.error import Trouble, suggestion
from nablasheet.parse.leibniz import Leibniz
from nablasheet.parse.macros import BARE_WORDS, FUNCTION_WORDS
from nablasheet.parse.spectral import spectral_function
from nablasheet.parse.syntax import (
    Bars,
    Bracket,
    Call,
    Name,
    Norm,
    Power,
    Product,
    Quotient,
    Repeated,
    Script,
    Subscripted,
    Sum,
    Syntax,
)
from nablasheet.parse.tokens import Token

BRACKETS = ("(", "[", "{.", "{")
EIGENVALUES = {r"\lambda_{max}": "largest eigenvalue", r"\lambda_{min}": "smallest eigenvalue"}
CLEAR = (Bars, Norm, Call, Bracket)
PRODUCTS = ("odot", "circ", "otimes", "oplus", "oslash", "times")


class Calls(Leibniz):
    """Words and letters that are applied to something."""

    __slots__ = ()

    def primary(self) -> Syntax:
        """A factor without its scripts; the grammar's own."""
        raise NotImplementedError

    def word(self) -> Syntax:
        """\\operatorname{tr}, \\log, ... and what it is applied to; or a declared name of several letters."""
        token = self.take()
        function = FUNCTION_WORDS.get(token.text)
        if function is None or token.text in self.vocabulary.letters:
            return self._own_word(token)
        primes = self._primes()
        power = self._function_power(token)
        if function == "tril" and self.accept("_"):
            function = self._half_triangle()
        base = self._base() if function == "log" and self.is_sign("_") else None
        if function in ("max", "min") and self.is_sign("_"):
            return self._over_entries(function, token)
        if self.is_sign("_"):
            raise Trouble("not-supported", self.token.place, f"a subscript on \\{token.text} is not read")
        call: Syntax = self._applied_to(function, token, primes)
        place = self.since(token.start)
        if base is not None:
            call = Quotient(place, call, Call(base.place, "log", (base,)))
        if power is None:
            return call
        return Script(place, call, power) if isinstance(power, str) else Power(place, call, power)

    def _over_entries(self, function: str, token: Token) -> Syntax:
        """\\max_i x_i: the largest of the entries that the index counts."""
        sign = self.take()
        index = [item.text for item in self.group()]
        body = self.factor()
        if isinstance(body, Subscripted) and list(body.items) == index and not body.is_late:
            if self.starts_factor() or self.is_sign("*", "/", *PRODUCTS):
                raise self._unclear(token)
            return Repeated(self.since(token.start), function, index[0], "1", (), body)
        raise Trouble(
            "not-supported", sign.place, f"\\{function} over an index is read of entries alone",
            f"write \\{function}_i x_i",
        )  # fmt: skip

    def _base(self) -> Syntax:
        """The b of \\log_b x = \\log x / \\log b."""
        self.take()
        return self.whole(self.group())

    def _half_triangle(self) -> str:
        """\\operatorname{tril}_{1/2}: the lower triangle, its diagonal halved."""
        tokens = self.group()
        if [token.text for token in tokens] != ["1", "/", "2"]:
            raise Trouble("not-supported", tokens[0].place, "this subscript on \\tril is not read")
        return "half tril"

    def _own_word(self, token: Token) -> Syntax:
        if token.text in self.vocabulary.functions and self.is_sign("(", "["):
            arguments = self.arguments()
            return Call(self.since(token.start), token.text, arguments)
        if token.text in self.vocabulary.letters:
            return Name(token.place, token.text)
        raise Trouble(
            "unknown-function",
            token.place,
            f"there is no function {token.text}",
            suggestion(token.text, FUNCTION_WORDS),
        )

    def _primes(self) -> int:
        count = 0
        while self.accept("'"):
            count += 1
        if count > 2:
            raise Trouble("not-supported", self.token.place, "derivatives of first and second order are read")
        return count

    def _function_power(self, function: Token) -> Syntax | str | None:
        """The power in \\sin^2 x; a transpose in \\operatorname{vec}^\\top(X) comes as a word."""
        if not self.is_sign("^"):
            return None
        raised = self.scripted(Name(function.place, function.text))
        if isinstance(raised, Script) and raised.kind in ("transpose", "letter T"):
            return raised.kind
        if isinstance(raised, Power) and not _is_minus(raised.exponent):
            return raised.exponent
        raise Trouble(
            "ambiguous",
            self.since(function.start),
            "a superscript on a function's name may be its inverse or a power",
            "put the script behind the bracket, or use another bracket",
        )

    def _applied_to(self, function: str, token: Token, primes: int) -> Call:
        if self.is_sign(*BRACKETS):
            arguments = self.arguments()
            return Call(self.since(token.start), function, arguments, primes)
        if not self.starts_factor():
            raise Trouble("unreadable", token.place, f"{token.text} is applied to nothing")
        if function == "trace":
            argument = self._product_behind()
        else:
            argument = self.factor()
            self._check_reach(argument, token)
        if self.is_sign(*PRODUCTS):
            raise self._unclear(token)
        return Call(self.since(token.start), function, (argument,), primes)

    def _product_behind(self) -> Syntax:
        listed = self.factors()
        if len(listed) == 1:
            return listed[0]
        return Product((listed[0].place[0], listed[-1].place[1]), tuple(listed))

    def _check_reach(self, argument: Syntax, function: Token) -> None:
        """Refuse \\log x y, \\log x / y and \\log |A| |B|."""
        if isinstance(argument, CLEAR):
            if type(argument) is not Bracket and self._goes_on(argument):
                raise self._unclear(function)
            return
        if isinstance(argument, Repeated) and not _last_counts(argument):
            raise self._unclear(function)
        if self.is_sign("*", "/") or (self.starts_factor() and not self._starts_function()):
            raise self._unclear(function)

    def _goes_on(self, argument: Syntax) -> bool:
        """Whether another of the same kind follows, which the function may be meant of, too."""
        if isinstance(argument, Call):
            token = self.token
            return token.kind == "word" and FUNCTION_WORDS.get(token.text) == argument.function
        return self.is_sign("|", "Vert", "lvert", "lVert") and self.starts_factor()

    def _starts_function(self) -> bool:
        return self.token.kind == "word" or self.is_d(self.token)

    def _unclear(self, function: Token) -> Trouble:
        return Trouble(
            "ambiguous", function.place, f"how far does {function.text} reach?", f"write {function.text}(...)"
        )

    def letter(self) -> Syntax:
        """A letter: a differential, an operator, a function that is declared, or a name."""
        token = self.token
        if token.font == "double":
            raise Trouble(
                "not-supported", token.place, f"\\mathbb{{{token.text}}} inside a formula is not read"
            )
        word = self._bare_word()
        if word:
            self.at += len(word) - 1
            last = self.token
            spelled = Token("word", word, token.start, last.end)
            self.tokens = [*self.tokens[: self.at], spelled, *self.tokens[self.at + 1 :]]
            return self.word()
        if token.text == "D" and token.font == "roman" and "D" not in self.vocabulary.letters:
            return self.jacobian()
        if self.is_d(token):
            return self.differential()
        return self._function_letter() or Name(self.take().place, token.text)

    def _bare_word(self) -> str:
        """tr, det, ... in italics in front of a bracket, unless all its letters are declared."""
        for word in BARE_WORDS:
            run = [self.peek(i) for i in range(len(word) + 1)]
            letters = run[:-1]
            if any(t.kind != "letter" or t.text != c for t, c in zip(letters, word, strict=True)):
                continue
            if any(a.end != b.start for a, b in pairwise(letters)):
                continue
            declared = [letter in self.vocabulary.letters for letter in word]
            if not any(declared) or (run[-1].text == "(" and not all(declared)):
                return word
        return ""

    def _function_letter(self) -> Syntax | None:
        """g(x), g'(x), u_1(x) for a declared function."""
        start = self.at
        token = self.take()
        name = token.text
        items: tuple[str, ...] = ()
        if self.is_sign("_") and name not in self.vocabulary.functions:
            self.take()
            items = self.subscript()
            name = subscripted_name(name, items)
            if name in EIGENVALUES and self.is_sign("(", "["):
                return Call(self.since(token.start), EIGENVALUES[name], self.arguments())
        taken = self.vocabulary.letters | self.vocabulary.functions
        placed = spectral_function(token.text, items) if self.is_sign("(", "[") else ""
        if placed and token.text not in taken and name not in taken:
            return Call(self.since(token.start), placed, self.arguments())
        primes = self._primes() if name in self.vocabulary.functions else 0
        if name in self.vocabulary.functions and self.is_sign("(", "["):
            arguments = self.arguments()
            return Call(self.since(token.start), name, arguments, primes)
        if name in self.vocabulary.functions and self.is_sign("^") and self._bracket_after_script():
            raise Trouble(
                "ambiguous",
                self.token.place,
                f"a superscript between {name} and its bracket",
                f"write {name}(x)^k",
            )
        self.at = start
        return None

    def _bracket_after_script(self) -> bool:
        before = self.at
        self.take()
        self.group()
        after, self.at = self.token, before
        return after.kind == "sign" and after.text in ("(", "[")


def _last_counts(repeated: Repeated) -> bool:
    """Whether the last factor under a sum speaks of its index; else it may stand behind the sum."""
    body = repeated.body
    if isinstance(body, Repeated):
        return _last_counts(body)
    return not isinstance(body, Product) or _speaks_of(body.factors[-1], repeated.index)


def _speaks_of(syntax: object, index: str) -> bool:
    """Whether a subscript or letter in a piece of syntax is the index."""
    if isinstance(syntax, tuple):
        return any(_speaks_of(part, index) for part in syntax)
    if isinstance(syntax, Syntax):
        return any(_speaks_of(getattr(syntax, field.name), index) for field in fields(syntax))
    return syntax == index


def _is_minus(exponent: Syntax) -> bool:
    return isinstance(exponent, Sum) and exponent.terms[0][0] == -1
