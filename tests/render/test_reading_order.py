"""Chapters in their order, sections in theirs, and within a section the simple first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.site.sample import BOOK

from nablasheet.pipeline import read
from nablasheet.render.entry import Book, Entry, Section, Text, Topic
from nablasheet.render.reading_order import in_reading_order, weight

ROOT = Path(__file__).parents[2]
WORDS = Text("words", "词")
LINEAR, QUADRATIC = Section("linear", WORDS), Section("quadratic", WORDS)
TOPICS = (Topic("traces", WORDS, WORDS, (LINEAR, QUADRATIC)), Topic("norms", WORDS, WORDS))


def entry(name: str, topic: str, section: str = "") -> Entry:
    return replace(BOOK.entries[0], id=name, topic=topic, section=section)


def test_by_chapter_then_section_then_weight_then_id() -> None:
    entries = [
        entry("norm", "norms"),
        entry("loose", "traces"),
        entry("square", "traces", "quadratic"),
        entry("long", "traces", "linear"),
        entry("b", "traces", "linear"),
        entry("a", "traces", "linear"),
    ]
    weights = {"norm": 1, "loose": 1, "square": 2, "long": 9, "b": 3, "a": 3}
    ordered = in_reading_order(TOPICS, entries, weights)
    assert [one.id for one in ordered] == ["a", "b", "long", "square", "loose", "norm"]


def test_a_book_tells_its_sections() -> None:
    entries = (entry("a", "traces", "linear"), entry("b", "traces", "linear"), entry("loose", "traces"))
    parts = Book(TOPICS, entries, "0").parts(TOPICS[0])
    assert [(part, [one.id for one in ones]) for part, ones in parts] == [
        (LINEAR, ["a", "b"]),
        (None, ["loose"]),
    ]


def test_the_trace_weighs_less_than_what_is_made_of_it() -> None:
    names = (
        "traces/trace.md",
        "traces/trace-linear.md",
        "traces/quotient-of-traces.md",
        "properties/trace-cyclic.md",
    )
    _, cases, findings = read(ROOT, [ROOT / "identities" / name for name in names])
    assert findings == []
    weights = {case.definition.id: weight(case.identity, case.found) for case in cases}
    assert weights["trace"] < weights["trace-linear"] < weights["quotient-of-traces"]
    assert weights["trace-cyclic"] > 2
