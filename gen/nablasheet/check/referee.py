"""The two referees: each computes both sides of a question in its own ring.

A referee keeps the readings that it has not refuted, or the reason why it gave up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from nablasheet.check.budget import Budget
from nablasheet.check.compare import compare, relative, vanished
from nablasheet.check.evaluate import environment
from nablasheet.check.question import Question, Reading, is_about_zero, right_side
from nablasheet.check.ring import DIGITS, Grid, Irrational, Ring, Undefined
from nablasheet.check.sample import Sample

DIFFERENCE_DIGITS = 90  # a second difference loses two thirds of them
MORE_DIGITS = 200

Pair = tuple[Grid, Grid]
Sides = dict[Reading, tuple[Pair, ...]]


@dataclass(slots=True)
class Referee:
    """One opinion in the making: the readings it has not refuted, or why it gave up."""

    name: str
    rings: Callable[[Budget, int | None], Ring]
    digits: int | None
    trusted: float  # part of the digits that rounding and truncation leave
    budget: Budget
    holding: frozenset[Reading] | None = None
    failed: str = ""
    error: float = 0.0
    points: list[Sample] = field(default_factory=list)
    zeros_count: bool = False  # whether a point where both sides vanish is one where they agree
    zeros: int = 0  # such points that were passed over
    one_sided: list[Sample] = field(default_factory=list)  # only the left side has a value

    def sides(self, question: Question, sample: Sample, digits: int | None) -> Sides:
        """Both sides at a sample."""
        ring = self.rings(self.budget, digits)
        env = question.environment(environment(sample, ring))
        left = question.left(env, ring)
        try:
            return {
                reading: tuple((grid, right_side(question, env, grid)) for grid in grids)
                for reading, grids in left.items()
            }
        except Undefined:
            self.one_sided.append(sample)
            raise

    def judge(self, question: Question, sample: Sample) -> frozenset[Reading]:
        """The readings that are true at a sample; exact unless the values are irrational."""
        try:
            sides = self.sides(question, sample, self.digits)
        except Irrational:
            self.digits = DIGITS
            sides = self.sides(question, sample, self.digits)
        if not self._expects_zero(question) and not any(
            _is_nonzero(pair) for p in sides.values() for pair in p
        ):
            self._vanished()
        return frozenset(
            reading
            for reading, pairs in sides.items()
            if any(self._equal(question, sample, reading, k, pair) for k, pair in enumerate(pairs))
        )

    def _equal(self, question: Question, sample: Sample, reading: Reading, k: int, pair: Pair) -> bool:
        first = compare(*pair, self._trusted(self.digits))
        if first.equal is not None:
            self.error = max(self.error, first.error) if first.equal else self.error
            return first.equal
        left, right = self.sides(question, sample, MORE_DIGITS)[reading][k]
        second = compare(left, right, self._trusted(MORE_DIGITS))
        if not vanished(first, second):
            return relative(left, right, 20)
        if not self._expects_zero(question):
            self._vanished()
        return True

    def _expects_zero(self, question: Question) -> bool:
        return self.zeros_count or is_about_zero(question)

    def _vanished(self) -> None:
        """Two zeros agree by chance too often, as where the sizes make a determinant vanish."""
        self.zeros += 1
        raise Undefined("both sides vanish")

    def _trusted(self, digits: int | None) -> int | None:
        return None if digits is None else int(digits * self.trusted)


def _is_nonzero(pair: Pair) -> bool:
    return any(x for grid in pair for row in grid for x in row)


def referees(seconds: float) -> tuple[Referee, Referee]:
    """The exact referee and the one that takes differences, each with its own time."""
    from nablasheet.check.digits import Decimal
    from nablasheet.check.plain import Plain  # late: SymPy is slow to import
    from nablasheet.check.rational import Rational

    def jets(budget: Budget, digits: int | None) -> Ring:
        return Rational(budget) if digits is None else Decimal(budget, digits)

    def plain(budget: Budget, digits: int | None) -> Ring:
        return Plain(budget, digits or DIFFERENCE_DIGITS)

    return (
        Referee("exact", jets, None, 0.6, Budget.of(seconds)),
        Referee("difference", plain, DIGITS, 0.3, Budget.of(seconds)),
    )
