"""identities.csv reads back, and computes nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from nablasheet.downloads.csv_file import COLUMNS, csv_file
from nablasheet.render.entry import Book, Text


def _rows(book: Book) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_file(book))))


def test_one_row_an_identity(book: Book) -> None:
    rows = _rows(book)
    assert [row["id"] for row in rows] == [entry.id for entry in book.entries]
    assert tuple(rows[0]) == COLUMNS
    assert rows[2]["numerator"] == r"$2 x^\top A$"
    assert rows[2]["given_en"] == r"$A \in \mathbb{R}^{n \times n}$ symmetric; $x \in \mathbb{R}^{n}$"
    assert rows[2]["title_zh"] == "对称二次型"


def test_nothing_is_computed(book: Book) -> None:
    entry = book.entries[0]
    numerator = replace(entry.numerator, latex="-a", numpy="-a.T")
    hostile = replace(entry, title=Text('=HYPERLINK("x")', "+1"), numerator=numerator)
    row = _rows(replace(book, entries=(hostile,)))[0]
    assert row["title_en"] == '\'=HYPERLINK("x")'
    assert row["title_zh"] == "'+1"
    assert row["numerator"] == "$-a$"
    assert row["numerator_numpy"] == "(-a.T)"
    assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@"))]


def test_a_property_has_no_variable(book: Book) -> None:
    rows = [row for row in _rows(book) if row["kind"] == "property"]
    assert {row["variable"] for row in rows} == {""}
