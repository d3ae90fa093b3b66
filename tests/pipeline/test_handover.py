"""What the command made is what the site builder takes, and without a command there is nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.tiny import FILES, write

from nablasheet.errata import Audit
from nablasheet.handover import VARIABLE, given, taken
from nablasheet.pipeline import audits, book
from nablasheet.render.entry import Book


def test_a_book_arrives_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "repository", FILES)
    made: tuple[Book, tuple[Audit, ...]] = (book(root), audits(root, (), None))
    with given(made) as environment:
        monkeypatch.setitem(os.environ, VARIABLE, environment[VARIABLE])
        assert taken() == made
    assert not Path(environment[VARIABLE]).exists()


def test_nothing_was_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert taken() is None
