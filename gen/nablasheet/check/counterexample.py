"""Looking for a counterexample that fits on paper: the smallest sizes, whole numbers up to 2.

The first refutation came at a generic point with fractions; this is for the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from nablasheet.check import explicit
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.compare import compare, relative, shown, vanished
from nablasheet.check.evaluate import environment
from nablasheet.check.inquiry import Answer
from nablasheet.check.question import Question, Reading, right_side
from nablasheet.check.ring import DIGITS, Grid, Irrational, Ring, Undefined, Unsupported
from nablasheet.check.sample import Sample, draw, fits, text
from nablasheet.check.subject import Subject
from nablasheet.check.verdict import Counterexample, Entries

SECONDS = 1.0  # for the draws at one set of sizes
DRAWS = 12
TRUSTED = 30


def find(question: Question, subject: Subject, reading: Reading, seed: str, answer: Answer) -> Counterexample:
    """The lightest refuting sample at the smallest sizes that refute; else the one at hand."""
    if answer.counterpoint is None:
        return Counterexample(note=answer.reason)
    for samples in _candidates(subject, seed, answer.counterpoint):
        budget = Budget.of(SECONDS)
        refuting = [found for sample in samples if (found := _tried(question, reading, sample, budget))]
        if refuting:
            return min(refuting, key=weight)
    return Counterexample(note="found at a point whose values do not fit here")


def _candidates(subject: Subject, seed: str, fallback: Sample) -> Iterator[Iterable[Sample]]:
    """Draws at each of the small sizes, then the generic point that refuted."""
    for sizes in small_sizes(subject):
        yield (draw(subject, sizes, seed, "small", number) for number in range(DRAWS))
    yield (fallback,)


def _tried(question: Question, reading: Reading, sample: Sample, budget: Budget) -> Counterexample | None:
    try:
        return refute(question, reading, sample, budget)
    except (Undefined, Unsupported, OutOfBudget):
        return None


def refute(question: Question, reading: Reading, sample: Sample, budget: Budget) -> Counterexample | None:
    """A counterexample when the sides differ at this sample; Undefined where they have no value."""
    left, right, equal = _compared(question, reading, sample, budget)
    if equal:
        return None
    names = _names(question)
    values = tuple((name, _entries(value)) for name, value in sample.values.items() if name in names)
    sizes = tuple(sorted(sample.sizes.items()))
    if explicit.shape(left) != explicit.shape(right):
        return Counterexample(sizes=sizes, shapes=(_by(left), _by(right)))
    return Counterexample(values, _shown(left), _shown(right), sizes)


def _by(grid: Grid) -> str:
    return f"{len(grid)}×{len(grid[0])}"


def _compared(
    question: Question, reading: Reading, sample: Sample, budget: Budget
) -> tuple[Grid, Grid, bool]:
    """Both sides, over the rationals if that is possible, and whether they are equal."""
    from nablasheet.check.digits import Decimal  # late: SymPy is slow to import
    from nablasheet.check.rational import Rational

    try:
        left, right = sides(question, reading, sample, Rational(budget))
        return left, right, explicit.equal(left, right)
    except Irrational:
        left, right = sides(question, reading, sample, Decimal(budget, DIGITS))
        if explicit.shape(left) != explicit.shape(right):
            return left, right, False
        if relative(left, right, TRUSTED):
            return left, right, True
        before = compare(left, right, TRUSTED)
        if before.equal is not None:
            return left, right, False
        finer = compare(*sides(question, reading, sample, Decimal(budget, 2 * DIGITS)), TRUSTED)
        return left, right, vanished(before, finer)


def sides(question: Question, reading: Reading, sample: Sample, ring: Ring) -> tuple[Grid, Grid]:
    """Both sides of a question in one reading."""
    env = question.environment(environment(sample, ring))
    left = question.left(env, ring)[reading][0]
    return left, right_side(question, env, left)


def _names(question: Question) -> set[str]:
    return {name for node in question.nodes for part in node.walk() if (name := getattr(part, "name", ""))}


def small_sizes(subject: Subject) -> Iterator[dict[str, int]]:
    """All sizes 1 to 3, small ones first; ones last, since they hide what a matrix is."""
    choices = product((2, 1, 3), repeat=len(subject.letters))
    ordered = sorted(choices, key=lambda sizes: (sizes.count(1) + 2 * sizes.count(3), sizes))
    for sizes in ordered[:24]:
        chosen = dict(zip(subject.letters, sizes, strict=True))
        if fits(subject, chosen):
            yield chosen


def weight(found: Counterexample) -> tuple[int, int]:
    """Characters to write, then how many entries are not zero."""
    grids = (*(grid for _, grid in found.values), found.left, found.right)
    entries = [x for grid in grids for row in grid for x in row]
    return sum(len(x) for x in entries), sum(x != "0" for x in entries)


def _entries(values: tuple[tuple[object, ...], ...]) -> Entries:
    return tuple(tuple(text(x) for x in row) for row in values)  # type: ignore[arg-type]


def _shown(grid: Grid) -> Entries:
    return tuple(tuple(shown(x) for x in row) for row in grid)
