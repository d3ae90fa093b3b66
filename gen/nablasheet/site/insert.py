"""Insertions: places in hand-written pages that are filled from the book, written as HTML comments.

`<!-- nablasheet: rows log-det -->` shows the row of an identity, `<!-- nablasheet: chapters -->` the
chapters, `<!-- nablasheet: count -->` how many identities there are.  A page so shows no formula and no
number of its own that could grow old.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from nablasheet.render.entry import Book
from nablasheet.site.index import chapters
from nablasheet.site.markup import Html, element
from nablasheet.site.page import Frame, switch
from nablasheet.site.table import rows

MARK = re.compile(r"<!-- nablasheet: (?P<what>[a-z]+)(?P<names>(?: [a-z0-9-]+)*) -->")


class InsertionError(ValueError):
    """An insertion that cannot be filled; the message names it."""


def insert(text: str, book: Book, language: str, up: str) -> str:
    """The text with its insertions filled; `up` leads from the page to the top of its language."""

    def fill(match: re.Match[str]) -> str:
        maker = MAKERS.get(match["what"])
        if maker is None:
            raise InsertionError(f"there is no insertion {match['what']!r}; there are {', '.join(MAKERS)}")
        return maker(book, language, up, match["names"].split())

    return MARK.sub(fill, text)


def _rows(book: Book, language: str, up: str, names: list[str]) -> Html:
    frame = Frame.around(book, language, "")
    for name in names:
        if name not in frame.entries:
            near = get_close_matches(name, frame.entries, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise InsertionError(f"there is no identity {name!r} in the book{hint}")
    chosen = [frame.entries[name] for name in names]
    return rows([(entry, f"{up}identities/{entry.topic}/#{entry.id}") for entry in chosen], frame)


def _chapters(book: Book, language: str, up: str, names: list[str]) -> Html:
    return chapters(book, language, up)


def _count(book: Book, language: str, up: str, names: list[str]) -> Html:
    return Html(str(len(book.entries)))


def _switch(book: Book, language: str, up: str, names: list[str]) -> Html:
    return element("div", {"class": "ns-tools"}, switch(language))


MAKERS: dict[str, Callable[[Book, str, str, list[str]], Html]] = {
    "rows": _rows,
    "chapters": _chapters,
    "count": _count,
    "switch": _switch,
}
