"""Bounds on time and memory, so that a referee ends in Undecided and never hangs.

The evaluator's loops call `tick`; what makes large matrices asks `room` first.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic, process_time

PATIENCE = 15.0  # how many times longer than its own work a question may take on a busy machine
LOOK = 0.02  # seconds by the clock between two looks at the processor's time, which costs a system call


class OutOfBudget(Exception):
    """The work was cut off; the message says by which bound."""


@dataclass(slots=True)
class Budget:
    """A deadline for the processor, one for the clock, and the largest number of entries of a matrix.

    The processor's time decides, so that a verdict does not hang on what else the machine does.  It
    cannot run ahead of the clock, so that it is looked at now and then only.
    """

    work: float
    deadline: float
    cells: int
    look: float = 0.0  # by the clock: no sooner than this

    @classmethod
    def of(cls, seconds: float, cells: int = 90_000) -> Budget:
        """A budget that starts now."""
        return cls(process_time() + seconds, monotonic() + PATIENCE * seconds, cells)

    def tick(self) -> None:
        """OutOfBudget when the time is over."""
        now = monotonic()
        if now < self.look:
            return
        left = self.work - process_time()
        if left < 0 or now > self.deadline:
            raise OutOfBudget("ran out of time")
        self.look = now + min(left, LOOK)

    def room(self, rows: int, cols: int) -> None:
        """OutOfBudget when a matrix of this size is too large."""
        if rows * cols > self.cells:
            raise OutOfBudget(f"a matrix of {rows} by {cols} is too large")


SECONDS = 20.0  # for one question put to one referee
