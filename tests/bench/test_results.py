"""The results file has facts, day and versions, keeps what was not measured again, and names no place."""

import json
import os
from pathlib import Path

from bench.measurement import FULL, ROOT, Board, Facts, Row

from bench import results

SECTIONS = {
    "first: a title": [Row("a", 1.0, "s"), Facts({"seconds": 2}), Facts({"versions": {"torch": "2"}})],
    "second: another": [Board(("a",), ())],
}


def test_facts_are_saved_with_their_surroundings(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    results.save(file, FULL, SECTIONS)
    made = json.loads(file.read_text("utf-8"))["measurements"]
    assert list(made) == ["first"]
    assert made["first"]["seconds"] == 2
    assert made["first"]["effort"] == "full"
    assert made["first"]["processors"] == os.cpu_count()
    assert {"nablasheet", "python", "sympy", "torch"} <= set(made["first"]["versions"])
    assert len(made["first"]["date"]) == len("2026-01-01")


def test_what_was_not_measured_stays(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    results.save(file, FULL, SECTIONS)
    results.save(file, FULL, {"third: more": [Facts({"seconds": 3})]})
    made = json.loads(file.read_text("utf-8"))["measurements"]
    assert (made["first"]["seconds"], made["third"]["seconds"]) == (2, 3)


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        results.save(tmp_path / name, FULL, SECTIONS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_no_place_of_a_machine_is_in_the_results_of_the_site() -> None:
    text = results.FILE.read_text("utf-8")
    for place in (str(ROOT), str(Path.home()), "/tmp", os.uname().nodename):
        assert place not in text
