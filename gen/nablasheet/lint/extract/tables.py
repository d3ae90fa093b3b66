"""Statements whose sides stand in different cells of a table, or in columns set apart by blanks.

The head says what the second column is (`dy/dx`, Derivative, 导数), or the first cell is itself an
operator without a value (`d/dx (a'x)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nablasheet.lint.extract.plain import FENCE, PLAIN_FENCES
from nablasheet.lint.extract.statement import Statement
from nablasheet.lint.spelling.expand import Meaning
from nablasheet.lint.spelling.latex import from_html, spelled
from nablasheet.lint.spelling.plain import from_plain
from nablasheet.notes.document import Document

OPERATOR = re.compile(
    r"\\frac\s*\{\s*(?:\\partial|d|\\mathrm\s*\{?\s*d)|\\nabla|∇|∂|\bd\s*/\s*d[A-Za-z]|\\partial"
)
WHOLE = re.compile(
    r"\s*(?:\\frac\s*\{\s*(?:\\partial|d)\s*\w*\s*\}\s*\{\s*(?:\\partial|d)\s*(?P<a>[^{}]+|[^{}]*\{[^{}]*\})\s*\}\s*[\w()]*|d\w?\s*/\s*d\s*(?P<b>[A-Za-z])|∂\w?\s*/\s*∂\s*(?P<c>[A-Za-z])|(?:\\nabla|∇)\s*(?:_\s*\{?\s*(?P<d>[A-Za-z]|\\mathbf\{[A-Za-z]\})\s*\}?)?\s*(?:f|L|J|y)?\s*(?:\((?:[A-Za-z]|\\mathbf\{[A-Za-z]\})\))?)\s*\Z"
)
HEADS = re.compile(
    r"derivative|gradient|导数|梯度|微分|ableitung|dérivée|derivata|導関数|勾配|求导结果|jacobian",
    re.IGNORECASE,
)
FUNCTION_HEADS = re.compile(
    r"function|expression|函数|表达式|funktion|fonction|funzione|関数|原式|f\(|\by\b|^\s*f\s*$", re.IGNORECASE
)
MATHS = re.compile(r"\|\||\^|'|∂|∇|\\[A-Za-z]|\bd/d|\)\s*/|\btr\b|\bdet\b")
REMARK = re.compile(r"\s*\((?:[A-Z]{2,}|[A-Za-z ]{3,})\)\s*\Z")
COLUMNS = re.compile(r"\s{2,}")
SEPARATOR = re.compile(r"(?<!\|)\s*\|\s*(?!\|)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's offset, its text without delimiters, and its LaTeX."""

    start: int
    end: int
    text: str
    latex: str
    has_math: bool


def table_statements(document: Document, own: Mapping[str, Meaning]) -> Iterator[Statement]:
    """Statements across the cells of Markdown tables, then of columns in code."""
    heads: dict[int, list[Cell]] = {}
    for block in document.blocks:
        if block.kind == "header":
            heads[block.table] = [_cell(document, a, b, own) for a, b in block.cells]
        elif block.kind == "row":
            cells = _cells(document, block.cells, own)
            yield from _of_row(document, cells, heads.get(block.table, []))
    for start, end in document.hidden:
        yield from _of_columns(document, start, end)


