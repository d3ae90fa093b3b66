"""Work ends when its time is over, though the processor's clock is looked at now and then only."""

from __future__ import annotations

from time import process_time

import pytest

from nablasheet.check import budget
from nablasheet.check.budget import LOOK, Budget, OutOfBudget


def _work(limit: Budget, end: float) -> None:
    while process_time() < end:
        limit.tick()


def test_no_time_ends_at_once() -> None:
    with pytest.raises(OutOfBudget, match="time"):
        Budget.of(-1.0).tick()


def test_work_ends_soon_after_its_time() -> None:
    limit = Budget.of(0.05)
    start = process_time()
    with pytest.raises(OutOfBudget):
        _work(limit, start + 5)
    assert process_time() < start + 0.05 + 10 * LOOK


def test_time_that_is_over_stays_over() -> None:
    limit = Budget.of(-1.0)
    for _ in range(3):
        with pytest.raises(OutOfBudget):
            limit.tick()


def test_the_processors_clock_is_looked_at_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    limit = Budget.of(1000.0)
    monkeypatch.setattr(budget, "monotonic", lambda: 1000 * LOOK)
    monkeypatch.setattr(budget, "process_time", lambda: looks.append(1) or 0.0)
    limit.look, limit.deadline = 0.0, 1e9
    for _ in range(100):
        limit.tick()
    assert len(looks) == 1


def test_a_wait_that_is_too_long_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = Budget.of(10.0)
    monkeypatch.setattr(budget, "monotonic", lambda: limit.deadline + 1)
    with pytest.raises(OutOfBudget):
        limit.tick()


def test_large_matrices_are_refused() -> None:
    limit = Budget.of(1.0, cells=100)
    limit.room(10, 10)
    with pytest.raises(OutOfBudget, match="11 by 10"):
        limit.room(11, 10)
