"""errata.json keeps its contract: every statement, every key, the same bytes."""

from __future__ import annotations

import json

from nablasheet.definitions.definition import Passage, Text
from nablasheet.downloads.errata_file import errata_file
from nablasheet.errata import Audit, Errata, Item, Judged, Judgement

KEYS = [
    "source", "line", "locator", "quote", "claims", "layout", "verdict", "reason", "assumption",
    "counterexample", "correction", "identity", "remark",
]  # fmt: skip
ITEM = Item("迹", 75, "对角线", None, (), (Passage("a = b", 9, 1),), (), "trace", Text("No.", "否。"), 1)
PLAIN = Item("(2)", None, "q", "numerator", (), (), (), "", Text("", ""), 2)


def audit(file: str) -> Audit:
    errata = Errata("p", "a", "a-note", "A note", file, None, (), Text("", ""), (ITEM, PLAIN), ())
    wrong = Judgement("refuted", "", "X = 1: left 1, right 2", "x", "", "", "A", "B")
    return Audit(errata, (Judged(ITEM, wrong), Judged(PLAIN, Judgement("verified"))))


def test_every_statement_has_every_key() -> None:
    records = json.loads(errata_file([audit("note.txt"), audit("")]))
    assert [list(record) for record in records] == [KEYS] * 4
    assert [record["source"] for record in records] == ["note.txt", "note.txt", "a-note", "a-note"]


def test_a_wrong_statement_says_all() -> None:
    first, second = json.loads(errata_file([audit("note.txt")]))
    assert first["line"] == 75
    assert first["verdict"] == "refuted"
    assert first["counterexample"] == "X = 1: left 1, right 2"
    assert first["correction"] == {"numerator": "A", "denominator": "B"}
    assert (first["identity"], first["claims"]) == ("trace", ["a = b"])
    assert first["remark"] == {"en": "No.", "zh": "否。"}
    assert [second[key] for key in ("line", "counterexample", "correction", "identity", "remark")] == [
        None
    ] * 5


def test_the_same_audits_give_the_same_bytes_in_plain_characters() -> None:
    text = errata_file([audit("note.txt")])
    assert text == errata_file([audit("note.txt")])
    assert "对角线" in text
    assert text.endswith("]\n")
