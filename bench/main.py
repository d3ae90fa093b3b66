"""The command line of the bench: which measurements, how thorough, in which form."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bench import building, growth, linting, process, side_by_side, stages, table
from bench.measurement import FULL, QUICK, Measurement, Row, tell

MEASUREMENTS: tuple[Measurement, ...] = (
    process.MEASUREMENT,
    stages.MEASUREMENT,
    side_by_side.MEASUREMENT,
    building.MEASUREMENT,
    growth.MEASUREMENT,
    linting.MEASUREMENT,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 measured, 2 a measurement could not be made; those that could are printed."""
    options = _parser().parse_args(arguments)
    effort = QUICK if options.quick else FULL
    sections: dict[str, list[Row]] = {}
    failed = 0
    for one in MEASUREMENTS:
        if options.only and one.name not in options.only:
            continue
        tell(one.name)
        rows = sections.setdefault(f"{one.name}: {one.title}", [])
        try:
            rows.extend(one.run(effort))
        except Exception as error:  # one measurement that fails must not hide the others
            failed += 1
            rows.append(Row("not measured", None, "", note=f"{type(error).__name__}: {error}"))
    print(table.as_json(sections) if options.format == "json" else table.text(sections))
    sys.stdout.flush()
    return 2 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bench", description="Measure everything once; ratios are what counts."
    )
    names = [one.name for one in MEASUREMENTS]
    parser.add_argument("--quick", action="store_true", help="fewer repetitions and a part of the catalogue")
    parser.add_argument("--only", metavar="NAME", action="append", choices=names, help=", ".join(names))
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser
