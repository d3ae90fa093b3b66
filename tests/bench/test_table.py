"""The table shows every row once, aligned, and the JSON says the same."""

import json

from bench.measurement import Board, Facts, Row, compared
from bench.table import as_json, board, number, text

SECTIONS = {
    "first: a title": [
        compared("fast", 2.0, "ms", 8.0, "a note"),
        Row("not measured", None, "", note="ValueError: why"),
    ],
    "second: another": [Row("count", 1234.0, "")],
}


def test_rows_with_ratio_and_note() -> None:
    lines = text(SECTIONS).splitlines()
    assert lines[2] == "first: a title"
    assert lines[3].split() == ["fast", "2", "ms", "8", "ms", "0.25", "a", "note"]
    assert lines[4].split(maxsplit=3) == ["not", "measured", "-", "ValueError: why"]
    assert lines[-1].split() == ["count", "1234"]


def test_columns_are_aligned() -> None:
    lines = text(SECTIONS).splitlines()
    assert lines[3].index("a note") == lines[4].index("ValueError") == lines[0].index("note")


def test_json_holds_the_same() -> None:
    record = json.loads(as_json(SECTIONS))
    assert record["first: a title"][0] == {
        "name": "fast", "value": 2.0, "unit": "ms", "beside": 8.0, "ratio": 0.25, "note": "a note"
    }  # fmt: skip
    assert record["first: a title"][1]["value"] is None


def test_nothing_is_divided_by_zero() -> None:
    assert compared("none", 3, "", 0).ratio is None


def test_numbers_have_three_digits() -> None:
    assert [number(x) for x in (0.012345, 12.345, 1234.5, 7.0)] == ["0.0123", "12.3", "1234", "7"]


def test_a_board_is_a_table_of_its_own() -> None:
    part = Board(("", "ours", "theirs"), (("right", "12", "3"), ("a longer name", "1", "-")))
    assert board(part) == [
        "                 ours  theirs",
        "  right            12       3",
        "  a longer name     1       -",
    ]
    assert board(part)[1] in text({"one: title": [part, Row("row", 1.0, "")]})


def test_facts_are_for_the_results_alone() -> None:
    sections = {"one: title": [Facts({"secret": 1}), Row("row", 1.0, "")]}
    assert "secret" not in text(sections)
    assert [one["name"] for one in json.loads(as_json(sections))["one: title"]] == ["row"]
