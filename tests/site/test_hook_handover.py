"""The site builder takes the book that it is handed, and does not make it again."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

import pytest

from nablasheet import pipeline
from nablasheet.handover import VARIABLE, given
from nablasheet.render.entry import Book

HOOK = Path(__file__).resolve().parents[2] / "gen" / "hook.py"


def _refuse(*_: Any) -> None:
    raise AssertionError("the book was made again")


def test_a_handed_book_is_not_made_again(sample: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    made = runpy.run_path(str(HOOK))["_made"]
    monkeypatch.setattr(pipeline, "book", _refuse)
    with given(sample, ()) as environment:
        monkeypatch.setitem(os.environ, VARIABLE, environment[VARIABLE])
        assert made() == (sample, ())


def test_without_one_it_is_made(sample: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    made = runpy.run_path(str(HOOK))["_made"]
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(pipeline, "book", lambda root: sample)
    monkeypatch.setattr(pipeline, "audits", lambda root, entries, executor: ("audits of", *entries))
    assert made() == (sample, ("audits of", *(entry.id for entry in sample.entries)))
