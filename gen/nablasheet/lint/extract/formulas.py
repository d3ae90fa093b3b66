"""Statements in the formulas of a document: rows of displays, formulas in lines and in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from nablasheet.lint.extract.split import Piece, pieces
from nablasheet.lint.extract.statement import Statement
from nablasheet.lint.spelling.expand import Meaning
from nablasheet.lint.spelling.latex import spelled
from nablasheet.notes.document import Document, Formula, Row

CONTINUES = re.compile(
    r"[\s&~]*(?:\\[,;:! ]|\\q?quad|\\phantom\{[^{}]*\}|\\hspace\*?\{[^{}]*\}|\\Rightarrow|\s|&|\{\})*="
)
GOES_ON = re.compile(r"[\s&~]*(?:\\q?quad|\\[,;:! ]|\s|&|\{\})*[+\-]")
OPEN_END = re.compile(r"(?:[=+\-]|\\cdot|\\times|\\odot|\\otimes)\s*\Z")
LATEX_TAG = re.compile(r"latex\s")
LONGEST = 6000
ENTRYWISE = re.compile(r"element-?\s?wise|entry-?\s?wise|Hadamard|逐元素|按元素|对应元素", re.IGNORECASE)


def statements(document: Document, own: Mapping[str, Meaning]) -> Iterator[Statement]:
    """All of them, in order."""
    for formula in document.formulas:
        yield from of_formula(document, formula, own)


def of_formula(document: Document, formula: Formula, own: Mapping[str, Meaning]) -> Iterator[Statement]:
    """The statements of one formula."""
    place = "cell" if formula.cell is not None else "display" if formula.display else "inline"
    yield from of_rows(document, formula.rows, place, own)


def of_rows(
    document: Document, listed: Sequence[Row], place: str, own: Mapping[str, Meaning]
) -> Iterator[Statement]:
    """The statements of the rows of a formula."""
    rows = _joined(listed)
    sides: tuple[str, ...] = ()
    for start, text, raw in rows:
        if len(text) > LONGEST:
            continue
        continued = bool(CONTINUES.match(text)) and bool(sides)
        lead = LATEX_TAG.match(text)
        for i, piece in enumerate(pieces(text)):
            made = _statement(
                document, start, text, raw, piece, place, own, sides if continued and i == 0 else ()
            )
            if lead and i == 0 and not made.latex:
                continue
            yield made
            if piece.relation in ("=", "definition"):
                sides = (*made.earlier, *split_sides(made.latex))
                sides = tuple(side for side in sides if side.strip())


def _joined(rows: Sequence[Row]) -> list[tuple[int, str, str]]:
    """Rows, long formulas that go on in the next line put together."""
    made: list[tuple[int, str, str]] = []
    for row in rows:
        goes_on = bool(made) and (GOES_ON.match(row.latex) or OPEN_END.search(made[-1][1]))
        if goes_on and "=" in made[-1][1] and not CONTINUES.match(row.latex):
            start, text, raw = made.pop()
            gap = max(1, row.start - start - len(text))
            made.append((start, text + " " * gap + row.latex, raw))
        else:
            made.append((row.start, row.latex, row.text))
    return made


def _statement(
    document: Document, start: int, text: str, raw: str, piece: Piece, place: str,
    own: Mapping[str, Meaning], earlier: tuple[str, ...],
) -> Statement:  # fmt: skip
    first, last = start + piece.start, start + piece.end
    line, col = document.place(first)
    latex = spelled(text[piece.start : piece.end], own)
    if ENTRYWISE.search(piece.words) and "*" in latex:
        latex = latex.replace("*", r" \odot ")
    return Statement(
        start=first,
        end=last,
        text=document.text[first:last],
        latex=latex,
        line=line,
        col=col,
        end_line=document.place(max(first, last - 1))[0],
        place=place,
        words=piece.words,
        earlier=earlier,
        is_definition=piece.relation == "definition",
        unread="a relation other than ="
        if piece.relation == "other"
        else "no equation"
        if piece.relation == "none"
        else "",
    )


def split_sides(latex: str) -> list[str]:
    """The sides of a chain, cut at = outside of brackets."""
    sides, depth, first, i = [], 0, 0, 0
    while i < len(latex):
        char = latex[i]
        if latex.startswith((r"\begin", r"\left"), i) and not latex.startswith(r"\leftarrow", i):
            depth += latex.startswith(r"\begin", i)
            i += 5
        elif latex.startswith(r"\end{", i):
            depth -= 1
            i += 4
        elif char == "\\":
            i += 1
        elif char in "({[":
            depth += 1
        elif char in ")}]":
            depth = max(0, depth - 1)
        elif char == "=" and depth == 0:
            sides.append(latex[first : i - (latex[i - 1 : i] == ":")].strip())
            first = i + 1
        i += 1
    return [*sides, latex[first:].strip()]
