"""Verdicts are kept under all that they depend on, and under nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from nablasheet import cache
from nablasheet.cache import LIBRARIES, PACKAGE, STAGES, Cache, fingerprint

TEXT = "identities/traces/x.md\nthe definition"
RECORD = {"status": "verified", "text": "é"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package's source, from which fingerprints are taken."""
    copied = tmp_path / "nablasheet"
    copytree(PACKAGE, copied)
    monkeypatch.setattr(cache, "PACKAGE", copied)
    return copied


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    memory = Cache(tmp_path / "a" / "b")
    assert memory.get(TEXT) is None
    memory.put(TEXT, RECORD)
    assert memory.get(TEXT) == RECORD
    assert [path.suffix for path in (tmp_path / "a" / "b").iterdir()] == [".json"]


def test_another_text_has_another_key(tmp_path: Path) -> None:
    memory = Cache(tmp_path)
    memory.put(TEXT, RECORD)
    assert memory.get(TEXT + " ") is None
    assert memory.get(TEXT.replace("traces", "norms")) is None


def test_the_fingerprint_is_repeatable(package: Path) -> None:
    assert fingerprint() == fingerprint()


@pytest.mark.parametrize("stage", [*STAGES, ""])
def test_any_change_of_the_code_changes_every_key(package: Path, tmp_path: Path, stage: str) -> None:
    before = Cache(tmp_path / "kept")
    before.put(TEXT, RECORD)
    path = sorted((package / stage).rglob("*.py"))[-1] if stage else package / "identity.py"
    path.write_bytes(path.read_bytes() + b"\n# one more line\n")
    after = Cache(tmp_path / "kept")
    assert after.key(TEXT) != before.key(TEXT)
    assert after.get(TEXT) is None


def test_a_file_that_moves_or_appears_changes_every_key(package: Path) -> None:
    first = fingerprint()
    moved = package / "check" / "sample.py"
    moved.rename(package / "check" / "renamed.py")
    second = fingerprint()
    (package / "check" / "rules" / "more.py").write_text("", "utf-8")
    assert len({first, second, fingerprint()}) == 3


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_a_library_changes_every_key(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    real = cache._version
    monkeypatch.setattr(cache, "_version", lambda name: "0.0" if name == library else real(name))
    assert fingerprint() != before


def test_a_library_that_is_absent_is_a_version_too() -> None:
    assert cache._version("no-such-library-anywhere") == "absent"


def test_everything_that_the_referees_import_is_in_the_fingerprint() -> None:
    """A module of the package that `check` or `parse` uses lies in a stage that is hashed."""
    hashed = {*STAGES, "identity"}
    for stage in STAGES:
        for path in (PACKAGE / stage).rglob("*.py"):
            for line in path.read_text("utf-8").splitlines():
                words = line.split()
                if words[:1] == ["from"] and words[1].startswith("nablasheet."):
                    assert words[1].split(".")[1] in {*hashed, "finding"}, f"{path.name}: {line}"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'"verified"', b"1" * 5000])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    memory = Cache(tmp_path)
    (tmp_path / f"{memory.key(TEXT)}.json").write_bytes(content)
    assert memory.get(TEXT) is None
    memory.put(TEXT, RECORD)
    assert memory.get(TEXT) == RECORD


def test_a_folder_in_place_of_a_file_is_as_good_as_none(tmp_path: Path) -> None:
    memory = Cache(tmp_path)
    (tmp_path / f"{memory.key(TEXT)}.json").mkdir()
    assert memory.get(TEXT) is None
    memory.put(TEXT, RECORD)
    assert memory.get(TEXT) is None


def test_the_file_is_plain_text(tmp_path: Path) -> None:
    memory = Cache(tmp_path)
    memory.put(TEXT, RECORD)
    assert json.loads((tmp_path / f"{memory.key(TEXT)}.json").read_text("utf-8")) == RECORD
