"""All downloads but the sheet, written where the site links to them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nablasheet.downloads.anki_package import anki_package
from nablasheet.downloads.code_bundle import NAME, code_bundle
from nablasheet.downloads.csv_file import csv_file
from nablasheet.downloads.deck import cards, tsv
from nablasheet.downloads.errata_file import errata_file
from nablasheet.downloads.json_file import json_file
from nablasheet.downloads.tables import tables
from nablasheet.errata import Audit
from nablasheet.pdf.files import publish
from nablasheet.render.entry import LANGUAGES, Book


def write_errata(audits: Iterable[Audit], folder: Path) -> Path:
    """Write errata.json."""
    return publish(folder / "errata.json", errata_file(audits).encode())


def write_downloads(book: Book, folder: Path, base_url: str) -> tuple[Path, ...]:
    """Write JSON, CSV, the Python module, the flashcards and tables/*.tex; returns the paths."""
    texts = {"identities.json": json_file(book), "identities.csv": csv_file(book), NAME: code_bundle(book)}
    texts |= {f"flashcards-{language}.tsv": tsv(book, language) for language in LANGUAGES}
    texts |= {f"tables/{name}": text for name, text in tables(book, base_url).items()}
    files = {name: text.encode() for name, text in texts.items()}
    files |= {
        f"flashcards-{language}.apkg": anki_package(cards(book, language), language) for language in LANGUAGES
    }
    return tuple(publish(folder / name, data) for name, data in files.items())
