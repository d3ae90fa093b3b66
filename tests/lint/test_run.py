"""The command, its formats and its contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nablasheet.cli import main
from nablasheet.lint.allow import allowed, is_allowed
from nablasheet.lint.run import lint_text

WRONG = "$$ \\det(2 A) = 2 \\det(A) $$\n"
FIELDS = {"file", "line", "end_line", "col", "text", "status", "code", "message", "evidence", "help"}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(["lint", *words])
    return status, capsys.readouterr().out


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text("# Note\n\n" + WRONG, encoding="utf-8")
    return path


def test_text_shows_place_excerpt_evidence_help_and_a_sum(
    note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = run(capsys, str(note))
    assert status == 1
    assert f"{note}:3:4: P301 wrong-property: the two sides are not equal" in out
    assert "^^^^" in out
    assert "= evidence  A = [[1, 0], [0, 1]]: left 4, right 2" in out
    assert "= help      write 2^n \\det(A)" in out
    assert out.rstrip().endswith("1 formula: 0 verified, 1 refuted")


def test_json_is_the_documented_list(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, str(note), "--format", "json")
    head, record = json.loads(out)
    assert status == 1
    assert head == {"file": str(note), "layout": None}
    assert set(record) == FIELDS
    assert (record["line"], record["col"], record["status"], record["code"]) == (3, 4, "wrong", "P301")


def test_sarif_and_github_name_the_same_place(note: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = run(capsys, str(note), "--format", "sarif")
    result = json.loads(out)["runs"][0]["results"][0]
    assert result["ruleId"] == "P301"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    _, out = run(capsys, str(note), "--format", "github")
    assert out.startswith("::error file=")
    assert ",line=3,col=4," in out


def test_exit_status_says_clean_wrong_or_unreadable(
    note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean = tmp_path / "clean.md"
    clean.write_text("$\\operatorname{tr}(A B) = \\operatorname{tr}(B A)$", encoding="utf-8")
    binary = tmp_path / "binary.md"
    binary.write_bytes(b"\0\1\2")
    assert run(capsys, str(clean))[0] == 0
    assert run(capsys, str(note), str(clean))[0] == 1
    assert run(capsys, str(binary))[0] == 2
    assert run(capsys, str(tmp_path / "absent.md"))[0] == 2


def test_folders_are_searched_and_what_is_hidden_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("a", ".git", "node_modules"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "n.md").write_text(WRONG, encoding="utf-8")
    _, out = run(capsys, str(tmp_path), "--format", "json")
    assert [Path(record["file"]).parent.name for record in json.loads(out) if "status" in record] == ["a"]


def test_notes_lists_what_is_not_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.md"
    path.write_text("$\\frac{\\partial f}{\\partial x} = \\lim g$", encoding="utf-8")
    assert "N101" not in run(capsys, str(path))[1]
    assert "N101 not-understood" in run(capsys, str(path), "--notes")[1]


@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG.strip()} <!-- nablasheet: allow P301 -->",
        f"{WRONG.strip()} <!-- nablasheet: allow wrong-property -->",
        f"<!-- nablasheet: allow P301 -->\n\n{WRONG}",
        f"<!-- nablasheet: allow D401, P301 -->\n{WRONG}",
    ],
)
def test_a_comment_silences_a_rule_at_its_place(text: str) -> None:
    assert not lint_text("a.md", text).reports
    assert lint_text("a.md", text + "\n\nlater:\n\n" + WRONG).reports


def test_a_tex_comment_silences_too_and_other_codes_do_not() -> None:
    assert not lint_text("a.tex", WRONG.strip() + " % nablasheet: allow P301").reports
    assert lint_text("a.tex", WRONG.strip() + " % nablasheet: allow D401").reports


def test_allowed_lines_end_with_the_next_block() -> None:
    listed = allowed("<!-- nablasheet: allow P301 -->\n\na\nb\n\nc")
    assert is_allowed(listed, 4, 4, "P301", "wrong-property")
    assert not is_allowed(listed, 6, 6, "P301", "wrong-property")


def test_a_notebook_is_linted_where_its_lines_stand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [
        {"cell_type": "code", "source": ["x = 1\n"]},
        {"cell_type": "markdown", "source": ["# T\n", "\n", WRONG]},
    ]
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps({"cells": cells}, indent=1), encoding="utf-8")
    line = (
        path.read_text(encoding="utf-8").split("\n").index('    "$$ \\\\det(2 A) = 2 \\\\det(A) $$\\n"') + 1
    )
    _, out = run(capsys, str(path), "--format", "json")
    assert [record["line"] for record in json.loads(out) if "status" in record] == [line]
