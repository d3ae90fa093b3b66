"""The small commands: show, new, explain, accept, and the command line itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nablasheet import __version__
from nablasheet.cli import COMMANDS
from nablasheet.messages import meanings


def test_without_a_command_the_help_is_shown(run) -> None:
    status, out, err = run()
    assert status == 2
    assert out == ""
    assert all(name in err for name in COMMANDS)


def test_the_version(run) -> None:
    assert run("--version") == (0, f"nablasheet {__version__}\n", "")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(run, name: str) -> None:
    status, out, _ = run(name, "--help")
    assert status == 0
    assert f"usage: nablasheet {name}" in out


@pytest.mark.parametrize("words", [("nonsense",), ("derive", "--nonsense"), ("show",)])
def test_what_is_no_command_ends_with_status_two(run, words: tuple[str, ...]) -> None:
    status, _, err = run(*words)
    assert status == 2
    assert "usage:" in err


def test_show_prints_one_identity(run, root: Path) -> None:
    status, out, err = run("show", "linear-form", "--root", root)
    assert (status, err) == (0, "")
    assert out.startswith("Linear form · 线性型\n\nidentity     linear-form\n")


def test_show_names_what_is_near(run, root: Path) -> None:
    status, _, err = run("show", "linear-from", "--root", root)
    assert status == 2
    assert "there is no identity 'linear-from'; near it: linear-form" in err
    assert run("show", "zzz", "--root", root)[2] == "nablasheet show: there is no identity 'zzz'\n"


def test_show_tells_what_is_wrong_with_it(run, root: Path) -> None:
    path = root / "identities" / "vectors" / "linear-form.md"
    path.write_text(path.read_text("utf-8").replace(r"f = a", r"f = 3 a"), "utf-8")
    status, out, err = run("show", "linear-form", "--root", root)
    assert status == 1
    assert "read as" in out
    assert "F143 claim-refuted" in err


def test_new_writes_the_template_once(run, root: Path) -> None:
    status, out, _ = run("new", "traces/my-trace", "--root", root)
    assert status == 0
    assert "then run: nablasheet check identities/traces/my-trace.md" in out
    assert (root / "identities" / "traces" / "my-trace.md").is_file()
    status, out, err = run("new", "traces/my-trace", "--root", root)
    assert (status, out) == (1, "")
    assert "my-trace" in err


@pytest.mark.parametrize(
    "name", ["my-trace", "../../etc/x", "traces/../../x", "nowhere/x", "traces/X Y", "/x/y", ""]
)
def test_new_stays_in_its_folder(run, root: Path, name: str) -> None:
    before = sorted(root.parent.rglob("*"))
    status, _, err = run("new", name, "--root", root)
    assert status == 1
    assert err
    assert sorted(root.parent.rglob("*")) == before


def test_every_code_is_explained(run) -> None:
    status, out, _ = run("explain")
    assert status == 0
    assert len(out.splitlines()) == len(meanings())
    for code, (name, _) in meanings().items():
        assert run("explain", code.lower())[1].startswith(f"{code} {name}\n\n")


def test_an_unknown_code_has_a_neighbour(run) -> None:
    status, _, err = run("explain", "F1O2")
    assert status == 2
    assert "there is no code 'F1O2'; did you mean" in err
    assert run("explain", "\ud800")[0] == 2


def test_accept_writes_changes_and_removes_orphans(run, root: Path) -> None:
    orphan = root / "tests" / "golden" / "traces" / "gone.txt"
    orphan.parent.mkdir(parents=True)
    orphan.write_text("old", "utf-8")
    status, out, _ = run("accept", "--root", root)
    assert status == 0
    assert out == "3 golden files: 3 written, 1 removed; look at them with git diff\n"
    assert not orphan.exists()
    assert (
        (orphan.parent / "trace-of-product.txt")
        .read_text("utf-8")
        .startswith("identity     trace-of-product\n")
    )
    assert "0 written, 0 removed" in run("accept", "--root", root)[1]


def test_accept_writes_nothing_while_anything_is_wrong(run, root: Path) -> None:
    path = root / "identities" / "vectors" / "linear-form.md"
    path.write_text(path.read_text("utf-8").replace(r"f = a", r"f = 3 a"), "utf-8")
    status, _, err = run("accept", "--root", root)
    assert status == 1
    assert "F143" in err
    assert not (root / "tests").exists()


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m nablasheet explain | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.returncode in (0, 1)


def test_a_terminal_without_the_letters_is_no_error() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    words = [
        sys.executable,
        "-m",
        "nablasheet",
        "derive",
        "A x x",
        "--wrt",
        "x",
        "--given",
        r"x, A \in \mathbb{R}^n",
    ]
    done = subprocess.run(words, capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"\\xd7" in done.stderr
