"""Chooses the reader of a note by the name of its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from nablasheet.notes.document import Document
from nablasheet.notes.markdown import read_markdown
from nablasheet.notes.tex import read_tex

READERS: dict[str, Callable[[str], Document]] = {".tex": read_tex, ".ltx": read_tex, ".latex": read_tex}


def read_note(name: str, text: str) -> Document:
    """A note by the suffix of its name: TeX where that says so, Markdown otherwise."""
    return READERS.get(PurePath(name).suffix.lower(), read_markdown)(text)
