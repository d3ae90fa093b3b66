"""Golden files: how every identity is read and what is printed, accepted by a person.

The parser is the one stage that no referee can catch, so a changed reading needs consent.  A missing
file is no failure, since one who contributes from a browser cannot make it; the summary lists it.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from tests.catalogue import ROOT, cases, chapters

from nablasheet.cache import Cache
from nablasheet.check.appraisal import Appraisal
from nablasheet.commands.accept import GOLDEN
from nablasheet.pipeline import CACHE, Case, appraised, objections
from nablasheet.render.golden import golden

FOLDER = ROOT / GOLDEN


@cache
def judged() -> tuple[tuple[Case, Appraisal], ...]:
    """Every identity with its verdict; kept verdicts are used, as everywhere."""
    # Processes are started afresh: pytest-xdist has threads, which must not be forked.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, context) as pool:
        found = appraised(ROOT, list(cases()), Cache(ROOT / CACHE), pool, lambda done, total, name: None)
    return tuple(zip(cases(), found, strict=True))


def name_of(case: Case) -> Path:
    return Path(case.definition.topic) / f"{case.definition.id}.txt"


def difference(path: Path, made: str) -> str:
    """What changed, for a person to read; nothing where nothing did."""
    accepted = path.read_text("utf-8")
    lines = unified_diff(
        accepted.splitlines(), made.splitlines(), f"{path.name} (accepted)", f"{path.name} (now)", lineterm=""
    )
    return "\n".join(lines)


@pytest.mark.parametrize("topic", chapters())
def test_everything_is_read_and_printed_as_accepted(topic: str) -> None:
    changed = []
    for case, appraisal in judged():
        path = FOLDER / name_of(case)
        if case.definition.topic == topic and path.is_file():
            changed.append(difference(path, golden(case.identity, case.found, appraisal)))
    texts = [text for text in changed if text]
    assert not texts, "\n\n".join([*texts, "run `make accept` if this is intended"])


def test_no_golden_file_is_an_orphan() -> None:
    known = {name_of(case) for case in cases()}
    orphans = [
        str(path.relative_to(ROOT)) for path in FOLDER.rglob("*.*") if path.relative_to(FOLDER) not in known
    ]
    assert not orphans, f"{', '.join(orphans)}: there is no such identity; run `make accept`"


def test_missing_golden_files_are_listed(record_missing) -> None:
    missing = [str(name_of(case)) for case in cases() if not (FOLDER / name_of(case)).is_file()]
    record_missing(missing)
    assert len(missing) < len(cases())


@pytest.mark.parametrize("topic", chapters())
def test_everything_in_the_catalogue_is_verified(topic: str) -> None:
    findings = [
        finding.text()
        for case, appraisal in judged()
        if case.definition.topic == topic
        for finding in objections(case, appraisal)
    ]
    assert not findings, "\n\n".join(findings)


def test_a_changed_reading_would_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("identity     x\nread as      (a' x)\n", "utf-8")
    assert difference(path, "identity     x\nread as      (a' x)\n") == ""
    assert difference(path, "identity     x\nread as      (x' a)\n").splitlines() == [
        "--- x.txt (accepted)",
        "+++ x.txt (now)",
        "@@ -1,2 +1,2 @@",
        " identity     x",
        "-read as      (a' x)",
        "+read as      (x' a)",
    ]
