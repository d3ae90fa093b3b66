"""A cold check of the whole catalogue on two processors: seconds, identities a second, share of stages.

Nothing is kept from before.  The work goes through the same function as the build's, with an executor
of the bench whose workers take the time of each stage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.measurement import ROOT, Effort, Facts, Measurement, Part, Row, processor_seconds, tell
from bench.stopwatch import STAGES, Clocked, install
from nablasheet.cache import Cache
from nablasheet.check.appraisal import Appraisal
from nablasheet.definitions import Catalog
from nablasheet.pipeline import Case, appraised, read
from nablasheet.progress import progress
from nablasheet.render.publish import entry

WORKERS = 2


def measure(effort: Effort) -> Iterator[Part]:
    """Read, derive and check as after a fresh clone; then what printing the entries takes."""
    start = perf_counter()
    (catalog, cases, findings), reading = processor_seconds(read, ROOT, None)
    read_wall = perf_counter() - start
    cases = cases[:: effort.stride]
    start = perf_counter()
    with (
        TemporaryDirectory(prefix="nablasheet-bench-") as folder,
        ProcessPoolExecutor(WORKERS, initializer=install) as pool,
    ):
        workers = Clocked(pool)
        appraisals = appraised(ROOT, cases, Cache(Path(folder)), workers, progress())
    seconds = perf_counter() - start + read_wall / effort.stride
    printing = processor_seconds(_printed, catalog, cases, appraisals)[1]
    tell(f"catalogue check: {seconds:.0f} s for {len(cases)} identities")
    yield from _rows(cases, workers.times, seconds, len(findings))
    yield from _shares(workers.times, reading / effort.stride, printing)
    yield Facts(_facts(cases, workers.times, seconds, reading / effort.stride, printing))


def _printed(catalog: Catalog, cases: Sequence[Case], appraisals: Sequence[Appraisal]) -> int:
    """Every entry in LaTeX, words and code."""
    pairs = zip(cases, appraisals, strict=True)
    return len([entry(c.definition, c.identity, c.found, a, catalog) for c, a in pairs if not a.refusal])


def _rows(
    cases: Sequence[Case], times: Sequence[dict[str, float]], seconds: float, findings: int
) -> Iterator[Row]:
    count = len(cases)
    work = sum(map(sum, (one.values() for one in times)))
    note = f"{count} identities, {WORKERS} workers, {findings} findings of reading"
    yield Row("cold check of the catalogue", seconds, "s", note=note)
    yield Row("identities a second", count / seconds, "/s")
    note = f"{work:.3g} s of work by {WORKERS} workers; 1 is both busy all the time"
    yield Row("use of the workers", work / (WORKERS * seconds), "", note=note)
    yield Row("longest identity", max(sum(one.values()) for one in times), "s")


def _shares(times: Sequence[dict[str, float]], reading: float, printing: float) -> Iterator[Row]:
    shares = stage_seconds(times, reading, printing)
    whole = sum(shares.values())
    for stage, taken in shares.items():
        yield Row(stage, taken, "s", ratio=taken / whole, note="CPU; ratio: its share of all")


def stage_seconds(times: Sequence[dict[str, float]], reading: float, printing: float) -> dict[str, float]:
    """CPU seconds of each stage, all identities together.

    Workers read what they are given once more; the reading of the main process is a stage of its own.
    """
    summed: Counter[str] = Counter()
    for one in times:
        summed.update(one)
    return {
        "read and derive, main process": reading,
        **{f"{stage}, workers" if stage in ("read", "derive") else stage: summed[stage] for stage in STAGES},
        "render": printing,
    }


def _facts(
    cases: Sequence[Case], times: Sequence[dict[str, float]], seconds: float, reading: float, printing: float
) -> dict[str, object]:
    shares = stage_seconds(times, reading, printing)
    whole = sum(shares.values())
    return {
        "processor seconds": float(f"{whole:.3g}"),
        "identities": len(cases),
        "workers": WORKERS,
        "seconds": float(f"{seconds:.3g}"),
        "identities a second": float(f"{len(cases) / seconds:.3g}"),
        "shares": {stage: round(taken / whole, 3) for stage, taken in shares.items()},
    }


MEASUREMENT = Measurement("check", "a cold check of the whole catalogue", measure)
