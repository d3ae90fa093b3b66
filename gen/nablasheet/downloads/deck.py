"""Flashcards: a function on the front, its derivative in both layouts on the back.

Formulas stand in \\( \\) and \\[ \\], which Anki's MathJax reads; everything else is escaped HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from nablasheet.render.entry import Arranged, Book, Entry, Text

NUMERATOR = Text("numerator layout", "分子布局")
DENOMINATOR = Text("denominator layout", "分母布局")
ASKED = Text("Its derivative?", "求导数")
HOLDS = Text("What does it equal?", "等于什么？")


@dataclass(frozen=True, slots=True)
class Card:
    """One flashcard; `tag` is the chapter."""

    id: str
    front: str
    back: str
    tag: str


def cards(book: Book, language: str) -> tuple[Card, ...]:
    """A card for every identity, in reading order."""
    return tuple(
        Card(entry.id, _front(entry, language), _back(entry, language), entry.topic) for entry in book.entries
    )


def tsv(book: Book, language: str) -> str:
    """The deck as text that Anki imports: id, front, back, tag."""
    head = "#separator:tab\n#html:true\n#columns:id\tfront\tback\ttags\n#guid column:1\n#tags column:4\n"
    lines = ("\t".join((card.id, card.front, card.back, card.tag)) for card in cards(book, language))
    return head + "".join(f"{line}\n" for line in lines)


def _front(entry: Entry, language: str) -> str:
    given = "<br>".join(
        " ".join(part for part in (_inline(one.latex), _words(one.words.to(language))) if part)
        for one in entry.given
    )
    where = "".join(f"<br>{_words(one.to(language))}" for one in entry.where)
    is_property = entry.kind == "property"
    shown = _display(entry.numerator.left if is_property else entry.function)
    asked = (HOLDS if is_property else ASKED).to(language)
    return f"<b>{_text(entry.title.to(language))}</b>{shown}{given}{where}<br><i>{_text(asked)}</i>"


def _back(entry: Entry, language: str) -> str:
    if entry.kind == "property":
        return _display(entry.function)
    if _equation(entry.numerator) == _equation(entry.denominator):
        return _display(_equation(entry.numerator))
    sides = ((NUMERATOR, entry.numerator), (DENOMINATOR, entry.denominator))
    return "".join(f"{_text(name.to(language))}{_display(_equation(side))}" for name, side in sides)


def _equation(side: Arranged) -> str:
    return f"{side.left} = {side.latex}"


def _inline(latex: str) -> str:
    return rf"\({_text(latex)}\)"


def _display(latex: str) -> str:
    return rf"\[{_text(latex)}\]"


def _words(words: str) -> str:
    """Words with formulas between dollar signs."""
    parts = words.split("$")
    return "".join(_inline(part) if odd % 2 else _text(part) for odd, part in enumerate(parts))


def _text(text: str) -> str:
    """On one line, escaped; braces of Anki's own templates are kept apart."""
    return escape(" ".join(text.split())).replace("{{", "{ {").replace("}}", "} }")
