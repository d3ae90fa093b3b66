"""How far a long run is: a bar on a terminal, a few quiet lines elsewhere.

Progress is called with what is done, the total, and the name of what was done last; the first call says
what was there before.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TextIO

Progress = Callable[[int, int, str], None]

WIDTH = 30  # of the bar
QUARTERS = 4
MANY = 100  # identities that take long enough for a line in between


def progress() -> Progress:
    """What fits the standard error of this process."""
    return Bar(sys.stderr) if sys.stderr.isatty() else Lines(sys.stderr)


@dataclass(slots=True)
class Bar:
    """One line that is written again and again."""

    out: TextIO
    first: int = -1
    since: float = field(default_factory=monotonic)

    def __call__(self, done: int, total: int, name: str) -> None:
        """Draw the line; it ends with the last identity."""
        self.first = done if self.first < 0 else self.first
        full = WIDTH * done // total if total else WIDTH
        line = f"checked {'━' * full}{'─' * (WIDTH - full)} {done}/{total}{self.pace(done)} {name}"
        shown = line[: shutil.get_terminal_size().columns - 1].rstrip()
        print(f"\r\x1b[K{shown}", end="\n" if done == total else "", file=self.out, flush=True)

    def pace(self, done: int) -> str:
        """Identities a second since the first call."""
        seconds = monotonic() - self.since
        return f" {(done - self.first) / seconds:.0f}/s" if done > self.first and seconds > 1 else ""


@dataclass(slots=True)
class Lines:
    """A line at each quarter of a long run, and one at the end."""

    out: TextIO
    first: int = -1
    told: int = 0

    def __call__(self, done: int, total: int, name: str) -> None:
        """Say something at a quarter and at the end."""
        self.first = done if self.first < 0 else self.first
        if done == total:
            print(f"checked {total} identities", file=self.out, flush=True)
            return
        todo = total - self.first
        quarter = QUARTERS * (done - self.first) // todo
        if todo >= MANY and quarter > self.told:
            self.told = quarter
            print(f"checked {done} of {total} identities", file=self.out, flush=True)
