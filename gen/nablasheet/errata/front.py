"""The front matter of an errata file: which source, in which layout, in which languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nablasheet.definitions.definition import Text
from nablasheet.definitions.messages import nearest
from nablasheet.definitions.plain_yaml import Value, YamlProblem, read_plain_yaml
from nablasheet.definitions.register import Register
from nablasheet.errata.item import LAYOUTS
from nablasheet.errata.messages import finding
from nablasheet.finding import Finding, Span
from nablasheet.notes.front_matter import find_front_matter

FIELDS = ("source", "title", "file", "layout", "languages", "found")
NEEDED = ("source", "layout", "languages")
NO_LAYOUT = "none"


@dataclass(slots=True)
class Sheet:
    """An errata file while it is read: its text, and the findings about it so far."""

    path: str
    lines: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, span: Span, advice: str = "") -> None:
        """Add a finding about a place."""
        excerpt = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        self.findings.append(finding(code, message, self.path, span, excerpt, advice))


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of the front matter, and the line on which the items begin."""

    source: str = ""
    citation: str = ""
    file: str = ""
    layout: str | None = None
    languages: tuple[str, ...] = ()
    found: Text = field(default_factory=lambda: Text("", ""))
    body: int = 1


def read_front(sheet: Sheet, register: Register) -> Front:
    """The front matter; what is wrong with it is reported to the sheet."""
    text = "\n".join(sheet.lines)
    matter = find_front_matter(text)
    if matter is None:
        sheet.report(
            "F160", "the file does not begin with front matter", Span(), "begin with --- and source:"
        )
        return Front()
    body = text.count("\n", 0, matter.end) + 1
    try:
        value = read_plain_yaml(text[matter.start : matter.stop])
    except YamlProblem as problem:
        sheet.report("F160", f"the front matter: {problem.message}", Span(problem.line + 1, problem.col))
        return Front(body=body)
    fields = _fields(sheet, value)
    return Front(
        source=_source(sheet, fields, register),
        citation=_citation(fields, register),
        file=_word(fields, "file"),
        layout=_layout(sheet, fields),
        languages=tuple(item.text for item in fields["languages"].items) if "languages" in fields else (),
        found=_text(fields.get("found")),
        body=body,
    )


def _fields(sheet: Sheet, value: Value) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, content in value.pairs:
        span = Span(key.line + 1, key.col, max(1, len(key.text)))
        if key.text not in FIELDS:
            sheet.report("F160", f'there is no field "{key.text[:60]}"', span, nearest(key.text, FIELDS))
        elif key.text in found:
            sheet.report("F160", f'the field "{key.text}" stands twice', span, "keep one of them")
        else:
            found[key.text] = content
    for name in NEEDED:
        if name not in found:
            sheet.report("F160", f'the field "{name}" is not there', Span(1, 1, 3), f'add "{name}:"')
    return found


def _source(sheet: Sheet, fields: Mapping[str, Value], register: Register) -> str:
    name = _word(fields, "source")
    if name and "title" not in fields and register.source(name) is None:
        value = fields["source"]
        known = tuple(source.key for source in register.sources)
        advice = nearest(name, known) or "add it to identities/references.yml, or give its title"
        span = Span(value.line + 1, value.col, len(name))
        sheet.report("F160", f'there is no source "{name[:60]}"', span, advice)
    return name


def _citation(fields: Mapping[str, Value], register: Register) -> str:
    """The title in the file, for what is no published collection; else the register's words."""
    known = register.source(_word(fields, "source"))
    return known.citation if known else _word(fields, "title")


def _layout(sheet: Sheet, fields: Mapping[str, Value]) -> str | None:
    name = _word(fields, "layout")
    if name and name not in (*LAYOUTS, NO_LAYOUT):
        value = fields["layout"]
        advice = nearest(name, (*LAYOUTS, NO_LAYOUT))
        sheet.report(
            "F163", f'"{name[:60]}" is not a layout', Span(value.line + 1, value.col, len(name)), advice
        )
    return name if name in LAYOUTS else None


def _word(fields: Mapping[str, Value], name: str) -> str:
    return fields[name].text if name in fields else ""


def _text(value: Value | None) -> Text:
    if value is None:
        return Text("", "")
    english, chinese = value.get("en"), value.get("zh")
    words = english.text if english else value.text
    return Text(words, chinese.text if chinese else words)
