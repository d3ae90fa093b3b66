"""The main job, top to bottom: read definitions, derive, check, make a book of entries.

    definitions -> identities -> derivations -> appraisals -> entries

Reading and deriving are quick and done every time; appraisals are kept by content (see `cache`) and
made by an executor, which is a parameter so that a cluster's can be passed (see `executors`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nablasheet import __version__
from nablasheet.cache import Cache
from nablasheet.check.appraisal import Appraisal, from_record
from nablasheet.check.appraise import appraisal_of
from nablasheet.check.objections import raised
from nablasheet.definitions import (
    Catalog,
    Definition,
    load,
    load_files,
    load_manual,
    load_register,
    read_definition,
)
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal, derived
from nablasheet.errata import Audit, audit_all, load_errata, make_record, missing
from nablasheet.executors import FEW, given_or_own
from nablasheet.finding import Finding
from nablasheet.identity import Identity
from nablasheet.parse.identity import read_identity
from nablasheet.progress import Progress, progress
from nablasheet.render.entry import Book
from nablasheet.render.kin import linked
from nablasheet.render.publish import entry
from nablasheet.render.reading_order import in_reading_order, weight

CACHE = ".cache/verdicts"


class NotPublished(Exception):
    """Something is wrong with the definitions; all findings are here and nothing was written."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Case:
    """One identity on its way: what was read and what was derived."""

    definition: Definition
    identity: Identity
    found: Derivation | Refusal | None  # None: a property


def read(root: Path, paths: Iterable[Path] | None) -> tuple[Catalog, list[Case], list[Finding]]:
    """Definitions read and derived: of some files, or of the whole catalogue for None."""
    folder = root / "identities"
    catalog, findings = load(folder) if paths is None else load_files(folder, paths)
    cases = []
    for definition in catalog.definitions:
        identity, problems = read_identity(definition)
        findings += problems
        if identity is not None:
            cases.append(Case(definition, identity, derived(identity)))
    return catalog, cases, findings


def appraised(
    root: Path, cases: list[Case], cache: Cache, executor: Executor | None, progress: Progress
) -> list[Appraisal]:
    """The verdicts on the cases, in their order; kept ones are not made again.

    `executor` follows `concurrent.futures.Executor` and stays open; for None there are processes of our own.
    """
    keys = [_checked_content(case.definition) for case in cases]
    records = [_kept(cache, key) for key in keys]
    missing = [i for i, record in enumerate(records) if record is None]
    done = len(cases) - len(missing)
    progress(done, len(cases), "")
    for i, record in _made(root, cases, missing, executor):
        records[i] = record
        if from_record(record).is_settled:
            cache.put(keys[i], record)
        done += 1
        progress(done, len(cases), cases[i].definition.id)
    return [from_record(record) for record in records if record is not None]


def _checked_content(definition: Definition) -> str:
    """What a verdict is about: a better title or note does not ask for a new one."""
    narrowed = [(*one.given, *one.claims) for one in definition.corollaries]
    parts = [definition.given, definition.checked, *narrowed]
    if definition.function is not None:
        parts.append((definition.function,))
    texts = [[passage.text for passage in part] for part in parts]
    return json.dumps([definition.path, definition.layout, definition.order, texts])


def _kept(cache: Cache, key: str) -> dict[str, Any] | None:
    """A kept verdict; one that is damaged is made again."""
    record = cache.get(key)
    try:
        return record if record and from_record(record) else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _made(
    root: Path, cases: list[Case], missing: list[int], executor: Executor | None
) -> Iterable[tuple[int, dict[str, Any]]]:
    """Records as they are finished, each with its place."""
    if executor is None and len(missing) <= FEW:
        for i in missing:
            yield i, appraisal_of(cases[i].identity, cases[i].found).record()
        return
    with given_or_own(executor, len(missing)) as workers:
        waiting: dict[Future[dict[str, Any]], int] = {}
        for i in missing:
            definition = cases[i].definition
            text = "\n".join(definition.lines)
            waiting[workers.submit(appraise_text, str(root), definition.path, text)] = i
        for future in as_completed(waiting):
            yield waiting[future], future.result()


def appraise_text(root: str, shown: str, text: str) -> dict[str, Any]:
    """Read, derive and appraise one definition from its text: what a worker is given.

    Only strings go to the worker and plain JSON comes back, so that it may be another machine.
    """
    folder = Path(root) / "identities"
    definition, _ = read_definition(shown, text, load_manual(folder), load_register(folder))
    assert definition is not None
    identity, _ = read_identity(definition)
    assert identity is not None
    return appraisal_of(identity, derived(identity)).record()


def book(root: Path) -> Book:
    """Everything published, in reading order.

    Raises NotPublished when anything is wrong: what is not checked is not printed.
    """
    return checked_book(root, None, progress())[0]


def checked_book(root: Path, executor: Executor | None, progress: Progress) -> tuple[Book, list[Case]]:
    """The book and the cases behind it; see `book`."""
    catalog, cases, findings = read(root, None)
    if findings:
        raise NotPublished(findings)
    appraisals = appraised(root, cases, Cache(root / CACHE), executor, progress)
    findings = [
        finding for case, one in zip(cases, appraisals, strict=True) for finding in objections(case, one)
    ]
    if findings:
        raise NotPublished(findings)
    entries = linked(
        entry(c.definition, c.identity, c.found, a, catalog) for c, a in zip(cases, appraisals, strict=True)
    )
    used = {one.topic for one in entries}
    topics = tuple(one for one in catalog.topics if one.id in used)
    entries = in_reading_order(topics, entries, {c.definition.id: weight(c.identity, c.found) for c in cases})
    return Book(topics, entries, __version__), cases


def audits(root: Path, entries: Iterable[str], executor: Executor | None) -> tuple[Audit, ...]:
    """What the sources of identities/errata say, judged; `entries` are the ids that exist.

    Raises NotPublished for mistakes in the files and for corrections that are not verified.
    """
    register = load_register(root / "identities")
    errata, findings = load_errata(root / "identities", register, frozenset(entries))
    memory = Cache(root / CACHE)
    lacking = missing(errata, memory)
    if len(lacking) > FEW:
        with given_or_own(executor, len(lacking)) as workers:
            waiting = {workers.submit(make_record, item): key for key, item in lacking}
            for future in as_completed(waiting):
                memory.put(waiting[future], future.result())
    judged, more = audit_all(errata, memory)
    if findings or more:
        raise NotPublished([*findings, *more])
    return judged


def objections(case: Case, appraisal: Appraisal) -> list[Finding]:
    """Why a case cannot be published, as findings in its file."""
    definition = case.definition
    passage = definition.function or (definition.statements or definition.claims)[0]
    made = []
    for code, name, message, help, place in raised(appraisal):
        at = passage if place is None else definition.checked[case.identity.stated[place].passage]
        made.append(definition.locate(Finding(code, name, message, help=help), at))
    return made
