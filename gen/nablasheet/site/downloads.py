"""The page of downloads: the sheet to print, tables for papers, data for programs."""

from __future__ import annotations

from nablasheet.render.entry import LANGUAGES, Book
from nablasheet.site.markup import Html, element, link
from nablasheet.site.page import Frame, Page, document, heading, paragraph

URI = "downloads.md"
ROOT = "../../"  # from the page to the folder that holds both languages


def downloads(book: Book, frame: Frame) -> Page:
    """The page that links to what is built beside the site."""
    sheets = [(f"nablasheet-{language}.pdf", frame.word(f"sheet-{language}")) for language in LANGUAGES]
    tables = [
        (f"tables/{topic.id}-{frame.language}.tex", topic.title.to(frame.language))
        for topic in book.topics
        if book.of(topic)
    ]
    blocks = [
        paragraph(frame.word("downloads-summary")),
        heading(2, frame.word("sheet"), "sheet"),
        _files(sheets),
        heading(2, frame.word("tables"), "tables"),
        paragraph(frame.word("tables-use")),
        _files(tables),
        heading(2, frame.word("data"), "data"),
        _files(
            [
                ("identities.json", frame.word("data-json")),
                ("identities.csv", frame.word("data-csv")),
                ("nablasheet_identities.py", frame.word("data-code")),
                (f"flashcards-{frame.language}.apkg", frame.word("data-deck")),
                (f"flashcards-{frame.language}.tsv", frame.word("data-deck-text")),
            ]
        ),
    ]
    return Page(URI, document(frame.word("downloads"), "downloads", *blocks), None)


def _files(files: list[tuple[str, str]]) -> Html:
    items = [element("li", {}, link(ROOT + path, text)) for path, text in files]
    return element("ul", {"class": "ns-downloads"}, *items)
