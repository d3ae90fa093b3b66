"""Files to lint: which there are, whether they can be read, and their text as a document.

Bounds come first: a file that is not text or too large is named as such and not looked into.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from nablasheet.lint.notebook import from_notebook
from nablasheet.notes.document import Document
from nablasheet.notes.reader import read_note

SUFFIXES = (".md", ".markdown", ".mdx", ".tex", ".ltx", ".latex", ".ipynb", ".txt", ".rst", ".qmd", ".rmd")
LARGEST = 4_000_000
SKIPPED = frozenset({"node_modules", "site", "build", "dist", "__pycache__"})


class Unreadable(Exception):
    """A file that is no note; the message says why."""


def found(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and the notes in the folders named, in order."""
    for path in paths:
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file())
            yield from (
                p
                for p in inside
                if not any(part in SKIPPED or part.startswith(".") for part in p.relative_to(path).parts)
            )
        else:
            yield path


def document(path: Path) -> Document:
    """The note in a file."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(f"it has {size} bytes; {LARGEST} are read")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(error.strerror or "it cannot be opened") from None
    return of_bytes(path.name, data)


def of_bytes(name: str, data: bytes) -> Document:
    """The note that some bytes are."""
    if b"\0" in data:
        raise Unreadable("it holds zero bytes, so it is no text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} is not UTF-8") from None
    if name.lower().endswith(".ipynb"):
        return from_notebook(text)
    return read_note(name, text)
