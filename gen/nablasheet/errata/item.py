"""One source and its statements as an errata file writes them down; nothing is judged yet."""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.definitions.definition import Passage, Text

LAYOUTS = ("numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a source and how we read it.

    Without a claim it is a statement that no machine can judge; the remark then says how we read it.
    """

    locator: str  # section, number of the equation
    line: int | None  # in the source's file
    quote: str  # as the source has it, formulas between dollar signs where it has them
    layout: str | None  # numerator | denominator, as the source states it
    given: tuple[Passage, ...]
    claims: tuple[Passage, ...]
    right: tuple[Passage, ...]  # where a correction is no derivative and so is not derived
    identity: str  # id of the identity that holds, or empty
    remark: Text
    number: int  # of the item in its file, from 1

    @property
    def content(self) -> str:
        """All that a verdict on it depends on."""
        parts = [self.layout or "", *("given " + p.text for p in self.given)]
        parts += [*("claim " + p.text for p in self.claims), *("right " + p.text for p in self.right)]
        return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class Errata:
    """A source and everything it states."""

    path: str  # from the repository's root
    id: str  # the name of the errata file
    source: str  # key of references.yml, or one of its own
    citation: str  # author, title and year, ready to print
    file: str  # the name of the file that line numbers count in, or empty
    layout: str | None
    languages: tuple[str, ...]
    found: Text  # in what form the source is at hand
    items: tuple[Item, ...]
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """What programs know the source by: its file if it is one, else its key."""
        return self.file or self.source
