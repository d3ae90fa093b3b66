"""A register with one source, and what turns the text of an errata file into audits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.errata.sample import FRONT, IDENTITIES, REGISTER

from nablasheet.errata import Audit, audit_all
from nablasheet.errata.read import read_errata


class Shelf:
    """A memory for one test, which counts what is asked of it."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Any]] = {}
        self.found = 0

    def get(self, text: str) -> dict[str, Any] | None:
        record = self.records.get(text)
        self.found += record is not None
        return record

    def put(self, text: str, record: dict[str, Any]) -> None:
        self.records[text] = record


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def audited(shelf: Shelf) -> Callable[..., Audit]:
    """Items to the audit of a file that holds them."""

    def audit(*items: str) -> Audit:
        text = FRONT + "\n".join(items)
        errata, findings = read_errata("identities/errata/a-note.md", "a-note", text, REGISTER, IDENTITIES)
        assert findings == []
        assert errata is not None
        audits, more = audit_all([errata], shelf)
        assert more == []
        return audits[0]

    return audit
