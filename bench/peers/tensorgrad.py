"""tensorgrad as a contestant: our side of the worker that runs in an environment of its own.

The environment is `.venv-peers` (`make peers`), or whatever Python NABLASHEET_PEERS names; ours stays
without PyTorch.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import numpy as np

from bench import judge
from bench.contest import Outcome, Status
from bench.measurement import ROOT
from bench.problems import Problem
from bench.truth import NoTruth, Truth, array, truth
from nablasheet.check.evaluate import evaluate

WORKER = "bench.peers.tensorgrad_worker"
START_LIMIT = 180.0  # seconds to import PyTorch
HOW_TO_GET = "tensorgrad is not here: `make peers` installs it beside ours (1 GB, with PyTorch)"


def python() -> Path | None:
    """A Python that has tensorgrad; None when there is none."""
    named = os.environ.get("NABLASHEET_PEERS", "")
    path = Path(named) if named else ROOT / ".venv-peers" / "bin" / "python"
    return path if path.exists() else None


class Tensorgrad:
    """The worker, as long as it answers in time."""

    name = "tensorgrad"
    idioms = ("simplify", "full_simplify")

    def __init__(self, interpreter: Path, problems: Sequence[Problem], limit: float) -> None:
        self.interpreter = interpreter
        self.problems = problems
        self.limit = limit
        self.known: dict[int, Truth] = {}
        self._start()

    def _start(self) -> None:
        self.connection, other = Pipe()
        self.child = subprocess.Popen(
            [str(self.interpreter), "-O", "-m", WORKER, str(other.fileno())],
            cwd=ROOT,
            env=dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "gen")])),
            pass_fds=[other.fileno()],
        )
        other.close()
        if not self.connection.poll(START_LIMIT):
            self.close()
            raise TimeoutError("the process that differentiates with tensorgrad did not start")
        self.versions: Mapping[str, str] = self.connection.recv()

    def ask(self, place: int, idiom: str) -> Outcome | None:
        """See `contestants.Contestant.ask`."""
        problem = self.problems[place]
        try:
            if place not in self.known:
                self.known = {place: truth(problem)}
        except NoTruth:
            return None
        true = self.known[place]
        sample = true.sample
        letters = {name: [[float(x.real) for x in row] for row in g] for name, g in sample.values.items()}
        self.connection.send(
            (problem.function, problem.variable, problem.order, idiom, sample.sizes, letters)
        )
        if not self.connection.poll(self.limit):
            self.close()
            self._start()
            return Outcome(Status.LATE, self.limit, "", idiom)
        return judged(self.connection.recv(), problem, true, idiom)

    def close(self) -> None:
        """End the worker."""
        self.connection.close()
        self.child.kill()
        self.child.wait()


def judged(reply: Mapping[str, Any], problem: Problem, true: Truth, idiom: str) -> Outcome:
    """What a reply is worth; a function that was stated with another value was not stated."""
    answer, taken = str(reply.get("answer", "")), float(reply.get("seconds", 0.0))
    if reply["status"] == "not stated":
        return Outcome(Status.NOT_STATED, 0.0, answer, idiom)
    function = array(evaluate(problem.function, true.environment))
    if not judge.close(np.reshape(reply["function"], function.shape), function) and np.any(function):
        return Outcome(Status.NOT_STATED, 0.0, "stated with another value", idiom)
    if reply["status"] == "raised":
        return Outcome(Status.NONE, taken, answer, idiom)
    found = np.asarray(reply["derivative"])
    if found.size != true.partials.size:
        return Outcome(Status.WRONG, taken, answer, idiom)
    # The worker orders the axes as ours are; vec of a Kronecker product is one edge of ours and two of its.
    return Outcome(_status(found, true, network=bool(reply["network"])), taken, answer, idiom)


def _status(found: Any, true: Truth, *, network: bool) -> Status:
    wanted = true.partials
    value = np.reshape(found, wanted.shape)
    if judge.close(value, wanted) if np.any(wanted) else not np.any(value):
        return Status.ARRAY if network else Status.MATRIX
    return Status.WRONG if np.any(value) else Status.ZERO
