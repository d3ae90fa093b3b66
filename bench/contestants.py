"""Who takes part in the contest: each in a process of its own that is replaced when it hangs.

Our own child and SymPy's make the problems for themselves, so that only numbers and words travel.
"""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Protocol

from bench.contest import Outcome, Status
from bench.sympy_idioms import Idiom

START_LIMIT = 120.0  # seconds to import SymPy and read the problems
IDIOMS: dict[str, tuple[str, ...]] = {"Nablasheet": ("",), "SymPy": tuple(idiom.name for idiom in Idiom)}


class Contestant(Protocol):
    """Answers for the problem at a place, in one of its idioms."""

    name: str
    idioms: tuple[str, ...]

    def ask(self, place: int, idiom: str) -> Outcome | None:
        """The outcome; late when the process had to be replaced, None when there is no truth to judge by."""

    def close(self) -> None:
        """End the process."""


def serve(connection: Connection, name: str, of: str, stride: int) -> None:
    """Answer (place, idiom) with (status, seconds, answer, idiom) until the other end closes."""
    import warnings

    from bench.contest import in_idiom, ours
    from bench.problems import problems
    from bench.truth import NoTruth, Truth, truth

    warnings.simplefilter("ignore")  # a peer warns about itself
    known = problems(of, stride)
    truths: dict[int, Truth] = {}
    connection.send("ready")
    while True:
        try:
            place, idiom = connection.recv()
        except EOFError:
            return
        try:
            if place not in truths:
                truths.clear()
                truths[place] = truth(known[place])
        except NoTruth as reason:
            connection.send(("no truth", str(reason)))
            continue
        true = truths[place]
        found = in_idiom(known[place], true, Idiom[idiom]) if name == "SymPy" else ours(known[place], true)
        connection.send((found.status.name, found.seconds, found.answer, found.idiom))


class Child:
    """A child process of ours, as long as it answers in time."""

    def __init__(self, name: str, of: str, stride: int, limit: float) -> None:
        self.name = name
        self.idioms = IDIOMS[name]
        self.set = (of, stride)
        self.limit = limit
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        self.child: Any = context.Process(target=serve, args=(other, self.name, *self.set), daemon=True)
        self.child.start()
        other.close()
        if not self.connection.poll(START_LIMIT):
            self.close()
            raise TimeoutError(f"the process that differentiates with {self.name} did not start")
        self.connection.recv()

    def ask(self, place: int, idiom: str) -> Outcome | None:
        """See `Contestant.ask`."""
        self.connection.send((place, idiom))
        if not self.connection.poll(self.limit):
            self.close()
            self._start()
            return Outcome(Status.LATE, self.limit, "", idiom)
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
