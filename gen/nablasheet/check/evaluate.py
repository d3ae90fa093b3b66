"""The value of a formula as an explicit matrix over any ring.

The rules are the definitions (a trace is the sum of the diagonal), never a theorem, and none is
a derivative: derivatives come from the entries, which may be jets.
"""

from __future__ import annotations

from collections.abc import Mapping

from nablasheet import expr as e
from nablasheet.check.budget import OutOfBudget
from nablasheet.check.environment import Environment, Rule
from nablasheet.check.ring import Grid, Ring, Undefined
from nablasheet.check.rules.atoms import ATOMS
from nablasheet.check.rules.decompositions import DECOMPOSITIONS
from nablasheet.check.rules.functions import FUNCTIONS
from nablasheet.check.rules.operations import OPERATIONS
from nablasheet.check.sample import Sample, Values

RULES: dict[type[e.Node], Rule] = ATOMS | OPERATIONS | FUNCTIONS | DECOMPOSITIONS


def environment(sample: Sample, ring: Ring) -> Environment:
    """A sample's values as elements of a ring."""
    return Environment(
        ring,
        RULES,
        sample.sizes,
        _entries(sample.values, ring),
        _entries(sample.directions, ring),
        sample.functions,
        sample.series,
        sample.indices,
    )


def _entries(values: Mapping[str, Values], ring: Ring) -> dict[str, Grid]:
    return {name: [[ring.entry(x) for x in row] for row in rows] for name, rows in values.items()}


def evaluate(node: e.Node, env: Environment) -> Grid:
    """The value; Undefined where there is none, Unsupported for a node that this ring lacks."""
    try:
        return env.value(node)
    except ZeroDivisionError as error:
        raise Undefined("a division by zero") from error
    except (OverflowError, RecursionError, MemoryError) as error:
        raise OutOfBudget(f"a value too large to compute ({type(error).__name__})") from error
