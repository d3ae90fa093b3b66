"""The table of a chapter: a row an identity, both layouts beside each other.

A row is a grid with fixed fractions, so that hiding a layout, stacking on a phone and statements over
both columns need no second copy of any formula.  The roles are spelled out because a grid loses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nablasheet.render.entry import Entry, Section
from nablasheet.site.markup import Html, div, element, link, span
from nablasheet.site.mathml import mathml
from nablasheet.site.page import Frame, cell, givens, sides, sought, tag

NAMED = re.compile(r"\\(arccos|arcsin|arctan|cosh|cos|det|exp|ln|log|max|min|sinh|sin|tanh|tan)\b")
STYLE = re.compile(r"\\(?:mathrm|operatorname|mathbf|boldsymbol|mathbb|mathcal|left|right|frac|text|top)\b")
SIGN = re.compile(r"\\[A-Za-z]+")
NO_INK = re.compile(r"\\[,;!: ]|[{}^_&\s]")
WIDE = 15  # glyphs that fit a column of the table


def table(parts: Iterable[tuple[Section | None, Iterable[Entry]]], frame: Frame) -> Html:
    """The table of a chapter by its sections, whose rows lead to the cards below it."""
    return _table(
        [_group(title, [(one, f"#{one.id}") for one in part], frame) for title, part in parts], frame
    )


def rows(entries: Iterable[tuple[Entry, str]], frame: Frame) -> Html:
    """Entries under one header, each with the address that its name leads to."""
    return _table([_group(None, entries, frame)], frame)


def _table(groups: Iterable[Html], frame: Frame) -> Html:
    head = element("thead", {"role": "rowgroup"}, _header(frame))
    attributes = {"class": "ns-table", "role": "table", "data-search-exclude": "1"}
    return element("table", attributes, head, *groups)


def _group(section: Section | None, entries: Iterable[tuple[Entry, str]], frame: Frame) -> Html:
    """The rows of a section below its name."""
    shown = [_row(entry, address, frame) for entry, address in entries]
    if section is not None:
        cell = {"role": "rowheader", "scope": "rowgroup", "aria-colspan": "4"}
        name = element("th", cell, section.title.to(frame.language))
        shown.insert(
            0, element("tr", {"role": "row", "id": section_anchor(section), "class": "ns-section"}, name)
        )
    return element("tbody", {"role": "rowgroup"}, *shown)


def section_anchor(section: Section) -> str:
    """Where a section of a chapter begins on its page."""
    return f"section--{section.id}"


def glyphs(tex: str) -> int:
    """About how many glyphs wide a formula is."""
    spelt = STYLE.sub("", NAMED.sub(r"\1", tex))
    return len(NO_INK.sub("", SIGN.sub("x", spelt)))


def _row(entry: Entry, address: str, frame: Frame) -> Html:
    number = span("ns-place", frame.numbers[entry.id])
    title = element("span", {}, number, " ", link(address, entry.title.to(frame.language)))
    name = div("ns-name", title, tag(entry, frame.language))
    function = [cell(mathml(entry.function))] if entry.kind != "property" else []
    first = element("th", {"role": "rowheader", "scope": "row"}, name, *function)
    last = element("td", {"role": "cell", "class": "ns-where"}, givens(entry, frame.language))
    attributes = {"role": "row", "id": f"row--{entry.id}", "class": _row_class(entry), **sought(entry)}
    return element("tr", attributes, first, *_results(entry, frame), last)


def _header(frame: Frame) -> Html:
    heads = (("function", ""), ("numerator", "ns-num"), ("denominator", "ns-den"), ("given", ""))
    cells = [
        element("th", {"role": "columnheader", "scope": "col", "class": look}, frame.word(key))
        for key, look in heads
    ]
    return element("tr", {"role": "row"}, *cells)


def _row_class(entry: Entry) -> str:
    if entry.kind == "property":
        return "ns-row ns-row--free"
    widest = max(glyphs(arranged.latex) for arranged in (entry.numerator, entry.denominator))
    return "ns-row ns-row--wide" if widest > WIDE else "ns-row"


def _results(entry: Entry, frame: Frame) -> list[Html]:
    if entry.kind == "property":
        return [element("td", {"role": "cell", "aria-colspan": "2"}, cell(mathml(entry.function)))]
    return [
        element(
            "td",
            {"role": "cell", "class": side.look},
            element("span", {"class": "ns-label", "aria-hidden": "true"}, frame.word(side.key)),
            cell(mathml(side.arranged.latex)),
        )
        for side in sides(entry)
    ]
