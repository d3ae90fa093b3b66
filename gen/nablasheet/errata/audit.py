"""All errata files read, all their statements judged; what was judged before is not judged again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from nablasheet.definitions.file import SUFFIX, read_file, shown_path
from nablasheet.definitions.register import Register
from nablasheet.errata.item import Errata, Item
from nablasheet.errata.judge import false_corrections, judge
from nablasheet.errata.messages import finding
from nablasheet.errata.read import read_errata
from nablasheet.errata.verdict import VERDICTS, Judgement, from_record
from nablasheet.finding import Finding, Span

FOLDER = "errata"
PACKAGE = Path(__file__).resolve().parent


class Memory(Protocol):
    """Where verdicts are kept between runs, by content."""

    def get(self, text: str) -> dict[str, Any] | None:
        """The kept record, if there is one."""

    def put(self, text: str, record: dict[str, Any]) -> None:
        """Keep a record."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement and the verdict on it."""

    item: Item
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Audit:
    """A source, judged statement by statement, in the source's order."""

    errata: Errata
    judged: tuple[Judged, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many statements have each verdict; every verdict is a key."""
        found = Counter(one.judgement.verdict for one in self.judged)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def wrong(self) -> tuple[Judged, ...]:
        """The statements that should be put right, the worst first."""
        wrong = [one for one in self.judged if one.judgement.is_wrong]
        return tuple(sorted(wrong, key=lambda one: (VERDICTS.index(one.judgement.verdict), one.item.number)))

    def of(self, verdict: str) -> tuple[Judged, ...]:
        """The statements with one verdict."""
        return tuple(one for one in self.judged if one.judgement.verdict == verdict)


def load_errata(
    folder: Path, register: Register, identities: Set[str]
) -> tuple[tuple[Errata, ...], list[Finding]]:
    """The errata files of an identities folder in the order of its sources, and all that is wrong in any.

    `identities` are the ids that items may link to.
    """
    made: list[Errata] = []
    findings: list[Finding] = []
    for path in sorted((folder / FOLDER).glob(f"*{SUFFIX}")):
        shown = f"{folder.name}/{FOLDER}/{path.name}"
        text = read_file(path, folder, shown_path(path, folder))
        if isinstance(text, Finding):
            findings.append(text)
            continue
        errata, more = read_errata(shown, path.stem, text, register, identities)
        findings += more
        if errata is not None:
            made.append(errata)
    order = {source.key: place for place, source in enumerate(register.sources)}
    made.sort(key=lambda one: (one.file == "", order.get(one.source, len(order)), one.id))
    return tuple(made), findings


def audit_all(errata: Iterable[Errata], memory: Memory) -> tuple[tuple[Audit, ...], list[Finding]]:
    """Every statement judged, and findings about corrections of ours that do not hold."""
    version = fingerprint()
    findings: list[Finding] = []
    audits = []
    for one in errata:
        judged = []
        for item in one.items:
            record = _record(item, memory, version)
            findings += [_false(one, item, place) for place in record["false"]]
            judged.append(Judged(item, from_record(record["judgement"])))
        audits.append(Audit(one, tuple(judged)))
    return tuple(audits), findings


def fingerprint() -> str:
    """A hash of the code that turns an item into a verdict and its correction."""
    digest = hashlib.sha256()
    for path in sorted([*PACKAGE.glob("*.py"), *(PACKAGE.parent / "render").glob("*.py")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def missing(errata: Iterable[Errata], memory: Memory) -> list[tuple[str, Item]]:
    """The statements that no record is kept of, each with the text it is kept under; for those who
    have several processors to make the records with."""
    version = fingerprint()
    keys = {_key(item, version): item for one in errata for item in one.items}
    return [(key, item) for key, item in keys.items() if memory.get(key) is None]


def make_record(item: Item) -> dict[str, Any]:
    """The verdict on one statement as plain JSON."""
    false = [item.right.index(passage) for passage in false_corrections(item)]
    return {"judgement": judge(item).record(), "false": false}


def _key(item: Item, version: str) -> str:
    return f"errata {version}\n{item.content}"


def _record(item: Item, memory: Memory, version: str) -> dict[str, Any]:
    key = _key(item, version)
    kept = memory.get(key)
    if kept is not None:
        return kept
    made = make_record(item)
    memory.put(key, made)
    return made


def _false(errata: Errata, item: Item, place: int) -> Finding:
    passage = item.right[place]
    span = Span(passage.line, passage.col, len(passage.text))
    excerpt = errata.lines[passage.line - 1]
    return finding(
        "F167", "the referees do not verify this formula", errata.path, span, excerpt, "correct it"
    )
