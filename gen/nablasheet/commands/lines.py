"""Requests as lines of JSON: answered by several processes, printed in their order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

LONGEST = 200_000  # characters of one line; more is answered without being read
Work = Callable[[str, dict[str, bool]], str]


def answered(path: str, work: Work, settings: dict[str, bool]) -> Iterator[str]:
    """`work(line, settings)` for each line of a file (- is standard input), in order.

    Raises OSError when the file cannot be read.
    """
    lines = _read(path)
    if len(lines) < 8:
        yield from (work(line, settings) for line in lines)
        return
    with ProcessPoolExecutor(max_workers=min(len(lines), os.cpu_count() or 1)) as pool:
        pending = iter(lines)
        waiting = [pool.submit(work, line, settings) for line in islice(pending, 64)]
        while waiting:
            yield waiting.pop(0).result()
            waiting += [pool.submit(work, line, settings) for line in islice(pending, 1)]


def _read(path: str) -> list[str]:
    if path == "-":
        text = sys.stdin.read()
    else:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    return [line if len(line) <= LONGEST else "" for line in text.splitlines() if line.strip()]
