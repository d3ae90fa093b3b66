"""Looking for a counterexample that fits on paper: the smallest sizes, whole numbers up to 2.

The first refutation came at a generic point with fractions; this is for the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.compare import compare, shown
from nablasheet.check.environment import Environment
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.question import Question, Reading
from nablasheet.check.ring import Grid, Irrational, Undefined, Unsupported
from nablasheet.check.rings import Decimal, Rational
from nablasheet.check.sample import Sample, draw, fits, text
from nablasheet.check.subject import Subject
from nablasheet.check.verdict import Counterexample, Entries
from nablasheet.expr.build import is_zero

SECONDS = 3.0
DRAWS = 12
TRUSTED = 30


def find(question: Question, subject: Subject, reading: Reading, seed: str, fallback: Sample | None) -> Counterexample:
    """The lightest refuting sample at the smallest sizes that refute; else the one at hand."""
    budget = Budget.of(SECONDS)
    try:
        for sizes in _small_sizes(subject):
            refuting = [
                found
                for number in range(DRAWS)
                if (found := refute(question, reading, draw(subject, sizes, seed, "small", number), budget))
            ]
            if refuting:
                return min(refuting, key=_weight)
    except OutOfBudget:
        pass
    if fallback is not None:
        found = refute(question, reading, fallback, Budget.of(SECONDS))
        if found is not None:
            return found
    return Counterexample(note="found at a generic point")


def refute(question: Question, reading: Reading, sample: Sample, budget: Budget) -> Counterexample | None:
    """A counterexample when the sides differ at this sample."""
    try:
        left, right, digits = _sides(question, reading, sample, budget)
        if is_zero(question.right) and question.right.is_scalar:
            right = [[right[0][0]] * len(left[0]) for _ in left]
        if compare(left, right, digits).equal is not False:
            return None
    except (Undefined, Unsupported, Irrational):
        return None
    names = _names(question)
    values = tuple((name, _entries(value)) for name, value in sample.values.items() if name in names)
    sizes = tuple(sorted(sample.sizes.items()))
    if (len(left), len(left[0])) != (len(right), len(right[0])):
        shapes = f"{len(left)}×{len(left[0])}", f"{len(right)}×{len(right[0])}"
        return Counterexample(sizes=sizes, shapes=shapes)
    return Counterexample(values, _shown(left), _shown(right), sizes)


def _sides(
    question: Question, reading: Reading, sample: Sample, budget: Budget
) -> tuple[Grid, Grid, int | None]:
    for ring in (Rational(budget), Decimal(budget)):
        env: Environment = question.environment(environment(sample, ring))
        try:
            right = evaluate(question.right, env)
            left = question.left(env, ring)[reading][0]
        except Irrational:
            continue
        return left, right, None if ring.digits is None else TRUSTED
    raise Undefined("no value")


def _names(question: Question) -> set[str]:
    return {name for node in question.nodes for part in node.walk() if (name := getattr(part, "name", ""))}


def _small_sizes(subject: Subject) -> Iterator[dict[str, int]]:
    """All sizes 1 to 3, small ones first; ones last, since they hide what a matrix is."""
    choices = product((2, 1, 3), repeat=len(subject.letters))
    ordered = sorted(choices, key=lambda sizes: (sizes.count(1) + 2 * sizes.count(3), sizes))
    for sizes in ordered[:24]:
        chosen = dict(zip(subject.letters, sizes, strict=True))
        if fits(subject, chosen):
            yield chosen


def _weight(found: Counterexample) -> tuple[int, int]:
    """Characters to write, then how many entries are not zero."""
    entries = [x for _, grid in (*found.values, ("", found.left), ("", found.right)) for row in grid for x in row]
    return sum(len(x) for x in entries), sum(x != "0" for x in entries)


def _entries(values: tuple[tuple[object, ...], ...]) -> Entries:
    return tuple(tuple(text(x) for x in row) for row in values)  # type: ignore[arg-type]


def _shown(grid: Grid) -> Entries:
    return tuple(tuple(shown(x) for x in row) for row in grid)
