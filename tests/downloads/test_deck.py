"""The flashcards: text that imports, and a package that is a collection."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace

import pytest

from nablasheet.downloads.anki_package import anki_package
from nablasheet.downloads.deck import cards, tsv
from nablasheet.render.entry import Book, Text


def collection(package: bytes) -> sqlite3.Connection:
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        assert set(files.namelist()) == {"collection.anki2", "media"}
        base = sqlite3.connect(":memory:")
        base.deserialize(files.read("collection.anki2"))
        return base


def test_a_card_an_identity(book: Book) -> None:
    made = cards(book, "en")
    assert [card.id for card in made] == [entry.id for entry in book.entries]
    assert all(card.front and card.back for card in made)


def test_both_layouts_on_the_back(book: Book) -> None:
    entry = next(e for e in book.entries if e.kind != "property" and e.numerator != e.denominator)
    card = next(card for card in cards(book, "zh") if card.id == entry.id)
    assert "分子布局" in card.back
    assert "分母布局" in card.back
    assert entry.title.zh in card.front


def test_the_text_has_four_columns_a_line(book: Book) -> None:
    lines = [line for line in tsv(book, "en").splitlines() if not line.startswith("#")]
    assert len(lines) == len(book.entries)
    assert {line.count("\t") for line in lines} == {3}


def test_what_an_author_writes_is_text(book: Book) -> None:
    hostile = replace(book.entries[0], title=Text("<script>\t{{c}}\n", "<b>"))
    (card,) = cards(replace(book, entries=(hostile,)), "en")
    assert "<script>" not in card.front
    assert "{{" not in card.front
    assert "\t" not in card.front


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_package_is_a_collection(book: Book, language: str) -> None:
    made = cards(book, language)
    with closing(collection(anki_package(made, language))) as base:
        fields = [row[0].split("\x1f") for row in base.execute("SELECT flds FROM notes")]
        assert sorted(fields) == sorted([card.id, card.front, card.back] for card in made)
        decks, models = base.execute("SELECT decks, models FROM col").fetchone()
        numbers = {row[0] for row in base.execute("SELECT DISTINCT did FROM cards")}
        assert {str(number) for number in numbers} <= set(json.loads(decks))
        kinds = {row[0] for row in base.execute("SELECT DISTINCT mid FROM notes")}
        assert {str(kind) for kind in kinds} == set(json.loads(models))
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_card_keeps_its_number_when_others_come(book: Book) -> None:
    def numbers(entries: Book) -> dict[str, int]:
        with closing(collection(anki_package(cards(entries, "en"), "en"))) as base:
            return {guid: number for number, guid in base.execute("SELECT id, guid FROM notes")}

    few = numbers(replace(book, entries=book.entries[1:]))
    assert few.items() <= numbers(book).items()


def test_the_same_book_makes_the_same_bytes(book: Book) -> None:
    assert anki_package(cards(book, "en"), "en") == anki_package(cards(book, "en"), "en")
