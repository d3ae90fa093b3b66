"""The index: every identity by chapter, with its formula, and by name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from nablasheet.render.entry import Book, Entry, Topic
from nablasheet.site.letters import initial, order
from nablasheet.site.markup import Html, div, element, link, span
from nablasheet.site.mathml import mathml
from nablasheet.site.page import (
    INDEX,
    Frame,
    Page,
    cell,
    document,
    heading,
    paragraph,
    sought,
    tools,
    unsearched,
)
from nablasheet.site.words import numbered


def index(book: Book, frame: Frame) -> Page:
    """The page that lists all identities."""
    chapters = [block for topic in book.topics for block in _chapter(topic, book.of(topic), frame)]
    blocks = [
        paragraph(frame.word("index-summary")),
        tools(frame, len(book.entries)),
        *chapters,
        heading(2, frame.word("by-name"), "by-name"),
        _names(book.entries, frame),
    ]
    return Page(INDEX, document(frame.word("index"), "all-identities", *blocks), None)


def chapters(book: Book, language: str, up: str) -> Html:
    """The chapters as a list of links with their counts; `up` leads to the top of the language."""
    items = [
        element(
            "li",
            {},
            link(f"{up}identities/{topic.id}/", topic.title.to(language)),
            span("ns-number", numbered("count", len(book.of(topic)), language)),
            element("p", {}, topic.summary.to(language)),
        )
        for topic in book.topics
    ]
    return element("ul", {"class": "ns-chapters"}, *items)


def _chapter(topic: Topic, entries: tuple[Entry, ...], frame: Frame) -> list[str]:
    items = [
        element(
            "li",
            sought(entry),
            link(_address(entry), entry.title.to(frame.language)),
            cell(mathml(entry.function)),
        )
        for entry in entries
    ]
    title = heading(2, topic.title.to(frame.language), f"chapter--{topic.id}")
    return [title, element("ul", {"class": "ns-list", "data-search-exclude": "1"}, *items)]


def _names(entries: Iterable[Entry], frame: Frame) -> Html:
    def title(entry: Entry) -> str:
        return entry.title.to(frame.language)

    sorted_entries = sorted(entries, key=lambda entry: order(title(entry)))
    groups = []
    for letter, group in groupby(sorted_entries, key=lambda entry: initial(title(entry))):
        items = [element("li", {}, link(_address(entry), title(entry))) for entry in group]
        groups.append(div("ns-letter", span("ns-letter__name", letter), element("ul", {}, *items)))
    return unsearched("ns-names", *groups)


def _address(entry: Entry) -> str:
    return f"{entry.topic}/#{entry.id}"
