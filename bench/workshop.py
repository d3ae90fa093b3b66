"""A copy of the repository in a temporary folder, where a bench may change and build as it likes.

The repository's own cache and its site are never touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measurement import ROOT

# What a build reads.
SOURCES = ("gen", "identities", "content", "mkdocs.yml", "mkdocs.zh.yml", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".cache", ".*_cache")
FIXED_DAY = "1767225600"


@dataclass(frozen=True, slots=True)
class Workshop:
    """The copy."""

    root: Path

    def run(self, *words: str, cwd: Path | None = None) -> str:
        """A Python with the copy's package; its output, RuntimeError with the end of it when it fails."""
        environment = dict(
            os.environ,
            PYTHONPATH=str(self.root / "gen"),
            NO_MKDOCS_2_WARNING="1",
            SOURCE_DATE_EPOCH=FIXED_DAY,
        )
        done = subprocess.run(
            [sys.executable, *words],
            cwd=cwd or self.root,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            words_of_failure = (done.stderr.strip() or done.stdout.strip()).splitlines()[-4:]
            raise RuntimeError(
                f"{' '.join(words[:4])} ended with {done.returncode}: {' '.join(words_of_failure)}"
            )
        return done.stdout

    def forget(self) -> None:
        """Empty the cache of verdicts."""
        shutil.rmtree(self.root / ".cache", ignore_errors=True)


@contextmanager
def workshop() -> Iterator[Workshop]:
    """A copy for as long as it is needed."""
    with TemporaryDirectory(prefix="nablasheet-bench-") as folder:
        root = Path(folder) / "copy"
        root.mkdir()
        for name in SOURCES:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=LEFT_OUT)
            elif source.exists():
                shutil.copy2(source, root / name)
        yield Workshop(root)
