"""All generated pages of one language, as a pure function of the book.

Nothing here knows which program builds the site: a page is an address and a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nablasheet.errata import Audit
from nablasheet.render.entry import Book, Section, Topic
from nablasheet.site.card import card
from nablasheet.site.coverage_pages import coverage_page
from nablasheet.site.downloads import downloads
from nablasheet.site.errata_pages import errata_pages
from nablasheet.site.index import index
from nablasheet.site.markup import Html, element, link
from nablasheet.site.mathml import FormulaError
from nablasheet.site.page import Frame, Page, document, paragraph, switch, tools
from nablasheet.site.record import record
from nablasheet.site.table import section_anchor, table

TOPICS = "identities/topics.yml"


def pages(book: Book, language: str, edit: str) -> Iterator[Page]:
    """The pages; `edit` is the address before a source's path, empty without a repository."""
    frame = Frame.around(book, language, edit)
    for topic in book.topics:
        yield _chapter(book, topic, frame)
    yield index(book, frame)
    yield record(book, frame)
    yield downloads(book, frame)


def audit_pages(book: Book, audits: Sequence[Audit], language: str, edit: str) -> Iterator[Page]:
    """The errata of the sources, and which of their statements are here."""
    frame = Frame.around(book, language, edit)
    yield from errata_pages(audits, frame)
    yield coverage_page(book, audits, frame)


def chapter_uri(topic: Topic) -> str:
    """Where the page of a chapter is."""
    return f"identities/{topic.id}.md"


def _chapter(book: Book, topic: Topic, frame: Frame) -> Page:
    entries, parts = book.of(topic), book.parts(topic)
    try:
        shown = [table(parts, frame), *(card(entry, frame) for entry in entries)]
    except FormulaError as error:
        raise FormulaError(f"identities/{topic.id}: {error}") from error
    blocks = [
        paragraph(topic.summary.to(frame.language)),
        *([_sections(sections, frame)] if (sections := [part for part, _ in parts if part]) else []),
        tools(frame, len(entries), switch(frame.language)),
        *shown,
    ]
    text = document(topic.title.to(frame.language), f"chapter--{topic.id}", *blocks)
    return Page(chapter_uri(topic), text, TOPICS)


def _sections(sections: Sequence[Section], frame: Frame) -> Html:
    """Links to the sections of a chapter, above its table."""
    links = (
        element("li", {}, link(f"#{section_anchor(one)}", one.title.to(frame.language))) for one in sections
    )
    return element(
        "nav", {"class": "ns-sections", "aria-label": frame.word("sections")}, element("ul", {}, *links)
    )
