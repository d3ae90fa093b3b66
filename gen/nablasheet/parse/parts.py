"""What a derivative is taken by besides a letter: its conjugate, its real or its imaginary part.

Below a derivative, and only there, `Z^*` is the conjugate: nobody differentiates by the adjoint.
"""

from __future__ import annotations

from collections.abc import Sequence

from nablasheet.expr import Along, Assumption, Symbol
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.syntax import Bracket, Call, Overline, Script, Syntax
from nablasheet.parse.tokens import Token


def part_of(syntax: Syntax) -> tuple[str, Syntax]:
    """The part ("conjugate", "Re", "Im" or "" for none) and what it is a part of."""
    match syntax:
        case Overline(_, body):
            return "conjugate", _opened(body)
        case Script(_, base, "star"):
            return "conjugate", _opened(base)
        case Call(_, "Re" | "Im" as part, (argument,), 0):
            return part, _opened(argument)
        case Bracket(_, body, "("):
            inner, letter = part_of(body)
            return (inner, letter) if inner else ("", syntax)
    return "", syntax


def _opened(syntax: Syntax) -> Syntax:
    return _opened(syntax.body) if isinstance(syntax, Bracket) else syntax


def along_part(symbol: Symbol, part: str, place: Place) -> Along:
    """The variable; a real letter has no parts to differentiate by."""
    if Assumption.COMPLEX not in symbol.assumptions:
        raise Trouble(
            "contradiction", place, f"{symbol.name} is real, and a part of it is the variable",
            f"write ${symbol.name} \\in \\mathbb{{C}}^n$, or differentiate by {symbol.name}",
        )  # fmt: skip
    return Along(symbol.name, symbol.form, symbol.assumptions, part)


def without_part(tokens: Sequence[Token]) -> tuple[list[Token], str]:
    """The tokens of `f(\\overline{z})` as those of `f(z)`, and the part that was written."""
    texts = [token.text for token in tokens]
    if "(" not in texts or texts[-1] != ")" or "," in texts:
        return list(tokens), ""
    start = texts.index("(") + 1
    inner = list(tokens[start:-1])
    part, kept = "", inner
    match [(token.kind, token.text) for token in inner]:
        case [("sign", "overline"), ("sign", "{"), *_, ("sign", "}")]:
            part, kept = "conjugate", inner[2:-1]
        case [*_, ("sign", "^"), ("sign", "ast")] | [*_, ("sign", "{"), ("sign", "ast"), ("sign", "}")]:
            part, kept = "conjugate", inner[: texts[start:].index("^")]
        case [("word", "Re" | "Im" as part), ("sign", "("), *_, ("sign", ")")]:
            kept = inner[2:-1]
        case [("word", "Re" | "Im" as part), *_]:
            kept = inner[1:]
    return [*tokens[:start], *kept, tokens[-1]], part
