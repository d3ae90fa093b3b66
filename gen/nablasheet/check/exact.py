"""The exact referee: derivatives by jets.

Every entry of the variable gets an infinitesimal of its own; evaluating the function once gives
all partial derivatives.  Over the rationals there is no rounding at all; with transcendental
functions there are 60 digits, and SymPy's slopes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nablasheet import expr as e
from nablasheet.check import explicit, layout
from nablasheet.check.environment import Environment
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.jet import FIRST, SECOND, Jet, part_of
from nablasheet.check.ring import Grid, Ring
from nablasheet.check.sample import Sample
from nablasheet.expr import Assumption


def jacobian(function: e.Node, variable: e.Symbol, sample: Sample, ring: Ring) -> Grid:
    """The derivative in numerator layout, all entries of the variable being free."""
    env = environment(sample, ring)
    point = env.values[variable.name]
    rows = partials(function, variable, env)
    result = evaluate(function, env)
    return layout.numerator(rows, explicit.shape(result), explicit.shape(point))


def partials(function: e.Node, variable: e.Symbol, env: Environment) -> Grid:
    """A row for each entry of the function, a column for each entry of the variable."""
    point = env.values[variable.name]
    count = len(point) * len(point[0])
    moved = _moving(env, variable, FIRST)
    entries = explicit.vec(evaluate(function, moved))
    zero = env.ring.zero
    if not variable.holds(Assumption.COMPLEX):
        return [[part_of(x, k, FIRST, zero) for k in range(count)] for x in entries]
    i = env.ring.constant("i")
    slopes = [
        [(part_of(x, k, FIRST, zero), part_of(x, k + count, FIRST, zero)) for k in range(count)]
        for x in entries
    ]
    return [[wirtinger(variable, dx, dy, i) for dx, dy in row] for row in slopes]


def wirtinger(variable: e.Symbol, dx: Any, dy: Any, i: Any) -> Any:
    """The derivative by z = x + iy, by its conjugate or by one of its parts, from those by x and by y."""
    part = variable.part if isinstance(variable, e.Along) else ""
    if part in ("Re", "Im"):
        return dx if part == "Re" else dy
    return (dx + i * dy) / 2 if part else (dx - i * dy) / 2


def hessian(function: e.Node, variable: e.Symbol, sample: Sample, ring: Ring) -> Grid:
    """Second derivatives of a scalar by vec of the variable, or of anything by a scalar."""
    return second_partials(function, variable, environment(sample, ring))


def second_partials(function: e.Node, variable: e.Symbol, env: Environment) -> Grid:
    """The same in an environment."""
    point = env.values[variable.name]
    count = len(point) * len(point[0])
    moved = _moving(_moving(env, variable, FIRST), variable, SECOND)
    value, zero = evaluate(function, moved), env.ring.zero

    def second(x: Any, a: int, b: int) -> Any:
        return part_of(part_of(x, a, SECOND, zero), b, FIRST, zero)

    if variable.is_scalar:
        return explicit.each(lambda x: second(x, 0, 0), value)
    return [[second(value[0][0], a, b) for b in range(count)] for a in range(count)]


def _moving(env: Environment, variable: e.Symbol, level: int) -> Environment:
    """The environment with an infinitesimal added to each entry of the variable.

    A complex entry x + iy gets two, for Wirtinger's derivative (d/dx - i d/dy)/2.
    """
    point, one = env.values[variable.name], env.ring.one
    rows = len(point)
    count = rows * len(point[0])
    complex_ = variable.holds(Assumption.COMPLEX)

    def seed(k: int) -> dict[int, Any]:
        return {k: one, k + count: env.ring.constant("i")} if complex_ else {k: one}

    moved = [[Jet(x, seed(j * rows + i), level) for j, x in enumerate(row)] for i, row in enumerate(point)]
    return replace(env, values={**env.values, variable.name: moved}, known={})


def differential(function: e.Node, order: int, env: Environment) -> Grid:
    """The first or second derivative along the directions of the environment."""
    zero, one = env.ring.zero, env.ring.one
    levels = (FIRST, SECOND)[:order]
    t: Any = zero
    for level in levels:
        t = t + Jet(zero, {0: one}, level)
    result = evaluate(function, env.moved(t))
    for level in reversed(levels):
        result = [[part_of(x, 0, level, zero) for x in row] for row in result]
    return result
