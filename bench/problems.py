"""The functions that are differentiated: every identity of the catalogue that has a derivative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.measurement import ROOT
from nablasheet.expr import Node, Symbol


@dataclass(frozen=True, slots=True)
class Problem:
    """Differentiate `function` by `variable`, once or twice; `symbols` are the declared letters."""

    id: str
    function: Node
    variable: Symbol
    order: int
    symbols: Mapping[str, Symbol]


def catalogue(stride: int) -> list[Problem]:
    """Every `stride`-th function of the catalogue, in the order of its pages."""
    from nablasheet.pipeline import read

    _, cases, _ = read(ROOT, None)
    found = []
    for case in cases:
        one = case.identity
        if one.function is not None and one.variable is not None:
            found.append(Problem(one.id, one.function, one.variable, one.order, one.declarations.symbols))
    return found[::stride]
