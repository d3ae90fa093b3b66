"""Values of the leaves: numbers, letters and the named constant matrices."""

from __future__ import annotations

from fractions import Fraction

from nablasheet import expr as e
from nablasheet.check import explicit
from nablasheet.check.environment import Environment, Rule, selection
from nablasheet.check.ring import Grid, Undefined


def _number(node: e.Number, env: Environment) -> Grid:
    return [[env.ring.number(node.value)]]


def _size(node: e.Size, env: Environment) -> Grid:
    return [[env.ring.number(Fraction(node.size.value(env.sizes)))]]


def _index(node: e.Index, env: Environment) -> Grid:
    return [[env.ring.number(Fraction(env.indices[node.name]))]]


def _filled(node: e.Zero | e.Ones, env: Environment) -> Grid:
    entry = env.ring.zero if isinstance(node, e.Zero) else env.ring.one
    rows, cols = node.form.rows.value(env.sizes), node.form.cols.value(env.sizes)
    env.ring.budget.room(rows, cols)
    return explicit.filled(rows, cols, entry)


def _unit(node: e.Unit, env: Environment) -> Grid:
    size, place = node.size.value(env.sizes), env.integer(node.position)
    if not 1 <= place <= size:
        raise Undefined(f"there is no unit vector {place} of length {size}")
    return selection(env, size, 1, [(place - 1, 0)])


def _commutation(node: e.Commutation, env: Environment) -> Grid:
    m, n = node.rows.value(env.sizes), node.cols.value(env.sizes)
    return selection(env, m * n, m * n, [(i * n + j, j * m + i) for i in range(m) for j in range(n)])


def _duplication(node: e.Duplication, env: Environment) -> Grid:
    n = node.size.value(env.sizes)
    places = explicit.lower(n)
    ones = [place for k, (i, j) in enumerate(places) for place in ((j * n + i, k), (i * n + j, k))]
    return selection(env, n * n, len(places), ones)


def _elimination(node: e.Elimination, env: Environment) -> Grid:
    n = node.size.value(env.sizes)
    places = explicit.lower(n)
    return selection(env, len(places), n * n, [(k, j * n + i) for k, (i, j) in enumerate(places)])


def _diagonal_embedding(node: e.DiagonalEmbedding, env: Environment) -> Grid:
    n = node.size.value(env.sizes)
    return selection(env, n * n, n, [(i * n + i, i) for i in range(n)])


ATOMS: dict[type[e.Node], Rule] = {
    e.Number: _number,
    e.Constant: lambda node, env: [[env.ring.constant(node.name)]],
    e.Size: _size,
    e.Index: _index,
    e.Symbol: lambda node, env: env.values[node.name],
    e.Identity: lambda node, env: explicit.identity(env.ring, node.size.value(env.sizes)),
    e.Zero: _filled,
    e.Ones: _filled,
    e.Unit: _unit,
    e.Commutation: _commutation,
    e.Duplication: _duplication,
    e.Elimination: _elimination,
    e.DiagonalEmbedding: _diagonal_embedding,
}
