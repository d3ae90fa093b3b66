"""Audits: verdicts are kept by content, corrections of ours are refereed, our own files are in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nablasheet.definitions import load_register
from nablasheet.definitions.register import Register, Source
from nablasheet.errata import Audit, Errata, Item, audit_all, load_errata
from nablasheet.errata.read import read_errata
from nablasheet.finding import Finding
from nablasheet.parse import parse_given

IDENTITIES = Path(__file__).resolve().parents[2] / "identities"
TRUE = "## 1\n\n- quote: q\n- claim: $1 + 1 = 2$\n"
FALSE = "## 2\n\n- quote: q\n- claim: $1 + 1 = 3$\n"
WORDS = "## 3\n\n- quote: q\n- en: words\n"
SEEDS = {"000", "001", "002", "003", "004"}


def test_statements_are_counted_and_the_worst_come_first(audited: Callable[..., Audit]) -> None:
    audit = audited(TRUE, FALSE, WORDS)
    assert audit.counts == {
        "ill-formed": 0, "refuted": 1, "layout": 0, "assumption": 0, "undecided": 1, "verified": 1,
    }  # fmt: skip
    assert [one.item.locator for one in audit.wrong] == ["2"]
    assert [one.item.locator for one in audit.of("verified")] == ["1"]


def test_what_was_judged_is_not_judged_again(audited: Callable[..., Audit], shelf: Any) -> None:
    first = audited(TRUE, FALSE)
    assert shelf.found == 0
    assert audited(TRUE, FALSE) == first
    assert shelf.found == 2
    audited(TRUE.replace("= 2", "= 2 + 0"), FALSE)
    assert shelf.found == 3


def test_a_false_correction_is_a_finding(shelf: Any) -> None:
    front = "---\nsource: s\nlayout: none\nlanguages: [en]\n---\n\n"
    register = Register((), (Source("s", "", "S", "", ""),))
    text = front + FALSE + "- right: $1 + 1 = 4$\n"
    errata, _ = read_errata("identities/errata/s.md", "s", text, register, frozenset())
    assert errata is not None
    for _ in range(2):  # fresh, then from the memory
        _, findings = audit_all([errata], shelf)
        assert [(one.code, one.span.line) for one in findings] == [("F167", 11)]
        assert findings[0].excerpt == "- right: $1 + 1 = 4$"


def test_our_files_can_be_read_and_name_what_exists() -> None:
    register = load_register(IDENTITIES)
    known = frozenset(path.stem for path in IDENTITIES.glob("*/*.md"))
    errata, findings = load_errata(IDENTITIES, register, known)
    assert findings == []
    assert {one.file[:3] for one in errata if one.file} == SEEDS
    assert all(item.line for one in errata if one.file for item in one.items)
    listed = [one.source for one in errata if one.file]
    assert listed == [source.key for source in register.sources if source.key in listed]


def test_our_given_lines_can_be_read() -> None:
    register = load_register(IDENTITIES)
    known = frozenset(path.stem for path in IDENTITIES.glob("*/*.md"))
    for errata in load_errata(IDENTITIES, register, known)[0]:
        for item in errata.items:
            _, findings = parse_given([passage.text for passage in item.given])
            assert findings == [], f"{errata.path}: {item.locator}: {findings[0].message}"


def test_what_no_machine_can_judge_says_why_in_both_languages() -> None:
    for item in _items():
        if not item.claims:
            assert item.remark.en, item.locator
            assert item.remark.zh != item.remark.en, item.locator
            assert "not yet" not in item.remark.en.lower(), item.locator


def test_most_statements_of_the_references_lead_to_an_identity() -> None:
    errata, _ = _ours()
    items = [item for one in errata if not one.file for item in one.items]
    assert len(items) > 500
    assert sum(bool(item.identity) for item in items) > 0.96 * len(items)


def _items() -> list[Item]:
    return [item for one in _ours()[0] for item in one.items]


def _ours() -> tuple[tuple[Errata, ...], list[Finding]]:
    known = frozenset(path.stem for path in IDENTITIES.glob("*/*.md"))
    return load_errata(IDENTITIES, load_register(IDENTITIES), known)
