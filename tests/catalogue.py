"""The repository's own identities, read and derived once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from nablasheet.derive.derivation import Derivation
from nablasheet.pipeline import Case, read

ROOT = Path(__file__).resolve().parent.parent


@cache
def cases() -> tuple[Case, ...]:
    """Every identity of the catalogue; a definition that cannot be read fails the test that asks."""
    _, found, findings = read(ROOT, None)
    assert not findings, "\n\n".join(finding.text() for finding in findings)
    return tuple(found)


@cache
def derived() -> tuple[tuple[Case, Derivation], ...]:
    """Those that have a derivative, with it."""
    return tuple((case, case.found) for case in cases() if isinstance(case.found, Derivation))


def chapters() -> list[str]:
    """The chapters, by their folders."""
    return sorted(
        path.name for path in (ROOT / "identities").iterdir() if path.is_dir() and path.name != "errata"
    )
