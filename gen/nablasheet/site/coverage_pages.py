"""The coverage page: from the numbers of each reference to what is verified, refuted or missing here.

It joins two lists of the same places: the references that definitions name, and the statements that
the errata files judge.  What no referee can judge stands there with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nablasheet.errata import Audit, Judged
from nablasheet.render.entry import Book, Entry
from nablasheet.site.assumption_table import assumption_table
from nablasheet.site.errata_pages import anchor
from nablasheet.site.errata_words import VERDICTS, word
from nablasheet.site.markup import Html, element, join, link, span
from nablasheet.site.page import Frame, Page, document, heading, paragraph, tools

URI = "coverage.md"
WRONG = ("refuted", "layout", "assumption", "ill-formed")


@dataclass(frozen=True, slots=True)
class Row:
    """One place of a source: its identities here, or else the verdict on what it says."""

    locator: str
    entries: tuple[Entry, ...]
    judged: tuple[tuple[Audit, Judged], ...]

    @property
    def status(self) -> str:
        """A key of the words: refuted, verified-here, checked-only, not-judged or missing."""
        verdicts = {one.judgement.verdict for _, one in self.judged}
        if verdicts & set(WRONG):
            return "refuted"
        if self.entries:
            return "verified-here"
        if verdicts == {"verified"}:
            return "checked-only"
        explained = all(one.item.remark.en for _, one in self.judged if one.judgement.verdict != "verified")
        return "not-judged" if self.judged and explained else "missing"


def coverage_page(book: Book, audits: Sequence[Audit], frame: Frame) -> Page:
    """The page: a table for each source, audited ones first."""
    titles = _titles(book, audits)
    rows = {key: coverage(book, audits, key) for key in titles}
    total = sum(len(found) for found in rows.values())
    blocks: list[str] = [paragraph(word("coverage-summary", frame.language)), tools(frame, total)]
    for key, found in rows.items():
        blocks += [heading(2, titles[key], f"coverage--{key}"), _counts(found, frame), _table(found, frame)]
    blocks += assumption_table(book, frame)
    return Page(URI, document(word("coverage", frame.language), "coverage", *blocks), None)


def _titles(book: Book, audits: Sequence[Audit]) -> dict[str, str]:
    """The citation of each source by its key, in the order in which the page shows them."""
    titles = {audit.errata.source: audit.errata.citation for audit in audits}
    for entry in book.entries:
        for reference in entry.references:
            titles.setdefault(reference.key, reference.title)
    return titles


def coverage(book: Book, audits: Sequence[Audit], key: str) -> tuple[Row, ...]:
    """What is known of each place of one source: audited statements in their order, then other places."""
    named: dict[str, list[Entry]] = {}
    for entry in book.entries:
        for reference in entry.references:
            if reference.key == key:
                named.setdefault(reference.locator, []).append(entry)
    known = {entry.id: entry for entry in book.entries}
    judged: dict[str, list[tuple[Audit, Judged]]] = {}
    for audit in audits:
        if audit.errata.source == key:
            for one in audit.judged:
                judged.setdefault(one.item.locator, []).append((audit, one))
    places = [*judged, *(place for place in named if place not in judged)]
    return tuple(_row(place, named.get(place, []), judged.get(place, []), known) for place in places)


def _row(place: str, named: list[Entry], judged: list[tuple[Audit, Judged]], known: dict[str, Entry]) -> Row:
    linked = [known[one.item.identity] for _, one in judged if one.item.identity in known]
    entries = {entry.id: entry for entry in (*named, *linked)}
    return Row(place, tuple(entries.values()), tuple(judged))


def _counts(rows: Sequence[Row], frame: Frame) -> Html:
    parts = []
    for status in ("verified-here", "checked-only", "refuted", "not-judged", "missing"):
        count = sum(row.status == status for row in rows)
        if count:
            parts.append(f"{word(status, frame.language)}: {count}")
    return paragraph(" · ".join(parts))


def _table(rows: Sequence[Row], frame: Frame) -> Html:
    heads = ("locator", "here", "errata")
    header = element("tr", {}, *(element("th", {"scope": "col"}, word(key, frame.language)) for key in heads))
    body = [_line(row, frame) for row in rows]
    table = element("table", {"class": "ns-grid"}, element("thead", {}, header), element("tbody", {}, *body))
    return element("section", {"class": "ns-scroll", "data-search-exclude": "1"}, table)


def _line(row: Row, frame: Frame) -> Html:
    look = "ns-yes" if row.status in ("verified-here", "checked-only") else "ns-no"
    status = span(look, word(row.status, frame.language))
    entries = join(_spaced([_entry(entry, frame) for entry in row.entries]))
    statements = join(_spaced([_verdict(audit, one, frame) for audit, one in row.judged]))
    cells = (row.locator, join([status, " ", entries]), statements)
    return element("tr", {"data-find": _sought(row)}, *(element("td", {}, one) for one in cells))


def _entry(entry: Entry, frame: Frame) -> Html:
    return link(f"../identities/{entry.topic}/#{entry.id}", entry.title.to(frame.language))


def _verdict(audit: Audit, one: Judged, frame: Frame) -> Html:
    address = f"../errata/{audit.errata.id}/#{anchor(audit, one)}"
    verdict = link(address, VERDICTS[one.judgement.verdict].to(frame.language))
    remark = one.item.remark.to(frame.language)
    if one.judgement.verdict != "undecided" or not remark:
        return verdict
    return join([verdict, ": ", element("span", {"class": "ns-condition"}, remark)])


def _sought(row: Row) -> str:
    words = [row.locator, row.status]
    for entry in row.entries:
        words += [entry.title.en, entry.title.zh, entry.id]
    for _, one in row.judged:
        words += [one.item.quote, one.judgement.verdict]
    return " ".join(words).casefold()


def _spaced(parts: Sequence[Html]) -> Iterator[str]:
    for i, part in enumerate(parts):
        if i:
            yield ", "
        yield part
