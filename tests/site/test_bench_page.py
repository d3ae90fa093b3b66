"""The page of measurements says what the results file says, ratios first, and escapes what tools answered."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from nablasheet.render.entry import Book
from nablasheet.site.bench_page import bench_page
from nablasheet.site.bench_words import WORDS
from nablasheet.site.page import Frame

ROOT = Path(__file__).resolve().parents[2]
ROUND = {
    "date": "2026-01-02",
    "effort": "full",
    "processors": 2,
    "system": "Linux x",
    "versions": {"sympy": "1.14"},
}
NONE = {
    "right, an array or a network": 0, "wrong": 0, "a plain 0": 0, "no derivative": 0, "out of time": 0,
    "not stated": 0, "median ms": 2.04, "median ms in common": 1.9, "time over ours": 1.0,
}  # fmt: skip
CLOSED = "right, a closed matrix formula"
RESULTS: dict[str, Any] = {
    "measurements": {
        "side-by-side": {
            **ROUND,
            "functions": 12,
            "common": 5,
            "contestants": {
                "Nablasheet": {**NONE, CLOSED: 12},
                "SymPy": {
                    **NONE, CLOSED: 5, "wrong": 1, "a plain 0": 1, "median ms": 13.4, "time over ours": 8.277
                },
            },
            "kinds": {"hessian": {"functions": 12, "Nablasheet": [12, 0, 0], "SymPy": [5, 0, 1]}},
            "wrong": [
                {
                    "id": "log-det", "kind": "scalar-by-matrix", "function": r"\log \det X", "variable": "X",
                    "order": 1, "tool": "SymPy", "answer": "0 <b>", "right": "X^{-1}",
                }
            ],
        },
        "check": {
            **ROUND, "identities": 900, "workers": 2, "seconds": 120.0, "processor seconds": 215.0,
            "identities a second": 7.5, "shares": {"exact referee": 0.25, "render": 0.75},
        },
        "growth": {
            **ROUND,
            "sizes": [{"identities": 5000, "ms each": 81.0, "ms each, read and derive": 6.0, "megabytes": 250}],
            "exponents": {"reading and deriving": 1.01, "checking": 1.03},
            "megabytes for 1,000": 20.5,
        },
    }
}  # fmt: skip


@pytest.fixture(params=["en", "zh"])
def frame(request: pytest.FixtureRequest, sample: Book) -> Frame:
    return Frame.around(sample, request.param, "")


def test_ratios_come_before_tables(sample: Book) -> None:
    text = bench_page(RESULTS, Frame.around(sample, "en", "")).text
    ratio = text.index("SymPy takes 8.3 times as long as Nablasheet")
    assert text.index("Right closed matrix formulas, of 12 functions: Nablasheet 12, SymPy 5.") < ratio
    assert ratio < text.index("<table")
    assert "Wrong answers, given without a warning: Nablasheet 0, SymPy 1." in text


def test_kinds_stand_in_their_own_order(sample: Book) -> None:
    results = deepcopy(RESULTS)
    kinds = results["measurements"]["side-by-side"]["kinds"]
    kinds |= dict.fromkeys(("matrix-by-matrix", "scalar-by-scalar"), kinds["hessian"])
    text = bench_page(results, Frame.around(sample, "en", "")).text
    places = [
        text.index(f"<span>{name}</span>") for name in ("scalar by scalar", "matrix by matrix", "Hessian")
    ]
    assert places == sorted(places)


def test_an_error_is_shown_with_both_answers(frame: Frame) -> None:
    text = bench_page(RESULTS, frame).text
    assert "<code>0 &lt;b&gt;</code>" in text
    assert "0 <b>" not in text
    assert "log-det" in text
    assert r"\log \det X" in text  # the source of the formula, for those who copy
    assert "X^{-1}" in text


def test_numbers_of_all_measurements_are_there(frame: Frame) -> None:
    text = bench_page(RESULTS, frame).text
    for part in (
        "12\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}0",
        "5\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}0",
        "7.5",
        "120",
        "25 %",
        "81 ms",
        "250 MB",
        "1.03",
        "20.5",
        "2026-01-02",
    ):
        assert part in text
    assert "sympy 1.14" in text


def test_what_never_happened_has_no_line(sample: Book) -> None:
    text = bench_page(RESULTS, Frame.around(sample, "en", "")).text
    assert "of these a plain 0" in text
    assert "out of time" not in text


def test_no_results_say_how_to_get_some(frame: Frame) -> None:
    text = bench_page({}, frame).text
    assert "make bench" in text
    assert "<table" not in text


@pytest.mark.parametrize("name", ["side-by-side", "check", "growth"])
def test_each_measurement_stands_alone(name: str, frame: Frame) -> None:
    made = {"measurements": {name: RESULTS["measurements"][name]}}
    assert f"{{ #{ {'side-by-side': 'counts'}.get(name, name) } }}" in bench_page(made, frame).text


def test_an_identity_of_the_catalogue_is_linked(sample: Book) -> None:
    results = deepcopy(RESULTS)
    entry = sample.entries[0]
    results["measurements"]["side-by-side"]["wrong"][0]["id"] = entry.id
    assert (
        f"../identities/{entry.topic}/#{entry.id}" in bench_page(results, Frame.around(sample, "en", "")).text
    )


def test_every_word_is_in_both_languages() -> None:
    assert all(one.en and one.zh for one in WORDS.values())


def test_the_kept_results_make_a_page(frame: Frame) -> None:
    results = json.loads((ROOT / "bench" / "results.json").read_text("utf-8"))
    text = bench_page(results, frame).text
    assert "tensorgrad" in text
    wrong = results["measurements"]["side-by-side"]["contestants"]["Nablasheet"]["wrong"]
    assert wrong == 0
