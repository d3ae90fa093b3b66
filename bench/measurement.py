"""A measurement and what it gives: what every module of the bench shares.

A row says one number, what it is compared to, and their ratio; a measurement is a function from an
effort to rows, boards and facts.  Whole processes are timed by the clock and in turns; work in one thread by its CPU
time, which other programs of the machine disturb less.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any, TypeVar

Value = TypeVar("Value")

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: `value` in `unit`, beside a peer's value, and value over beside."""

    name: str
    value: float | None
    unit: str
    beside: float | None = None
    ratio: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """A table of its own: a head, and lines of as many cells."""

    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What only programs read: it goes into the results, not into the table."""

    record: dict[str, Any]


Part = Row | Board | Facts


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: repetitions of a timing, every how many-th identity, seconds for a peer."""

    name: str
    repetitions: int
    stride: int  # of the catalogue
    problem_stride: int  # of our fixed set
    peer_limit: float  # seconds for one problem of a peer
    sizes: tuple[int, ...]  # of the growing catalogue


FULL = Effort("full", 5, 1, 1, 10.0, (500, 1000, 2500, 5000))
QUICK = Effort("quick", 3, 24, 6, 5.0, (50, 100, 200))


@dataclass(frozen=True, slots=True)
class Measurement:
    """`run` measures; `name` chooses it on the command line; `title` heads its rows."""

    name: str
    title: str
    run: Callable[[Effort], Iterator[Part]]


def compared(name: str, value: float, unit: str, beside: float, note: str = "") -> Row:
    """A row with its ratio."""
    return Row(name, value, unit, beside, value / beside if beside else None, note)


def seconds(work: Callable[[], object]) -> float:
    """Wall clock of one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def processor_seconds(work: Callable[..., Value], *arguments: object) -> tuple[Value, float]:
    """The result of one call and the CPU time that it took this thread, without garbage collection."""
    gc.disable()
    try:
        start = thread_time()
        result = work(*arguments)
        return result, thread_time() - start
    finally:
        gc.enable()


def in_turns(works: Sequence[Callable[[], object]], repetitions: int) -> list[float]:
    """The median seconds of each, measured in turns so that all meet the same noise."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(repetitions):
        for times, work in zip(taken, works, strict=True):
            times.append(seconds(work))
    return [median(times) for times in taken]


def tell(message: str) -> None:
    """A line of progress for whoever waits."""
    print(f"bench: {message}", file=sys.stderr, flush=True)
