"""From LaTeX to trees: which letters are functions, which are defined, which fonts count.

A statement is tried in the ways in which people write: with bold letters apart from plain ones,
then alike; with the definitions of the note put in where a derivative asks for them, then
everywhere, then nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nablasheet.lint.reading.calls import called_letters
from nablasheet.lint.reading.definitions import put_in, with_variables
from nablasheet.lint.reading.dependence import arguments_of_calls, direct, edges
from nablasheet.lint.reading.ellipsis import undotted
from nablasheet.lint.reading.entries import Sizes, settled
from nablasheet.lint.reading.grammar import read_loosely
from nablasheet.lint.reading.grids import unrolled
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.reading.partials import by_entries
from nablasheet.lint.reading.tokens import tokens_of
from nablasheet.lint.reading.tree import bare, letters, name_of, opened, walk
from nablasheet.parse.error import Trouble
from nablasheet.parse.syntax import (
    Bracket,
    Call,
    Chain,
    Derivative,
    Differential,
    Infix,
    Syntax,
)

SPECIAL = re.compile(r"[KDLNGTC]_\{[mnpq,]+\}\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to see a statement: its tree, its functions, its definitions."""

    chain: Chain
    functions: Mapping[str, tuple[str, ...]]
    definitions: Mapping[str, Syntax]
    elementwise: frozenset[str]
    sizes: Sizes
    is_hedged: bool
    fonts: bool


def forms(latex: str, hints: Hints) -> Iterator[Form]:
    """The ways to see a statement, the most literal first; Trouble when there is none."""
    troubles: list[Trouble] = []
    seen: list[Chain] = []
    for fonts in (True, False):
        try:
            chain, hedged = parsed(latex, fonts)
        except Trouble as trouble:
            troubles.append(trouble)
            continue
        if chain in seen:
            continue
        seen.append(chain)
        yield from _substituted(chain, hints, fonts, hedged)
    if not seen:
        raise troubles[0]


def parsed(latex: str, fonts: bool) -> tuple[Chain, bool]:
    """The tree; a letter d is tried as a differential, then as a letter."""
    tokens = undotted(unrolled(tokens_of(latex, fonts)))
    called = called_letters(tokens)
    try:
        chain, hedged = read_loosely(tokens, called, frozenset())
        if not _is_odd(chain):
            return chain, hedged
        first: Trouble | None = None
    except Trouble as trouble:
        first = trouble
    if any(token.text == "d" and token.kind == "letter" for token in tokens):
        return read_loosely(tokens, called, frozenset({"d"}))
    if first is None:
        raise Trouble("unreadable", (0, 1), "a differential where a derivative is meant")
    raise first


def _is_odd(chain: Chain) -> bool:
    """A differential inside the function of a derivative: the d was a letter."""
    return any(
        isinstance(inner, Differential)
        for node in walk(chain)
        if isinstance(node, Derivative)
        for inner in walk(node.function)
    )


def _substituted(chain: Chain, hints: Hints, fonts: bool, hedged: bool) -> Iterator[Form]:
    """With definitions where derivatives ask for them, everywhere, nowhere."""
    known = _definitions(hints, fonts)
    seen: list[Chain] = []
    for where in ("asked", "everywhere", "nowhere"):
        if where != "nowhere" and not known:
            continue
        changed = (
            put_in(with_variables(chain, hints.arguments), known, where) if where != "nowhere" else chain
        )
        if changed is None or changed in seen:
            continue
        doubtful = hedged or (where == "nowhere" and bool(seen))
        seen.append(changed)
        yield _form(changed, known, hints, fonts, doubtful)


def _definitions(hints: Hints, fonts: bool) -> dict[str, Syntax]:
    found: dict[str, Syntax] = {}
    for name, latex in hints.definitions.items():
        try:
            side = parsed(latex, fonts)[0].sides
        except Trouble:
            continue
        if len(side) == 1:
            key = name if fonts else unfont(name)
            found.setdefault(key, Bracket(side[0].place, side[0], "("))
    return found


def _form(chain: Chain, known: Mapping[str, Syntax], hints: Hints, fonts: bool, hedged: bool) -> Form:
    chain, sizes = settled(chain)
    chain = by_entries(chain)
    found = edges(chain)
    for name, arguments in arguments_of_calls(chain).items():
        if (name not in found and name != r"\sigma") or name in found:
            found[name] = arguments
    functions = direct(found)
    asked = {a for listed in functions.values() for a in listed}
    definitions = {name: tree for name, tree in known.items() if name in asked and name not in functions}
    for name, tree in known.items():
        if name in asked and name in functions:
            definitions[name] = tree
            functions.pop(name)
    functions = {
        name: _shortened(args, definitions)
        for name, args in functions.items()
        if not _is_only_named(chain, name)
    }
    hedged = hedged or any(_is_turned_name(node) for node in walk(chain)) or _has_special(chain)
    return Form(chain, functions, definitions, _elementwise(chain, functions), sizes, hedged, fonts)


def _is_only_named(chain: Chain, name: str) -> bool:
    """Whether the letter only names what is differentiated: y in dy/dM = d tr(..)/dM = ..."""
    tops = [
        side
        for side in map(opened, chain.sides)
        if isinstance(side, Derivative) and name_of(bare(side.function)) == name
    ]
    return bool(tops) and len(tops) == sum(letter == name for letter in letters(chain))


def _has_special(chain: Chain) -> bool:
    """K_{mn} or D_n beside vec or Kronecker products: named matrices, not letters."""
    stacked = any(
        (isinstance(n, Infix) and n.operator == "otimes")
        or (isinstance(n, Call) and n.function in ("vec", "vech"))
        for n in walk(chain)
    )
    return stacked and any(SPECIAL.match(unfont(letter)) for letter in letters(chain))


def _is_turned_name(syntax: Syntax) -> bool:
    """\\partial f^T / \\partial X, which may mean the transpose of the derivative."""
    if not isinstance(syntax, Derivative):
        return False
    inner = opened(syntax.function)
    return inner is not bare(inner) and name_of(bare(inner)) in ("f", "L", "J", "g", "E")


def _shortened(arguments: tuple[str, ...], definitions: Mapping[str, Syntax]) -> tuple[str, ...]:
    """Without the letters that an argument is made of."""
    made = {letter for name in arguments if name in definitions for letter in letters(definitions[name])}
    kept = tuple(name for name in arguments if name not in made)
    return kept or arguments


def _elementwise(chain: Chain, functions: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(
        node.function for node in walk(chain)
        if isinstance(node, Call) and node.function not in functions and node.function.startswith("\\")
    )  # fmt: skip
