"""The sample book of the sheet."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from nablasheet.render.entry import Book


@pytest.fixture(scope="session")
def book() -> Book:
    """The sample book."""
    found: Book = runpy.run_path(str(Path(__file__).parents[1] / "pdf" / "sample.py"))["BOOK"]
    return found


@pytest.fixture(scope="session")
def base_url() -> str:
    """Where the sample's site would be."""
    return "https://example.org/nablasheet"
