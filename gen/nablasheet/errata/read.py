"""Reads an errata file: front matter, then an item under each heading, a field on each line.

    ## (4.1)

    - line: 84
    - quote: $\\frac{\\partial u^T v}{\\partial x} = ...$
    - given: $x \\in \\mathbb{R}^n$
    - claim: $\\frac{\\partial u(x)^\\top v(x)}{\\partial x} = ...$
    - identity: inner-product-rule
    - en: The second summand does not conform.

A line holds one whole field, so that each mistake has its place and all are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from nablasheet.definitions.definition import Passage, Text
from nablasheet.definitions.messages import nearest
from nablasheet.definitions.register import Register
from nablasheet.errata.front import NO_LAYOUT, Front, Sheet, read_front
from nablasheet.errata.item import LAYOUTS, Errata, Item
from nablasheet.finding import Finding, Span
from nablasheet.notes.document import plain

HEADING = re.compile(r"##[ \t]+(?P<locator>\S.*?)[ \t]*")
FIELD = re.compile(r"-[ \t]+(?P<key>[a-z]+):[ \t]*(?P<value>.*?)[ \t]*")
FORMULA = re.compile(r"\$(?P<latex>[^$]+)\$")
ONCE = ("line", "quote", "layout", "identity", "en", "zh")
MANY = ("given", "claim", "right")


@dataclass(slots=True)
class _Draft:
    """An item while its lines are read."""

    locator: str
    at: int  # the line of its heading
    words: dict[str, Passage] = field(default_factory=dict)
    lists: dict[str, list[Passage]] = field(default_factory=dict)


def read_errata(
    path: str, name: str, text: str, register: Register, identities: Set[str]
) -> tuple[Errata | None, list[Finding]]:
    """The errata of a file, None with the findings that say why not."""
    sheet = Sheet(path, tuple(plain(text).split("\n")))
    front = read_front(sheet, register)
    drafts = list(_drafts(sheet, front.body))
    if not drafts:
        sheet.report(
            "F162", "the file has no item", Span(), 'begin one with "## " and where the source says it'
        )
    items = [_item(sheet, draft, front, identities, i) for i, draft in enumerate(drafts, 1)]
    if sheet.findings:
        return None, sorted(sheet.findings, key=lambda one: (one.span, one.code))
    made = Errata(
        path=path,
        id=name,
        source=front.source,
        citation=front.citation,
        file=front.file,
        layout=front.layout,
        languages=front.languages,
        found=front.found,
        items=tuple(items),
        lines=sheet.lines,
    )
    return made, []


def _drafts(sheet: Sheet, first: int) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for number in range(first, len(sheet.lines) + 1):
        line = sheet.lines[number - 1]
        heading, entry = HEADING.fullmatch(line), FIELD.fullmatch(line)
        if heading:
            if draft:
                yield draft
            draft = _Draft(heading["locator"], number)
        elif entry and draft:
            _add(sheet, draft, entry, number)
        elif line.strip():
            advice = 'begin an item with "## ", a field with "- claim: "'
            sheet.report(
                "F165", "this line is neither a heading nor a field", Span(number, 1, len(line)), advice
            )
    if draft:
        yield draft


def _add(sheet: Sheet, draft: _Draft, entry: re.Match[str], number: int) -> None:
    key = entry["key"]
    passage = Passage(entry["value"], number, entry.start("value") + 1)
    span = Span(number, entry.start("key") + 1, len(key))
    if key not in (*ONCE, *MANY):
        sheet.report("F161", f'there is no field "{key}"', span, nearest(key, (*ONCE, *MANY)))
    elif key in draft.words:
        sheet.report("F161", f'the field "{key}" stands twice', span, "keep one of them")
    elif not passage.text:
        sheet.report(
            "F163", f'the field "{key}" is empty', span, "write its value behind it, on the same line"
        )
    elif key in ONCE:
        draft.words[key] = passage
    else:
        draft.lists.setdefault(key, []).append(passage)


def _item(sheet: Sheet, draft: _Draft, front: Front, identities: Set[str], number: int) -> Item:
    if "quote" not in draft.words:
        span = Span(draft.at, 4, len(draft.locator))
        sheet.report("F162", "the item has no quotation", span, 'add "- quote: " and what the source says')
    claims = tuple(_formula(sheet, one) for one in draft.lists.get("claim", ()))
    english = _word(draft, "en")
    if not claims and not english:
        span = Span(draft.at, 4, len(draft.locator))
        sheet.report("F162", "the item has neither a claim nor a remark", span, "say how you read it")
    return Item(
        locator=draft.locator,
        line=_line(sheet, draft),
        quote=_word(draft, "quote"),
        layout=_layout(sheet, draft, front),
        given=tuple(draft.lists.get("given", ())),
        claims=claims,
        right=tuple(_formula(sheet, one) for one in draft.lists.get("right", ())),
        identity=_identity(sheet, draft, identities),
        remark=Text(english, _word(draft, "zh") or english),
        number=number,
    )


def _word(draft: _Draft, key: str) -> str:
    return draft.words[key].text if key in draft.words else ""


def _formula(sheet: Sheet, passage: Passage) -> Passage:
    """The formula between the dollar signs, which must be all there is."""
    found = FORMULA.fullmatch(passage.text)
    if found is None:
        span = Span(passage.line, passage.col, len(passage.text))
        sheet.report("F163", "the field is not one formula", span, "put it between two dollar signs")
        return passage
    return Passage(found["latex"], passage.line, passage.col + 1)


def _line(sheet: Sheet, draft: _Draft) -> int | None:
    passage = draft.words.get("line")
    if passage is None:
        return None
    if not passage.text.isascii() or not passage.text.isdigit():
        span = Span(passage.line, passage.col, len(passage.text))
        sheet.report("F163", "the line is not a number", span, "write where the statement begins in the file")
        return None
    return int(passage.text)


def _layout(sheet: Sheet, draft: _Draft, front: Front) -> str | None:
    passage = draft.words.get("layout")
    if passage is None:
        return front.layout
    if passage.text not in (*LAYOUTS, NO_LAYOUT):
        advice = nearest(passage.text, (*LAYOUTS, NO_LAYOUT))
        span = Span(passage.line, passage.col, len(passage.text))
        sheet.report("F163", f'"{passage.text[:60]}" is not a layout', span, advice)
    return passage.text if passage.text in LAYOUTS else None


def _identity(sheet: Sheet, draft: _Draft, identities: Set[str]) -> str:
    passage = draft.words.get("identity")
    if passage is None:
        return ""
    if passage.text not in identities:
        span = Span(passage.line, passage.col, len(passage.text))
        advice = nearest(passage.text, sorted(identities))
        sheet.report("F164", f'there is no identity "{passage.text[:60]}"', span, advice)
    return passage.text
