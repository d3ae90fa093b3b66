"""A page is an address and a text of Markdown; the pieces that several kinds of page share live here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nablasheet.render.entry import Arranged, Book, Entry
from nablasheet.site.markup import Html, div, element, join, link, literal, span
from nablasheet.site.mathml import mathml, phrase
from nablasheet.site.picture import picture
from nablasheet.site.words import KINDS, VERDICTS, word

INDEX = "identities/index.md"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, as a site builder takes it."""

    uri: str  # identities/traces.md
    text: str  # Markdown whose formulas are MathML already
    source: str | None  # the file to edit, from the repository's root


@dataclass(frozen=True, slots=True)
class Side:
    """One layout of an entry, as a page shows it."""

    key: str  # numerator | denominator | statement, keys of words
    look: str  # class that the layout switch hides
    equation: str  # LaTeX with the left side
    arranged: Arranged


@dataclass(frozen=True, slots=True)
class Frame:
    """What a card needs to know beyond its entry: the language and where everything else is."""

    language: str
    edit: str  # address before a source's path, empty where the site has no repository
    entries: Mapping[str, Entry]
    numbers: Mapping[str, str]  # of entries, as on the printed sheet

    @classmethod
    def around(cls, book: Book, language: str, edit: str) -> Frame:
        """The frame of a book's pages in one language."""
        numbers = {
            entry.id: f"{chapter}.{place}"
            for chapter, topic in enumerate(book.topics, 1)
            for place, entry in enumerate(book.of(topic), 1)
        }
        return cls(language, edit, {entry.id: entry for entry in book.entries}, numbers)

    def word(self, key: str) -> str:
        """A word of the interface in the page's language."""
        return word(key, self.language)


def document(title: str, anchor: str, *blocks: str, hide: str = "toc") -> str:
    """A whole page: front matter, heading, blocks apart from each other."""
    front = f"---\nhide:\n  - {hide}\n---"
    return "\n\n".join([front, heading(1, title, anchor), *blocks]) + "\n"


def heading(level: int, title: str, anchor: str) -> str:
    """A Markdown heading with an anchor, so that it is in the outline and a search result of its own."""
    return f"{'#' * level} {literal(title)} {{ #{anchor} }}"


def paragraph(text: str) -> Html:
    """A paragraph of plain text."""
    return element("p", {}, text)


def tag(entry: Entry, language: str) -> Html:
    """The kind of an entry in a picture and words."""
    return span("ns-kind", picture(entry.kind), KINDS[entry.kind].to(language))


def seal(entry: Entry, language: str) -> Html:
    """The verdict of an entry."""
    look = "ns-seal ns-seal--exact" if entry.verdict == "verified" else "ns-seal"
    return span(look, VERDICTS[entry.verdict].to(language))


def unsearched(classes: str, *children: str) -> Html:
    """A block that the search does not index.

    A section, and none within another: the search plugin takes the end of any element of the same name
    for the end of the block.
    """
    return element("section", {"class": classes, "data-search-exclude": "1"}, *children)


def cell(*children: str) -> Html:
    """A box that scrolls sideways when its formula is too wide."""
    return div("ns-scroll", *children)


def sides(entry: Entry) -> tuple[Side, ...]:
    """Both layouts of an entry, or the one statement of a property, in the author's words."""
    if entry.kind == "property":
        return (Side("statement", "", entry.function, entry.numerator),)
    return (
        Side("numerator", "ns-num", _equation(entry.numerator), entry.numerator),
        Side("denominator", "ns-den", _equation(entry.denominator), entry.denominator),
    )


def _equation(arranged: Arranged) -> str:
    return f"{arranged.left} = {arranged.latex}" if arranged.left else arranged.latex


def givens(entry: Entry, language: str) -> Html:
    """The declared symbols, one a line, with their conditions; then what the result implies."""
    items = []
    for given in entry.given:
        words = given.words.to(language)
        more = (" ", span("ns-condition", phrase(words))) if words else ()
        items.append(element("li", {}, mathml(given.latex), *more))
    implied = (phrase(condition.to(language)) for condition in entry.where)
    items += [element("li", {"class": "ns-condition"}, condition) for condition in implied]
    return element("ul", {"class": "ns-given"}, *items)


def tools(frame: Frame, count: int, *more: Html) -> Html:
    """The filter box, then more tools; they need JavaScript and are not shown without it."""
    box = {"type": "search", "class": "ns-filter", "placeholder": frame.word("filter-hint")}
    label = element(
        "label", {"class": "ns-tool"}, span("ns-tool__name", frame.word("filter")), element("input", box)
    )
    total = element("output", {"class": "ns-count", "data-total": str(count)}, str(count))
    empty = element("p", {"class": "ns-nothing", "hidden": ""}, frame.word("nothing"))
    return join([div("ns-tools", label, total, *more), empty])


def switch(language: str) -> Html:
    """The layout switch; it needs JavaScript and is not shown without it."""
    buttons = [
        element(
            "button",
            {
                "type": "button",
                "data-layout": layout,
                "aria-pressed": "true" if layout == "both" else "false",
            },
            word(f"layout-{layout}", language),
        )
        for layout in ("both", "numerator", "denominator")
    ]
    group = {"class": "ns-switch", "role": "group", "aria-label": word("layout", language)}
    return element("div", group, *buttons)


def sought(entry: Entry) -> dict[str, str]:
    """The attribute that the filter box looks into: names in both languages, words, formula."""
    words = [entry.title.en, entry.title.zh, entry.id, *entry.synonyms, entry.function, entry.kind]
    return {"data-find": " ".join(words).casefold()}


def related(entry: Entry, frame: Frame) -> Html:
    """A link to an entry from the page of a chapter."""
    return link(f"../{entry.topic}/#{entry.id}", entry.title.to(frame.language))
