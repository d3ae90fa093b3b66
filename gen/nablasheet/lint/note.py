"""Lints one note: statements, context, judgements, the layout of the note, findings.

Two passes, since the layout of a note shows only in all of its claims: first every statement is
judged in both layouts, then the layout is settled and what disagrees with it is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nablasheet.expr import Assumption
from nablasheet.lint.context.labels import BESIDE, Label, labels
from nablasheet.lint.context.layouts import Layouts, layouts, named
from nablasheet.lint.context.prose import Fact, facts, said_of
from nablasheet.lint.extract.formulas import split_sides, statements
from nablasheet.lint.extract.plain import OPERATOR, plain_statements
from nablasheet.lint.extract.statement import Statement
from nablasheet.lint.extract.tables import table_statements
from nablasheet.lint.judge.assume import commuting, missing
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.outcome import Outcome, elsewhere, outcome
from nablasheet.lint.judge.worth import group_of, is_convention, is_fixed, is_reportable, kinds_in
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.spelling.expand import definitions as macros_of
from nablasheet.notes.document import Document

DERIVATIVE = re.compile(r"\\partial|\\nabla|∂|∇|\\frac\s*\{\s*(?:\\mathrm\s*\{?)?\s*d|\bd/d")
NAMED = re.compile(
    r"\s*(?P<name>(?:\\(?:mathbf|hat|tilde|bar|mathcal)\s*\{)*(?:\\[A-Za-z]+|[A-Za-z])\}*(?:_(?:\{[^{}]*\}|\w))?'?)\s*(?:\((?P<of>[^()=]{0,40})\))?\s*\Z"
)
BOLD = re.compile(r"\\(?:mathbf|boldsymbol|bm|vec|textbf|bold)\b|\\[A-Za-z]v\b")
ENTRYWISE = re.compile(
    r"\s*(?P<s>[A-Z])_\{(?P<i>[a-z])(?P<j>[a-z])\}\s*=\s*\\sum_\{?(?P<k>[a-z])\}?(?:\^\{?\w\}?)?\s*\{?\s*(?P<a>[A-Za-z])_\{(?P<p>[a-z]{2})\}\s*(?P<b>[A-Za-z])_\{(?P<q>[a-z]{2})\}\s*\}?\s*"
)
SWAPPED = re.compile(r"\b([A-Z])\s*([A-Z])\s*=\s*\2\s*\1\b")
VARIABLE = re.compile(
    r"(?:\\partial|\bd|d\})\s*\{?\s*(?:\\mathbf\{)?(\\[A-Za-z]+|[A-Za-z])\}*\s*\}|\\nabla_\{?\s*(?:\\mathbf\{)?(\\[A-Za-z]+|[A-Za-z])"
)
FRONTS = ("numerator", "denominator")
BOTH = frozenset(FRONTS)


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds the statements of a note."""

    facts: tuple[Fact, ...]
    layouts: Layouts
    bold: bool


def judge(document: Document) -> tuple[list[Judgement], str]:
    """The judgements of a note, and its layout: numerator, denominator, mixed or nothing."""
    found = list(gathered(document))
    lines = frozenset(s.line for s in found if DERIVATIVE.search(s.latex) and "=" in s.latex)
    lines |= {
        i
        for i, line in enumerate(document.text.split("\n"), 1)
        if "=" in line and OPERATOR.search(line[:2000])
    }
    bold = sum(bool(BOLD.search(s.text)) for s in found if "=" in s.latex) > 0
    context = Context(tuple(facts(document, lines)), layouts(document), bold)
    first = list(_judged(found, context))
    made, layout = _settled(first, context)
    said = [_labelled(document, label) for label in labels(document)]
    taken = {judgement.statement.start for judgement in said}
    kept = [
        judgement
        for judgement in made
        if judgement.statement.start not in taken or judgement.status != "unparsed"
    ]
    return sorted([*kept, *said], key=lambda judgement: judgement.statement.start), layout


def _labelled(document: Document, label: Label) -> Judgement:
    line, col = document.place(label.start)
    text = document.text[label.start : label.end]
    statement = Statement(label.start, label.end, text, "", line, col, document.place(label.end)[0], "label")
    return Judgement(statement, Outcome("label"), "ok" if label.is_right else "wrong", label=label)


