"""What is known of letters before a formula is read: from declarations, prose and the fonts of a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    arguments: Mapping[str, str] = field(default_factory=dict)  # what a defined function is of
    complex: frozenset[str] = frozenset()  # letters that are no real numbers
    counts: frozenset[str] = frozenset()  # letters that are the sizes of others

    def kind(self, name: str) -> str:
        """The kind of a letter, by its name or by its name without font; empty when unknown."""
        return self.kinds.get(name) or self.kinds.get(unfont(name), "")

    def assumed(self, name: str) -> frozenset[Assumption]:
        """What is assumed of a letter."""
        return self.assumptions.get(name) or self.assumptions.get(unfont(name), frozenset())


def relevant(hints: Hints, latex: str) -> Hints:
    """Only what is known of letters that stand in a formula, or in the definition of one that does."""
    wanted = dict.fromkeys(name for name in hints.definitions if _stands_in(name, latex))
    for name in list(wanted):
        wanted |= dict.fromkeys(n for n in hints.definitions if _stands_in(n, hints.definitions[name]))
    text = latex + " ".join(hints.definitions[name] for name in wanted)
    return replace(
        hints,
        kinds={name: kind for name, kind in hints.kinds.items() if _stands_in(name, text)},
        sizes={name: size for name, size in hints.sizes.items() if _stands_in(name, text)},
        assumptions={name: what for name, what in hints.assumptions.items() if _stands_in(name, text)},
        definitions={name: hints.definitions[name] for name in wanted},
        squares=frozenset(name for name in hints.squares if name == "*" or _stands_in(name, text)),
        leaning={name: kind for name, kind in hints.leaning.items() if _stands_in(name, text)},
        complex=frozenset(name for name in hints.complex if _stands_in(name, text)),
        counts=frozenset(name for name in hints.counts if name in text),
        arguments={name: letter for name, letter in hints.arguments.items() if name in wanted},
    )


def key(hints: Hints) -> tuple[object, ...]:
    """The same for hints that say the same."""
    dicts = (
        hints.kinds, hints.sizes, hints.assumptions, hints.definitions, hints.leaning, hints.arguments,
    )  # fmt: skip
    parts = (tuple(sorted(d.items(), key=lambda item: item[0])) for d in dicts)
    return (*parts, hints.bold, hints.commuting, hints.squares, hints.complex, hints.counts)


def _stands_in(name: str, text: str) -> bool:
    letter = unfont(name).split("_")[0].rstrip("}'")
    return letter.rpartition("{")[2] in text


def unfont(name: str) -> str:
    """A name without the bold of its letter."""
    if name.startswith(r"\mathbf{"):
        inner, _, rest = name[len(r"\mathbf{") :].partition("}")
        if inner.count("{") > inner.count("}"):
            more, _, rest = rest.partition("}")
            inner = f"{inner}}}{more}"
        return inner + rest
    return name
