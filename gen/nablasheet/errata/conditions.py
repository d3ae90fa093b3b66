"""Which unstated condition would make a false statement true?  Each is tried; the first one is told.

The variable itself is left as it is: a condition on it changes what its derivative means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nablasheet.expr import Assumption, Symbol
from nablasheet.identity import Claim, Form
from nablasheet.parse import ParseError, parse_given, parse_statement

SETS = re.compile(r"(?<=\\mathbb\{[RSC]\}\^)(?:\{[^{}]*\}|[A-Za-z])")
SIZE = re.compile(r"(?<![\\A-Za-z])[a-z](?![A-Za-z])")
MATRIX = ("symmetric", "positive definite")
ENTRIES = ("positive",)
LENGTHS = ("unit norm", "positive entries summing to one")
KINDS = {
    **dict.fromkeys(ENTRIES, ("scalar", "vector", "matrix")),
    **dict.fromkeys(LENGTHS, ("vector",)),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in words, and the Given lines that include it."""

    words: str
    given: tuple[str, ...]


def conditions(given: list[str], claim: Claim) -> Iterator[Condition]:
    """Conditions to try: on one line of Given, then the same on all square matrices."""
    if claim.form is not Form.EQUATION and claim.variable is None:
        return
    own = claim.variable.name if claim.variable is not None else ""
    lines = [(i, _symbols(line)) for i, line in enumerate(given)]
    free = [(i, symbols) for i, symbols in lines if symbols and all(s.name != own for s in symbols)]
    square = [i for i, symbols in free if _may_be_symmetric(symbols[0])]
    for word in MATRIX:
        for i in square:
            yield Condition(f"{_names(lines[i][1])} {word}", _with(given, [i], word))
        if len(square) > 1:
            names = ", ".join(_names(lines[i][1]) for i in square)
            yield Condition(f"{names} {word}", _with(given, square, word))
    for word, kinds in KINDS.items():
        for i, symbols in free:
            if symbols[0].shape.kind in kinds:
                yield Condition(f"{_names(symbols)} {word}", _with(given, [i], word))


def squared(given: list[str]) -> list[str]:
    """The Given lines with all sizes equal."""
    return [SETS.sub(lambda found: SIZE.sub("n", found[0]), line) for line in given]


def read_under(condition: Condition, latex: str, layout: str | None, place: int) -> Claim | None:
    """The claim at a place of the statement, read under the condition; None where that makes no sense."""
    declarations, findings = parse_given(list(condition.given))
    if findings:
        return None
    try:
        return parse_statement(latex, declarations, layout=layout)[place]
    except (ParseError, IndexError):
        return None


def _symbols(line: str) -> list[Symbol]:
    return list(parse_given([line])[0].symbols.values())


def _may_be_symmetric(symbol: Symbol) -> bool:
    """A square matrix; not a triangular one, which would become diagonal, and much is true of those."""
    triangular = symbol.holds(Assumption.LOWER) or symbol.holds(Assumption.UPPER)
    return symbol.shape.kind == "matrix" and symbol.shape.is_square and not triangular


def _names(symbols: list[Symbol]) -> str:
    return ", ".join(symbol.name for symbol in symbols)


def _with(given: list[str], places: list[int], word: str) -> tuple[str, ...]:
    return tuple(f"{line}, {word}" if i in places else line for i, line in enumerate(given))