def gathered(document: Document) -> Iterator[Statement]:
    """All statements of a note, in order."""
    own = macros_of(document.text)
    found = [*statements(document, own), *plain_statements(document, own), *table_statements(document, own)]
    found = [_with_label(document, statement) for statement in found]
    yield from sorted(found, key=lambda statement: statement.start)


def _with_label(document: Document, statement: Statement) -> Statement:
    """With the words in brackets right behind it, where they name a layout."""
    match = BESIDE.match(document.text, statement.end)
    if match is None or not named(match[1]):
        return statement
    return replace(statement, words=f"{statement.words} {match[1]}")


def _judged(found: Sequence[Statement], context: Context) -> Iterator[Judgement]:
    known: dict[str, str] = {}
    votes: dict[str, Counter[str]] = {}
    for i, statement in enumerate(found):
        if statement.unread:
            continue
        hints = _hints(statement, context, {**known, **_where(found, i)}, _leaning(votes))
        latex = statement.latex
        if statement.earlier:
            latex = " = ".join([*statement.earlier, latex.lstrip(" =")])
        judged = (
            _outcome(latex, len(statement.earlier), hints)
            if not statement.is_definition
            else Outcome("unread")
        )
        yield _first(statement, judged)
        _vote(votes, judged)
        name, value = _definition(statement)
        if name:
            known[name] = value


def _outcome(latex: str, start: int, hints: Hints) -> Outcome:
    """The outcome with the variable free, as a derivative by its entries is meant, or else as declared."""
    variables = frozenset(match[1] or match[2] for match in VARIABLE.finditer(latex))
    free = {name: what for name, what in hints.assumptions.items() if unfont(name) not in variables}
    found = outcome(latex, start, replace(hints, assumptions=free))
    if len(free) == len(hints.assumptions) or found.layouts == BOTH:
        return found
    again = outcome(latex, start, hints)
    if again.status == "true":
        return replace(again, layouts=again.layouts | found.layouts)
    return again if again.status == "undecided" and found.status == "false" else found


def _where(found: Sequence[Statement], i: int) -> dict[str, str]:
    """Definitions that follow on the same line: = -G, G = A X."""
    listed = {}
    for other in found[i + 1 : i + 4]:
        if other.line != found[i].line or other.place != found[i].place:
            break
        name, value = _definition(other)
        if name:
            listed[name] = value
    return listed


def _vote(votes: dict[str, Counter[str]], judged: Outcome) -> None:
    if judged.status == "true" and judged.reading is not None and judged.cost <= 1:
        for name, kind in judged.reading.kinds.items():
            votes.setdefault(name, Counter())[kind] += 1


