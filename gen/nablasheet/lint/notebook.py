"""Jupyter notebooks: the Markdown cells as one note, every line where it stands in the file.

The file is JSON with one string a line of text; the note is made line for line, so that a finding
points into the file that people open.
"""

from __future__ import annotations

import json

from nablasheet.notes.document import Document
from nablasheet.notes.markdown import read_markdown


def from_notebook(text: str) -> Document:
    """The note of a notebook; an empty one when it is no notebook."""
    try:
        cells = json.loads(text)["cells"]
        sources = [_lines(cell["source"]) for cell in cells if cell.get("cell_type") == "markdown"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return read_markdown("")
    return read_markdown(_placed(text.split("\n"), sources))


def _lines(source: object) -> list[str]:
    if isinstance(source, str):
        return source.split("\n")
    return [str(line).rstrip("\n") for line in source] if isinstance(source, list) else []


def _placed(file: list[str], sources: list[list[str]]) -> str:
    """The cells' lines at the lines of the file that hold them; all other lines empty."""
    made = [""] * len(file)
    at = 0
    for source in sources:
        for line in source:
            coded = json.dumps(line, ensure_ascii=False)[1:-1]
            plain = json.dumps(line)[1:-1]
            where = (
                next((i for i in range(at, len(file)) if coded in file[i] or plain in file[i]), None)
                if line.strip()
                else None
            )
            if where is None:
                continue
            made[where] = line
            at = where + 1
    return "\n".join(made)
