"""From LaTeX to trees: which letters are functions, which are defined, which fonts count.

A statement is tried in the ways in which people write: with bold letters apart from plain ones,
then alike; with the definitions of the note put in where a derivative asks for them, then
everywhere, then nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nablasheet.lint.reading.dependence import FUNCTIONAL, arguments_of_calls, direct, edges
from nablasheet.lint.reading.ellipsis import undotted
from nablasheet.lint.reading.entries import Sizes, settled
from nablasheet.lint.reading.grammar import read_loosely
from nablasheet.lint.reading.grids import unrolled
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.reading.partials import by_entries
from nablasheet.lint.reading.tokens import tokens_of
from nablasheet.lint.reading.tree import bare, letters, name_of, opened, rebuilt, walk
from nablasheet.parse.error import Trouble
from nablasheet.parse.syntax import (
    Bracket,
    Call,
    Chain,
    Derivative,
    Differential,
    Infix,
    Name,
    Subscripted,
    Syntax,
)
from nablasheet.parse.tokens import Token

MOST_SUBSTITUTIONS = 12
SPECIAL = re.compile(r"[KDLNGTC]_\{[mnpq,]+\}\Z")
ALWAYS = frozenset(
    {"f", "g", "h", r"\phi", r"\psi", r"\varphi", r"\ell"}
)  # in front of a bracket always functions


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


def called_letters(tokens: Sequence[Token]) -> frozenset[str]:
    """Letters in front of a bracket that holds only names: f(x), u(x, y), f(g(x))."""
    found = set()
    differentiated = _differentiated(tokens)
    for i, token in enumerate(tokens):
        if token.kind != "letter":
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].text == "'":
            j += 1
        plain = unfont(token.text)
        small = plain.startswith("\\") and not plain[1:2].isupper()
        functional = plain in FUNCTIONAL or token.text in differentiated or j > i + 1 or small
        if j >= len(tokens) or tokens[j].text != "(":
            continue
        if (functional and _only_names(tokens, j + 1)) or plain in ALWAYS:
            found.add(token.text)
    if r"\sigma" in {token.text for token in tokens}:
        for a, b in pairwise(tokens):
            if a.text == r"\sigma" and b.text in ("(", "'"):
                found.add(r"\sigma")
    return frozenset(found)


def _differentiated(tokens: Sequence[Token]) -> set[str]:
    """Letters that stand right behind a partial sign."""
    return {b.text for a, b in pairwise(tokens) if a.text in ("partial",) and b.kind == "letter"}


def _only_names(tokens: Sequence[Token], i: int) -> bool:
    depth = 1
    before = "("
    while i < len(tokens):
        token = tokens[i]
        if token.text == "(":
            if before != "letter":
                return False
            depth += 1
        elif token.text == ")":
            depth -= 1
            if depth == 0:
                return before in ("letter", ")")
        elif token.kind == "letter":
            if before == "letter":
                return False
        elif token.text == "_" and i + 1 < len(tokens):
            i = _past_subscript(tokens, i)
            continue
        elif token.text != ",":
            return False
        before = "letter" if token.kind == "letter" else token.text
        i += 1
    return False


def _past_subscript(tokens: Sequence[Token], i: int) -> int:
    if tokens[i + 1].text != "{":
        return i + 2
    return next((k for k in range(i + 2, len(tokens)) if tokens[k].text == "}"), len(tokens)) + 1


def _substituted(chain: Chain, hints: Hints, fonts: bool, hedged: bool) -> Iterator[Form]:
    """With definitions where derivatives ask for them, everywhere, nowhere."""
    known = _definitions(hints, fonts)
    seen: list[Chain] = []
    for where in ("asked", "everywhere", "nowhere"):
        if where != "nowhere" and not known:
            continue
        changed = _put_in(chain, known, where) if where != "nowhere" else chain
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


def _put_in(chain: Chain, known: Mapping[str, Syntax], where: str) -> Chain | None:
    """The chain with names replaced by what they stand for."""
    variables = {
        name_of(bare(v)) for node in walk(chain) if isinstance(node, Derivative) for v in node.variables
    }
    count = [0]

    def within(fixed: set[str]) -> Callable[[Syntax], Syntax | None]:
        return lambda syntax: inside(syntax, fixed)

    def inside(syntax: Syntax, fixed: set[str]) -> Syntax | None:
        name = (
            syntax.function
            if isinstance(syntax, Call)
            else name_of(syntax)
            if isinstance(syntax, Name | Subscripted)
            else ""
        )
        found = known.get(name) or known.get(_accentless(name))
        if not name or found is None or name in fixed or count[0] > MOST_SUBSTITUTIONS:
            return None
        if name in set(letters(found)):
            return None
        count[0] += 1
        return rebuilt(found, within(fixed))

    def outside(syntax: Syntax) -> Syntax | None:
        if isinstance(syntax, Derivative):
            fixed = {name_of(bare(variable)) for variable in syntax.variables}
            body = rebuilt(syntax.function, within(fixed))
            return Derivative(
                syntax.place, syntax.operator, body, syntax.variables, syntax.order, syntax.loose
            )
        return None

    first = chain.sides[0]
    has_derivative = any(isinstance(node, Derivative) for node in walk(chain))
    if where == "everywhere" or not has_derivative:
        if isinstance(opened(first), Name | Subscripted):
            return None
        changed = rebuilt(chain, within(variables))
    else:
        changed = rebuilt(chain, outside)
    assert isinstance(changed, Chain)
    return changed


def _accentless(name: str) -> str:
    """P_k for \\hat{P}_k, fonts aside."""
    plain = unfont(name)
    for accent in (r"\hat{", r"\tilde{", r"\bar{"):
        if plain.startswith(accent):
            plain = plain[len(accent) :].replace("}", "", 1)
    return plain


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
