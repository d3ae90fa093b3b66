"""A child process that answers for us and for SymPy, and is replaced when it hangs.

The child makes the problems for itself from the catalogue, so that only numbers and words travel.
"""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from bench.contest import Outcome, Status

START_LIMIT = 120.0  # seconds to import SymPy and read the catalogue


def serve(connection: Connection, stride: int) -> None:
    """Answer (who, place, idiom) with (status, seconds, answer, idiom) until the other end closes."""
    import warnings

    from bench.contest import ours, sympys
    from bench.problems import Problem, catalogue
    from bench.sympy_terms import Idiom
    from bench.truth import NoTruth, Truth, truth

    warnings.simplefilter("ignore")  # a peer warns about itself
    problems = catalogue(stride)
    known: dict[int, Truth] = {}

    def answer(who: str, place: int, idiom: str) -> Outcome:
        problem: Problem = problems[place]
        if place not in known:
            known.clear()
            known[place] = truth(problem)
        if who == "ours":
            return ours(problem, known[place])
        return sympys(problem, known[place], (Idiom[idiom],) if idiom else tuple(Idiom))

    connection.send(tuple(problem.id for problem in problems))
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        try:
            found = answer(*request)
        except NoTruth as reason:
            connection.send(("no truth", str(reason)))
            continue
        connection.send((found.status.name, found.seconds, found.answer, found.idiom))


class Contestants:
    """The child, as long as it answers in time."""

    def __init__(self, stride: int, limit: float) -> None:
        self.stride = stride
        self.limit = limit
        self.ids: tuple[str, ...] = ()
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        self.child: Any = context.Process(target=serve, args=(other, self.stride), daemon=True)
        self.child.start()
        other.close()
        if not self.connection.poll(START_LIMIT):
            self.close()
            raise TimeoutError("the process that differentiates did not start")
        self.ids = self.connection.recv()

    def ask(self, who: str, place: int, idiom: str) -> Outcome | None:
        """The outcome; late when the child had to be replaced, None when there is no truth to judge by."""
        self.connection.send((who, place, idiom))
        if not self.connection.poll(self.limit):
            self.close()
            self._start()
            return Outcome(Status.LATE, self.limit, "")
        reply = self.connection.recv()
        if reply[0] == "no truth":
            return None
        status, taken, answer, used = reply
        return Outcome(Status[status], taken, answer, used)

    def close(self) -> None:
        """End the child."""
        self.connection.close()
        self.child.kill()
        self.child.join()
