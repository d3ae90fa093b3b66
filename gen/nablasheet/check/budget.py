"""Bounds on time and memory, so that a referee ends in Undecided and never hangs.

The evaluator's loops call `tick`; what makes large matrices asks `room` first.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic


class OutOfBudget(Exception):
    """The work was cut off; the message says by which bound."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A deadline on the monotonic clock and the largest number of entries a matrix may have."""

    deadline: float
    cells: int

    @classmethod
    def of(cls, seconds: float, cells: int = 90_000) -> Budget:
        """A budget that starts now."""
        return cls(monotonic() + seconds, cells)

    def tick(self) -> None:
        """OutOfBudget when the time is over."""
        if monotonic() > self.deadline:
            raise OutOfBudget("ran out of time")

    def room(self, rows: int, cols: int) -> None:
        """OutOfBudget when a matrix of this size is too large."""
        if rows * cols > self.cells:
            raise OutOfBudget(f"a matrix of {rows} by {cols} is too large")


SECONDS = 20.0  # for one question put to one referee
