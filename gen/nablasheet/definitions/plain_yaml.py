"""Reads the plain part of YAML, from the parser's events, into values that know their place.

Every scalar stays text (`no` is a word, `1.10` a number of an equation), nothing is constructed, and
anchors, aliases and tags, with which twenty lines can grow to gigabytes, are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

MAX_SIZE = 16_384
MAX_DEPTH = 8
# The fast one where it is built in; it words its complaints in another way, so they come from the other.
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
QUOTE_WORDS = "put words that hold a colon, a # or a quotation mark in quotation marks"
INDENT_WITH_SPACES = "indent with spaces, not with tabs"


@dataclass(frozen=True, slots=True)
class Value:
    """A word, a list or a mapping; `line` and `col` are 1-based within the text that was read."""

    kind: str  # word | list | mapping
    line: int
    col: int
    text: str = ""
    items: tuple[Value, ...] = ()
    pairs: tuple[tuple[Value, Value], ...] = ()

    def get(self, key: str) -> Value | None:
        """The value of a key; None if it is not there."""
        return next((value for name, value in self.pairs if name.text == key), None)


class YamlProblem(Exception):
    """The text is not plain YAML: what is the case and where (1-based)."""

    def __init__(self, message: str, line: int, col: int, advice: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.col, self.advice = message, line, col, advice


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being filled."""

    kind: str
    line: int
    col: int
    values: list[Value] = field(default_factory=list)

    def close(self) -> Value:
        if self.kind == "list":
            return Value("list", self.line, self.col, items=tuple(self.values))
        pairs = tuple(zip(self.values[::2], self.values[1::2], strict=True))
        return Value("mapping", self.line, self.col, pairs=pairs)


def read_plain_yaml(text: str, limit: int = MAX_SIZE) -> Value:
    """The value that a YAML text holds; an empty mapping for an empty text."""
    if len(text) > limit:
        raise YamlProblem(f"{len(text)} characters, more than {limit}", 1, 1)
    try:
        return _read(yaml.parse(text, Loader=FAST))
    except yaml.YAMLError:
        return _read_or_explain(text)


def _read_or_explain(text: str) -> Value:
    try:
        return _read(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        rows = text.split("\n")
        tab = line <= len(rows) and "\t" in rows[line - 1]
        advice = INDENT_WITH_SPACES if tab else QUOTE_WORDS
        raise YamlProblem(error.problem or error.context or "not YAML", line, col, advice) from None
    except yaml.YAMLError as error:
        first = (str(error).splitlines() or ["not YAML"])[0]
        raise YamlProblem(first, 1, 1) from None


def _read(events: Iterable[yaml.Event]) -> Value:
    stack: list[_Open] = [_Open("list", 1, 1)]
    documents = 0
    for event in events:
        line, col = _place(event)
        _refuse_references(event)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
            stack.append(_Open(kind, line, col))
        elif isinstance(event, yaml.ScalarEvent):
            stack[-1].values.append(Value("word", line, col, text=event.value))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop().close()
            stack[-1].values.append(closed)
        if len(stack) > MAX_DEPTH:
            raise YamlProblem("lists within lists, deeper than any field needs", line, col)
        if documents > 1:
            raise YamlProblem("a second document begins", line, col, "keep one")
    values = stack[0].values
    return values[0] if values else Value("mapping", 1, 1)


def _refuse_references(event: yaml.Event) -> None:
    marked = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None
    if marked or getattr(event, "tag", None) is not None:
        message = "an anchor, an alias or a tag (& * !), which definitions do not use"
        raise YamlProblem(message, *_place(event), "put the word in quotation marks")


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
