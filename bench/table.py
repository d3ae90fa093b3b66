"""The table that people read and the JSON that programs read, from the same parts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bench.measurement import Board, Facts, Part, Row

HEADER = ("", "value", "beside", "ratio", "note")


def text(sections: Mapping[str, Sequence[Part]]) -> str:
    """One table; a section's title stands in a line of its own, and so does each of its boards."""
    rows = [row for parts in sections.values() for row in parts if isinstance(row, Row)]
    lines = [HEADER, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADER) - 1)]
    out = [_line(HEADER, widths)]
    for title, parts in sections.items():
        out += ["", title]
        for part in parts:
            if isinstance(part, Row):
                out.append(_line(_cells(part), widths))
            elif isinstance(part, Board):
                out += ["", *board(part), ""]
    return "\n".join(out)


def board(part: Board) -> list[str]:
    """A table of its own: the first column to the left, the others to the right."""
    lines = [part.head, *part.lines]
    widths = [max(len(line[column]) for line in lines) for column in range(len(part.head))]
    return [
        "  " + "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in lines
    ]


def as_json(sections: Mapping[str, Sequence[Part]]) -> str:
    """The same rows and boards as JSON, by section; facts stand in the saved results alone."""
    record = {
        title: [asdict(part) for part in parts if not isinstance(part, Facts)]
        for title, parts in sections.items()
    }
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
