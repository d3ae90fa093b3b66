"""What surrounds a statement: facts in force, definitions above and beside it, what its letters were before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nablasheet.expr import Assumption
from nablasheet.lint.context.layouts import Layouts
from nablasheet.lint.context.prose import Fact, clean, said_of
from nablasheet.lint.extract.formulas import split_sides
from nablasheet.lint.extract.statement import Statement
from nablasheet.lint.reading.hints import Hints
from nablasheet.lint.spelling.latex import spelled
from nablasheet.parse.macros import FUNCTION_WORDS

DERIVATIVE = re.compile(
    r"\\partial|\\nabla|∂|∇|\\frac\s*\{\s*(?:\\mathrm\s*\{?)?\s*d|\bd/d",
)
NAMED = re.compile(
    r"\s*(?P<name>(?:\\(?:mathbf|hat|tilde|bar|mathcal)\s*\{)*(?:\\[A-Za-z]+|[A-Za-z])\}*(?:_(?:\{[^{}]*\}|\w))?'?)"
    r"\s*(?:\((?P<of>[^()=]{0,40})\))?\s*\Z"
)
ENTRYWISE = re.compile(
    r"\s*(?P<s>[A-Z])_\{(?P<i>[a-z])(?P<j>[a-z])\}\s*=\s*\\sum_\{?(?P<k>[a-z])\}?(?:\^\{?\w\}?)?"
    r"\s*\{?\s*(?P<a>[A-Za-z])_\{(?P<p>[a-z]{2})\}\s*(?P<b>[A-Za-z])_\{(?P<q>[a-z]{2})\}\s*\}?\s*"
)
SWAPPED = re.compile(r"\b([A-Z])\s*([A-Z])\s*=\s*\2\s*\1\b")
LETTER = re.compile(
    r"(?<![$A-Za-z\\])(\\(?:mathbf|boldsymbol|bm)\s*\{[^{}]*\}|\\[A-Z][a-z]+v?|[A-Z])(?![A-Za-z$])"
)
MOST_FACTS = 400  # the last ones in front of a statement
NO_NAMES = frozenset({*FUNCTION_WORDS, "nabla", "partial"})
ENOUGH = 3  # statements in which a letter was one thing


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds the statements of a note."""

    facts: tuple[Fact, ...]
    layouts: Layouts
    bold: bool


@dataclass(slots=True)
class Memory:
    """What the statements read so far say: definitions, and what each letter was."""

    known: dict[str, str] = field(default_factory=dict)
    arguments: dict[str, str] = field(default_factory=dict)  # of F(z) = ..., the letter z
    votes: dict[str, Counter[str]] = field(default_factory=dict)

    def define(self, statement: Statement) -> None:
        """Keep what a statement defines."""
        name, value = definition(statement)
        if name:
            self.known[name] = value
            self.arguments.pop(name, "")
            if argument := argument_of(statement):
                self.arguments[name] = argument

    def vote(self, kinds: Mapping[str, str]) -> None:
        """Count what the letters of a true statement are."""
        for name, kind in kinds.items():
            self.votes.setdefault(name, Counter())[kind] += 1

    def leaning(self) -> dict[str, str]:
        """Letters that were one thing in some statements and nothing else in any."""
        votes = self.votes.items()
        return {name: next(iter(c)) for name, c in votes if len(c) == 1 and c.total() >= ENOUGH}


def definition(statement: Statement) -> tuple[str, str]:
    """The name that a statement defines, and by what; empty when it defines none."""
    sides = split_sides(statement.latex)
    match = NAMED.match(sides[0]) if len(sides) > 1 else None
    if match is None or statement.earlier or DERIVATIVE.search(statement.latex):
        return "", ""
    if r"\begin" in sides[1] or r"\ldots" in sides[1]:
        return "", ""  # what it looks like entry by entry is no formula to put in
    product = ENTRYWISE.fullmatch(statement.latex)
    if product:
        return product["s"], _as_product(product)
    name = clean(match["name"])
    if not name or name in ("I", "d") or name.removeprefix("\\") in NO_NAMES:
        return "", ""
    return name, sides[1]


def argument_of(statement: Statement) -> str:
    """The one letter that a definition says its function is of; nothing where there are several."""
    match = NAMED.match(split_sides(statement.latex)[0])
    inner = NAMED.match(match["of"]) if match and match["of"] else None
    return clean(inner["name"]) if inner and not inner["of"] else ""


def is_only_definition(statement: Statement) -> bool:
    """Whether it names something and says no more: f(x) = x^T A x."""
    return bool(definition(statement)[0]) and len(split_sides(statement.latex)) == 2


def _as_product(match: re.Match[str]) -> str:
    """X W for the sum over k of x_{ik} w_{kj}."""
    first = match["a"].upper() + ("" if match["p"] == match["i"] + match["k"] else "^T")
    second = match["b"].upper() + ("" if match["q"] == match["k"] + match["j"] else "^T")
    return f"{first} {second}"


def beside(found: Sequence[Statement], i: int) -> dict[str, str]:
    """Definitions that follow on the same line: = -G, G = A X."""
    listed = {}
    for other in found[i + 1 : i + 4]:
        if other.line != found[i].line or other.place != found[i].place:
            break
        name, value = definition(other)
        if name:
            listed[name] = value
    return listed


def are_swapped(found: Sequence[Statement], i: int) -> bool:
    """Whether the same line says that matrices commute: ..., X Y = Y X."""
    return any(SWAPPED.search(other.latex) for other in found[i + 1 : i + 3] if other.line == found[i].line)


def hints(
    statement: Statement, context: Context, known: Mapping[str, str], leaning: Mapping[str, str]
) -> Hints:
    """What is known of the letters of a statement."""
    kinds: dict[str, str] = {}
    sizes: dict[str, tuple[str, str]] = {}
    assumed: dict[str, frozenset[Assumption]] = {}
    first = max(0, bisect_right(context.facts, statement.start, key=_start) - MOST_FACTS)
    last = bisect_right(context.facts, statement.start, key=_start)
    here = [fact for fact in context.facts[first:last] if statement.start < fact.end]
    for fact in [*here, *_words(statement)]:
        for name in fact.names:
            if fact.kind:
                kinds[name] = fact.kind
            if fact.sizes:
                sizes[name] = fact.sizes
            if fact.assumption:
                assumed[name] = assumed.get(name, frozenset()) | {fact.assumption}
    return Hints(
        kinds=kinds,
        sizes=sizes,
        assumptions=assumed,
        definitions=dict(known),
        bold=context.bold,
        commuting=any(fact.commuting for fact in here) or bool(SWAPPED.search(statement.words)),
        squares=frozenset(name for fact in here if fact.square for name in fact.names),
        leaning=dict(leaning),
        complex=frozenset(name for fact in here if fact.complex for name in fact.names),
        counts=frozenset(size for fact in here for size in fact.sizes or () if size.isalpha()),
    )


def _start(fact: Fact) -> int:
    return fact.start


def _words(statement: Statement) -> Iterator[Fact]:
    for names, kind, sizes, assumption in said_of(_as_prose(statement.words)):
        yield Fact(statement.start, statement.end, names, kind, sizes, assumption)


def _as_prose(words: str) -> str:
    """Words of a formula with its letters between dollars."""
    words = re.sub(r"\\text(?:rm|it|bf)?\s*\{([^{}]*)\}", r" \1 ", words)
    words = re.sub(r"\b([A-Z])Real\b,?", r"$\1$ is ", words.replace(";", " "))
    return LETTER.sub(lambda match: f"${spelled(match[0], {})}$", words)
