"""Our derivation beside SymPy's matrix `diff` and tensorgrad, on the same functions.

Right means: the numbers are the exact referee's at a point with generic sizes.  We are held to the
numerator layout, the others may answer in any; each gets a function in several idioms and the best
counts.  Each runs in a process of its own, and they are timed in turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from bench.contest import Outcome, Status, best
from bench.contestants import Child, Contestant
from bench.measurement import Board, Effort, Facts, Measurement, Part, Row, compared, tell
from bench.peers import tensorgrad
from bench.problems import KINDS, Problem, problems

OURS = "Nablasheet"
SHOWN = 6  # ids named in a note
CATALOGUE_REPETITIONS = 2  # many functions make up for few repetitions

COUNTED: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("right, a closed matrix formula", (Status.MATRIX,)),
    ("right, an array or a network", (Status.ARRAY,)),
    ("wrong", (Status.WRONG, Status.ZERO)),
    ("no derivative", (Status.NONE,)),
    ("out of time", (Status.LATE,)),
    ("not stated", (Status.NOT_STATED,)),
)


@dataclass(frozen=True, slots=True)
class Result:
    """One function and what each said, with median seconds."""

    problem: Problem
    outcomes: dict[str, Outcome]


def measure_own(effort: Effort) -> Iterator[Part]:
    """All three on the fixed set."""
    known = problems("own", effort.problem_stride)
    contestants: list[Contestant] = [
        Child(name, "own", effort.problem_stride, effort.peer_limit) for name in (OURS, "SymPy")
    ]
    interpreter = tensorgrad.python()
    if interpreter is None:
        tell(tensorgrad.HOW_TO_GET)
    else:
        peer = tensorgrad.Tensorgrad(interpreter, known, effort.peer_limit)
        contestants.append(peer)
        yield Facts({"versions": dict(peer.versions)})
    yield from parts(*contest(contestants, known, effort))


def measure_catalogue(effort: Effort) -> Iterator[Part]:
    """Ours and SymPy's on every function of the catalogue."""
    known = problems("catalogue", effort.stride)
    contestants: list[Contestant] = [
        Child(name, "catalogue", effort.stride, effort.peer_limit) for name in (OURS, "SymPy")
    ]
    yield from parts(*contest(contestants, known, replace(effort, repetitions=CATALOGUE_REPETITIONS)))


def contest(
    contestants: Sequence[Contestant], known: Sequence[Problem], effort: Effort
) -> tuple[list[Result], int]:
    """The results, and how many functions have no value to judge by."""
    results, skipped = [], 0
    try:
        for place, problem in enumerate(known):
            if place % 50 == 0:
                tell(f"side by side: {place} of {len(known)} functions")
            result = _result(contestants, place, problem, effort.repetitions)
            results += [] if result is None else [result]
            skipped += result is None
    finally:
        for one in contestants:
            one.close()
    return results, skipped


def _result(
    contestants: Sequence[Contestant], place: int, problem: Problem, repetitions: int
) -> Result | None:
    found: dict[str, Outcome] = {}
    for one in contestants:
        outcomes = []
        for idiom in one.idioms:
            outcome = one.ask(place, idiom)
            if outcome is None:
                return None
            outcomes.append(outcome)
            if outcome.status is Status.MATRIX:
                break
        found[one.name] = best(outcomes)
    times = {name: [outcome.seconds] for name, outcome in found.items()}
    for _ in range(repetitions - 1):
        for one in contestants:
            again = one.ask(place, found[one.name].idiom) if found[one.name].status.is_right else None
            times[one.name] += [] if again is None else [again.seconds]
    return Result(problem, {name: _timed(outcome, times[name]) for name, outcome in found.items()})


def _timed(outcome: Outcome, times: Sequence[float]) -> Outcome:
    return Outcome(outcome.status, median(times), outcome.answer, outcome.idiom)


def parts(results: Sequence[Result], skipped: int) -> Iterator[Part]:
    """The tables of a contest; `skipped` functions have no value to judge by."""
    names = list(results[0].outcomes)
    yield board(results, names)
    yield from ratios(results, names)
    if any(result.problem.kind for result in results):
        yield by_kind(results, names)
    own = [r.problem.id for r in results if r.outcomes[OURS].status.is_wrong]
    yield Row("wrong answers of ours", len(own), "", note=_some(own))
    refused = [r.problem.id for r in results if r.outcomes[OURS].status is Status.NONE]
    yield Row("functions that we refuse", len(refused), "", note=_some(refused))
    yield Row("functions without numbers to judge by", skipped, "", note="left out")
    yield Facts(facts(results, names))


