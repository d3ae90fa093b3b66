"""What definitions may refer to: the chapters of topics.yml and the sources of references.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nablasheet.definitions.definition import Text
from nablasheet.definitions.fields import DATA_LIMIT, text, word
from nablasheet.definitions.plain_yaml import Value, read_plain_yaml

TOPICS = "topics.yml"
REFERENCES = "references.yml"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a long chapter, in the order of topics.yml."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A chapter: one folder of identities/, one page, one section of the sheet."""

    id: str
    title: Text
    summary: Text
    sections: tuple[Section, ...] = ()

    def section(self, name: str) -> Section | None:
        """The section of an id."""
        return next((section for section in self.sections if section.id == name), None)


@dataclass(frozen=True, slots=True)
class Source:
    """A published collection of formulas."""

    key: str
    author: str
    title: str
    year: str
    note: str

    @property
    def citation(self) -> str:
        """Author, title and year, ready to print."""
        parts = [self.author, self.title, self.year]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Register:
    """Chapters in reading order, sources in the order of their file."""

    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]

    def topic(self, name: str) -> Topic | None:
        """The chapter of an id."""
        return next((topic for topic in self.topics if topic.id == name), None)

    def source(self, key: str) -> Source | None:
        """The source of a key."""
        return next((source for source in self.sources if source.key == key), None)


def load_register(folder: Path) -> Register:
    """The register of an identities folder."""
    return Register(
        tuple(_topic(item) for item in _items(folder / TOPICS)),
        tuple(_source(item) for item in _items(folder / REFERENCES)),
    )


def _items(path: Path) -> tuple[Value, ...]:
    return read_plain_yaml(path.read_text(encoding="utf-8"), DATA_LIMIT).items


def _topic(value: Value) -> Topic:
    found = value.get("sections")
    sections = (Section(word(item, "id"), text(item, "title")) for item in (found.items if found else ()))
    return Topic(word(value, "id"), text(value, "title"), text(value, "summary"), tuple(sections))


def _source(value: Value) -> Source:
    return Source(*(word(value, key) for key in ("key", "author", "title", "year", "note")))
