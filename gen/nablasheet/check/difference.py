"""The difference referee: derivatives by central differences of many digits.

It evaluates the function with plain numbers and mpmath's own routines, so that it shares neither
jets nor slopes nor eliminations with the exact referee.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nablasheet import expr as e
from nablasheet.check import explicit, layout
from nablasheet.check.environment import Environment
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.ring import Differences, Grid
from nablasheet.check.sample import Sample
from nablasheet.expr import Assumption

Shift = tuple[tuple[int, int, Any], ...]  # row, column, amount


class Mover:
    """Evaluates a function at shifted values of one variable; what stays fixed is kept."""

    def __init__(self, function: e.Node, variable: e.Symbol, env: Environment) -> None:
        evaluate(function, env)
        self.function, self.name, self.env = function, variable.name, env
        moving = {node for node in function.walk() if _contains(node, variable.name)}
        self.fixed = {node: grid for node, grid in env.known.items() if node not in moving}

    def at(self, shift: Shift) -> Grid:
        """The function where some entries of the variable are moved."""
        point = [list(row) for row in self.env.values[self.name]]
        for i, j, amount in shift:
            point[i][j] = point[i][j] + amount
        moved = replace(self.env, values={**self.env.values, self.name: point}, known=dict(self.fixed))
        return evaluate(self.function, moved)


def _contains(node: e.Node, name: str) -> bool:
    return any(isinstance(part, e.Symbol) and part.name == name for part in node.walk())


def jacobian(function: e.Node, variable: e.Symbol, sample: Sample, ring: Differences) -> Grid:
    """The derivative in numerator layout, all entries of the variable being free."""
    env = environment(sample, ring)
    rows = partials(function, variable, env, ring)
    point = env.values[variable.name]
    return layout.numerator(rows, explicit.shape(env.known[function]), explicit.shape(point))


def partials(function: e.Node, variable: e.Symbol, env: Environment, ring: Differences) -> Grid:
    """A row for each entry of the function, a column for each entry of the variable."""
    mover, h = Mover(function, variable, env), ring.step
    slopes: list[list[Any]] = []
    for i, j in _places(env.values[variable.name]):
        ring.budget.tick()
        slope = _slope(mover, i, j, h)
        if variable.holds(Assumption.COMPLEX):
            turn = ring.constant("i")
            along = _slope(mover, i, j, turn * h)
            slope = [_wirtinger(variable, x, y, turn) for x, y in zip(slope, along, strict=True)]
        slopes.append(slope)
    return explicit.transpose(slopes)


def _wirtinger(variable: e.Symbol, x: Any, y: Any, i: Any) -> Any:
    """From d/dx and -i d/dy: the derivative by the letter, by its conjugate or by one of its parts."""
    if not isinstance(variable, e.Along):
        return (x + y) / 2
    return {"conjugate": (x - y) / 2, "Re": x, "Im": i * y}[variable.part]


def _places(point: Grid) -> list[tuple[int, int]]:
    """The entries, column by column."""
    return [(i, j) for j in range(len(point[0])) for i in range(len(point))]


def _slope(mover: Mover, i: int, j: int, h: Any) -> list[Any]:
    """(f(x + h) - f(x - h)) / 2h; an imaginary h gives -i d/dy, as Wirtinger's derivative needs."""
    up, down = explicit.vec(mover.at(((i, j, h),))), explicit.vec(mover.at(((i, j, -h),)))
    return [(x - y) / (2 * h) for x, y in zip(up, down, strict=True)]


def hessian(function: e.Node, variable: e.Symbol, sample: Sample, ring: Differences) -> Grid:
    """Second derivatives of a scalar by vec of the variable, or of anything by a scalar."""
    return second_partials(function, variable, environment(sample, ring), ring)


def second_partials(function: e.Node, variable: e.Symbol, env: Environment, ring: Differences) -> Grid:
    """The same in an environment."""
    mover, h = Mover(function, variable, env), ring.second_step
    places = _places(env.values[variable.name])
    if variable.is_scalar:
        return _second(mover, places[0], places[0], h)
    result = explicit.filled(len(places), len(places), ring.zero)
    for a, p in enumerate(places):
        for b, q in enumerate(places[: a + 1]):
            ring.budget.tick()
            result[a][b] = result[b][a] = _second(mover, p, q, h)[0][0]
    return result


def _second(mover: Mover, p: tuple[int, int], q: tuple[int, int], h: Any) -> Grid:
    """The mixed central difference of four values."""

    def at(a: int, b: int) -> Grid:
        return mover.at(((*p, a * h), (*q, b * h)))

    same, other = explicit.add(at(1, 1), at(-1, -1)), explicit.add(at(1, -1), at(-1, 1))
    return explicit.both(lambda x, y: (x - y) / (4 * h * h), same, other)


def differential(function: e.Node, order: int, env: Environment, ring: Differences) -> Grid:
    """The first or second derivative along the directions of the environment."""
    if order == 1:
        return ring.slope(lambda t: evaluate(function, env.moved(t)))
    h = ring.second_step
    up, here, down = (evaluate(function, env.moved(t)) for t in (h, ring.zero, -h))
    outer = explicit.add(up, down)
    return explicit.both(lambda x, y: (x - 2 * y) / (h * h), outer, here)
