"""identities.json keeps its contract."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest

from nablasheet.downloads import json_file as module
from nablasheet.downloads.json_file import json_file, plain
from nablasheet.render.entry import Arranged, Book, Entry, Opinion, Text


def test_head(book: Book) -> None:
    document = json.loads(json_file(book))
    assert list(document) == ["format", "version", "generator", "topics", "identities"]
    assert document["format"] == "nablasheet-identities"
    assert document["version"] == 1
    assert document["generator"] == f"nablasheet {book.version}"
    assert [topic["id"] for topic in document["topics"]] == [topic.id for topic in book.topics]


def test_every_field_of_every_entry(book: Book) -> None:
    document = json.loads(json_file(book))
    assert [item["id"] for item in document["identities"]] == [entry.id for entry in book.entries]
    names = {field.name for field in fields(Entry)}
    assert all(set(item) == names for item in document["identities"])


def test_an_identity_in_full(book: Book) -> None:
    item = json.loads(json_file(book))["identities"][2]
    assert item["title"] == {"en": "Quadratic form, symmetric", "zh": "对称二次型"}
    assert item["numerator"]["latex"] == r"2 x^\top A"
    assert set(item["denominator"]) == {field.name for field in fields(Arranged)}
    assert item["given"][0]["words"]["en"] == "symmetric"
    assert [opinion["referee"] for opinion in item["opinions"]] == ["exact", "difference"]
    assert all(opinion["agrees"] is True for opinion in item["opinions"])
    assert item["steps"][0]["rule"] == "product-rule"


def test_a_referee_that_did_not_run_is_null() -> None:
    opinion = Opinion("exact", None, Text("not run", "未运行"), "", 0, "")
    assert json.loads(json.dumps(plain(opinion)))["agrees"] is None


def test_text_stays_readable_and_bytes_stay_the_same(book: Book) -> None:
    text = json_file(book)
    assert "二次型" in text
    assert text == json_file(book)
    assert text.endswith("}\n")


def test_the_docstring_names_every_field() -> None:
    documented = module.__doc__ or ""
    for kind in (Entry, Arranged, Opinion):
        assert all(field.name in documented for field in fields(kind))


def test_what_is_not_in_the_contract_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        plain(0.5)
