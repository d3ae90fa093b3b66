"""What each quick stage costs for one identity: reading, deriving, printing.

In one process, through the package's own functions; the median over the catalogue says what is
usual, the share says where the time goes.  What the referees take is measured by `catalogue_check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from bench.measurement import ROOT, Effort, Measurement, Row, processor_seconds
from nablasheet.definitions import Definition, load
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal
from nablasheet.expr.normal.keys import key
from nablasheet.identity import Identity
from nablasheet.parse.identity import read_identity
from nablasheet.pipeline import derived
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.steps import in_layout

Found = Derivation | Refusal | None


def parse(definition: Definition) -> Identity:
    """LaTeX to typed formulas."""
    identity, problems = read_identity(definition)
    if identity is None:
        raise ValueError(f"{definition.path}: {problems[0].message}")
    return identity


def derive(identity: Identity) -> Found:
    """The derivation, as if nothing had been derived before."""
    key.cache_clear()
    return derived(identity)


def render(found: Found) -> list[str]:
    """LaTeX in both layouts."""
    if not isinstance(found, Derivation):
        return []
    return [latex(arrange(in_layout(found, layout), layout)) for layout in Layout]


def measure(effort: Effort) -> Iterator[Row]:
    """A row a stage."""
    catalog, _ = load(ROOT / "identities")
    definitions = catalog.definitions[:: effort.stride]
    passes = [_quick_stages(definitions) for _ in range(effort.repetitions)]
    times = {
        stage: [median(taken) for taken in zip(*(one[stage] for one in passes), strict=True)]
        for stage in passes[0]
    }
    whole = sum(map(sum, times.values()))
    for stage, taken in times.items():
        yield _row(stage, taken, sum(taken) / whole)


def _quick_stages(definitions: Sequence[Definition]) -> dict[str, list[float]]:
    """One pass through the stages that take milliseconds; those without a derivative only parse."""
    times: dict[str, list[float]] = {"parse": [], "derive": [], "render": []}
    for definition in definitions:
        identity, taken = processor_seconds(parse, definition)
        times["parse"].append(taken)
        if identity.function is None:
            continue
        found, taken = processor_seconds(derive, identity)
        times["derive"].append(taken)
        times["render"].append(processor_seconds(render, found)[1])
    return times


def _row(stage: str, taken: Sequence[float], share: float) -> Row:
    mean = 1000 * sum(taken) / len(taken)
    note = f"mean {mean:.3g} ms, longest {1000 * max(taken):.3g} ms, {len(taken)} identities"
    return Row(f"{stage}, median of an identity", 1000 * median(taken), "ms", ratio=share, note=note)


MEASUREMENT = Measurement(
    "stages", "time of each stage for one identity; ratio: its share of the whole", measure
)
