"""What the referees may say: verified, refuted or undecided, each with its evidence.

A verdict has no truth value: `if verdict` would read "undecided" as agreement, which is the one
mistake this project must not make.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

Entries = tuple[tuple[str, ...], ...]


class _NoTruth:
    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise TypeError("a verdict has no truth value; look at its type")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one referee did.

    `shapes` are the sizes of each shape set; `digits` is None for exact arithmetic over the
    rationals; `error` is the largest relative difference it saw.
    """

    method: str
    shapes: tuple[tuple[tuple[str, int], ...], ...]
    draws: int
    error: float
    digits: int | None
    versions: tuple[tuple[str, str], ...] = ()
    convention: str = "free"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Values for which the two sides differ, small enough to check on paper.

    `shapes` names the shapes of the sides when these already differ; the entries are written as
    whole numbers, fractions or decimals.  Where no values can be given, `note` says why.
    """

    values: tuple[tuple[str, Entries], ...] = ()
    left: Entries = ()
    right: Entries = ()
    sizes: tuple[tuple[str, int], ...] = ()
    shapes: tuple[str, str] | None = None
    note: str = ""

    @property
    def latex(self) -> str:
        """The values and both sides as LaTeX."""
        if self.shapes:
            return rf"\text{{left: {self.shapes[0]}, right: {self.shapes[1]}}}"
        if not self.left:
            return rf"\text{{{self.note}}}"
        given = ",\\; ".join(f"{name} = {entries_latex(entries)}" for name, entries in self.values)
        sides = rf"\text{{left: }} {entries_latex(self.left)},\; \text{{right: }} {entries_latex(self.right)}"
        return f"{given}:\\quad {sides}" if given else sides

    @property
    def text(self) -> str:
        """The same on one line of plain text."""
        if self.shapes:
            return f"left is {self.shapes[0]}, right is {self.shapes[1]}"
        if not self.left:
            return self.note
        given = ", ".join(f"{name} = {entries_text(entries)}" for name, entries in self.values)
        sides = f"left {entries_text(self.left)}, right {entries_text(self.right)}"
        return f"{given}: {sides}" if given else sides


@dataclass(frozen=True, slots=True)
class Verified(_NoTruth):
    """Every referee ran, and all agree."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Refuted(_NoTruth):
    """False, and here is why."""

    counterexample: Counterexample
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided(_NoTruth):
    """Not known; `evidence` is from the referees that did finish and agree."""

    reason: str
    evidence: tuple[Evidence, ...] = ()


Verdict = Verified | Refuted | Undecided


@dataclass(frozen=True, slots=True)
class ClaimVerdict(_NoTruth):
    """A verdict on a claim, and the layout in which it is true.

    `layout` is "numerator", "denominator", "both" or None (no layout is involved, or it is not
    true); `convention` says how a structured variable was read.
    """

    verdict: Verdict
    layout: str | None = None
    convention: str = field(default="free")


def entries_text(entries: Entries) -> str:
    """[[1, 2], [0, 1]]; a 1 by 1 as a number, a column as a row with an apostrophe."""
    if len(entries) == 1 and len(entries[0]) == 1:
        return entries[0][0]
    if all(len(row) == 1 for row in entries):
        return "[" + ", ".join(row[0] for row in entries) + "]'"
    return "[" + ", ".join("[" + ", ".join(row) + "]" for row in entries) + "]"


def entries_latex(entries: Entries) -> str:
    """The same as a bmatrix; fractions as a fraction."""
    if len(entries) == 1 and len(entries[0]) == 1:
        return _number_latex(entries[0][0])
    rows = (" & ".join(_number_latex(value) for value in row) for row in entries)
    return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}"


def _number_latex(text: str) -> str:
    top, slash, bottom = text.partition("/")
    if not slash or not bottom.isdigit():
        return text
    sign, top = ("-", top[1:]) if top.startswith("-") else ("", top)
    return rf"{sign}\frac{{{top}}}{{{bottom}}}"
