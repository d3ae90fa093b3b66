"""The whole of identities/: every definition of every chapter, and all that is wrong in any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nablasheet.definitions.definition import Definition
from nablasheet.definitions.fields import Manual, load_manual
from nablasheet.definitions.file import SUFFIX, TEMPLATE, read_file, shown_path
from nablasheet.definitions.messages import finding, nearest
from nablasheet.definitions.read import read_definition
from nablasheet.definitions.register import Register, Topic, load_register
from nablasheet.finding import Finding, Span

# What other sources say wrongly; those files have fields of their own and another reader.
ERRATA = "errata"


@dataclass(frozen=True, slots=True)
class Catalog:
    """The chapters in reading order, and the definitions by chapter and id."""

    manual: Manual
    register: Register
    definitions: tuple[Definition, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The chapters."""
        return self.register.topics

    def get(self, name: str) -> Definition | None:
        """The definition of an id, or of one that was merged into it."""
        return next((one for one in self.definitions if name == one.id or name in one.former), None)

    def of(self, topic: str) -> tuple[Definition, ...]:
        """The definitions of one chapter."""
        return tuple(definition for definition in self.definitions if definition.topic == topic)


def load(folder: Path) -> tuple[Catalog, list[Finding]]:
    """All definitions of an identities folder, and all findings about them, in the order of their files."""
    paths: list[Path] = []
    findings: list[Finding] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in (TEMPLATE, ERRATA):
            continue
        if path.is_dir():
            paths += sorted(item for item in path.iterdir() if not item.name.startswith("."))
        elif path.suffix != ".yml":
            advice = f"move it to {folder.name}/<chapter>/"
            findings.append(_misplaced(shown_path(path, folder), "the file is in no chapter", advice))
    catalog, more = load_files(folder, paths)
    known = {definition.id for definition in catalog.definitions} | {path.stem for path in paths}
    findings += [*more, *_repeated(paths, folder), *_unrelated(catalog, known), *_taken(catalog)]
    return catalog, sorted(findings, key=lambda found: (found.file, found.span, found.code, found.message))


def load_files(folder: Path, paths: Iterable[Path]) -> tuple[Catalog, list[Finding]]:
    """The definitions of some files of an identities folder, and the findings about them."""
    manual, register = load_manual(folder), load_register(folder)
    order = {topic.id: number for number, topic in enumerate(register.topics)}
    definitions: list[Definition] = []
    findings: list[Finding] = []
    for path in paths:
        shown = shown_path(path, folder)
        if path.suffix != SUFFIX:
            advice = f"a definition is a file that ends in {SUFFIX}"
            findings.append(_misplaced(shown, "this is not a definition", advice))
            continue
        text = read_file(path, folder, shown)
        if isinstance(text, Finding):
            findings.append(text)
            continue
        definition, more = read_definition(shown, text, manual, register)
        findings += more
        if definition is not None:
            definitions.append(definition)
    definitions.sort(key=lambda one: (order[one.topic], one.id))
    return Catalog(manual, register, tuple(definitions)), findings


def _misplaced(shown: str, message: str, advice: str) -> Finding:
    return finding("F125", message, shown, Span(), advice=advice)


def _repeated(paths: list[Path], folder: Path) -> Iterator[Finding]:
    first: dict[str, Path] = {}
    for path in paths:
        if path.suffix == SUFFIX and path.stem in first:
            message = f'the id "{path.stem}" is taken'
            evidence = shown_path(first[path.stem], folder)
            advice = "choose another file name; an id is unique across chapters"
            yield finding("F122", message, shown_path(path, folder), Span(), "", advice, evidence)
        first.setdefault(path.stem, path)


def _taken(catalog: Catalog) -> Iterator[Finding]:
    """Ids that were merged into an identity and that a file, or another identity, has too."""
    owners = {definition.id: definition for definition in catalog.definitions}
    for definition in catalog.definitions:
        for name in definition.former:
            if name in owners:
                message = f'the id "{name}" is taken'
                line, col = _where(definition, name)
                span, excerpt = Span(line, col, len(name)), definition.lines[line - 1]
                evidence = owners[name].path
                advice = "a merged id leads to one identity only"
                yield finding("F122", message, definition.path, span, excerpt, advice, evidence)
            owners.setdefault(name, definition)


def _unrelated(catalog: Catalog, known: set[str]) -> Iterator[Finding]:
    for definition in catalog.definitions:
        for name in (*definition.related, *(general for general, _ in definition.specialises)):
            if name not in known:
                line, col = _where(definition, name)
                excerpt = definition.lines[line - 1]
                message = f'there is no identity "{name}"'
                owner = catalog.get(name)
                advice = f'it was merged into "{owner.id}"' if owner else nearest(name, sorted(known))
                yield finding("F124", message, definition.path, Span(line, col, len(name)), excerpt, advice)


def _where(definition: Definition, name: str) -> tuple[int, int]:
    """The line of the front matter that names another identity."""
    after = False
    for number, line in enumerate(definition.lines, 1):
        after = after or line.startswith(("related", "specialises", "former"))
        if after and name in line:
            return number, line.index(name) + 1
    return 1, 1
