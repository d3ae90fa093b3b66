"""Verdicts kept between runs, under the content that they are about.

The key is a hash of the definition's text, of the source code of everything that reads, derives or
checks, and of the versions of the referees' libraries, so that no edit of a definition or of the
code can meet an old verdict.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
STAGES = ("expr", "notes", "definitions", "parse", "derive", "check")
LIBRARIES = ("sympy", "mpmath", "gmpy2", "pylatexenc", "markdown-it-py")


def fingerprint() -> str:
    """A hash of the code and of the libraries that a verdict depends on."""
    digest = hashlib.sha256(sys.version.encode())
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    files = [
        PACKAGE / "identity.py",
        *(p for stage in STAGES for p in sorted((PACKAGE / stage).rglob("*.py"))),
    ]
    for path in files:
        digest.update(str(path.relative_to(PACKAGE)).encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"


class Cache:
    """A folder of verdicts; a file that cannot be read is as good as none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fingerprint = fingerprint()

    def key(self, text: str) -> str:
        """The name under which the verdict on this text is kept."""
        return hashlib.sha256(f"{self.fingerprint}\0{text}".encode()).hexdigest()

    def get(self, text: str) -> dict[str, Any] | None:
        """The kept verdict, if there is one."""
        try:
            record = json.loads((self.folder / f"{self.key(text)}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return record if isinstance(record, dict) else None

    def put(self, text: str, record: dict[str, Any]) -> None:
        """Keep a verdict; the file appears whole or not at all, and not where nothing can be written."""
        path = self.folder / f"{self.key(text)}.json"
        part = path.with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(record, ensure_ascii=False, sort_keys=True), "utf-8")
            part.replace(path)
