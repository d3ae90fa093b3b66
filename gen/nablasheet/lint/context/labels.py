"""Layouts named beside a derivative: is it really a row, a column, the entry ij in that layout?

`numerator layout: a column vector` behind dy/dx of a scalar y by a vector x is a claim without an
equals sign; so is `R_{ij} = \\partial y / \\partial x_{ij} (numerator layout)`.  Both follow from the
definition of the layouts alone, so that nothing has to be computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nablasheet.lint.context.layouts import named
from nablasheet.lint.context.words import DENOMINATOR, NUMERATOR
from nablasheet.notes.document import Document, Formula

LETTER = r"\s*\{?\s*(?:\\(?:mathbf|boldsymbol|bm|vec)\s*\{\s*[A-Za-z]\s*\}|[A-Za-z])\s*\}?"
INDEX = r"(?:\s*_\s*\{?\s*([a-z])\s*,?\s*([a-z])?\s*\}?)?"
ALONE = re.compile(rf"\\d?frac\s*\{{\s*\\partial({LETTER})\s*\}}\s*\{{\s*\\partial({LETTER})\s*\}}\Z")
ENTRY = re.compile(
    rf"[A-Z]\s*_\s*\{{\s*([a-z])\s*,?\s*([a-z])\s*\}}\s*=\s*\{{?\s*\\d?frac\s*\{{\s*\\partial\s*\{{?\s*({LETTER}){INDEX}\s*\}}?\s*\}}"
    rf"\s*\{{\s*\\partial\s*\{{?\s*({LETTER}){INDEX}\s*\}}?\s*\}}\s*\}}?\Z"
)
PIECE = re.compile(r"<br\s*/?>|[\n;；|]")
ROW = re.compile(r"行向量|\brow\b(?! of)|1\s*(?:×|\\times|x)\s*\$?[mnpq]\b", re.IGNORECASE)
COLUMN = re.compile(r"列向量|\bcolumn\b|\b[mnpq]\s*(?:×|\\times|x)\s*1\b", re.IGNORECASE)
BESIDE = re.compile(r"\$*\s*[(（]([^()（）$|<\n]{2,40})[)）]")
REACH = 160
DOWN = {"numerator": "function", "denominator": "variable"}
# What a derivative is, by the kinds of function and variable, in numerator layout.
ACROSS = {("scalar", "vector"): "row", ("vector", "scalar"): "column"}
OTHER = {"row": "column", "column": "row"}


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of a derivative, and whether it is so."""

    start: int
    end: int
    is_right: bool
    message: str
    evidence: str
    help: str


def labels(document: Document) -> Iterator[Label]:
    """All claims of this kind in a note."""
    for formula in document.formulas:
        alone = ALONE.match(formula.latex.strip())
        if alone:
            yield from _shapes(document, formula, kind(alone[1]), kind(alone[2]))
        entry = ENTRY.match(formula.latex.strip())
        layout = beside(document, formula.start + len(formula.text))
        if entry and layout:
            yield from _entry(formula, entry, layout)


def kind(letter: str) -> str:
    """scalar, vector or matrix, by the look of a letter."""
    bare = re.sub(r"\\(?:mathbf|boldsymbol|bm|vec)|[{}\s]", "", letter)
    return "matrix" if bare.isupper() else "vector" if "\\" in letter else "scalar"


def beside(document: Document, end: int) -> str:
    """The layout in brackets right behind a formula."""
    match = BESIDE.match(document.text, end)
    return named(match[1]) if match else ""


def _shapes(document: Document, formula: Formula, function: str, variable: str) -> Iterator[Label]:
    expected = ACROSS.get((function, variable))
    if expected is None:
        return
    at = formula.start + len(formula.text)
    text = document.text[at : at + REACH].partition("|")[0].partition("\n")[0]
    first = 0
    for match in [*PIECE.finditer(text), None]:
        end = match.start() if match else len(text)
        yield from _shape(at + first, text[first:end], expected, function, variable)
        first = match.end() if match else end


def _shape(start: int, text: str, numerator: str, function: str, variable: str) -> Iterator[Label]:
    layout = named(text)
    label = NUMERATOR.search(text) or DENOMINATOR.search(text)
    rest = text[label.end() :] if label else ""
    said = {"row" for _ in [0] if ROW.search(rest)} | {"column" for _ in [0] if COLUMN.search(rest)}
    if (
        not layout
        or label is None
        or len(said) != 1
        or not re.match(r"\s*[:：]|\s*(?:is|gives|为|是|得)", rest)
    ):
        return
    right = numerator if layout == "numerator" else OTHER[numerator]
    yield Label(
        start + label.start(),
        start + len(text),
        said == {right},
        f"in {layout} layout the derivative of a {function} by a {variable} is a {right}",
        EXAMPLES[(function, layout)],
        f"write {right}, or name the other layout",
    )


EXAMPLES = {
    ("scalar", "numerator"): "y = a'x: the derivative by x is a', 1×n",
    ("scalar", "denominator"): "y = a'x: the derivative by x is a, n×1",
    ("vector", "numerator"): "y = a x for a number x: the derivative is a, m×1",
    ("vector", "denominator"): "y = a x for a number x: the derivative is a', 1×m",
}


def _entry(formula: Formula, match: re.Match[str], layout: str) -> Iterator[Label]:
    i, j, _, a, b, _, c, d = match.groups()
    straight = [x for x in (a, b, c, d) if x]
    if len(straight) != 2 or set(straight) != {i, j}:
        return
    # Entries of a matrix by a number, or of a vector by a vector; not a number by those of a matrix.
    of_function = bool(b or (a and c))
    right = [i, j] if of_function is (layout == "numerator") else [j, i]
    of, by = kind_name(b, a), kind_name(d, c)
    where = "".join(right)
    yield Label(
        formula.start,
        formula.start + len(formula.text),
        straight == right,
        f"in {layout} layout the entry {i}{j} of the derivative of a {of} by a {by} is the one for {where}",
        f"{layout} layout puts the entries of the {DOWN[layout]} down the rows",
        f"write {where} below or above the line, or name the other layout",
    )


def kind_name(second: str | None, first: str | None) -> str:
    """A matrix has two indices, a vector one, a number none."""
    return "matrix" if second else "vector" if first else "number"
