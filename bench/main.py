"""The command line of the bench: which measurements, how thorough, in which form."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import building, catalogue_check, growth, linting, process, results, side_by_side, stages, table
from bench.measurement import FULL, QUICK, Measurement, Part, Row, tell

MEASUREMENTS: tuple[Measurement, ...] = (
    process.MEASUREMENT,
    side_by_side.OWN,
    side_by_side.CATALOGUE,
    stages.MEASUREMENT,
    catalogue_check.MEASUREMENT,
    growth.MEASUREMENT,
    building.MEASUREMENT,
    linting.MEASUREMENT,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 measured, 2 a measurement could not be made; those that could are printed."""
    options = _parser().parse_args(arguments)
    effort = QUICK if options.quick else FULL
    sections: dict[str, list[Part]] = {}
    failed = 0
    for one in MEASUREMENTS:
        if options.only and one.name not in options.only:
            continue
        tell(one.name)
        parts = sections.setdefault(f"{one.name}: {one.title}", [])
        try:
            parts.extend(one.run(effort))
        except Exception as error:  # one measurement that fails must not hide the others
            failed += 1
            parts.append(Row("not measured", None, "", note=f"{type(error).__name__}: {error}"))
    print(table.as_json(sections) if options.format == "json" else table.text(sections))
    sys.stdout.flush()
    if options.save is not None:
        results.save(options.save, effort, sections)
    return 2 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bench", description="Measure everything once; ratios are what counts."
    )
    names = [one.name for one in MEASUREMENTS]
    parser.add_argument("--quick", action="store_true", help="fewer repetitions and a part of the catalogue")
    parser.add_argument("--only", metavar="NAME", action="append", choices=names, help=", ".join(names))
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--save", metavar="FILE", type=Path, nargs="?", const=results.FILE, default=None,
        help="write what was measured to a file; without a name to the one that the site shows",
    )  # fmt: skip
    return parser
