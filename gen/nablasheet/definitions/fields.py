"""The fields and sections that a definition may have, read from identities/fields.yml.

The same file is what the validator obeys and what the manual page prints, so that the two cannot
disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nablasheet.definitions.definition import Text
from nablasheet.definitions.plain_yaml import Value, read_plain_yaml

FILE = "fields.yml"
DATA_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the front matter; `values` are the only words allowed where any are listed."""

    name: str
    type: str  # text | words | choice | section | references | cases
    required: bool
    values: tuple[str, ...]
    example: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class SectionKind:
    """One section of the body, known by its headings in both languages."""

    name: str
    headings: tuple[str, ...]
    required: str  # always | one of function and statement | never, in words of the file
    meaning: Text


@dataclass(frozen=True, slots=True)
class Manual:
    """All fields and sections, in the order in which they are explained."""

    fields: tuple[Field, ...]
    sections: tuple[SectionKind, ...]

    def field(self, name: str) -> Field | None:
        """The field of a name."""
        return next((entry for entry in self.fields if entry.name == name), None)

    def section(self, heading: str) -> SectionKind | None:
        """The section that a heading begins, in either language."""
        wanted = heading.strip().lower()
        return next((kind for kind in self.sections if wanted in map(str.lower, kind.headings)), None)

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings in use."""
        return tuple(heading for kind in self.sections for heading in kind.headings)


def load_manual(folder: Path) -> Manual:
    """The manual of an identities folder."""
    value = read_plain_yaml((folder / FILE).read_text(encoding="utf-8"), DATA_LIMIT)
    fields, sections = value.get("fields"), value.get("sections")
    return Manual(
        tuple(_field(item) for item in fields.items) if fields else (),
        tuple(_section(item) for item in sections.items) if sections else (),
    )


def word(value: Value, key: str) -> str:
    """The text of a key; empty if it is not there."""
    found = value.get(key)
    return found.text if found else ""


def text(value: Value, key: str) -> Text:
    """The text of a key in both languages."""
    found = value.get(key) or Value("mapping", value.line, value.col)
    english = word(found, "en")
    return Text(english, word(found, "zh") or english)


def words(value: Value, key: str) -> tuple[str, ...]:
    """The words of a list; empty if it is not there."""
    found = value.get(key)
    return tuple(item.text for item in found.items) if found else ()


def _field(value: Value) -> Field:
    return Field(
        name=word(value, "name"),
        type=word(value, "type"),
        required=word(value, "required") == "true",
        values=words(value, "values"),
        example=word(value, "example"),
        meaning=text(value, "meaning"),
    )


def _section(value: Value) -> SectionKind:
    return SectionKind(
        word(value, "name"), words(value, "headings"), word(value, "required"), text(value, "meaning")
    )
