"""`nablasheet check`: definitions and statements, for people, machines and pull requests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.tiny import LINEAR

from nablasheet.commands import check
from nablasheet.commands.check import one_line

VECTOR = [r"$x, a \in \mathbb{R}^n$"]


def test_all_of_a_repository(run, root: Path) -> None:
    status, out, err = run("check", "--root", root)
    assert status == 0
    assert out == "3 identities read: 3 verified, 0 findings\n"
    assert "checked 3 identities" in err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_any_number_of_workers(run, root: Path, workers: str) -> None:
    status, out, _ = run("check", "--root", root, "--workers", workers)
    assert (status, out) == (0, "3 identities read: 3 verified, 0 findings\n")


@pytest.mark.parametrize("workers", ["0", "-1", "two"])
def test_a_number_of_workers_is_a_number(run, root: Path, workers: str) -> None:
    status, _, err = run("check", "--root", root, "--workers", workers)
    assert status == 2
    assert f"argument --workers: invalid positive value: '{workers}'" in err


def test_one_file_shows_how_it_is_read(run, root: Path) -> None:
    status, out, _ = run("check", root / "identities" / "vectors" / "linear-form.md")
    assert status == 0
    assert "read as      (a' x)" in out
    assert r"denominator  \frac{\partial f}{\partial x} = a  [n×1]" in out
    assert "verified, layout denominator" in out
    assert "1 identities read: 1 verified, 0 findings" in out


def test_a_false_claim_is_a_finding_with_a_place(run, root: Path) -> None:
    path = root / "identities" / "vectors" / "linear-form.md"
    path.write_text(LINEAR.replace(r"\nabla_x f = a", r"\nabla_x f = 2 a"), "utf-8")
    status, out, _ = run("check", "--root", root)
    assert status == 1
    assert "identities/vectors/linear-form.md:20:1: F143 claim-refuted: the claim is false: " in out
    assert r"20 | \nabla_x f = 2 a" in out
    assert "3 identities read: 2 verified, 1 findings" in out


def test_findings_as_json_and_as_commands_of_a_pull_request(run, root: Path) -> None:
    path = root / "identities" / "vectors" / "linear-form.md"
    path.write_text(LINEAR.replace(r"a^\top x", r"b^\top x"), "utf-8")
    status, out, _ = run("check", "--root", root, "--format", "json")
    (finding,) = json.loads(out)
    assert status == 1
    assert {"code", "name", "file", "line", "col", "message", "notes", "help"} == set(finding)
    assert (finding["file"], finding["line"]) == ("identities/vectors/linear-form.md", 14)
    status, out, _ = run("check", "--root", root, "--format", "github")
    assert status == 1
    assert out.startswith("::error file=identities/vectors/linear-form.md,line=14,col=")
    assert "2 identities read: 2 verified, 1 findings" in out


def test_all_mistakes_of_all_files_are_told_at_once(run, root: Path) -> None:
    for path in sorted((root / "identities").glob("*/*.md")):
        path.write_text(path.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    status, out, _ = run("check", "--root", root)
    assert status == 1
    assert out.count("titel") >= 3
    assert out.count('did you mean "title"?') == 3


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00\xff\xfe", b"---\n", b"---\ntitle: [\n---\n", b"---\n- a\n---\n", b"\xef\xbb\xbf# x\n",
        b"---\ntitle: {en: a, zh: b}\n---\n" + b"## Given\n\n" + b"- $" + b"x" * 200_000 + b"$\n",
        b"---\ntitle: !!python/object/apply:os.system ['true']\n---\n",
    ],
    ids=["empty", "binary", "half", "broken yaml", "a list", "byte order mark", "huge line", "object"],
)  # fmt: skip
def test_any_content_is_a_finding(run, root: Path, content: bytes) -> None:
    path = root / "identities" / "vectors" / "odd.md"
    path.write_bytes(content)
    status, out, _ = run("check", path)
    assert status == 1
    assert "identities/vectors/odd.md:" in out


def test_what_is_not_there_is_said(run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, _, err = run("check", root / "identities" / "none.md", root / "identities")
    assert status == 2
    assert err.count("there is no such file") == 2
    monkeypatch.chdir(tmp_path)
    status, _, err = run("check")
    assert status == 2
    assert "there is no identities/topics.yml here or above" in err
    assert run("check", "--root", tmp_path)[0] == 2
    assert run("check", "--jsonl", tmp_path / "none")[0] == 2


def test_a_folder_that_cannot_be_written_costs_only_time(run, root: Path) -> None:
    (root / ".cache").write_text("a file where a folder should be", "utf-8")
    assert run("check", "--root", root)[0] == 0


@pytest.mark.parametrize(
    ("statement", "given", "verdict", "layout"),
    [
        (r"\nabla_x (a^\top x) = a", VECTOR, "verified", "denominator"),
        (r"\frac{\partial a^\top x}{\partial x} = a^\top", VECTOR, "verified", "numerator"),
        (r"\frac{\partial x^\top x}{\partial x} = x", VECTOR, "refuted", None),
        (r"a^\top x = x^\top a", VECTOR, "verified", None),
        (r"a^\top x = x^\top x", VECTOR, "refuted", None),
        (r"\mathrm{d}(a^\top x) = a^\top \mathrm{d}x", VECTOR, "verified", None),
        (r"a^\top x = x^\top a = 0", VECTOR, "refuted", None),
    ],
)
def test_a_statement_has_a_verdict(
    statement: str, given: list[str], verdict: str, layout: str | None
) -> None:
    made = json.loads(one_line(json.dumps({"id": "s", "statement": statement, "given": given}), {}))
    assert (made["id"], made["verdict"], made["layout"]) == ("s", verdict, layout)
    assert bool(made["counterexample"]) == (verdict == "refuted")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "the line is not a JSON object"),
        ("null", "the line is not a JSON object"),
        ("{}", "the field 'statement' is missing"),
        (json.dumps({"statement": 1}), "statement is a text"),
        (json.dumps({"statement": "x = x", "given": {}}), "x is not declared"),
        (json.dumps({"statement": "x = x", "given": [1]}), "given is a list of texts, one a line"),
        (json.dumps({"statement": "x = x", "given": ["$x$"]}), ""),
        (json.dumps({"statement": "x", "given": VECTOR}), "there is no = in it"),
        (json.dumps({"statement": "=", "given": VECTOR}), ""),
    ],
)
def test_what_is_no_statement_is_undecided_with_a_reason(line: str, reason: str) -> None:
    made = json.loads(one_line(line, {}))
    assert made["verdict"] == "undecided"
    assert made["reason"]
    assert reason in made["reason"]


def test_a_defect_costs_one_line_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr(check, "answer", broken)
    made = json.loads(one_line(json.dumps({"id": 1, "statement": "x = x"}), {}))
    assert (made["id"], made["verdict"]) == (1, "undecided")
    assert made["reason"] == "a defect of ours; please report this line"


def test_statements_keep_their_order(shell) -> None:
    requests = [{"id": k, "statement": r"a^\top x = x^\top a", "given": VECTOR} for k in range(10)]
    done = shell("check", "--jsonl", "-", given="\n".join(map(json.dumps, requests)).encode())
    made = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(one["id"], one["verdict"]) for one in made] == [(k, "verified") for k in range(10)]
