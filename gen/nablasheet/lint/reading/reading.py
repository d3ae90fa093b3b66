"""One reading of a statement: kinds for its letters, a mode, a layout; and the claims it makes then.

A statement has as many readings as its letters can conform; each is complete: symbols with sizes,
typed sides, claims that the referees can be asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nablasheet.expr import (
    Assumption,
    Differential,
    Dim,
    Node,
    Shape,
    Symbol,
    dim,
)
from nablasheet.identity import Claim, Declarations
from nablasheet.lint.reading.request import Request, typist_for
from nablasheet.lint.reading.sides import Side, Skip, claims_of, side_of
from nablasheet.lint.reading.tree import opened
from nablasheet.lint.reading.typist import LooseTypist, Mode
from nablasheet.parse import syntax as tree
from nablasheet.parse.change import bare_variable
from nablasheet.parse.error import Trouble

FRESH = ("n", "m", "p", "q", "r", "s", "k", "l", "h", "g", "t", "u", "v", "w", "z", "a", "b", "c")


@dataclass(frozen=True, slots=True)
class Reading:
    """`claims` are to be true in `layout`; `moving` are the letters whose differentials are meant."""

    kinds: Mapping[str, str]
    declarations: Declarations
    claims: tuple[Claim, ...]
    layout: str
    mode: Mode
    used: frozenset[str]  # signs with several meanings that were met
    moving: frozenset[str] = frozenset()
    skipped: bool = False  # a side that is only a name was left out


def reading(request: Request) -> Reading:
    """The typed reading; Trouble when the letters do not conform."""
    typist = typist_for(request)
    sides: list[Side] = []
    skipped = False
    for syntax in _without_condition(request.chain.sides):
        try:
            sides.append(side_of(typist, syntax, request))
        except Skip:
            skipped = True
    claims = list(claims_of(typist, sides, request))
    if not claims:
        raise Trouble("not-a-statement", request.chain.place, "nothing in it can be compared")
    letters = _letters(typist, claims, request)
    claims = [_finished(typist, claim) for claim in claims]
    symbols = {
        name: node
        for name, node in ((n, typist.sizes.settle(s)) for n, s in letters.items())
        if isinstance(node, Symbol)
    }
    return Reading(
        kinds=request.kinds,
        declarations=Declarations(symbols=symbols),
        claims=tuple(claims),
        layout=request.layout,
        mode=request.mode,
        used=frozenset(typist.used),
        moving=_moving(claims),
        skipped=skipped,
    )


def _without_condition(sides: tuple[tree.Syntax, ...]) -> tuple[tree.Syntax, ...]:
    """Without a last = 0, which asks for a stationary point."""
    last = opened(sides[-1])
    is_zero = isinstance(last, tree.Numeral | tree.BoldDigit) and last.text == "0"
    return sides[:-1] if is_zero and len(sides) > 2 else sides


def _letters(typist: LooseTypist, claims: list[Claim], request: Request) -> Mapping[str, Symbol]:
    """Size letters for what is still open, the same in all claims."""
    taken = set(request.kinds)
    free = iter([letter for letter in FRESH if letter not in taken] + [f"n_{i}" for i in range(1, 40)])
    symbols = typist.declarations.symbols
    preferred: dict[str, str] = {}
    for node in [
        *symbols.values(),
        *(n for c in claims for n in (c.left, c.right)),
        *typist.declarations.functions.values(),
    ]:
        for part in node.walk():
            for size in _sizes(part):
                for hole in typist.sizes.size(size).letters():
                    if hole.startswith("?") and hole not in preferred:
                        written = hole[1:]
                        letter = written if written.isalpha() and written not in taken else next(free)
                        preferred[hole] = letter
                        taken.add(letter)
    for hole, letter in preferred.items():
        typist.sizes.equate(dim(hole), dim(letter))
    return symbols


def _sizes(node: Node) -> Iterator[Dim]:
    for name in node.__match_args__:  # type: ignore[attr-defined]
        value = getattr(node, name)
        if isinstance(value, Dim):
            yield value
        elif isinstance(value, Shape):
            yield from value


def _finished(typist: LooseTypist, claim: Claim) -> Claim:
    variable = typist.sizes.settle(claim.variable) if claim.variable is not None else None
    assert variable is None or isinstance(variable, Symbol)
    return replace(
        claim, left=typist.sizes.settle(claim.left), right=typist.sizes.settle(claim.right), variable=variable
    )


def _moving(claims: list[Claim]) -> frozenset[str]:
    """Letters whose own differential stands somewhere."""
    return frozenset(
        part.name
        for claim in claims
        for node in (*claim.left.walk(), *claim.right.walk())
        if isinstance(node, Differential)
        for part in node.argument.walk()
        if isinstance(part, Symbol) and (bare_variable(node.argument) == part)
    )


__all__ = ["Assumption", "Reading", "Request", "reading"]
