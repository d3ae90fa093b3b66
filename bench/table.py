"""The table that people read and the JSON that programs read, from the same rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bench.measurement import Row

HEADER = ("", "value", "beside", "ratio", "note")


def text(sections: Mapping[str, Sequence[Row]]) -> str:
    """One table; a section's title stands in a line of its own."""
    cells = {title: [_cells(row) for row in rows] for title, rows in sections.items()}
    lines = [HEADER, *(line for rows in cells.values() for line in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADER) - 1)]
    out = [_line(HEADER, widths)]
    for title, rows in cells.items():
        out += ["", title, *(_line(row, widths) for row in rows)]
    return "\n".join(out)


def as_json(sections: Mapping[str, Sequence[Row]]) -> str:
    """The same rows as JSON, by section."""
    record = {title: [asdict(row) for row in rows] for title, rows in sections.items()}
    return json.dumps(record, ensure_ascii=False, indent=2)


def _cells(row: Row) -> tuple[str, ...]:
    unit = f" {row.unit}" if row.unit else ""
    value = "-" if row.value is None else number(row.value) + unit
    beside = "" if row.beside is None else number(row.beside) + unit
    ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
    return (f"  {row.name}", value, beside, ratio, row.note)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers, note = cells
    columns = [
        name.ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=True)),
    ]
    return "  ".join([*columns, note]).rstrip()


def number(value: float) -> str:
    """Three digits, or a whole number as it is."""
    if value == int(value) and abs(value) < 1e9:
        return str(int(value))
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
