"""Numbers, addresses and conditions of rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nablasheet.pdf.engine import SheetError
from nablasheet.pdf.rows import Condition, address, chapters, conditions, equation
from nablasheet.render.entry import Book, Entry, Given, Text

NOTHING = Text("", "")
SYMMETRIC = Text("symmetric", "对称")


def _entry(book: Book, latex: str, words: Text) -> Entry:
    """A sample entry whose formulas name no size, with one declaration."""
    entry = next(entry for entry in book.entries if entry.id == "linear-form")
    return replace(entry, given=(Given(latex, words),))


def test_rows_are_numbered_by_chapter_and_place(book: Book, base_url: str) -> None:
    parts = chapters(book, base_url, "en")
    assert [part.number for part in parts] == [1, 2, 3, 4]
    assert [row.number for row in parts[1].rows][:3] == ["2.1", "2.2", "2.3"]
    assert sum(len(part.rows) for part in parts) == len(book.entries)


def test_addresses_lead_to_the_permanent_anchor(book: Book) -> None:
    entry = book.entries[0]
    assert address("https://a.org/", "zh", entry) == f"https://a.org/zh/identities/{entry.topic}/#{entry.id}"


@pytest.mark.parametrize(
    "latex",
    [
        r"A \in \mathbb{R}^{m \times n}",
        r"x \in \mathbb{R}^n",
        r"\alpha \in \mathbb R",
        r"\Sigma\in\mathbb{R}^{n\times n}",
    ],
)
def test_the_usual_reading_of_a_letter_is_not_printed(book: Book, latex: str) -> None:
    assert conditions(_entry(book, latex, NOTHING)) == ()


@pytest.mark.parametrize(
    "latex",
    [
        r"t \in \mathbb{R}",
        r"X \in \mathbb{R}^{n}",
        r"a \in \mathbb{R}^{1 \times n}",
        r"A \in \mathbb{S}^n",
        r"x \ne 0",
        r"\beta \in \mathbb{R}^n",
    ],
)
def test_every_other_reading_is_printed(book: Book, latex: str) -> None:
    assert conditions(_entry(book, latex, NOTHING)) == (Condition(latex, NOTHING),)


def test_words_are_printed_with_their_symbol(book: Book) -> None:
    found = conditions(_entry(book, r"A \in \mathbb{R}^{n \times n}", SYMMETRIC))
    assert found == (Condition("A", SYMMETRIC),)


def test_a_size_that_is_printed_is_explained(book: Book) -> None:
    gram = next(entry for entry in book.entries if entry.id == "gram")
    assert conditions(gram) == (Condition(r"X \in \mathbb{R}^{m \times n}", NOTHING),)


def test_a_result_has_its_left_side_where_there_is_one(book: Book) -> None:
    numerator = book.entries[0].numerator
    assert equation(numerator) == r"\frac{\partial f}{\partial x} = a^\top"
    assert equation(replace(numerator, left="")) == r"a^\top"


@pytest.mark.parametrize("verdict", ["refuted", "undecided", ""])
def test_nothing_unchecked_is_printed(book: Book, base_url: str, verdict: str) -> None:
    entry = replace(book.entries[0], verdict=verdict)
    with pytest.raises(SheetError, match="only what is verified"):
        chapters(replace(book, entries=(entry,)), base_url, "en")
