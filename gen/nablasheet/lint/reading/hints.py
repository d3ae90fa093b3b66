"""What is known of letters before a formula is read: from declarations, prose and the fonts of a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nablasheet.expr import Assumption


@dataclass(frozen=True, slots=True)
class Hints:
    """Kinds, sizes and assumptions by name; `bold` says that the note writes vectors in bold.

    `definitions` are formulas by the name they define; `commuting` says that the matrices commute.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    assumptions: Mapping[str, frozenset[Assumption]] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    bold: bool = False
    commuting: bool = False
    squares: frozenset[str] = frozenset()  # names of square matrices; "*" for all
    leaning: Mapping[str, str] = field(default_factory=dict)  # what a letter was elsewhere in the note

    def kind(self, name: str) -> str:
        """The kind of a letter, by its name or by its name without font; empty when unknown."""
        return self.kinds.get(name) or self.kinds.get(unfont(name), "")

    def assumed(self, name: str) -> frozenset[Assumption]:
        """What is assumed of a letter."""
        return self.assumptions.get(name) or self.assumptions.get(unfont(name), frozenset())


def unfont(name: str) -> str:
    """A name without the bold of its letter."""
    if name.startswith(r"\mathbf{"):
        inner, _, rest = name[len(r"\mathbf{") :].partition("}")
        if inner.count("{") > inner.count("}"):
            more, _, rest = rest.partition("}")
            inner = f"{inner}}}{more}"
        return inner + rest
    return name
