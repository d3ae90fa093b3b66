"""How the work grows with the catalogue: time and memory for 500 to 5,000 synthetic identities.

Linear work takes the same time for each identity however many there are: an exponent of 1.  All of
them are read and derived in one process, a fresh one for each size; the referees, who see one at a
time, get an even sample.  The time is that of the CPU, the memory the most that the process had.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

from bench.measurement import ROOT, Effort, Facts, Measurement, Part, Row, tell
from bench.synthetic import usable, write
from nablasheet.definitions import load

Item = TypeVar("Item")

BASE = 25  # real functions that the synthetic ones are made from
CHECKED = 75  # at most, of each catalogue; three of each real function
STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Size:
    """What one size took: CPU seconds for all of reading and deriving, and for checking one; megabytes."""

    identities: int
    reading: float
    checking: float
    megabytes: float
    findings: int
    unverified: tuple[str, ...]

    @property
    def each(self) -> float:
        """Milliseconds an identity."""
        return 1000 * (self.reading / self.identities + self.checking)


def measure(effort: Effort) -> Iterator[Part]:
    """A row a size, and the exponents of power laws through them."""
    real = ROOT / "identities"
    base = spread([one for one in load(real)[0].definitions if usable(one)], BASE)
    sizes = []
    with TemporaryDirectory(prefix="nablasheet-bench-") as folder:
        for count in effort.sizes:
            tell(f"growth: {count} identities")
            root = Path(folder) / str(count)
            write(root / "identities", real, base, count)
            with get_context("spawn").Pool(1) as pool:
                one = pool.apply(measured, (root, count))
            sizes.append(one)
            note = f"{1000 * one.reading / count:.3g} ms of it reading and deriving; {one.megabytes:.0f} MB; "
            note += f"{one.findings} findings; not verified: {', '.join(one.unverified) or 'none'}"
            yield Row(f"{count} identities, each", one.each, "ms", note=note)
    exponents = {
        "reading and deriving": exponent([(one.identities, one.reading) for one in sizes]),
        "checking": exponent([(one.identities, one.identities * one.checking) for one in sizes]),
    }
    for name, found in exponents.items():
        note = f"at most {CHECKED} of each size are checked" if name == "checking" else "1 is linear"
        yield Row(f"exponent of {name}", found, "", note=note)
    yield Row("memory for 1,000 more", per_thousand(sizes), "MB", note="slope of the straight line")
    yield Facts(_facts(sizes, exponents))


def measured(root: Path, count: int) -> Size:
    """One size, in a process of its own."""
    from nablasheet.check import digits, rational  # noqa: F401 - loaded before the clock runs
    from nablasheet.check.appraise import appraisal_of
    from nablasheet.pipeline import read

    start = process_time()
    _, cases, findings = read(root, None)
    reading = process_time() - start
    megabytes = peak()
    some = spread(cases, CHECKED)
    start = process_time()
    statuses = [(case.identity.id, appraisal_of(case.identity, case.found).status) for case in some]
    checking = (process_time() - start) / len(some)
    unverified = tuple(name for name, status in statuses if status != "verified")
    return Size(count, reading, checking, megabytes, len(findings), unverified)


def peak() -> float:
    """The most memory that this process had, in megabytes.

    Where the system tells of this program alone, that; the other number counts what its parent had too.
    """
    if STATUS.exists():
        for line in STATUS.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _facts(sizes: Sequence[Size], exponents: dict[str, float]) -> dict[str, object]:
    return {
        "sizes": [
            {
                "identities": one.identities,
                "ms each": float(f"{one.each:.3g}"),
                "ms each, read and derive": float(f"{1000 * one.reading / one.identities:.3g}"),
                "megabytes": round(one.megabytes),
            }
            for one in sizes
        ],
        "exponents": {name: round(found, 2) for name, found in exponents.items()},
        "megabytes for 1,000": round(per_thousand(sizes), 1),
    }


def spread(items: Sequence[Item], count: int) -> Sequence[Item]:
    """`count` items at equal distances."""
    if len(items) <= count:
        return items
    return [items[i * len(items) // count] for i in range(count)]


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the straight line through log time over log size, by least squares."""
    return slope([(log(size), log(taken)) for size, taken in points])


def per_thousand(sizes: Sequence[Size]) -> float:
    """Megabytes for a thousand more identities."""
    return 1000 * slope([(one.identities, one.megabytes) for one in sizes])


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Of the straight line through the points, by least squares."""
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / sum((x - x_mean) ** 2 for x, _ in points)


MEASUREMENT = Measurement("growth", "from a small catalogue to a large one", measure)
