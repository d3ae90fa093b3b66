"""All editions at their fixed names."""

from __future__ import annotations

from pathlib import Path

from nablasheet.pdf import write_sheets
from nablasheet.render.entry import Book


def test_the_editions_and_the_sources(book: Book, base_url: str, tmp_path: Path) -> None:
    paths = write_sheets(book, tmp_path, base_url, 1_760_000_000)
    assert [path.name for path in paths] == [
        "nablasheet-en.pdf",
        "nablasheet-zh.pdf",
        "nablasheet-en-letter.pdf",
        "cheatsheet-en.tex",
        "cheatsheet-zh.tex",
    ]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert all(path.read_bytes()[:5] == b"%PDF-" for path in paths[:3])
