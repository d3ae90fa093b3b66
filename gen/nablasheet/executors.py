"""Who does the work of checking: this process, processes of this machine, or a cluster.

Whatever follows `concurrent.futures.Executor` will do: `submit(function, *arguments)` gives a
`concurrent.futures.Future`.  The function is a module's own, its arguments are strings and its result is
plain JSON, so that a worker may be another machine that has the package and the same folder.  So a
cluster's executor is passed where ours stands:

    with Client("scheduler:8786").get_executor() as executor:            # dask.distributed
        appraised(root, cases, cache, executor, progress())

    with MPIPoolExecutor() as executor:                                  # mpi4py.futures
        appraised(root, cases, cache, executor, progress())

An executor that is passed is never shut down by us.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Made = TypeVar("Made")

FEW = 3  # jobs for which no process is worth starting


class Here(Executor):
    """Does each job at once, in this process."""

    def submit(self, fn: Callable[..., Made], /, *args: Any, **kwargs: Any) -> Future[Made]:
        """A future that is done."""
        future: Future[Made] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # as an executor does: whoever asks for the result meets it
            future.set_exception(error)
        return future


@contextmanager
def given_or_own(executor: Executor | None, jobs: int) -> Iterator[Executor]:
    """The executor that is given; else a process for each processor, which end with the block."""
    if executor is not None:
        yield executor
        return
    with of(1 if jobs <= FEW else None) as own:
        yield own


@contextmanager
def of(workers: int | None) -> Iterator[Executor]:
    """An executor of so many workers; for None one for each processor."""
    count = workers or os.cpu_count() or 1
    if count == 1:
        yield Here()
        return
    pool = ProcessPoolExecutor(max_workers=count)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
