"""The layout that a note states: for all of it, for a section, for one formula, for one kind.

Sentences that name both layouts explain; a sentence that names one may choose it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nablasheet.lint.context.words import DENOMINATOR, NUMERATOR, USED
from nablasheet.notes.document import Document

SENTENCE = re.compile(r"[^。.!?；;\n|]+(?:[.](?=\S)[^。.!?；;\n|]+)*")
ENTRY = re.compile(
    r"\\frac\s*\{\s*\\partial\s*(?P<f>[^{}]*(?:\{[^{}]*\})?)\s*\}\s*\{\s*\\partial\s*(?P<x>[^{}]*(?:\{[^{}]*\})?)\s*\}\s*(?:\\right)?\s*[)\]]?\s*_\s*\{?\s*(?P<i>[a-z])\s*,?\s*(?P<j>[a-z])\s*\}?\s*=\s*\\frac\s*\{\s*\\partial[^_{}]*_\s*\{?(?P<a>[a-z])\}?\s*\}\s*\{\s*\\partial[^_{}]*_\s*\{?(?P<b>[a-z])"
)
FRONT = re.compile(r"---\n(?:(?!---\n).*\n)*?layout:\s*(numerator|denominator)\s*\n")
Layout = str  # numerator | denominator


@dataclass(frozen=True, slots=True)
class Stated:
    """A layout with the range of text for which it is stated."""

    start: int
    end: int
    layout: Layout
    strong: bool


@dataclass(frozen=True, slots=True)
class Layouts:
    """What a note says about its layouts."""

    overall: str
    ranges: tuple[Stated, ...]
    vectors: str = ""

    def at(self, offset: int, group: str) -> str:
        """The layout stated for a place and a kind of derivative; empty when none is."""
        for stated in reversed(self.ranges):
            if stated.start <= offset < stated.end:
                return stated.layout
        if group == "vector" and self.vectors:
            return self.vectors
        return self.overall


def named(text: str) -> str:
    """The one layout that a piece of text names; empty for none or both."""
    numerator, denominator = NUMERATOR.search(text), DENOMINATOR.search(text)
    if bool(numerator) == bool(denominator):
        return ""
    return "numerator" if numerator else "denominator"


def layouts(document: Document) -> Layouts:
    """All statements of layout in a note."""
    headings = tuple(_headings(document))
    found = [s for s in _sentences(document) if not any(h.start <= s.start < h.end for h in headings)]
    strong = {s.layout for s in found if s.strong}
    weak = {s.layout for s in found}
    if front := FRONT.match(document.text):
        return Layouts(front[1], headings, _of_vectors(document))
    overall = next(iter(weak)) if len(weak) == 1 else next(iter(strong)) if len(strong) == 1 else ""
    return Layouts(overall, headings, _of_vectors(document))


def _headings(document: Document) -> Iterator[Stated]:
    for i, section in enumerate(document.sections):
        layout = named(section.title) if section.level else ""
        if layout and section.level > 1:
            following = next((s for s in document.sections[i + 1 :] if s.level <= section.level), None)
            end = document.lines.start(following.line) if following else len(document.text)
            yield Stated(section.start, end, layout, True)


def _sentences(document: Document) -> Iterator[Stated]:
    text = document.text
    for match in SENTENCE.finditer(text):
        if len(match[0]) > 2000:
            continue
        layout = named(match[0])
        if layout and not _is_cell(text, match.start()):
            yield Stated(match.start(), match.end(), layout, bool(USED.search(match[0])))


def _is_cell(text: str, offset: int) -> bool:
    """Whether the sentence stands in a table row, which speaks for itself alone."""
    start = text.rfind("\n", 0, offset) + 1
    return text[start : start + 40].lstrip().startswith("|")


def _of_vectors(document: Document) -> str:
    for formula in document.formulas:
        match = ENTRY.search(formula.latex)
        if match:
            return "numerator" if (match["i"], match["j"]) == (match["a"], match["b"]) else "denominator"
    return ""
