"""Files appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nablasheet.pdf.files import publish


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    path = publish(tmp_path / "a" / "b.txt", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = publish(tmp_path / "b.txt", b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        publish(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
