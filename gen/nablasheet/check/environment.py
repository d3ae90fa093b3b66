"""What every letter of a formula stands for while it is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nablasheet import expr as e
from nablasheet.check import explicit
from nablasheet.check.ring import Grid, Ring, Unsupported
from nablasheet.check.unnamed import Polynomial, Series

Rule = Callable[[Any, "Environment"], Grid]


@dataclass(frozen=True, slots=True)
class Environment:
    """A ring, a rule for each type of node, and a value for each letter.

    `directions` give the differentials of letters; `known` keeps the values of formulas that were
    met before, and must be emptied when any letter changes.
    """

    ring: Ring
    rules: Mapping[type[e.Node], Rule]
    sizes: Mapping[str, int]
    values: Mapping[str, Grid]
    directions: Mapping[str, Grid] = field(default_factory=dict)
    functions: Mapping[str, Polynomial] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    indices: Mapping[str, int] = field(default_factory=dict)
    known: dict[e.Node, Grid] = field(default_factory=dict)

    def value(self, node: e.Node) -> Grid:
        """The value, from `known` when it was met before."""
        found = self.known.get(node)
        if found is None:
            self.ring.budget.tick()
            rule = self.rules.get(type(node))
            if rule is None:
                raise Unsupported(f"the node {type(node).__name__}")
            found = self.known[node] = rule(node, self)
        return found

    def moved(self, t: Any) -> Environment:
        """Every letter moved by t along its direction."""
        along = {
            name: explicit.both(lambda x, d: x + t * d, self.values[name], direction)
            for name, direction in self.directions.items()
        }
        return replace(self, values={**self.values, **along}, known={})

    def scalar(self, node: e.Node) -> Any:
        """The value of a 1 by 1."""
        return self.value(node)[0][0]

    def integer(self, node: e.Node) -> int:
        """The value of an index or a whole number."""
        return int(self.scalar(node))


def on(operation: Callable[[Ring, Grid], Grid]) -> Callable[[Any, Environment], Grid]:
    """A rule that is an operation on the value of the one argument."""
    return lambda node, env: operation(env.ring, env.value(node.argument))


def selection(env: Environment, rows: int, cols: int, ones: list[tuple[int, int]]) -> Grid:
    """A matrix of zeros with ones at some places."""
    env.ring.budget.room(rows, cols)
    result = explicit.filled(rows, cols, env.ring.zero)
    for i, j in ones:
        result[i][j] = env.ring.one
    return result
