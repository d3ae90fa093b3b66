"""Values for the letters of an identity, and what its formulas then are by the referees' evaluator."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from nablasheet import expr as x
from nablasheet.check.budget import Budget
from nablasheet.check.digits import Decimal
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.inquiry import ATTEMPTS
from nablasheet.check.rational import Rational
from nablasheet.check.ring import Gaussian, Irrational, Undefined, Unsupported
from nablasheet.check.sample import Sample, draw, shape_sets
from nablasheet.check.subject import subject
from nablasheet.derive.derivation import Derivation
from nablasheet.expr.named import FUNCTIONS
from nablasheet.identity import Identity
from nablasheet.pipeline import read
from nablasheet.render.code.listing import routines
from nablasheet.render.code.names import identifier
from nablasheet.render.code.program import Routine, program
from nablasheet.render.code.target import Target

ROOT = Path(__file__).parents[3]
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """An identity at a point: its routines, the letters' values, the routines' values."""

    identity: Identity
    routines: tuple[Routine, ...]
    sample: Sample
    values: tuple[Array, ...]

    def arguments(self, target: Target) -> dict[str, Any]:
        """Every name that a parameter may have: symbols, sizes, indices."""
        named: dict[str, Any] = {**self.sample.sizes, **self.sample.indices}
        for name, rows in self.sample.values.items():
            grid = np.array([[_number(entry) for entry in row] for row in rows])
            symbol = self.identity.declarations.symbols.get(name)
            is_number = grid.shape == (1, 1) if symbol is None else symbol.is_scalar
            named[identifier(name, target.reserved)] = grid[0, 0] if is_number else grid
        return named

    def functions(self, target: Target) -> list[Callable[..., Any]]:
        """The functions of the program in one language, in the order of the routines."""
        symbols = self.identity.declarations.symbols.values()
        made: dict[str, Any] = {}
        exec(compile(program(self.routines, symbols, target), self.identity.id, "exec"), made)
        return [item for item in made.values() if inspect.isfunction(item)]


def called(function: Callable[..., Any], named: dict[str, Any]) -> Any:
    """The value with each parameter given by its name."""
    return function(**{name: named[name] for name in inspect.signature(function).parameters})


@cache
def examples() -> tuple[Example, ...]:
    """Every identity of the catalogue whose formulas have values: no unnamed functions."""
    _, cases, _ = read(ROOT, None)
    made = []
    for case in cases:
        found = case.found if isinstance(case.found, Derivation) else None
        listed = routines(case.identity, found)
        if listed and not any(_is_unnamed(part) for routine in listed for part in routine.formula.walk()):
            made += _example(case.identity, listed)
    return tuple(made)


def _is_unnamed(node: x.Node) -> bool:
    named = not isinstance(node, x.Elementwise) or node.function in FUNCTIONS
    return isinstance(node, x.Apply) or not named


def _example(identity: Identity, listed: tuple[Routine, ...]) -> list[Example]:
    """The identity at the first point where all its formulas have values, if one is found."""
    for sample in _samples(identity, listed):
        try:
            values = tuple(_value(routine.formula, sample) for routine in listed)
        except Undefined:
            continue
        if np.any(values[0]):  # a determinant that is zero has a derivative, but its code inverts
            return [Example(identity, listed, sample, values)]
    return []


def _value(formula: x.Node, sample: Sample) -> Array:
    """Exact where that is possible."""
    try:
        return _array(evaluate(formula, environment(sample, Rational(Budget.of(20)))))
    except (Irrational, Unsupported):
        return _array(evaluate(formula, environment(sample, Decimal(Budget.of(20)))))


def _samples(identity: Identity, listed: tuple[Routine, ...]) -> Iterator[Sample]:
    about = subject([routine.formula for routine in listed], identity.declarations.symbols)
    for sizes in islice(shape_sets(about, identity.variable), 3):
        for number, manner in enumerate(ATTEMPTS):
            yield draw(about, sizes, identity.id, manner, number)


def _array(grid: list[list[Any]]) -> Array:
    return np.array([[_complex(entry) for entry in row] for row in grid])


def _number(value: Any) -> complex | float:
    return complex(value.real, value.imag) if isinstance(value, Gaussian) else float(value)


def _complex(value: Any) -> complex:
    """An entry of any ring; SymPy's Gaussian rationals call their parts x and y."""
    parts = (
        (value.x, value.y)
        if hasattr(value, "x")
        else (value.real, value.imag)
        if hasattr(value, "imag")
        else (value, 0)
    )
    return complex(*map(float, parts))
