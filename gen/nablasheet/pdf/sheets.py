"""All editions of the sheet, written where the site links to them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from nablasheet.pdf.cheatsheet import sheet, source
from nablasheet.pdf.engine import picture
from nablasheet.pdf.files import publish
from nablasheet.pdf.latex import cheatsheet, compile_latex
from nablasheet.render.entry import LANGUAGES, Book


@dataclass(frozen=True, slots=True)
class Edition:
    """One PDF: its file name, language and paper size."""

    name: str
    language: str
    paper: str


EDITIONS = (
    Edition("nablasheet-en.pdf", "en", "a4"),
    Edition("nablasheet-zh.pdf", "zh", "a4"),
    Edition("nablasheet-en-letter.pdf", "en", "letter"),
)


def write_sheets(book: Book, folder: Path, base_url: str, timestamp: int) -> tuple[Path, ...]:
    """Make every edition with Typst and write the LaTeX sources beside them; returns the paths."""
    sheets = tuple(
        publish(folder / edition.name, sheet(book, edition.language, edition.paper, base_url, timestamp))
        for edition in EDITIONS
    )
    return sheets + write_sources(book, folder, base_url)


def write_picture(book: Book, folder: Path, base_url: str) -> Path:
    """Write pictures/sheet.png, the first page of the English sheet, for pages about the project."""
    return publish(folder / "pictures" / "sheet.png", picture(source(book, "en", "a4", base_url), "en"))


def write_sources(book: Book, folder: Path, base_url: str) -> tuple[Path, ...]:
    """Write cheatsheet-en.tex and cheatsheet-zh.tex."""
    return tuple(
        publish(folder / f"cheatsheet-{language}.tex", cheatsheet(book, language, base_url).encode())
        for language in LANGUAGES
    )


def write_latex_sheets(book: Book, folder: Path, base_url: str, timestamp: int) -> tuple[Path, ...]:
    """Make nablasheet-en.pdf and nablasheet-zh.pdf with XeLaTeX instead, for those who prefer it."""
    with tempfile.TemporaryDirectory() as work:
        return tuple(
            compile_latex(
                publish(
                    Path(work) / f"nablasheet-{language}.tex", cheatsheet(book, language, base_url).encode()
                ),
                folder,
                timestamp,
            )
            for language in LANGUAGES
        )
