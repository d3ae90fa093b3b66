"""Linting a note: what an author waits for, and how that grows with the length of the note.

The note repeats formulas with other letters, so that no verdict is found in memory twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from bench.measurement import Effort, Measurement, Row, processor_seconds

FORMS = (
    r"\frac{{\partial {a}^\top x}}{{\partial x}} = {a}",
    r"\frac{{\partial x^\top {A} x}}{{\partial x}} = ({A} + {A}^\top) x",
    r"\frac{{\partial \operatorname{{tr}}({A} X)}}{{\partial X}} = {A}^\top",
    r"\mathrm{{d}}({A} X {B}) = {A} (\mathrm{{d}}X) {B}",
)


def note(formulas: int) -> str:
    """A note of so many formulas, each with letters of its own."""
    letters = product("bcdghpqrsuvwz", "ABCDGHMNPQRST", "ABCDGHMNPQRST")
    lines = []
    for number in range(formulas):
        a, first, second = next(letters)
        text = FORMS[number % len(FORMS)].format(
            a=a, A=f"{first}_{{{number}}}", B=f"{second}_{{{number + 1}}}"
        )
        lines.append(f"Formula {number}:\n\n$$\n{text}\n$$\n")
    return "\n".join(lines)


def measure(effort: Effort) -> Iterator[Row]:
    """Formulas a second at one length, and the time for twice the length beside it."""
    from nablasheet.lint.run import lint_text

    lint_text("warm.md", note(4))
    short, long = (150, 300) if effort.name == "full" else (40, 80)
    _, once = processor_seconds(lint_text, "short.md", note(short))
    _, twice = processor_seconds(lint_text, "long.md", note(long))
    yield Row(f"formulas linted a second, note of {long}", long / twice, "/s")
    yield Row(f"note of {long} beside {short}", twice, "s", once, twice / once, "linear is 2")


MEASUREMENT = Measurement("linting", "Linting a note", measure)
