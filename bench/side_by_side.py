"""Our derivation beside SymPy's matrix `diff` on the functions of the catalogue.

Right means: the numbers are the exact referee's at a point with generic sizes.  We are held to the
numerator layout, SymPy may answer in any; it gets each function in three idioms and the best counts.
The two are timed in turns in one process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.contest import Outcome, Status
from bench.contestants import Contestants
from bench.measurement import Effort, Measurement, Row, compared, tell

SHOWN = 6  # ids named in a note


@dataclass(frozen=True, slots=True)
class Pair:
    """One function: what we said and what SymPy said, with median seconds."""

    id: str
    ours: Outcome
    sympy: Outcome


def measure(effort: Effort) -> Iterator[Row]:
    """How many each gets right and wrong, and how long it takes them."""
    contestants = Contestants(effort.stride, effort.peer_limit)
    try:
        pairs = [_pair(contestants, place, effort) for place in range(len(contestants.ids))]
    finally:
        contestants.close()
    yield from rows([pair for pair in pairs if pair is not None], pairs.count(None))


def _pair(contestants: Contestants, place: int, effort: Effort) -> Pair | None:
    if place % 50 == 0:
        tell(f"side by side: {place} of {len(contestants.ids)} functions")
    ours = contestants.ask("ours", place, "")
    if ours is None:
        return None
    peer = contestants.ask("sympy", place, "")
    assert peer is not None
    mine, theirs = [ours.seconds], [peer.seconds]
    for _ in range(effort.repetitions - 1 if peer.status not in (Status.LATE, Status.NOT_STATED) else 0):
        for who, idiom, times in (("ours", "", mine), ("sympy", peer.idiom, theirs)):
            again = contestants.ask(who, place, idiom)
            if again is not None:
                times.append(again.seconds)
    return Pair(contestants.ids[place], _timed(ours, mine), _timed(peer, theirs))


def _timed(outcome: Outcome, times: Sequence[float]) -> Outcome:
    return Outcome(outcome.status, median(times), outcome.answer, outcome.idiom)


def rows(pairs: Sequence[Pair], skipped: int) -> Iterator[Row]:
    """The table of a contest; `skipped` functions have no value to judge by."""
    note = f"value: ours, beside: SymPy; {skipped} more have no numbers to judge by"
    yield Row("functions", len(pairs), "", note=note)
    mine, theirs = ([getattr(pair, who).status for pair in pairs] for who in ("ours", "sympy"))
    counts = Counter(theirs)
    right = f"SymPy: {counts[Status.MATRIX]} matrix formulas, {counts[Status.ARRAY]} arrays"
    yield compared("right", sum(s.is_right for s in mine), "", sum(s.is_right for s in theirs), right)
    wrong = [pair.id for pair in pairs if pair.sympy.status.is_wrong]
    note = f"SymPy: {counts[Status.ZERO]} a plain 0; {_some(wrong)}" if wrong else ""
    own = [pair.id for pair in pairs if pair.ours.status.is_wrong]
    note += f"; ours: {_some(own)}" if own else ""
    yield Row("wrong", len(own), "", len(wrong), note=note)
    refused = [pair.id for pair in pairs if pair.ours.status is Status.NONE]
    note = "SymPy: raised or left unevaluated" + (f"; ours: {_some(refused)}" if refused else "")
    yield Row("no derivative", len(refused), "", counts[Status.NONE], note=note)
    yield Row("out of time", mine.count(Status.LATE), "", counts[Status.LATE])
    note = "SymPy's matrix expressions have no word for them (unnamed functions, vec, ...)"
    yield Row("not stated", 0, "", counts[Status.NOT_STATED], note=note)
    yield from _times(pairs)


def _times(pairs: Sequence[Pair]) -> Iterator[Row]:
    """Medians over the same functions: those that both get right."""
    both = [pair for pair in pairs if pair.ours.status.is_right and pair.sympy.status.is_right]
    if both:
        mine = 1000 * median(pair.ours.seconds for pair in both)
        theirs = 1000 * median(pair.sympy.seconds for pair in both)
        note = f"on the {len(both)} that both get right"
        yield compared("median time", mine, "ms", theirs, note)
        ratio = median(pair.ours.seconds / pair.sympy.seconds for pair in both)
        yield Row("median ratio of the times", ratio, "", note="function by function")
    ours = [pair.ours.seconds for pair in pairs if pair.ours.status.is_right]
    if ours:
        yield Row(
            "our median time, all that we get right", 1000 * median(ours), "ms", note=f"{len(ours)} functions"
        )


def _some(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return ", ".join(ids[:SHOWN]) + more


MEASUREMENT = Measurement("side-by-side", "our derive beside SymPy's diff, same functions", measure)
