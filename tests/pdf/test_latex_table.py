"""A chapter as a LaTeX table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nablasheet.pdf.latex_table import MACROS, latex_table
from nablasheet.pdf.rows import chapters
from nablasheet.pdf.tex_tokens import FormulaError
from nablasheet.render.entry import Book, Section, Text


def test_a_row_has_five_cells(book: Book, base_url: str) -> None:
    lines = latex_table(chapters(book, base_url, "en")[0], "en").splitlines()
    row = next(line for line in lines if "{1.3}" in line)
    assert row == (
        r"\nslink{https://example.org/nablasheet/en/identities/vectors/\#quadratic-form-symmetric}{1.3} & "
        r"\nscell{f(x) = x^\top A x} & \nsbox{2 x^\top A} & \nsbox{2 A x} & "
        r"$A$ symmetric \\ \addlinespace[2pt]"
    )


def test_a_section_is_named_above_its_first_row(book: Book, base_url: str) -> None:
    chapter, *others = book.topics
    first, second, *rest = book.entries
    topics = (replace(chapter, sections=(Section("forms", Text("Forms & maps", "型与映射")),)), *others)
    entries = (replace(first, section="forms"), replace(second, section="forms"), *rest)
    lines = latex_table(
        chapters(replace(book, topics=topics, entries=entries), base_url, "en")[0], "en"
    ).splitlines()
    name = lines.index(r"\multicolumn{5}{@{}l}{\textbf{Forms \& maps}} \\*")
    assert "{1.1}" in lines[name + 1]
    assert sum("textbf" in line for line in lines) == 1


def test_a_statement_spans_both_layouts(book: Book, base_url: str) -> None:
    table = latex_table(chapters(book, base_url, "zh")[1], "zh")
    assert r"迹的循环不变性 & \multicolumn{2}" in table
    assert r"\nscell{\operatorname{tr}(A B C) = \operatorname{tr}(B C A)}" in table


def test_texts_are_escaped(book: Book, base_url: str) -> None:
    entry = replace(book.entries[0], kind="property", title=Text(r"\input{x} & 50%", ""))
    table = latex_table(chapters(replace(book, entries=(entry,)), base_url, "en")[0], "en")
    assert r"\textbackslash{}input\{x\} \& 50\%" in table
    assert r"\input" not in table


@pytest.mark.parametrize("field", ["function", "numerator"])
def test_formulas_outside_the_subset_are_refused(book: Book, base_url: str, field: str) -> None:
    entry = book.entries[0]
    bad = r"\input{x}" if field == "function" else replace(entry.numerator, latex=r"\input{x}")
    changed = replace(book, entries=(replace(entry, **{field: bad}),))  # type: ignore[arg-type]
    with pytest.raises(FormulaError):
        latex_table(chapters(changed, base_url, "en")[0], "en")


def test_macros_yield_to_those_of_a_document() -> None:
    assert MACROS.count(r"\providecommand") == 3
    assert r"\newcommand" not in MACROS
