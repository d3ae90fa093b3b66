"""We lint ourselves: the pages that people write by hand and the files that lead to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nablasheet.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted((ROOT / "content").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
REPORTS = {"wrong", "layout", "assumption"}


def test_there_are_pages_in_both_languages() -> None:
    assert len([page for page in PAGES if "zh" in page.parts]) >= 9


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_of_ours_has_no_false_formula(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["lint", "--format", "json", str(page)])
    found = [one for one in json.loads(capsys.readouterr().out) if one.get("status") in REPORTS]
    assert [(one["line"], one["code"], one["message"]) for one in found] == []
    assert status == 0
