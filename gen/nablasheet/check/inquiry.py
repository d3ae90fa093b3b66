"""Putting a question to both referees at several samples, and counting honestly.

A referee that did not run, ran out of time or raised never counts as agreeing.  A point where
the formula has no value is drawn anew.  The referees must hold the same readings to be true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from nablasheet import expr as e
from nablasheet.check.budget import OutOfBudget
from nablasheet.check.question import Question, Reading
from nablasheet.check.referee import Referee, referees
from nablasheet.check.ring import Undefined, Unsupported
from nablasheet.check.sample import Sample, draw, shape_sets
from nablasheet.check.subject import Subject
from nablasheet.check.verdict import Evidence

SHAPE_SETS, DRAWS = 2, 2
MANY_DRAWS = 24  # for functions that are constant or linear in pieces
STEPS = frozenset({"abs", "sgn", "relu", "step"})
SHAPES_TRIED = 12
ONE_SIDED = 8  # points where only the left side has a value, and none where both have

# How a point is looked for where the formula has a value.
ATTEMPTS = ("generic", "slight") * 4 + ("positive",) * 4 + ("near identity",) * 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What both referees found; `holding` is None when they could not decide, with the reason."""

    holding: frozenset[Reading] | None
    reason: str
    evidence: tuple[Evidence, ...]
    counterpoint: Sample | None  # a sample at which no reading is true


def ask(question: Question, subject: Subject, seed: str, seconds: float) -> Answer:
    """Judge a question at two points for each of two sets of shapes."""
    panel = referees(seconds)
    try:
        enough = _survey(panel, question, subject, seed)
        if panel[0].zeros and not panel[0].points:  # zero whatever the sample: then zeros must do
            panel = referees(seconds)
            for referee in panel:
                referee.zeros_count = True
            enough = _survey(panel, question, subject, seed)
    except Unsupported as error:
        return Answer(None, f"not supported: {error}", (), None)
    exact = panel[0]
    if not exact.points and not exact.failed and len(exact.one_sided) >= ONE_SIDED:
        return Answer(frozenset(), "the right side has no value where the left side has one", (), None)
    return _answer(panel, enough)


def _survey(panel: tuple[Referee, ...], question: Question, subject: Subject, seed: str) -> bool:
    """Visit the shape sets; whether enough points had a value."""
    seen = 0
    wanted = SHAPE_SETS if subject.letters else 1
    draws = MANY_DRAWS if _has_steps(question) else DRAWS
    draws = draws if subject.letters else SHAPE_SETS * draws
    for tried, sizes in enumerate(shape_sets(subject, question.variable)):
        if seen == wanted or tried == SHAPES_TRIED or _settled(panel):
            break
        seen += _visit(panel, question, _samples(subject, sizes, seed, draws), draws) == draws
    return seen == wanted


def _has_steps(question: Question) -> bool:
    """Whether a formula jumps or bends somewhere, so that few points say little."""
    return any(_is_stepped(part) for node in question.nodes for part in node.walk())


def _is_stepped(node: e.Node) -> bool:
    if isinstance(node, e.Norm):
        return node.kind == "max"
    return isinstance(node, e.Elementwise) and node.function in STEPS


def _samples(subject: Subject, sizes: dict[str, int], seed: str, draws: int) -> Iterator[Sample]:
    for number, manner in enumerate((*ATTEMPTS, *("generic", "slight") * draws)):
        yield draw(subject, sizes, seed, manner, number)


def _visit(panel: tuple[Referee, ...], question: Question, samples: Iterator[Sample], draws: int) -> int:
    """Ask at samples until enough had a value; how many had."""
    done = 0
    for sample in samples:
        if done == draws or _settled(panel):
            break
        try:
            found = [(referee, _opinion(referee, question, sample)) for referee in _living(panel)]
        except Undefined:
            continue
        for referee, readings in found:
            if readings is None:
                continue
            referee.points.append(sample)
            referee.holding = readings if referee.holding is None else referee.holding & readings
        done += 1
    return done


def _opinion(referee: Referee, question: Question, sample: Sample) -> frozenset[Reading] | None:
    try:
        return referee.judge(question, sample)
    except Undefined:
        raise
    except (OutOfBudget, Unsupported) as error:
        referee.failed = str(error)
    except Exception as error:  # whatever it is, it is not agreement
        referee.failed = f"{type(error).__name__}: {error}"
    return None


def _living(panel: tuple[Referee, ...]) -> tuple[Referee, ...]:
    return tuple(referee for referee in panel if not referee.failed)


def _settled(panel: tuple[Referee, ...]) -> bool:
    """Nothing more to learn: each referee failed or has refuted every reading."""
    return all(referee.failed or referee.holding == frozenset() for referee in panel)


def _answer(panel: tuple[Referee, ...], enough: bool) -> Answer:
    evidence = tuple(_evidence(referee) for referee in panel if referee.points and not referee.failed)
    refuting = [r for r in panel if r.holding == frozenset()]
    if refuting:
        doubter = next((r for r in panel if not r.failed and r.holding), None)
        if doubter:
            return Answer(None, f"the referees disagree: {doubter.name} finds it true", evidence, None)
        return Answer(frozenset(), "", evidence, refuting[0].points[-1])
    failed = [f"the {r.name} referee did not finish: {r.failed}" for r in panel if r.failed]
    if failed:
        return Answer(None, "; ".join(failed), evidence if enough else (), None)
    if not enough:
        return Answer(None, "no sample point was found where both sides have a value", (), None)
    first, second = panel
    if first.holding != second.holding:
        return Answer(None, "the referees disagree on the layout", evidence, None)
    return Answer(first.holding, "", evidence, None)


def _evidence(referee: Referee) -> Evidence:
    shapes = tuple(dict.fromkeys(tuple(sorted(sample.sizes.items())) for sample in referee.points))
    return Evidence(referee.name, shapes, len(referee.points), referee.error, referee.digits, versions())


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """What computed the evidence."""
    return tuple((name, version(name)) for name in ("mpmath", "sympy"))
