"""Settles the layout of a note from all of its judgements, and reports what disagrees with it.

A layout that is stated holds; where none is, the majority of the claims that are true in one layout
only says which one the author uses, for derivatives of scalars and of vectors apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nablasheet.lint.context.layouts import named
from nablasheet.lint.context.surroundings import Context
from nablasheet.lint.judge.assume import missing
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.outcome import elsewhere
from nablasheet.lint.judge.worth import is_convention, is_fixed

FRONTS = ("numerator", "denominator")
GROUPS = ("scalar", "vector")


def settled(first: Sequence[Judgement], context: Context) -> tuple[list[Judgement], str]:
    """The judgements in the layout of the note, and that layout: one of two, mixed or nothing."""
    inferred = {group: _majority(first, group) for group in GROUPS}
    placed: dict[tuple[int, str, str], Judgement] = {}
    made = []
    for judgement in first:
        layout = _stated(judgement, context) or inferred[judgement.group] if judgement.group else ""
        asked = (id(judgement.outcome), judgement.status, layout + " " + named(judgement.statement.words))
        if asked not in placed:
            placed[asked] = _placed(replace(judgement, layout=layout))
        made.append(replace(placed[asked], statement=judgement.statement))
    return made, _overall(inferred, context)


def _stated(judgement: Judgement, context: Context) -> str:
    if is_fixed(judgement.outcome):
        return "denominator"
    own = named(judgement.statement.words)
    return own or context.layouts.at(judgement.statement.start, judgement.group)


def _majority(judged: Sequence[Judgement], group: str) -> str:
    votes = Counter(
        next(iter(j.outcome.layouts))
        for j in judged
        if j.status == "ok" and j.group == group and len(j.outcome.layouts) == 1 and not is_fixed(j.outcome)
    )
    numerator, denominator = (votes[front] for front in FRONTS)
    return "" if numerator == denominator else FRONTS[denominator > numerator]


def _overall(inferred: Mapping[str, str], context: Context) -> str:
    stated = context.layouts
    vectors = stated.vectors or stated.overall or inferred["vector"]
    found = {layout for layout in (stated.overall or inferred["scalar"], vectors) if layout}
    return "mixed" if len(found) > 1 else next(iter(found), "")


def _placed(judgement: Judgement) -> Judgement:
    """The judgement now that the layout is known."""
    if judgement.status == "ok" and judgement.group and judgement.layout:
        return replace(judgement, status="layout") if _is_turned(judgement) else judgement
    if judgement.status != "wrong" or judgement.outcome.status == "misfit":
        return judgement
    found = missing(judgement.outcome)
    if found is None:
        return judgement
    if "" in found.trial:
        return replace(judgement, status="ok")  # a determinant or inverse of each says that all are square
    if not judgement.group or not judgement.layout or judgement.layout in found.layouts:
        return replace(judgement, status="assumption", missing=found)
    return judgement


def _is_turned(judgement: Judgement) -> bool:
    """True in the other layout only, in every plausible reading."""
    outcome = judgement.outcome
    if judgement.layout in outcome.layouts or outcome.is_hedged:
        return False
    if is_convention(outcome) and not named(judgement.statement.words):
        return False
    return elsewhere(outcome, judgement.layout) is None
