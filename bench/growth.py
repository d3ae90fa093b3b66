"""How the work grows with the catalogue: time an identity at 100, 300 and 1,000 of them.

Linear work takes the same time for each identity however many there are: an exponent of 1.  Reading
and deriving are measured whole; checking on a sample, since the referees see one identity at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measurement import ROOT, Effort, Measurement, Row, processor_seconds, tell
from bench.synthetic import usable, write
from nablasheet.cache import Cache
from nablasheet.definitions import Definition, load
from nablasheet.expr.normal.keys import key
from nablasheet.pipeline import Case, appraised, read

BASE = 25  # real functions that the synthetic ones are made from
CHECKED = 25  # of each catalogue


def measure(effort: Effort) -> Iterator[Row]:
    """A row a size, and the exponent of a power law through them."""
    real = ROOT / "identities"
    base = spread([one for one in load(real)[0].definitions if usable(one)], BASE)
    reading: list[tuple[int, float]] = []
    whole: list[tuple[int, float]] = []
    with TemporaryDirectory(prefix="nablasheet-bench-") as folder:
        for size in effort.sizes:
            tell(f"growth: {size} identities")
            root = Path(folder) / str(size)
            write(root / "identities", real, base, size)
            cases, note, taken = _read(root)
            checking = _check(root, cases) * size
            reading.append((size, taken))
            whole.append((size, taken + checking))
            each = 1000 * (taken + checking) / size
            note = f"{1000 * taken / size:.3g} ms of it reading and deriving; {note}"
            yield Row(f"{size} identities, each", each, "ms", note=note)
    yield Row("exponent of reading and deriving", exponent(reading), "", note="1 is linear")
    yield Row("exponent of all", exponent(whole), "", note=f"checking timed on {CHECKED} of each size")


def _read(root: Path) -> tuple[list[Case], str, float]:
    key.cache_clear()
    (_, cases, findings), taken = processor_seconds(lambda: read(root, None))
    note = f"{len(findings)} findings" if findings else "all read"
    return cases, note, taken


def _check(root: Path, cases: Sequence[Case]) -> float:
    """Mean seconds of the referees for one identity; one after the other, nothing kept."""
    chosen = spread(cases, CHECKED)
    total = 0.0
    for number, case in enumerate(chosen):
        cache = Cache(root / f"cache-{number}")
        total += processor_seconds(lambda case=case, cache=cache: appraised(root, [case], cache, None, _silent))[1]
    return total / len(chosen)


def _silent(done: int, total: int, name: str) -> None:
    """No line for each: the bench has its own."""


def spread(items: Sequence[Case] | Sequence[Definition], count: int) -> list:
    """`count` items at equal distances."""
    if len(items) <= count:
        return list(items)
    return [items[i * len(items) // count] for i in range(count)]


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the straight line through log time over log size, by least squares."""
    logs = [(log(size), log(taken)) for size, taken in points]
    x_mean = sum(x for x, _ in logs) / len(logs)
    y_mean = sum(y for _, y in logs) / len(logs)
    return sum((x - x_mean) * (y - y_mean) for x, y in logs) / sum((x - x_mean) ** 2 for x, _ in logs)


MEASUREMENT = Measurement("growth", "from a small catalogue to a large one", measure)
