"""Insertions are filled from the book, or the build stops and names them."""

from __future__ import annotations

import pytest

from nablasheet.render.entry import Book
from nablasheet.site.insert import InsertionError, insert


def test_count(sample: Book) -> None:
    text = insert("of <!-- nablasheet: count --> identities", sample, "en", "")
    assert text == f"of {len(sample.entries)} identities"


def test_rows_lead_to_their_cards(sample: Book) -> None:
    text = insert("<!-- nablasheet: rows log-det trace-cyclic -->", sample, "zh", "../")
    assert 'href="../identities/determinants/#log-det"' in text
    assert 'href="../identities/traces/#trace-cyclic"' in text
    assert "对数行列式" in text


def test_chapters(sample: Book) -> None:
    text = insert("<!-- nablasheet: chapters -->", sample, "en", "")
    assert text.count("<li>") == len(sample.topics)
    assert 'href="identities/traces/"' in text


def test_switch(sample: Book) -> None:
    assert insert("<!-- nablasheet: switch -->", sample, "en", "").count("<button") == 3


def test_other_comments_stay(sample: Book) -> None:
    assert insert("<!-- a comment -->", sample, "en", "") == "<!-- a comment -->"


@pytest.mark.parametrize(("mark", "named"), [("rows log-dat", "'log-det'"), ("rowz log-det", "'rowz'")])
def test_what_is_not_there_is_named(sample: Book, mark: str, named: str) -> None:
    with pytest.raises(InsertionError) as caught:
        insert(f"<!-- nablasheet: {mark} -->", sample, "en", "")
    assert named in str(caught.value)
