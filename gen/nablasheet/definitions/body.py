"""Reads the sections of a definition: which there are, and what may stand in each."""

from __future__ import annotations

from dataclasses import dataclass, field

from nablasheet.definitions.corollaries import read_corollaries
from nablasheet.definitions.definition import Narrowed, Passage
from nablasheet.definitions.fields import Manual, SectionKind
from nablasheet.definitions.messages import nearest
from nablasheet.definitions.page import Page
from nablasheet.definitions.passages import COMMENT, DELIMITERS, items, statements
from nablasheet.notes import Document, Formula, Section

NOTES = ("notes-en", "notes-zh")
SECTION_LEVELS = (1, 2)


@dataclass(slots=True)
class Body:
    """The passages of one file by the name of their section."""

    given: tuple[Passage, ...] = ()
    formulas: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    notes: dict[str, Passage] = field(default_factory=dict)
    corollaries: tuple[Narrowed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A section with its subsections."""

    kind: SectionKind
    section: Section
    end: int


def read_body(page: Page, document: Document, manual: Manual) -> Body:
    """The sections of a definition's document."""
    for offset in document.unclosed:
        line, col = document.place(offset)
        page.report("F116", "a formula begins here and does not end", line, col, 2, "close it in its section")
    parts = _parts(page, document, manual)
    body = Body()
    for part in parts.values():
        if part.kind.name == "given":
            body.given = tuple(items(page, document, part.section.start, part.end))
        elif part.kind.name == "corollary":
            body.corollaries = read_corollaries(page, document, part.section, part.end)
        elif part.kind.name in NOTES:
            passage = _passage(document, part.section.start, part.end)
            if passage.text:
                body.notes[part.kind.name] = passage
        else:
            body.formulas[part.kind.name] = _formulas(page, document, part)
    _combination(page, parts)
    return body


def _parts(page: Page, document: Document, manual: Manual) -> dict[str, _Part]:
    """The sections by name, each reported that is unknown or stands twice."""
    parts: dict[str, _Part] = {}
    current = ""
    for section in document.sections:
        if section.level == 0:
            if all(finding.code != "F101" for finding in page.findings):
                _nothing_before(page, document, section)
            continue
        kind = manual.section(section.title) if section.level in SECTION_LEVELS else None
        if kind is None and section.level not in SECTION_LEVELS and current in NOTES:
            parts[current] = _Part(parts[current].kind, parts[current].section, section.end)
            continue
        current = _place(page, section, kind, manual, parts)
    return parts


def _place(
    page: Page, section: Section, kind: SectionKind | None, manual: Manual, parts: dict[str, _Part]
) -> str:
    line, col, length = section.line, section.col, len(section.title)
    if kind is None:
        advice = nearest(section.title, [heading.lower() for heading in manual.headings])
        known = next((name for name in manual.headings if f'"{name.lower()}"' in advice), "")
        advice = f'did you mean "{known}"?' if known else f"known are: {', '.join(manual.headings)}"
        page.report("F110", f'there is no section "{section.title[:60]}"', line, col, length, advice)
        return ""
    if kind.name in parts:
        page.report("F112", f'the section "{section.title}" stands twice', line, col, length, "join the two")
        return ""
    parts[kind.name] = _Part(kind, section, section.end)
    return kind.name


def _nothing_before(page: Page, document: Document, section: Section) -> None:
    text = COMMENT.sub("", document.text[section.start : section.end]).strip()
    if text:
        line, col = document.place(document.text.index(text[:1], section.start))
        advice = 'put it under "## Notes" or another section'
        page.report("F110", "text stands before the first section", line, col, 1, advice)


def _formulas(page: Page, document: Document, part: _Part) -> tuple[Passage, ...]:
    if any(part.section.start <= offset < part.end for offset in document.unclosed):
        return ()  # said already; what follows from it would only distract
    found = document.within(part.section.start, part.end)
    display = [formula for formula in found if formula.display]
    title, line, col = part.section.title, part.section.line, part.section.col
    if not display:
        advice = "put it between two lines of $$"
        page.report("F114", f'"{title}" has no display formula', line, col, len(title), advice)
    elif part.kind.name == "function" and len(display) > 1:
        second = display[1]
        page.report(
            "F114",
            f'"{title}" has {len(display)} formulas, and one function is differentiated',
            second.line,
            second.col,
            len(second.text.split("\n")[0]),
            "make a file for each",
        )
    _only_formulas(page, document, part, display)
    return tuple(passage for formula in display for passage in statements(formula))


def _only_formulas(page: Page, document: Document, part: _Part, display: list[Formula]) -> None:
    """Words that would be passed over may be conditions, so they are not passed over."""
    start = part.section.start
    pieces = []
    for formula in display:
        pieces.append((start, formula.start))
        start = formula.start + len(formula.text)
    pieces.append((start, part.end))
    for first, last in pieces:
        words = COMMENT.sub(lambda match: " " * len(match[0]), document.text[first:last])
        words = DELIMITERS.sub(lambda match: " " * len(match[0]), words)
        if words.strip():
            line, col = document.place(first + len(words) - len(words.lstrip()))
            advice = "conditions belong under Given, remarks under Notes"
            message = f'"{part.section.title}" holds display formulas only'
            page.report("F117", message, line, col, len(words.strip().split("  ")[0]), advice)
            return


def _passage(document: Document, start: int, end: int) -> Passage:
    text = document.text[start:end]
    lead = len(text) - len(text.lstrip())
    return Passage(text.strip(), *document.place(start + lead))


def _combination(page: Page, parts: dict[str, _Part]) -> None:
    """A Function, perhaps with claims, or a Statement."""
    if "statement" in parts:
        for name in ("function", "claim"):
            if name in parts:
                section = parts[name].section
                message = f'"{section.title}" and a statement stand in one file'
                advice = "keep the statement for an equation that holds as it stands"
                page.report("F113", message, section.line, section.col, len(section.title), advice)
    elif "function" not in parts:
        advice = 'add "## Function" with f(X) = …, or "## Statement" with an equation'
        page.report(
            "F111", "there is neither a function nor a statement", max(1, len(page.lines)), 1, 1, advice
        )
