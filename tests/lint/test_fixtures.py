"""Notes with the findings that are expected of them, each in a comment on its line; no others may come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nablasheet.lint.rules.catalog import RULES
from nablasheet.lint.run import lint_text

HERE = Path(__file__).parent
NOTES = sorted([*HERE.glob("rules/*.md"), *HERE.glob("wild/*.md"), *HERE.glob("wild/*.tex")])
EXPECTED = re.compile(r"(?:<!--|%) expect (?P<codes>[A-Z0-9 ]+?)(?: -->|$)", re.MULTILINE)


def expected(text: str) -> set[tuple[int, str]]:
    lines = enumerate(text.split("\n"), 1)
    return {(i, code) for i, line in lines for m in EXPECTED.finditer(line) for code in m["codes"].split()}


@pytest.mark.parametrize("path", NOTES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_note_gets_the_findings_in_its_comments_and_no_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    without = EXPECTED.sub("", text)
    found = lint_text(path.name, without)
    assert {(result.line, result.code) for result in found.reports} == expected(text)


@pytest.mark.parametrize("path", sorted(HERE.glob("rules/*.md")), ids=lambda path: path.stem)
def test_a_rule_has_an_offence_and_a_lookalike_in_its_note(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = path.stem.replace("_", "-")
    code = next(rule.code for rule in RULES if rule.name == name)
    assert code in {found for _, found in expected(text)}
    results = lint_text(path.name, EXPECTED.sub("", text)).results
    assert any(result.status == "ok" for result in results)


def test_reports_carry_evidence_and_what_to_do() -> None:
    text = (HERE / "rules" / "wrong_derivative.md").read_text(encoding="utf-8")
    for result in lint_text("a.md", EXPECTED.sub("", text)).reports:
        assert result.evidence
        assert result.help.startswith("write ")
