"""Any executor that follows concurrent.futures will do, and one that is passed stays open."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.tiny import FILES, write

from nablasheet import executors
from nablasheet.cache import Cache
from nablasheet.check.appraisal import Appraisal
from nablasheet.executors import Here, given_or_own, of
from nablasheet.pipeline import CACHE, appraised, read


def quiet(done: int, total: int, name: str) -> None:
    """No progress is shown."""


def verdicts(root: Path, executor: Executor | None) -> list[Appraisal]:
    return appraised(root, read(root, None)[1], Cache(root / CACHE), executor, quiet)


class Cluster(Executor):
    """As a cluster's executor: jobs come back in another order, and what travels is plain."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []
        self.is_open = True

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Kept until all jobs are there."""
        assert fn.__module__ == "nablasheet.pipeline"
        assert not kwargs
        assert all(isinstance(argument, str) for argument in args)
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args))
        if len(self.waiting) == len(FILES):
            for done, work, arguments in reversed(self.waiting):
                done.set_result(work(*arguments))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Remember it."""
        self.is_open = False


@pytest.fixture
def alone(tmp_path: Path) -> list[Appraisal]:
    return verdicts(write(tmp_path / "alone", FILES), None)


def test_threads_give_the_same_verdicts(tmp_path: Path, alone: list[Appraisal]) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert verdicts(write(tmp_path / "threads", FILES), pool) == alone
        assert pool.submit(lambda: 1).result() == 1  # it is open still


def test_a_clusters_executor_gives_the_same_verdicts(tmp_path: Path, alone: list[Appraisal]) -> None:
    cluster = Cluster()
    assert verdicts(write(tmp_path / "cluster", FILES), cluster) == alone
    assert len(cluster.waiting) == len(alone) == 3
    assert cluster.is_open


def test_an_error_of_a_worker_is_met(tmp_path: Path) -> None:
    class Broken(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_exception(ConnectionError("the scheduler is gone"))
            return future

    with pytest.raises(ConnectionError, match="scheduler"):
        verdicts(write(tmp_path / "broken", FILES), Broken())


def test_this_process_is_an_executor_too(tmp_path: Path, alone: list[Appraisal]) -> None:
    assert verdicts(write(tmp_path / "here", FILES), Here()) == alone
    assert isinstance(Here().submit(int, "x").exception(), ValueError)


@pytest.mark.parametrize(("workers", "kind"), [(1, Here), (3, ProcessPoolExecutor)])
def test_a_number_of_workers(workers: int, kind: type[Executor]) -> None:
    with of(workers) as executor:
        assert isinstance(executor, kind)
        assert getattr(executor, "_max_workers", 1) == workers


def test_few_jobs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors.os, "cpu_count", lambda: 4)
    with given_or_own(None, executors.FEW) as few, given_or_own(None, executors.FEW + 1) as many:
        assert isinstance(few, Here)
        assert getattr(many, "_max_workers", 1) == 4
