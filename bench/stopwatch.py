"""CPU seconds of the stages of a check, taken inside the workers that check.

The stage that is entered first counts: what the search for counterexamples asks of a referee is the
search's time.  What no stage covers is the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from time import thread_time
from typing import Any

REST = "rest of the check"
STAGES = ("read", "derive", "exact referee", "difference referee", "assumptions", REST)

taken: Counter[str] = Counter()
running: list[str] = []


def stage(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """The same work, its time booked to a stage unless another one runs."""

    def timed(*arguments: Any, **named: Any) -> Any:
        if running:
            return work(*arguments, **named)
        running.append(name)
        start = thread_time()
        try:
            return work(*arguments, **named)
        finally:
            taken[running.pop()] += thread_time() - start

    return timed


def install() -> None:
    """Put a stopwatch at the door of each stage of this process."""
    from nablasheet import pipeline
    from nablasheet.check import appraise, digits, plain, rational  # noqa: F401 - loaded before the clock runs
    from nablasheet.check.referee import Referee

    for module, name, of in (
        (pipeline, "read_definition", "read"),
        (pipeline, "read_identity", "read"),
        (pipeline, "derived", "derive"),
        (appraise, "derived", "derive"),
        (appraise, "hypotheses", "assumptions"),
    ):
        setattr(module, name, stage(of, getattr(module, name)))
    judge = Referee.judge
    doors = {name: stage(f"{name} referee", judge) for name in ("exact", "difference")}
    Referee.judge = lambda self, *rest: doors[self.name](self, *rest)  # type: ignore[method-assign]


def clocked(work: Callable[..., Any], *arguments: Any) -> tuple[Any, dict[str, float]]:
    """The result and the seconds of each stage; what a worker is given."""
    taken.clear()
    start = thread_time()
    result = work(*arguments)
    whole = thread_time() - start
    return result, {**taken, REST: whole - sum(taken.values())}


class Clocked(Executor):
    """Another executor, whose workers take the time: `times` has a record for each job that is done."""

    def __init__(self, inner: Executor) -> None:
        self.inner = inner
        self.times: list[dict[str, float]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future of the result alone."""
        outer: Future[Any] = Future()
        self.inner.submit(clocked, fn, *args, **kwargs).add_done_callback(
            lambda done: self._pass(done, outer)
        )
        return outer

    def _pass(self, done: Future[Any], outer: Future[Any]) -> None:
        error = done.exception()
        if error is not None:
            outer.set_exception(error)
            return
        result, times = done.result()
        self.times.append(times)
        outer.set_result(result)
