"""The search for samples at which a formula is false or has no value, once an assumption is dropped.

Small whole numbers come first, so that a counterexample can be checked on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, islice

from nablasheet.check.budget import Budget
from nablasheet.check.counterexample import refute, small_sizes
from nablasheet.check.promises import broken
from nablasheet.check.question import Question, Reading
from nablasheet.check.ring import Undefined
from nablasheet.check.sample import Sample, draw
from nablasheet.check.subject import Subject
from nablasheet.check.verdict import Counterexample
from nablasheet.expr import Assumption, closure

DRAWS = 10
SHAPES = 4


@dataclass(frozen=True, slots=True)
class Promise:
    """The assumption that was dropped, and of which letter."""

    symbol: str
    assumption: Assumption

    def is_broken_by(self, sample: Sample) -> bool:
        """Whether the letter's value at a sample lacks it."""
        rows = [[x for x in row if isinstance(x, Fraction)] for row in sample.values[self.symbol]]
        return all(rows) and bool(broken(rows, closure({self.assumption})))


@dataclass(slots=True)
class Search:
    """What was met: samples that break the promise with and without a value, counterexamples."""

    undefined: bool = False
    lapsed: bool = False
    broken_valued: int = 0
    broken_undefined: int = 0
    refuting: list[Counterexample] = field(default_factory=list)

    @property
    def never(self) -> bool:
        """Whether the formula has no value wherever the promise is broken."""
        return self.broken_undefined > 1 and not self.broken_valued


def search(
    question: Question, reading: Reading, about: Subject, promise: Promise | None, seed: str, budget: Budget
) -> Search:
    """Look at the first sizes that refute, else at all."""
    met = Search()
    for samples in _samples(about, seed):
        for sample in samples:
            breaks = promise is not None and promise.is_broken_by(sample)
            try:
                found = refute(question, reading, sample, budget)
            except Undefined:
                met.undefined = True
                met.broken_undefined += breaks
                continue
            met.broken_valued += breaks
            if found is not None:
                met.refuting.append(found)
        if met.refuting:
            break
    return met


def _samples(about: Subject, seed: str) -> Iterator[Iterator[Sample]]:
    """At several sizes, small whole numbers and generic fractions."""
    for sizes in islice(small_sizes(about), SHAPES):
        yield chain(
            (draw(about, sizes, seed, "small", number) for number in range(DRAWS)),
            (draw(about, sizes, seed, "generic", number) for number in range(2)),
        )
