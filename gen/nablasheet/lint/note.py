"""Lints one note: statements, context, judgements, the layout of the note.

Two passes, since the layout of a note shows only in all of its claims: first every statement is
judged in both layouts, then the layout is settled and what disagrees with it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nablasheet.lint.context.labels import BESIDE, Label, labels
from nablasheet.lint.context.layouts import layouts, named
from nablasheet.lint.context.prose import facts
from nablasheet.lint.context.surroundings import (
    DERIVATIVE,
    Context,
    Memory,
    are_swapped,
    beside,
    hints,
    is_only_definition,
)
from nablasheet.lint.extract.formulas import statements
from nablasheet.lint.extract.plain import OPERATOR, plain_statements
from nablasheet.lint.extract.statement import Statement
from nablasheet.lint.extract.tables import table_statements
from nablasheet.lint.judge.assume import commuting
from nablasheet.lint.judge.doubts import is_doubtful
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.outcome import outcome
from nablasheet.lint.judge.settle import settled
from nablasheet.lint.judge.verdicts import Outcome
from nablasheet.lint.judge.worth import group_of, is_reportable, kinds_in
from nablasheet.lint.reading.hints import Hints, key, relevant, unfont
from nablasheet.lint.spelling.expand import definitions as macros_of
from nablasheet.notes.document import Document

BOLD = re.compile(r"\\(?:mathbf|boldsymbol|bm|vec|textbf|bold)\b|\\[A-Za-z]v\b")
VARIABLE = re.compile(
    r"(?:\\partial|\bd|d\})\s*\{?\s*(?:\\mathbf\{)?(\\[A-Za-z]+|[A-Za-z])\}*\s*\}"
    r"|\\nabla_\{?\s*(?:\\mathbf\{)?(\\[A-Za-z]+|[A-Za-z])"
)
BOTH = frozenset({"numerator", "denominator"})
DEFINES = Outcome("unread", reason="it defines something")
LIKELY = 1  # the cost of kinds that may speak for other statements


def judge(document: Document) -> tuple[list[Judgement], str]:
    """The judgements of a note in order, and its layout: numerator, denominator, mixed or nothing."""
    found = gathered(document)
    told = sorted(facts(document, _claim_lines(document, found)), key=lambda fact: fact.start)
    context = Context(tuple(told), layouts(document), _is_bold(found))
    made, layout = settled(list(_judged(found, context)), context)
    said = [_labelled(document, label) for label in labels(document)]
    taken = {judgement.statement.start for judgement in said}
    kept = [j for j in made if j.statement.start not in taken or j.status != "unparsed"]
    return sorted([*kept, *said], key=lambda judgement: judgement.statement.start), layout


def gathered(document: Document) -> list[Statement]:
    """All statements of a note, in order, each with a layout named right behind it among its words."""
    own = macros_of(document.text)
    found = [*statements(document, own), *plain_statements(document, own), *table_statements(document, own)]
    return sorted((_with_label(document, s) for s in found), key=lambda statement: statement.start)


def _with_label(document: Document, statement: Statement) -> Statement:
    match = BESIDE.match(document.text, statement.end)
    if match is None or not named(match[1]):
        return statement
    return replace(statement, words=f"{statement.words} {match[1]}")


def _claim_lines(document: Document, found: Sequence[Statement]) -> frozenset[int]:
    """Lines on which a derivative is stated: what their words assume holds there alone."""
    lines = {s.line for s in found if DERIVATIVE.search(s.latex) and "=" in s.latex}
    plain = enumerate(document.text.split("\n"), 1)
    return frozenset(lines | {i for i, line in plain if "=" in line and OPERATOR.search(line[:2000])})


def _is_bold(found: Sequence[Statement]) -> bool:
    return any(BOLD.search(statement.text) for statement in found if "=" in statement.latex)


def _judged(found: Sequence[Statement], context: Context) -> Iterator[Judgement]:
    memory = Memory()
    seen: dict[object, Outcome] = {}  # formulas come again and again, in long notes above all
    for i, statement in enumerate(found):
        if statement.unread:
            continue
        known = hints(statement, context, {**memory.known, **beside(found, i)}, memory.leaning())
        latex = statement.latex
        if statement.earlier:
            latex = " = ".join([*statement.earlier, latex.lstrip(" =")])
        known = relevant(
            replace(known, commuting=known.commuting or are_swapped(found, i), arguments=memory.arguments),
            latex,
        )
        asked = (latex, len(statement.earlier), key(known))
        if statement.is_definition or is_only_definition(statement):
            seen[asked] = DEFINES
        elif asked not in seen:
            seen[asked] = _outcome(latex, len(statement.earlier), known)
        judged = seen[asked]
        yield _first(statement, judged)
        if judged.status == "true" and judged.reading is not None and judged.cost <= LIKELY:
            memory.vote(judged.reading.kinds)
        memory.define(statement)


def _outcome(latex: str, start: int, known: Hints) -> Outcome:
    """The outcome with the variable free, as a derivative by its entries is meant, or else as declared."""
    variables = frozenset(match[1] or match[2] for match in VARIABLE.finditer(latex))
    free = {name: what for name, what in known.assumptions.items() if unfont(name) not in variables}
    found = outcome(latex, start, replace(known, assumptions=free))
    if len(free) == len(known.assumptions) or found.layouts == BOTH:
        return found
    again = outcome(latex, start, known)
    if again.status == "true":
        return replace(again, layouts=again.layouts | found.layouts)
    return again if again.status == "undecided" and found.status == "false" else found


def _first(statement: Statement, found: Outcome) -> Judgement:
    """What can be said before the layout of the note is known."""
    if found.status == "misfit":
        return Judgement(statement, found, "wrong", group_of(found))
    if found.status in ("unread", "undecided"):
        return Judgement(statement, found, "unparsed")
    if found.status == "false":
        return _false(statement, found)
    if kinds_in(found) <= {"definition"}:
        return Judgement(statement, found, "unparsed")
    return Judgement(statement, found, "ok", group_of(found))


def _false(statement: Statement, found: Outcome) -> Judgement:
    if not is_reportable(found) or is_doubtful(found, statement.latex):
        return Judgement(statement, found, "unparsed")
    if found.request is not None and found.request.hints.commuting and commuting(found):
        return Judgement(statement, found, "ok")
    return Judgement(statement, found, "wrong", group_of(found))


def _labelled(document: Document, label: Label) -> Judgement:
    line, col = document.place(label.start)
    text = document.text[label.start : label.end]
    statement = Statement(label.start, label.end, text, "", line, col, document.place(label.end)[0], "label")
    return Judgement(statement, Outcome("label"), "ok" if label.is_right else "wrong", label=label)
