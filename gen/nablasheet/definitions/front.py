"""Reads the front matter of a definition by the list of fields in identities/fields.yml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from nablasheet.definitions.definition import LANGUAGES, Text
from nablasheet.definitions.fields import Field, Manual
from nablasheet.definitions.messages import nearest
from nablasheet.definitions.page import Page
from nablasheet.definitions.plain_yaml import Value, YamlProblem, read_plain_yaml
from nablasheet.definitions.register import Register

MAX_WORDS = 300
MAX_ITEMS = 50
# What template.md says before anybody has said anything.
PLACEHOLDERS = Text("Title of the identity", "恒等式的名称")
PLACEHOLDER_WORDS = (PLACEHOLDERS.en, PLACEHOLDERS.zh)


@dataclass(slots=True)
class Front:
    """The fields of one file by name; a field that could not be read is not there."""

    texts: dict[str, Text] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    references: tuple[tuple[str, str], ...] = ()
    cases: tuple[tuple[str, str], ...] = ()


def read_front(page: Page, text: str, first_line: int, manual: Manual, register: Register) -> Front:
    """The fields of a front matter whose text begins on `first_line`."""
    try:
        value = read_plain_yaml(text)
    except YamlProblem as problem:
        line = first_line + problem.line - 1
        page.report("F106", f"the front matter: {problem.message}", line, problem.col, 1, problem.advice)
        return Front()
    reader = _Reader(page, first_line - 1, register)
    if value.kind != "mapping":
        reader.report("F106", "the front matter is not a list of fields", value, 'write "title:" and so on')
        return Front()
    for name, content in _known_fields(reader, value, manual):
        TYPES[name.type](reader, name, content)
    for entry in manual.fields:
        if entry.required and value.get(entry.name) is None:
            advice = f'add "{entry.name}: {entry.example}"'
            page.report("F103", f'the field "{entry.name}" is not there', first_line - 1, 1, 3, advice)
    return reader.front


def _known_fields(reader: _Reader, value: Value, manual: Manual) -> list[tuple[Field, Value]]:
    seen: set[str] = set()
    known = []
    for key, content in value.pairs:
        entry = manual.field(key.text) if key.kind == "word" else None
        if entry is None:
            names = tuple(item.name for item in manual.fields)
            reader.report("F102", f'there is no field "{key.text[:60]}"', key, nearest(key.text, names))
        elif key.text in seen:
            reader.report("F105", f'the field "{key.text}" stands twice', key, "keep one of them")
        else:
            known.append((entry, content))
        seen.add(key.text)
    return known


class _Reader:
    """Fills a Front, one function a type of field."""

    def __init__(self, page: Page, above: int, register: Register) -> None:
        self.page, self.above, self.register = page, above, register
        self.front = Front()

    def report(self, code: str, message: str, value: Value, advice: str = "") -> None:
        """A finding about a value of the front matter."""
        self.page.report(code, message, value.line + self.above, value.col, len(value.text), advice)

    def text(self, entry: Field, value: Value) -> None:
        """Words, or words in each language."""
        english = value if value.kind == "word" else value.get("en")
        if value.kind == "list" or english is None or not self._is_words(english):
            self.report("F104", f'"{entry.name}" has no English words', value, f"for example {entry.example}")
            return
        self._languages(entry, value)
        chinese = value.get("zh")
        readable = chinese is not None and self._is_words(chinese)
        zh = tidy(chinese.text) if readable and chinese else tidy(english.text)
        for part in filter(None, (english, chinese)):
            if part.text in PLACEHOLDER_WORDS:
                self.report(
                    "F107", f'"{entry.name}" is still that of the template', part, "name the identity"
                )
        self.front.texts[entry.name] = Text(tidy(english.text), zh)

    def words(self, entry: Field, value: Value) -> None:
        """A list of words."""
        items = (value,) if value.kind == "word" else value.items
        if value.kind == "mapping" or len(items) > MAX_ITEMS or not all(map(self._is_words, items)):
            self.report(
                "F104", f'"{entry.name}" is not a list of words', value, f"for example {entry.example}"
            )
            return
        self.front.lists[entry.name] = tuple(tidy(item.text) for item in items)

    def choice(self, entry: Field, value: Value) -> None:
        """One of the listed words."""
        if value.kind != "word" or value.text not in entry.values:
            message = f'"{entry.name}" is not one of {", ".join(entry.values)}'
            self.report("F104", message, value, nearest(value.text, entry.values) if value.text else "")
            return
        self.front.choices[entry.name] = value.text

    def section(self, entry: Field, value: Value) -> None:
        """A part of the chapter that the file is in."""
        chapter = PurePosixPath(self.page.path).parent.name
        topic = self.register.topic(chapter)
        known = tuple(section.id for section in topic.sections) if topic else ()
        if value.kind != "word" or value.text not in known:
            message = f'the chapter "{chapter[:60]}" has no section "{value.text[:60]}"'
            advice = (
                nearest(value.text, known) if known else "leave the field out, the chapter has no sections"
            )
            self.report("F104", message, value, advice)
            return
        self.front.choices[entry.name] = value.text

    def references(self, entry: Field, value: Value) -> None:
        """A list of sources, each with a place in it or alone."""
        if value.kind != "list" or len(value.items) > MAX_ITEMS:
            self.report("F104", f'"{entry.name}" is not a list', value, f"for example {entry.example}")
            return
        self.front.references = tuple(filter(None, (self._reference(entry, item) for item in value.items)))

    def _reference(self, entry: Field, item: Value) -> tuple[str, str] | None:
        key, locator = _pair(item)
        if key.kind != "word" or locator.kind != "word" or not self._is_words(key):
            message = f'this entry of "{entry.name}" is not a source and a place in it'
            self.report("F104", message, item, f"for example {entry.example}")
            return None
        if self.register.source(key.text) is None:
            known = tuple(source.key for source in self.register.sources)
            advice = nearest(key.text, known) or "add it to identities/references.yml"
            self.report("F123", f'there is no source "{key.text[:60]}"', key, advice)
            return None
        return key.text, tidy(locator.text)[:MAX_WORDS]

    def cases(self, entry: Field, value: Value) -> None:
        """A list of ids, each with an equation or alone."""
        pairs = [_pair(item) for item in value.items]
        if value.kind != "list" or len(pairs) > MAX_ITEMS or not all(map(self._is_words, dict(pairs))):
            message = f'"{entry.name}" is not a list of ids, each with what to put for the letters'
            self.report("F104", message, value, f"for example {entry.example}")
            return
        self.front.cases = tuple((tidy(key.text), tidy(words.text)[:MAX_WORDS]) for key, words in pairs)

    def _languages(self, entry: Field, value: Value) -> None:
        for index, (key, content) in enumerate(value.pairs):
            if key.text not in LANGUAGES:
                advice = nearest(key.text, LANGUAGES)
                self.report("F102", f'"{entry.name}" has no language "{key.text[:60]}"', key, advice)
            elif any(key.text == other.text for other, _ in value.pairs[:index]):
                self.report("F105", f'"{entry.name}" has "{key.text}" twice', key, "keep one of them")
            elif key.text != "en" and not self._is_words(content):
                self.report("F104", f'"{entry.name}" has no words in "{key.text}"', content)

    @staticmethod
    def _is_words(value: Value) -> bool:
        return value.kind == "word" and 0 < len(value.text.strip()) <= MAX_WORDS


def _pair(item: Value) -> tuple[Value, Value]:
    """A word with what is said of it, or alone."""
    if item.kind == "mapping" and len(item.pairs) == 1:
        return item.pairs[0]
    return item, Value("word", item.line, item.col)


def tidy(words: str) -> str:
    """The words on one line."""
    return " ".join(words.split())


TYPES: dict[str, Callable[[_Reader, Field, Value], None]] = {
    "text": _Reader.text,
    "words": _Reader.words,
    "choice": _Reader.choice,
    "section": _Reader.section,
    "references": _Reader.references,
    "cases": _Reader.cases,
}
