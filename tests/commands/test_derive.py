"""`nablasheet derive`: one formula for a person, or lines of JSON for a machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nablasheet.commands import derive
from nablasheet.commands.derive import one_line
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal
from nablasheet.expr import Node, Symbol

QUADRATIC = (
    r"x^\top A x",
    "--wrt",
    "x",
    "--given",
    r"x \in \mathbb{R}^n",
    "--given",
    r"A \in \mathbb{R}^{n \times n}",
)
GIVEN = [r"$x \in \mathbb{R}^n$", r"$A \in \mathbb{R}^{n \times n}$"]
REQUEST = {"id": 7, "function": r"x^\top A x", "variable": "x", "given": GIVEN}
FIELDS = {"id", "status", "reason", "kind", "verified", "convention", "numerator", "denominator", "steps"}
HEAVY = ("sympy", "numpy", "mpmath", "scipy", "gmpy2", "markdown_it", "mkdocs")


def test_a_formula_is_derived_with_steps_and_a_verdict(run) -> None:
    status, out, err = run("derive", *QUADRATIC)
    assert (status, err) == (0, "")
    assert "scalar-by-vector" in out
    assert r"numerator layout    \frac{\partial f}{\partial x} = x^\top (A + A^\top)" in out
    assert r"denominator layout  \frac{\partial f}{\partial x} = (A + A^\top) x" in out
    assert "product rule" in out
    assert "verified: exact agrees exactly at 4 points" in out


def test_without_check_it_says_so(run) -> None:
    status, out, _ = run("derive", "--no-check", *QUADRATIC)
    assert status == 0
    assert "not checked (--no-check)" in out
    assert "verified" not in out


def test_json_is_the_documented_record(run) -> None:
    status, out, _ = run("derive", *QUADRATIC, "--format", "json")
    made = json.loads(out)
    assert status == 0
    assert set(made) == FIELDS | {"check"}
    assert made["verified"] is True
    assert made["denominator"] == {
        "left": r"\frac{\partial f}{\partial x}", "latex": r"(A + A^\top) x", "numpy": "(A + A.T) @ x",
    }  # fmt: skip
    assert {"rule", "name", "latex"} == set(made["steps"][0])


def test_order_two_is_the_hessian(run) -> None:
    status, out, _ = run("derive", "--no-check", "--order", "2", *QUADRATIC)
    assert status == 0
    assert r"\frac{\partial^2 f}{\partial x \, \partial x^\top} = A + A^\top" in out


def test_conditions_may_follow_without_dollars(run) -> None:
    words = (r"\log\det X", "--wrt", "X", "--given", r"X \in \mathbb{R}^{n \times n}, positive determinant")
    status, out, _ = run("derive", "--no-check", *words)
    assert status == 0
    assert r"X^{-\top}" in out


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        ((), 2, "a function and --wrt are needed, or --jsonl FILE"),
        (("x",), 2, "a function and --wrt are needed"),
        ((r"x^\top B x", *QUADRATIC[1:]), 2, "B is not declared"),
        ((r"x^\top A (", *QUADRATIC[1:]), 2, "P101"),
        ((r"A x x", *QUADRATIC[1:]), 2, "n×1"),
        (("x", "--wrt", "y", "--given", r"x \in \mathbb{R}"), 2, "y is not declared"),
        (("x", "--wrt", "x", "--given", r"x \in \mathbb{R}, nonsense"), 2, '"nonsense" is not'),
        (("x", "--wrt", "x", "--given", "x"), 2, "<arguments>:1:"),
        (("x", "--wrt", "x", "--order", "3"), 2, "invalid choice"),
        (("--jsonl", "/no/such/file"), 2, "/no/such/file: No such file or directory"),
        (("--jsonl", os.curdir), 2, "Is a directory"),
        ((r"\lambda_{\max}(a x^\top)", "--wrt", "x", "--given", r"a, x \in \mathbb{R}^n"), 1, "not derived: an eigen"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(run, words: tuple[str, ...], status: int, message: str) -> None:
    made, out, err = run("derive", *words)
    assert made == status
    assert message in out + err


def test_a_formula_that_its_referees_refute_is_never_shown(run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = derive.attempt

    def turned(function: Node, variable: Symbol, order: int) -> Derivation | Refusal:
        found = whole(function, variable, order)
        assert isinstance(found, Derivation)
        return replace(found, numerator=found.denominator, denominator=found.numerator)

    monkeypatch.setattr(derive, "attempt", turned)
    status, out, _ = run("derive", *QUADRATIC)
    assert status == 1
    assert "did not survive its check" in out
    assert "layout" not in out


def answers(lines: list[str]) -> list[dict]:
    return [json.loads(one_line(line, {"check": False})) for line in lines]


def test_a_line_has_a_line() -> None:
    (made,) = answers([json.dumps(REQUEST)])
    assert set(made) == FIELDS
    assert (made["id"], made["status"], made["kind"]) == (7, "derived", "scalar-by-vector")
    assert made["verified"] is False


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "the line is not a JSON object"),
        ("{", "the line is not a JSON object"),
        ("[1]", "the line is not a JSON object"),
        ("[" * 100_000, "the line is not a JSON object"),
        ('"x"', "the line is not a JSON object"),
        ("9" * 5000, "the line is not a JSON object"),
        ("{}", "the field 'function' is missing"),
        (json.dumps({"function": "x"}), "x is not declared"),
        (json.dumps({"function": r"\mathbf{1}^\top \mathbf{1}"}), "unknown"),
        (json.dumps(REQUEST | {"given": 5}), "given is a list of texts, one a line"),
        (json.dumps(REQUEST | {"given": "x"}), "given is a list of texts, one a line"),
        (json.dumps(REQUEST | {"given": [None]}), "given is a list of texts, one a line"),
        (json.dumps(REQUEST | {"function": None}), "function is a text"),
        (json.dumps(REQUEST | {"variable": ["x"]}), "variable is a text"),
        (json.dumps(REQUEST | {"order": 3}), "order is 1 or 2"),
        (json.dumps(REQUEST | {"order": "two"}), "order is 1 or 2"),
        (json.dumps(REQUEST | {"function": "x" * 50_000}), ""),
        (json.dumps(REQUEST | {"function": "(" * 5_000}), ""),
        (json.dumps(REQUEST | {"function": "\x00\ud800"}), ""),
        (json.dumps(REQUEST | {"function": "{" * 500 + "x" + "}" * 500}), ""),
    ],
    ids=lambda value: str(value)[:24],
)  # fmt: skip
def test_what_is_no_request_is_invalid(line: str, reason: str) -> None:
    (made,) = answers([line])
    assert made["status"] == "invalid"
    assert reason in made["reason"] or reason == "unknown"
    assert made["reason"]


def test_a_defect_costs_one_line_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr(derive, "attempt", broken)
    (made,) = answers([json.dumps(REQUEST)])
    assert made == {"id": 7, "status": "refused", "reason": "a defect of ours; please report this line"}


def test_lines_are_answered_in_their_order_by_several_processes(shell, tmp_path: Path) -> None:
    requests = [{**REQUEST, "id": k, "function": r"x^\top A x" if k % 3 else "("} for k in range(20)]
    text = "\n\n".join(json.dumps(request) for request in requests) + "\n\n"
    path = tmp_path / "requests.jsonl"
    path.write_text(text, "utf-8")
    from_file = shell("derive", "--no-check", "--jsonl", path)
    from_stdin = shell("derive", "--no-check", "--jsonl", "-", given=text.encode())
    made = [json.loads(line) for line in from_file.stdout.decode().splitlines()]
    assert [one["id"] for one in made] == list(range(20))
    assert [one["status"] for one in made] == ["derived" if k % 3 else "invalid" for k in range(20)]
    assert from_stdin.stdout == from_file.stdout
    assert from_file.returncode == from_stdin.returncode == 0


def test_bytes_that_are_no_text_are_answered(shell) -> None:
    given = (
        b'\xff\xfe\x00\n{"id": "\xe2\x80\xa8", "function": "x"}\n' + b'{"id": "\\ud800"}\n' + b"x" * 300_000
    )
    done = shell("derive", "--jsonl", "-", given=given)
    made = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    assert [one["status"] for one in made] == ["invalid"] * 4
    assert [one["id"] for one in made] == [None, "\u2028", "\ud800", None]
    assert done.returncode == 0


def test_deriving_loads_no_referee_and_no_site() -> None:
    words = ["-X", "importtime", "-m", "nablasheet", "derive", "--no-check", *QUADRATIC]
    done = subprocess.run([sys.executable, *words], capture_output=True, encoding="utf-8", check=True)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "nablasheet" in loaded
    assert not loaded & set(HEAVY)
