"""Requests as lines of JSON: answered by several processes, printed in their order."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import Any

LONGEST = 200_000  # characters of one line; more is answered without being read
TEXTS = ("function", "variable", "statement")
DEFECT = "a defect of ours; please report this line"
Record = dict[str, Any]
Work = Callable[[str, dict[str, bool]], str]
Answering = Callable[[Record], Record]


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


def print_answers(command: str, path: str, work: Work, settings: dict[str, bool]) -> int:
    """Print the answers as they come: 0 all printed, 2 the file cannot be read."""
    try:
        for record in answered(path, work, settings):
            print(record, flush=True)
    except OSError as error:
        print(f"nablasheet {command}: {path}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def _read(path: str) -> list[str]:
    is_stdin = path == "-"
    with open(0 if is_stdin else path, encoding="utf-8", errors="replace", closefd=not is_stdin) as file:
        text = file.read()
    return [line if len(line) <= LONGEST else "" for line in text.split("\n") if line.strip()]


def replied(line: str, answer: Answering, mistaken: Record, defective: Record) -> str:
    """The answer to one line, as a line; `mistaken` for what is no request, `defective` for our mistakes."""
    request, mistake = asked(line)
    made = {"id": request.get("id"), **mistaken, "reason": mistake}
    if not mistake:
        try:
            made = answer(request)
        except Exception:  # one line must not cost the others their answers
            made |= {**defective, "reason": DEFECT}
    return json.dumps(made, ensure_ascii=False)


def asked(line: str) -> tuple[Record, str]:
    """The request on a line, and what is wrong with it (nothing: an empty text)."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "the line is not a JSON object"
    if not isinstance(request, dict):
        return {}, "the line is not a JSON object"
    return request, _mistake(request)


def _mistake(request: Record) -> str:
    given = request.get("given") or []
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        return "given is a list of texts, one a line"
    for name in TEXTS:
        if not isinstance(request.get(name, ""), str):
            return f"{name} is a text"
    return "" if request.get("order", 1) in (1, 2, None) else "order is 1 or 2"
