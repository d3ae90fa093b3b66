"""Phrases that several rules share: evidence, layouts, offers of the right formula."""

from __future__ import annotations

from nablasheet.check.verdict import Counterexample
from nablasheet.lint.judge.correction import correction, failing
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.question import paper

LONGEST = 400


def shown(found: Counterexample | None) -> str:
    """A counterexample as a line of text."""
    if found is None or not (found.values or found.shapes or found.left):
        return ""
    text = plain(found.text)
    return text if len(text) <= LONGEST else ""


def plain(text: str) -> str:
    """Names without the commands for their font."""
    while r"\mathbf{" in text:
        head, _, rest = text.partition(r"\mathbf{")
        inner, _, tail = rest.partition("}")
        text = head + inner + tail
    return text


def evidence(judgement: Judgement) -> str:
    """Numbers for which the two sides differ."""
    outcome = judgement.outcome
    if outcome.failing is not None and outcome.failing[1].counterexample is not None:
        text = shown(outcome.failing[1].counterexample)
        if text:
            return text
    found = failing(judgement)
    if found is None:
        return ""
    claim, one = found
    return shown(paper(claim, one.declarations.symbols, judgement.layout or "denominator"))


def offer(judgement: Judgement) -> str:
    """The right formula, to paste."""
    value = correction(judgement)
    return f"write {value}" if value else ""


def layout_named(judgement: Judgement) -> str:
    """In denominator layout; nothing where none is known."""
    return f" in {judgement.layout} layout" if judgement.layout else ""
