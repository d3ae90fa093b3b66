"""Bounds on time and memory, so that a referee ends in Undecided and never hangs.

The evaluator's loops call `tick`; what makes large matrices asks `room` first.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic, process_time

PATIENCE = 15.0  # how many times longer than its own work a question may take on a busy machine


class OutOfBudget(Exception):
    """The work was cut off; the message says by which bound."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A deadline for the processor, one for the clock, and the largest number of entries of a matrix.

    The processor's time decides, so that a verdict does not hang on what else the machine does.
    """

    work: float
    deadline: float
    cells: int

    @classmethod
    def of(cls, seconds: float, cells: int = 90_000) -> Budget:
        """A budget that starts now."""
        return cls(process_time() + seconds, monotonic() + PATIENCE * seconds, cells)

    def tick(self) -> None:
        """OutOfBudget when the time is over."""
        if process_time() > self.work or monotonic() > self.deadline:
            raise OutOfBudget("ran out of time")

    def room(self, rows: int, cols: int) -> None:
        """OutOfBudget when a matrix of this size is too large."""
        if rows * cols > self.cells:
            raise OutOfBudget(f"a matrix of {rows} by {cols} is too large")


SECONDS = 20.0  # for one question put to one referee
