"""All downloads but the sheet, written where the site links to them."""

from __future__ import annotations

from pathlib import Path

from nablasheet.downloads.csv_file import csv_file
from nablasheet.downloads.json_file import json_file
from nablasheet.downloads.tables import tables
from nablasheet.pdf.files import publish
from nablasheet.render.entry import Book


def write_downloads(book: Book, folder: Path, base_url: str) -> tuple[Path, ...]:
    """Write identities.json, identities.csv and tables/*.tex; returns the paths."""
    texts = {"identities.json": json_file(book), "identities.csv": csv_file(book)}
    texts |= {f"tables/{name}": text for name, text in tables(book, base_url).items()}
    return tuple(publish(folder / name, text.encode()) for name, text in texts.items())
