"""The lines of a derivation: the differential opened level by level, as it is done on paper."""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.derive.differential import depends, expand, unnamed
from nablasheet.expr import Differential, Node, Symbol

LEVELS = 24
JOINED = {"sum-rule", "trace-rule", "transpose-rule", "vec-rule", "diag-rule"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a derivation: d(function) = `formula`, reached by `rules`."""

    rules: tuple[str, ...]
    formula: Node


def lines_of(function: Node, variable: Symbol) -> tuple[Line, ...]:
    """The differential opened level by level, at most LEVELS times."""
    if not depends(function, variable):
        return ()
    lines: list[Line] = []
    formula: Node = Differential(function)
    ends = unnamed(function, variable) | {variable}
    for _ in range(LEVELS):
        formula, rules = expand(formula, variable, ends)
        if not rules:
            break
        lines.append(Line(tuple(rules), formula))
    return _merged(lines)


def _merged(lines: list[Line]) -> tuple[Line, ...]:
    """Steps that only move d through a sum, a transpose or a trace join the next one."""
    result: list[Line] = []
    waiting: tuple[str, ...] = ()
    for i, line in enumerate(lines):
        rules = tuple(dict.fromkeys((*waiting, *line.rules)))
        if set(line.rules) <= JOINED and i + 1 < len(lines):
            waiting = rules
            continue
        result.append(Line(rules, line.formula))
        waiting = ()
    return tuple(result)
