"""A book as the rows of a sheet: numbers, addresses, conditions, what fits beside what.

The Typst sheet and the LaTeX sheet print the same rows, so that they cannot differ in content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nablasheet.pdf.engine import SheetError
from nablasheet.render.entry import Arranged, Book, Entry, Given, Text, Topic


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for a row: a formula, then words (formulas in dollar signs); either may be empty."""

    latex: str
    words: Text


@dataclass(frozen=True, slots=True)
class Row:
    """One identity as the sheet prints it."""

    number: str  # as on the site: chapter.number
    address: str
    entry: Entry
    conditions: tuple[Condition, ...]
    section: Text | None = None  # the name of the section that begins with this row

    @property
    def is_property(self) -> bool:
        """Whether the row is a statement without a derivative."""
        return self.entry.kind == "property"

    @property
    def is_numeric(self) -> bool:
        """Whether only one referee agreed, which the row then says."""
        return self.entry.verdict == _NUMERIC

    @property
    def names_its_left(self) -> bool:
        """Whether a reader needs to see what is computed: it is more than ∂f/∂x."""
        return not self.is_property and self.entry.kind not in _PLAIN_KINDS


@dataclass(frozen=True, slots=True)
class Chapter:
    """One topic with its number."""

    number: int
    topic: Topic
    rows: tuple[Row, ...]


_NUMERIC = "numerically checked"
_PUBLISHED = frozenset({"verified", _NUMERIC})
_PLAIN_KINDS = frozenset(
    {
        "scalar-by-scalar",
        "scalar-by-vector",
        "scalar-by-matrix",
        "vector-by-scalar",
        "vector-by-vector",
        "matrix-by-scalar",
    }
)

# How a letter is read where a row says nothing else; the sheet's front block prints this rule.
_USUAL = (
    re.compile(
        r"(?:[A-Z]|\\(?:Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega))\\inR\^\{\w\\times\w\}"
    ),
    re.compile(r"[a-z]\\inR\^(?:\w|\{\w\})"),
    re.compile(r"\\[a-z]+\\inR"),
)
_SUBSCRIPT = re.compile(r"_(?:\{([^{}]*)\}|(\w))")
_NO_WORDS = Text("", "")


def chapters(book: Book, base_url: str, language: str) -> tuple[Chapter, ...]:
    """The chapters of the book with numbered rows; a chapter without identities has none.

    SheetError if a verdict is none that may be published.
    """
    for entry in book.entries:
        if entry.verdict not in _PUBLISHED:
            raise SheetError(f"{entry.source} is {entry.verdict}; a sheet holds only what is verified")
    return tuple(
        Chapter(place, topic, _rows(book, topic, place, base_url, language))
        for place, topic in enumerate(book.topics, 1)
    )


def _rows(book: Book, topic: Topic, chapter: int, base_url: str, language: str) -> tuple[Row, ...]:
    first = {part[0].id: section.title for section, part in book.parts(topic) if section}
    return tuple(
        Row(
            f"{chapter}.{place}",
            address(base_url, language, entry),
            entry,
            conditions(entry),
            first.get(entry.id),
        )
        for place, entry in enumerate(book.of(topic), 1)
    )


def address(base_url: str, language: str, entry: Entry) -> str:
    """Where the site shows the identity."""
    return f"{base_url.rstrip('/')}/{language}/identities/{entry.topic}/#{entry.id}"


def equation(arranged: Arranged) -> str:
    """A result with its left side, where it has one."""
    return f"{arranged.left} = {arranged.latex}" if arranged.left else arranged.latex


def conditions(entry: Entry) -> tuple[Condition, ...]:
    """What a reader must know beyond the usual reading of letters, and what the result implies."""
    found = (_condition(given, entry) for given in entry.given)
    declared = tuple(condition for condition in found if condition is not None)
    return (*declared, *(Condition("", words) for words in entry.where))


def _condition(given: Given, entry: Entry) -> Condition | None:
    if not _is_usual(given.latex) or _shape_is_printed(given.latex, entry):
        return Condition(given.latex, given.words)
    if given.words != _NO_WORDS:
        return Condition(given.latex.partition(r"\in")[0].strip(), given.words)
    return None


def _is_usual(latex: str) -> bool:
    bare = re.sub(r"\\mathbb\s*(?:\{\s*R\s*\}|R)", "R", latex)
    bare = re.sub(r"\s+", "", bare)
    return any(pattern.fullmatch(bare) for pattern in _USUAL)


def _shape_is_printed(latex: str, entry: Entry) -> bool:
    """Whether the formulas name a dimension (I_m, K_{mn}) that only the declaration explains."""
    shape = latex.partition("^")[2]
    sizes = set(re.findall(r"(?<![\\A-Za-z])[a-z](?![A-Za-z])", shape))
    printed = " ".join((entry.function, entry.numerator.latex, entry.denominator.latex))
    named = "".join(braced or bare for braced, bare in _SUBSCRIPT.findall(printed))
    return bool(sizes & set(named))