def _cells(document: Document, ranges: Sequence[tuple[int, int]], own: Mapping[str, Meaning]) -> list[Cell]:
    """The cells of a row; where norms broke it apart, cut at single bars with blanks around."""
    if not ranges:
        return []
    start, end = ranges[0][0], ranges[-1][1]
    row = document.text[start:end]
    if "||" in row:
        cuts = list(re.finditer(r"\s\|\s", row))
        edges = [0, *(c for m in cuts for c in (m.start(), m.end())), len(row)]
        ranges = [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [_cell(document, a, b, own) for a, b in ranges]


def _cell(document: Document, start: int, end: int, own: Mapping[str, Meaning]) -> Cell:
    formulas = document.within(start, end)
    if len(formulas) == 1:
        formula = formulas[0]
        return Cell(
            formula.start, formula.start + len(formula.text), formula.text, spelled(formula.latex, own), True
        )
    text = document.text[start:end]
    lead = len(text) - len(text.lstrip(" |"))
    body = text[lead:].rstrip(" |").strip("`")
    ticks = len(text[lead:]) - len(text[lead:].lstrip("`"))
    latex = spelled(from_plain(from_html(body)), {}) if "$" not in body else ""
    return Cell(start + lead + ticks, start + lead + ticks + len(body), body, latex, bool(formulas))


def _of_row(document: Document, cells: Sequence[Cell], heads: Sequence[Cell]) -> Iterator[Statement]:
    for cell in cells:
        if "=" in cell.latex and not cell.has_math and MATHS.search(cell.text) and len(cell.text) < 200:
            yield _made(document, cell, cell, REMARK.sub("", cell.latex))
    for i, (first, second) in enumerate(pairwise(cells)):
        if not first.latex or not second.latex or "=" in second.latex:
            continue
        if OPERATOR.match(first.latex) and OPERATOR.match(second.latex):
            continue
        if OPERATOR.match(first.latex) and "=" not in first.latex:
            yield _made(document, first, second, f"{first.latex} = {second.latex}")
            return
        head = heads[i + 1] if i + 1 < len(heads) else None
        operator = _operator(head, first.latex) if head else ""
        if operator and (
            i
            or FUNCTION_HEADS.search(heads[i].text)
            or not heads[i].text.strip()
            or WHOLE.match(head.latex if head else "")
        ):
            function = first.latex.rpartition("=")[2].strip()
            yield _made(document, first, second, f"{operator} ({function}) = {second.latex}")
            return


def _operator(head: Cell, function: str) -> str:
    """The operator that a head names, for this function."""
    match = WHOLE.match(head.latex) or WHOLE.match(head.text)
    variable = next((group for group in match.groups() if group), "") if match else ""
    if match and variable:
        return rf"\frac{{\partial}}{{\partial {variable}}}"
    if match or HEADS.search(head.text):
        for variable in (r"\mathbf{x}", "x", r"\mathbf{X}", "X"):
            if variable in re.sub(r"\\[a-z]{4,}", "", function) or variable in function.replace(r"\exp", ""):
                return rf"\frac{{\partial}}{{\partial {variable}}}"
    return ""


def _of_columns(document: Document, start: int, end: int) -> Iterator[Statement]:
    """Columns set apart by blanks under a head like `y    dy/dx`."""
    fence = FENCE.match(document.text[start:end])
    if fence is None or fence[1].strip().lower() not in PLAIN_FENCES:
        return
    offset = start + fence.start(2)
    operator = ""
    for line in fence[2].split("\n"):
        body = line.lstrip("%#/ \t")
        at = offset + len(line) - len(body)
        parts = COLUMNS.split(body.strip())
        head = WHOLE.match(parts[1]) if len(parts) == 2 else None
        if head:
            variable = next((group for group in head.groups() if group), "")
            operator = rf"\frac{{\partial}}{{\partial {variable}}}" if variable else ""
        elif operator and len(parts) == 2 and "=" not in body:
            first, second = (spelled(from_plain(part), {}) for part in parts)
            place, col = document.place(at)
            yield Statement(
                at,
                at + len(body.rstrip()),
                body.rstrip(),
                f"{operator} ({first}) = {second}",
                place,
                col,
                place,
                "plain",
            )
        elif not set(body.strip()) <= {"-", "="}:
            operator = ""
        offset += len(line) + 1


def _made(document: Document, first: Cell, second: Cell, latex: str) -> Statement:
    line, col = document.place(first.start)
    text = document.text[first.start : second.end]
    return Statement(first.start, second.end, text, latex, line, col, line, "cell")
