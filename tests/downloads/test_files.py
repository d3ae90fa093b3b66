"""All downloads at their fixed places."""

from __future__ import annotations

from pathlib import Path

from nablasheet.downloads import write_downloads
from nablasheet.render.entry import Book


def test_files_and_their_places(book: Book, base_url: str, tmp_path: Path) -> None:
    paths = write_downloads(book, tmp_path, base_url)
    names = {str(path.relative_to(tmp_path)) for path in paths}
    assert {"identities.json", "identities.csv", "tables/traces-en.tex", "tables/traces-zh.tex"} <= names
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(paths)


def test_the_same_book_makes_the_same_bytes(book: Book, base_url: str, tmp_path: Path) -> None:
    first, second = (write_downloads(book, tmp_path / name, base_url) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
