"""What the command made is what the site builder takes, and without a command there is nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import pytest
from tests.tiny import FILES, write

from nablasheet.errata import Audit
from nablasheet.handover import VARIABLE, _types, given, rebuilt, taken
from nablasheet.pipeline import audits, book
from nablasheet.render.entry import Book


def test_a_book_arrives_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "repository", FILES)
    made: tuple[Book, tuple[Audit, ...]] = (book(root), audits(root, (), None))
    with given(*made) as environment:
        monkeypatch.setitem(os.environ, VARIABLE, environment[VARIABLE])
        assert taken() == made
    assert not Path(environment[VARIABLE]).exists()


def test_nothing_was_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert taken() is None


def _kinds(kind: Any) -> Iterator[Any]:
    """A type and all that its fields and parts declare."""
    yield kind
    for part in (*_types(kind).values(), *(one for one in get_args(kind) if one not in (..., NoneType))):
        yield from _kinds(part)


@pytest.mark.parametrize("record", [Book, Audit])
def test_every_type_of_a_record_can_travel(record: type) -> None:
    for kind in set(_kinds(record)):
        plain = kind in (str, int, float, bool)
        optional = NoneType in get_args(kind) and len(get_args(kind)) == 2
        assert plain or optional or get_origin(kind) is tuple or _types(kind), kind


def test_a_type_that_cannot_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON"):
        rebuilt(frozenset[str], ["a"])
