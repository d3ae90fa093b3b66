"""How the work grows with the catalogue: time an identity at 100, 300 and 1,000 of them.

Linear work takes the same time for each identity however many there are: an exponent of 1.  All of
them are read and derived in one process; the referees, who see one at a time, get an even sample.  The
time is that of the CPU.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

from bench.measurement import ROOT, Effort, Measurement, Row, tell
from bench.synthetic import usable, write
from nablasheet.check.appraisal import appraisal_of
from nablasheet.definitions import load
from nablasheet.expr.normal.keys import key
from nablasheet.pipeline import Case, read

Item = TypeVar("Item")

BASE = 25  # real functions that the synthetic ones are made from
CHECKED = 75  # at most, of each catalogue; three of each real function


def measure(effort: Effort) -> Iterator[Row]:
    """A row a size, and the exponent of a power law through them."""
    from nablasheet.check import digits, rational  # noqa: F401 - loaded before the clock runs

    real = ROOT / "identities"
    base = spread([one for one in load(real)[0].definitions if usable(one)], BASE)
    reading: list[tuple[int, float]] = []
    checking: list[tuple[int, float]] = []
    with TemporaryDirectory(prefix="nablasheet-bench-") as folder:
        for size in effort.sizes:
            tell(f"growth: {size} identities")
            root = Path(folder) / str(size)
            write(root / "identities", real, base, size)
            cases, findings, read_time = _read(root)
            check_time, unverified = _check(spread(cases, CHECKED))
            reading.append((size, read_time))
            checking.append((size, size * check_time))
            note = f"{1000 * read_time / size:.3g} ms of it reading and deriving; {findings} findings; "
            note += f"not verified: {', '.join(unverified) or 'none'}"
            yield Row(f"{size} identities, each", 1000 * (read_time / size + check_time), "ms", note=note)
    yield Row("exponent of reading and deriving", exponent(reading), "", note="1 is linear")
    yield Row(
        "exponent of checking", exponent(checking), "", note=f"at most {CHECKED} of each size are checked"
    )


def _read(root: Path) -> tuple[list[Case], int, float]:
    """The whole catalogue read and derived, with its findings and its seconds."""
    key.cache_clear()
    start = process_time()
    _, cases, findings = read(root, None)
    return cases, len(findings), process_time() - start


def _check(cases: Sequence[Case]) -> tuple[float, list[str]]:
    """Mean seconds of the referees, and which cases they did not verify."""
    start = process_time()
    statuses = [appraisal_of(case.identity, case.found).status for case in cases]
    taken = process_time() - start
    unverified = [
        case.identity.id for case, status in zip(cases, statuses, strict=True) if status != "verified"
    ]
    return taken / len(cases), unverified


def spread(items: Sequence[Item], count: int) -> Sequence[Item]:
    """`count` items at equal distances."""
    if len(items) <= count:
        return items
    return [items[i * len(items) // count] for i in range(count)]


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the straight line through log time over log size, by least squares."""
    logs = [(log(size), log(taken)) for size, taken in points]
    x_mean = sum(x for x, _ in logs) / len(logs)
    y_mean = sum(y for _, y in logs) / len(logs)
    return sum((x - x_mean) * (y - y_mean) for x, y in logs) / sum((x - x_mean) ** 2 for x, _ in logs)


MEASUREMENT = Measurement("growth", "from a small catalogue to a large one", measure)
