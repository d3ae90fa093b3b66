"""What we find about a statement of a source, as plain data that can be kept and printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

# The worst first: a statement of several formulas is as good as its worst one.
VERDICTS = ("ill-formed", "refuted", "layout", "assumption", "undecided", "verified")
WRONG = frozenset({"ill-formed", "refuted", "layout", "assumption"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its evidence.

    `layout` means true only in the other layout than stated, `assumption` true only under what
    `assumption` says and the source does not; `ill-formed` that the shapes do not conform.
    """

    verdict: str  # one of VERDICTS
    reason: str = ""  # of ill-formed and undecided
    counterexample: str = ""  # on one line of plain text
    counterexample_latex: str = ""
    holds: str = ""  # numerator | denominator | both: the layout in which it is true
    assumption: str = ""
    numerator: str = ""  # LaTeX of the right formula
    denominator: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether the statement should be put right."""
        return self.verdict in WRONG

    def record(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)


def from_record(record: dict[str, Any]) -> Judgement:
    """A judgement from its JSON."""
    return Judgement(**record)


def worst(judgements: Iterable[Judgement]) -> Judgement:
    """The judgement on several formulas that stand for one statement."""
    return min(judgements, key=lambda one: VERDICTS.index(one.verdict))
