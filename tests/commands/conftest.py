"""What the tests of the commands share: a tiny repository, and the command line as people call it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tiny import FILES, write

from nablasheet.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with three identities."""
    return write(tmp_path / "repository", FILES)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in this process: status, output, messages."""

    def called(*words: object) -> tuple[int, str, str]:
        try:
            status = main([str(word) for word in words])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return status, out, err

    return called


@pytest.fixture
def shell() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """A command in a process of its own; its input may be anything."""

    def called(*words: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "nablasheet", *map(str, words)]
        environment = {**os.environ, "PYTHONUTF8": "1"}
        done = subprocess.run(
            command, input=given, capture_output=True, env=environment, timeout=120, check=False
        )
        assert b"Traceback" not in done.stderr + done.stdout
        return done

    return called
