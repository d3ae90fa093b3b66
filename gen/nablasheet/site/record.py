"""The record: what was checked in this build, by whom, and with which versions."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import PackageNotFoundError, version

from nablasheet.render.entry import Book, Entry
from nablasheet.site.evidence import grid
from nablasheet.site.markup import Html, element, link, span
from nablasheet.site.mathml import mathml
from nablasheet.site.page import Frame, Page, document, heading, paragraph, seal, unsearched
from nablasheet.site.words import AGREEMENT, KINDS, REFEREES, VERDICTS

URI = "record.md"
TOOLS = ("sympy", "mpmath", "python-flint", "gmpy2", "numpy")


def record(book: Book, frame: Frame) -> Page:
    """The page that says what stands behind the formulas."""
    blocks = [
        paragraph(frame.word("record-summary")),
        heading(2, frame.word("counts"), "counts"),
        _verdicts(book, frame),
        _totals(book, frame),
        _kinds(book, frame),
        heading(2, frame.word("tools"), "versions"),
        _versions(book),
        heading(2, frame.word("each"), "each"),
        _each(book, frame),
    ]
    return Page(URI, document(frame.word("record"), "record", *blocks), None)


def _verdicts(book: Book, frame: Frame) -> Html:
    found = Counter(entry.verdict for entry in book.entries)
    rows = [
        [_text(VERDICTS[name].to(frame.language)), _text(str(found[name]))]
        for name in VERDICTS
        if found[name]
    ]
    return grid([frame.word("verdict"), frame.word("identities")], rows)


def _kinds(book: Book, frame: Frame) -> Html:
    found = Counter(entry.kind for entry in book.entries)
    rows = [[_text(KINDS[name].to(frame.language)), _text(str(found[name]))] for name in KINDS if found[name]]
    return grid([frame.word("kind"), frame.word("identities")], rows)


def _totals(book: Book, frame: Frame) -> Html:
    counts = {
        "opinions-agree": sum(opinion.agrees is True for entry in book.entries for opinion in entry.opinions),
        "claims-held": sum(claim.verdict == "verified" for entry in book.entries for claim in entry.claims),
        "assumptions-needed": sum(part.needed for entry in book.entries for part in entry.hypotheses),
    }
    return element(
        "ul", {}, *(element("li", {}, f"{frame.word(key)}: {count}") for key, count in counts.items())
    )


def _versions(book: Book) -> Html:
    items = [
        f"nablasheet {book.version}",
        *(f"{name} {found}" for name in TOOLS if (found := _installed(name))),
    ]
    return element("ul", {}, *(element("li", {}, item) for item in items))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _each(book: Book, frame: Frame) -> Html:
    heads = [
        frame.word("identity"),
        frame.word("verdict"),
        *(REFEREES[name].to(frame.language) for name in REFEREES),
    ]
    return unsearched("ns-each", grid(heads, [_row(entry, frame) for entry in book.entries]))


def _row(entry: Entry, frame: Frame) -> list[Html]:
    name = link(f"../identities/{entry.topic}/#{entry.id}", entry.title.to(frame.language))
    return [name, seal(entry, frame.language), *(_opinion(entry, referee, frame) for referee in REFEREES)]


def _opinion(entry: Entry, referee: str, frame: Frame) -> Html:
    for opinion in entry.opinions:
        if opinion.referee == referee:
            look = "ns-yes" if opinion.agrees else "ns-no"
            deviation = (", ", frame.word("deviation"), " ", mathml(opinion.error)) if opinion.error else ()
            return element("span", {}, span(look, AGREEMENT[opinion.agrees].to(frame.language)), *deviation)
    return span("ns-no", AGREEMENT[None].to(frame.language))


def _text(text: str) -> Html:
    return element("span", {}, text)
