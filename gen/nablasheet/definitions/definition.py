"""What one file of identities/ says: its fields and its formulas as text, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.finding import Finding, Span

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the languages we publish; `zh` is `en` where nobody has translated yet."""

    en: str
    zh: str

    def to(self, language: str) -> str:
        """The words in `language`, one of LANGUAGES."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a file: a formula's LaTeX, a Given line, a paragraph of notes.

    `text` has the characters of the file from `line` and `col` on, so that the place of its part is
    found by counting.
    """

    text: str
    line: int
    col: int

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column in the file of a character of `text`."""
        before = self.text[:offset]
        breaks = before.count("\n")
        if breaks == 0:
            return self.line, self.col + offset
        return self.line + breaks, offset - before.rindex("\n")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A corollary as its author wrote it: Given lines that replace others, and what then holds."""

    given: tuple[Passage, ...]
    claims: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One identity as its author wrote it.

    Either `function` is there, with any number of `claims`, or `statements` are (a property).
    """

    path: str  # from the repository's root, with forward slashes
    id: str
    topic: str
    title: Text
    references: tuple[tuple[str, str], ...]  # key of references.yml, where in that source
    layout: str | None  # of claims that are written as a bare partial derivative
    order: int  # 2 asks for the Hessian
    synonyms: tuple[str, ...]
    related: tuple[str, ...]
    given: tuple[Passage, ...]
    function: Passage | None
    claims: tuple[Passage, ...]
    statements: tuple[Passage, ...]
    notes_en: Passage | None
    notes_zh: Passage | None
    lines: tuple[str, ...]  # of the file, for excerpts
    corollaries: tuple[Narrowed, ...] = ()
    specialises: tuple[tuple[str, str], ...] = ()  # id of a more general one, what to put for its letters
    former: tuple[str, ...] = ()  # ids that were merged into this one
    section: str = ""  # of its chapter, an id of topics.yml

    @property
    def checked(self) -> tuple[Passage, ...]:
        """Everything that is stated, in the order of the file's sections."""
        special = (claim for corollary in self.corollaries for claim in corollary.claims)
        return (*self.claims, *self.statements, *special)

    @property
    def notes(self) -> Text:
        """The notes in both languages; a reader of the other language gets what there is."""
        english = self.notes_en.text if self.notes_en else ""
        chinese = self.notes_zh.text if self.notes_zh else ""
        return Text(english or chinese, chinese or english)

    @property
    def untranslated(self) -> tuple[str, ...]:
        """What a translator could still add: `title`, `notes`."""
        wanting = []
        if self.title.zh == self.title.en:
            wanting.append("title")
        if (self.notes_en is None) != (self.notes_zh is None):
            wanting.append("notes")
        return tuple(wanting)

    def locate(self, finding: Finding, passage: Passage) -> Finding:
        """A finding about `passage`, whose span counts within it, placed in the file."""
        first = finding.span.line == 1
        line = passage.line + finding.span.line - 1
        col = finding.span.col + passage.col - 1 if first else finding.span.col
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        span = Span(line, col, finding.span.length)
        return Finding(
            finding.code, finding.name, finding.message, self.path, span, excerpt, finding.notes, finding.help
        )