def board(results: Sequence[Result], names: Sequence[str]) -> Board:
    """What came of it, a column for each."""
    lines = [("functions", *(str(len(results)) for _ in names))]
    for title, statuses in COUNTED:
        lines.append((title, *(str(count(results, name, *statuses)) for name in names)))
    zeros = [str(count(results, name, Status.ZERO)) for name in names]
    lines.insert(4, ("  of these a plain 0", *zeros))
    lines.append(("median time of its right ones", *(_ms(own_times(results, name)) for name in names)))
    common = in_common(results, names)
    title = f"median time on the {len(common)} all get right"
    lines.append((title, *(_ms([r.outcomes[name].seconds for r in common]) for name in names)))
    return Board(("", *names), tuple(lines))


def by_kind(results: Sequence[Result], names: Sequence[str]) -> Board:
    """Closed formulas, arrays and wrong answers for each kind of function."""
    lines = []
    for kind in KINDS:
        these = [result for result in results if result.problem.kind == kind]
        cells = [" / ".join(str(n) for n in _three(these, name)) for name in names]
        lines.append((kind, str(len(these)), *cells))
    return Board(("closed / array / wrong", "functions", *names), tuple(lines))


def _three(results: Sequence[Result], name: str) -> tuple[int, int, int]:
    return (
        count(results, name, Status.MATRIX),
        count(results, name, Status.ARRAY),
        count(results, name, Status.WRONG, Status.ZERO),
    )


def count(results: Sequence[Result], name: str, *statuses: Status) -> int:
    """How often one of these came."""
    return sum(result.outcomes[name].status in statuses for result in results)


def own_times(results: Sequence[Result], name: str) -> list[float]:
    """Seconds of the right answers."""
    return [r.outcomes[name].seconds for r in results if r.outcomes[name].status.is_right]


def in_common(results: Sequence[Result], names: Sequence[str]) -> list[Result]:
    """The functions that all get right."""
    return [result for result in results if all(result.outcomes[name].status.is_right for name in names)]


def ratios(results: Sequence[Result], names: Sequence[str]) -> Iterator[Row]:
    """Function by function on those that both get right: what the peer takes, ours being 1."""
    for name in names:
        both = in_common(results, (OURS, name))
        if name == OURS or not both:
            continue
        times = {one: [result.outcomes[one].seconds for result in both] for one in (OURS, name)}
        ratio = median(b / a for a, b in zip(times[OURS], times[name], strict=True))
        slower = sum(b < a for a, b in zip(times[OURS], times[name], strict=True))
        note = f"on the {len(both)} that both get right; on {slower} of them {name} is quicker"
        yield compared(
            f"median time, beside {name}", 1000 * median(times[OURS]), "ms", 1000 * median(times[name]), note
        )
        yield Row(f"median of {name}'s time over ours", ratio, "", note="function by function")


def facts(results: Sequence[Result], names: Sequence[str]) -> dict[str, Any]:
    """For programs: counts, medians, and every wrong answer beside the right one."""
    common = in_common(results, names)
    return {
        "functions": len(results),
        "contestants": {name: _facts_of(results, common, name) for name in names},
        "common": len(common),
        "kinds": {
            kind: {name: _three(these, name) for name in names} | {"functions": len(these)}
            for kind in KINDS
            if (these := [result for result in results if result.problem.kind == kind])
        },
        "wrong": [
            {
                "id": r.problem.id, "kind": r.problem.kind, "function": r.problem.latex,
                "variable": r.problem.variable.name, "order": r.problem.order, "tool": name,
                "answer": r.outcomes[name].answer, "right": r.outcomes[OURS].answer,
            }
            for name in names for r in results if r.outcomes[name].status.is_wrong
        ],
    }  # fmt: skip


def _facts_of(results: Sequence[Result], common: Sequence[Result], name: str) -> dict[str, Any]:
    own = own_times(results, name)
    both = in_common(results, (OURS, name))
    times = [result.outcomes[name].seconds / result.outcomes[OURS].seconds for result in both]
    return {
        **{title: count(results, name, *statuses) for title, statuses in COUNTED},
        "a plain 0": count(results, name, Status.ZERO),
        "median ms": _rounded(1000 * median(own)) if own else None,
        "median ms in common": _rounded(1000 * median(r.outcomes[name].seconds for r in common))
        if common
        else None,
        "time over ours": _rounded(median(times)) if times else None,
    }


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")


def _ms(times: Sequence[float]) -> str:
    return f"{1000 * median(times):.3g} ms" if times else "-"


def _some(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return ", ".join(ids[:SHOWN]) + more


OWN = Measurement("side-by-side", "the same functions, put to each", measure_own)
CATALOGUE = Measurement(
    "catalogue", "the functions of the catalogue, put to us and to SymPy", measure_catalogue
)
