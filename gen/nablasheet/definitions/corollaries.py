"""Reads the corollaries of a definition: Given lines that say more of a letter, then what then holds.

They stand in the file of the general identity, so that a special case is no near duplicate of it.
"""

from __future__ import annotations

from nablasheet.definitions.definition import Narrowed, Passage
from nablasheet.definitions.page import Page
from nablasheet.definitions.passages import items, statements
from nablasheet.notes import Document, Section

ADVICE = r"write - $C \in \mathbb{R}^{n \times n}$, symmetric, then the formula between two lines of $$"


def read_corollaries(page: Page, document: Document, section: Section, end: int) -> tuple[Narrowed, ...]:
    """The corollaries of a section; every display formula belongs to the list items above it."""
    if any(section.start <= offset < end for offset in document.unclosed):
        return ()
    found: list[Narrowed] = []
    start = section.start
    for formula in document.within(section.start, end):
        if not formula.display:
            continue
        given = tuple(items(page, document, start, formula.start))
        claims = tuple(statements(formula))
        start = document.lines.start(formula.end_line + 1)
        if given:
            found.append(Narrowed(given, claims))
        elif found:
            found[-1] = Narrowed(found[-1].given, found[-1].claims + claims)
        else:
            first = claims[0] if claims else Passage("", formula.line, formula.col)
            message = "the corollary does not say what more is assumed"
            page.report("F118", message, first.line, first.col, len(first.text), ADVICE)
    for passage in items(page, document, start, end):
        message = "no formula says what holds then"
        page.report("F118", message, passage.line, passage.col, len(passage.text), ADVICE)
    if not found and all(finding.code != "F118" for finding in page.findings):
        message = f'"{section.title}" is empty'
        page.report("F118", message, section.line, section.col, len(section.title), ADVICE)
    return tuple(found)
