"""The repository's own identities, read and derived once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from nablasheet.derive.derivation import Derivation
from nablasheet.pipeline import Case, read

ROOT = Path(__file__).resolve().parent.parent


@cache
def cases() -> tuple[Case, ...]:
    """Every identity of the catalogue that can be read; that all can is a test of its own."""
    return tuple(read(ROOT, None)[1])


@cache
def derived() -> tuple[tuple[Case, Derivation], ...]:
    """Those that have a derivative, with it."""
    return tuple((case, case.found) for case in cases() if isinstance(case.found, Derivation))


def chapters() -> list[str]:
    """The chapters, by their folders."""
    return sorted(
        path.name for path in (ROOT / "identities").iterdir() if path.is_dir() and path.name != "errata"
    )
