"""Stages are timed inside the workers, the outermost counts, and the results pass unchanged."""

from concurrent.futures import ThreadPoolExecutor
from time import thread_time

import pytest
from bench.catalogue_check import stage_seconds
from bench.stopwatch import REST, Clocked, clocked, stage

from bench import stopwatch


def _work(seconds: float) -> float:
    end = thread_time() + seconds
    while thread_time() < end:
        pass
    return seconds


def test_the_outermost_stage_counts() -> None:
    inner = stage("inner", _work)
    outer = stage("outer", lambda: inner(0.02))
    _, times = clocked(lambda: (outer(), inner(0.01), _work(0.01)))
    assert times["outer"] == pytest.approx(0.02, abs=0.009)
    assert times["inner"] == pytest.approx(0.01, abs=0.009)
    assert times[REST] >= 0.009


def test_a_stage_that_raises_ends_all_the_same() -> None:
    with pytest.raises(ZeroDivisionError):
        stage("failing", lambda: 1 / 0)()
    assert stopwatch.running == []


def test_an_executor_keeps_the_times_and_passes_results_and_errors() -> None:
    with ThreadPoolExecutor(1) as pool:
        workers = Clocked(pool)
        assert workers.submit(stage("a stage", _work), 0.001).result() == 0.001
        with pytest.raises(ZeroDivisionError):
            workers.submit(lambda: 1 / 0).result()
    (times,) = workers.times
    assert set(times) == {"a stage", REST}


def test_stages_are_summed() -> None:
    times = [{"read": 1.0, "exact referee": 2.0}, {"exact referee": 3.0}]
    found = stage_seconds(times, 4.0, 5.0)
    assert found["exact referee"] == 5
    assert found["read, workers"] == 1
    assert (found["read and derive, main process"], found["render"]) == (4, 5)
