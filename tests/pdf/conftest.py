"""The sample book, and its sheets made once a session."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from nablasheet.pdf.cheatsheet import sheet
from nablasheet.render.entry import Book

BASE_URL = "https://example.org/nablasheet"
TIMESTAMP = 1_760_000_000


@pytest.fixture(scope="session")
def book() -> Book:
    """The sample book."""
    found: Book = runpy.run_path(str(Path(__file__).parent / "sample.py"))["BOOK"]
    return found


@pytest.fixture(scope="session")
def base_url() -> str:
    """Where the sample's site would be."""
    return BASE_URL


@pytest.fixture(scope="session", params=["en", "zh"])
def edition(request: pytest.FixtureRequest, book: Book) -> tuple[str, bytes]:
    """The language and the PDF of an edition on A4."""
    language: str = request.param
    return language, sheet(book, language, "a4", BASE_URL, TIMESTAMP)