def _leaning(votes: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Letters that were one thing in three statements and nothing else in any."""
    return {
        name: next(iter(count)) for name, count in votes.items() if len(count) == 1 and count.total() >= 3
    }


def _definition(statement: Statement) -> tuple[str, str]:
    """The name that a statement defines, and by what."""
    sides = split_sides(statement.latex)
    match = NAMED.match(sides[0]) if len(sides) > 1 else None
    if match is None or statement.earlier or DERIVATIVE.search(statement.latex):
        return "", ""
    from nablasheet.lint.context.prose import clean

    name = clean(match["name"])
    if r"\begin" in sides[1] or r"\ldots" in sides[1]:
        return "", ""  # what it looks like entry by entry is no formula to put in
    product = ENTRYWISE.fullmatch(statement.latex)
    if product:
        return product["s"], _as_product(product)
    return (name, sides[1]) if name and name not in ("I", "d") else ("", "")


def _as_product(match: re.Match[str]) -> str:
    """X W for the sum over k of x_{ik} w_{kj}."""
    first = match["a"].upper() + ("" if match["p"] == match["i"] + match["k"] else "^T")
    second = match["b"].upper() + ("" if match["q"] == match["k"] + match["j"] else "^T")
    return f"{first} {second}"


def _hints(
    statement: Statement, context: Context, known: Mapping[str, str], leaning: Mapping[str, str]
) -> Hints:
    kinds: dict[str, str] = {}
    sizes: dict[str, tuple[str, str]] = {}
    assumed: dict[str, frozenset[Assumption]] = {}
    commutes = False
    here = [f for f in context.facts if f.start <= statement.start < f.end]
    for fact in [*here, *_beside(statement)]:
        commutes = commutes or fact.commuting
        for name in fact.names:
            if fact.kind:
                kinds[name] = fact.kind
            if fact.sizes:
                sizes[name] = fact.sizes
            if fact.assumption:
                assumed[name] = assumed.get(name, frozenset()) | {fact.assumption}
    squares = frozenset(name for fact in here if fact.square for name in fact.names)
    commutes = commutes or bool(SWAPPED.search(statement.words))
    return Hints(kinds, sizes, assumed, dict(known), context.bold, commutes, squares, dict(leaning))


def _beside(statement: Statement) -> Iterator[Fact]:
    for names, kind, sizes, assumption in said_of(_as_prose(statement.words)):
        yield Fact(statement.start, statement.end, names, kind, sizes, assumption)


def _as_prose(words: str) -> str:
    """Words of a formula with its letters between dollars."""
    from nablasheet.lint.spelling.latex import spelled

    words = re.sub(r"\\text(?:rm|it|bf)?\s*\{([^{}]*)\}", r" \1 ", words)
    words = re.sub(r"\b([A-Z])Real\b,?", r"$\1$ is ", words.replace(";", " "))
    return re.sub(
        r"(?<![$A-Za-z\\])(\\(?:mathbf|boldsymbol|bm)\s*\{[^{}]*\}|\\[A-Z][a-z]+v?|[A-Z])(?![A-Za-z$])",
        lambda m: f"${spelled(m[0], {})}$",
        words,
    )


def _first(statement: Statement, found: Outcome) -> Judgement:
    if found.status == "misfit":
        return Judgement(statement, found, "wrong", group_of(found))
    if found.status in ("unread", "undecided"):
        return Judgement(statement, found, "unparsed")
    if found.status == "false":
        if not is_reportable(found):
            return Judgement(statement, found, "unparsed")
        if found.request is not None and found.request.hints.commuting and commuting(found):
            return Judgement(statement, found, "ok")
        return Judgement(statement, found, "wrong", group_of(found))
    if kinds_in(found) <= {"definition"}:
        return Judgement(statement, found, "unparsed")
    return Judgement(statement, found, "ok", group_of(found))


def _settled(first: Sequence[Judgement], context: Context) -> tuple[list[Judgement], str]:
    inferred = {group: _majority(first, group, context) for group in ("scalar", "vector")}
    made = []
    for judgement in first:
        layout = _stated(judgement, context) or inferred.get(judgement.group, "")
        made.append(_placed(replace(judgement, layout=layout)))
    return made, _overall(inferred, context)


def _stated(judgement: Judgement, context: Context) -> str:
    if is_fixed(judgement.outcome):
        return "denominator"
    own = named(judgement.statement.words)
    return own or context.layouts.at(judgement.statement.start, judgement.group)


def _majority(judged: Sequence[Judgement], group: str, context: Context) -> str:
    votes = Counter(
        next(iter(j.outcome.layouts))
        for j in judged
        if j.status == "ok" and j.group == group and len(j.outcome.layouts) == 1 and not is_fixed(j.outcome)
    )
    for front in FRONTS:
        other = FRONTS[1 - FRONTS.index(front)]
        if votes[front] > votes[other]:
            return front
    return ""


def _overall(inferred: Mapping[str, str], context: Context) -> str:
    groups = {
        group: (context.layouts.vectors if group == "vector" and context.layouts.vectors else "")
        or context.layouts.overall
        or inferred[group]
        for group in ("scalar", "vector")
    }
    found = {layout for layout in groups.values() if layout}
    return "mixed" if len(found) > 1 else next(iter(found), "")


def _placed(judgement: Judgement) -> Judgement:
    """The judgement now that the layout is known."""
    if judgement.status == "ok" and is_convention(judgement.outcome) and not named(judgement.statement.words):
        return judgement
    if judgement.status == "ok" and judgement.group and judgement.layout:
        if judgement.layout not in judgement.outcome.layouts and not judgement.outcome.is_hedged:
            if elsewhere(judgement.outcome, judgement.layout) is None:
                return replace(judgement, status="layout")
        return judgement
    if judgement.status != "wrong" or judgement.outcome.status == "misfit":
        return judgement
    found = missing(judgement.outcome)
    if found is not None and "" in found.trial:
        return replace(judgement, status="ok")  # a determinant or inverse of each says that all are square
    if found is not None and (
        not judgement.group or not judgement.layout or judgement.layout in found.layouts
    ):
        return replace(judgement, status="assumption", missing=found)
    return judgement
