"""Lines of a list and rows of a formula as passages, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nablasheet.definitions.definition import Passage
from nablasheet.definitions.page import Page
from nablasheet.notes import Document, Formula
from nablasheet.notes.delimiters import PUNCTUATION

GIVEN_LINE = re.compile(r"(?P<mark>[ \t]{0,3}[-*+][ \t]+)(?P<text>\S.*)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
DELIMITERS = re.compile(rf"\$\$|\\\[|\\\]|```math|```|[\s{PUNCTUATION}]")
END_OF_SENTENCE = " \t\n" + PUNCTUATION


def items(page: Page, document: Document, start: int, end: int) -> Iterator[Passage]:
    """A passage for each item of a list in a range; an indented line goes on with the item above.

    Delimiters of display formulas at the ends of the range are passed over.
    """
    pending: Passage | None = None
    for number in range(document.place(start)[0], document.place(end)[0] + 1):
        first = document.lines.start(number)
        line = document.line_text(number)[: max(0, end - first)]
        if first < start or not _says_something(line):
            continue
        item = GIVEN_LINE.fullmatch(line)
        if item:
            if pending:
                yield pending
            pending = Passage(item["text"].rstrip(), number, item.end("mark") + 1)
            if "$" not in line and "\\(" not in line:
                advice = r"for example - $X \in \mathbb{R}^{n \times n}$, symmetric"
                page.report("F115", "this line has no formula", number, item.end("mark") + 1, 1, advice)
        elif pending and line[:1] in " \t":
            gap = "\n" * (number - pending.line - pending.text.count("\n"))
            pending = Passage(pending.text + gap + line.rstrip(), pending.line, pending.col)
        else:
            advice = 'begin it with "- "; remarks belong under "## Notes"'
            page.report("F115", "this line is not an item of the list", number, 1, len(line), advice)
    if pending:
        yield pending


def _says_something(line: str) -> bool:
    return bool(DELIMITERS.sub("", COMMENT.sub("", line)))


def statements(formula: Formula) -> Iterator[Passage]:
    """A passage for each line of the formula; one that begins with = goes on with the line above."""
    pending: Passage | None = None
    end = 0
    for row in formula.rows:
        if pending and row.latex.startswith("="):
            gap = formula.text[end - formula.start : row.start - formula.start]
            joined = pending.text + re.sub(r"[^\n]", " ", gap) + row.latex
            pending = Passage(joined, pending.line, pending.col)
        else:
            if pending:
                yield _without_stop(pending)
            pending = Passage(row.latex, row.line, row.col)
        end = row.start + len(row.latex)
    if pending:
        yield _without_stop(pending)


def _without_stop(passage: Passage) -> Passage:
    return Passage(passage.text.rstrip(END_OF_SENTENCE), passage.line, passage.col)
