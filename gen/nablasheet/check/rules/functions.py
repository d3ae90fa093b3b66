"""Values of functions of scalars, vectors and matrices, named and unnamed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from nablasheet import expr as e
from nablasheet.check import elimination, explicit
from nablasheet.check.environment import Environment, Rule, on
from nablasheet.check.jet import PARTIAL_LEVEL, Jet, part_of, value_of
from nablasheet.check.ring import Grid, Ring, Undefined, is_complex


def _modulus(ring: Ring, x: Any) -> Any:
    """|x|; jets take the root of conj(x) x for a complex one, which has a derivative."""
    if ring.has_jets and is_complex(value_of(x)):
        return ring.function("sqrt", ring.conjugate(x) * x)
    return ring.function("abs", x)


def _norm(node: e.Norm, env: Environment) -> Grid:
    ring, a = env.ring, env.value(node.argument)
    entries = explicit.vec(a)
    if node.kind in ("nuclear", "spectral"):
        return [[ring.nuclear(a) if node.kind == "nuclear" else ring.spectral(a)]]
    if node.kind == "max":
        return [[_modulus(ring, max(entries, key=ring.weight))]]
    order = env.scalar(node.order)
    if node.kind == "F" or (not isinstance(order, Jet) and order == 2):
        return [[ring.function("sqrt", explicit.total(ring, (ring.conjugate(x) * x for x in entries)))]]
    sizes = [_modulus(ring, x) for x in entries]
    if not isinstance(order, Jet) and order == 1:
        return [[explicit.total(ring, sizes)]]
    return [[ring.power(explicit.total(ring, (ring.power(x, order) for x in sizes)), ring.one / order)]]


def _shifted(node: e.Eigenvalue | e.Eigenvector, env: Environment) -> tuple[Grid, Any]:
    """A + cI with c so large that its largest singular value is its largest eigenvalue."""
    ring, a = env.ring, env.value(node.argument)
    if node.which == "min":
        a = explicit.each(lambda x: -x, a)
    bound = int(sum(float(ring.weight(x)) for row in a for x in row)) + 1
    shift = ring.number(Fraction(bound))
    return [[x + shift if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)], shift


def _eigenvalue(node: e.Eigenvalue, env: Environment) -> Grid:
    grid, shift = _shifted(node, env)
    largest = env.ring.spectral(grid) - shift
    return [[largest if node.which == "max" else -largest]]


def _eigenvector(node: e.Eigenvector, env: Environment) -> Grid:
    return _top_vector(_shifted(node, env)[0], "right", env)


def _singular_vector(node: e.SingularVector, env: Environment) -> Grid:
    return _top_vector(env.value(node.argument), node.side, env)


def _top_vector(a: Grid, side: str, env: Environment) -> Grid:
    """A column of adj(s^2 I - A^T A), which is a multiple of v v^T, to unit length; u = A v / s."""
    ring = env.ring
    largest = ring.spectral(a)
    gram = explicit.multiply(ring, explicit.transpose(a), a)
    places = range(len(gram))
    shifted = [[(largest * largest if i == j else ring.zero) - gram[i][j] for j in places] for i in places]
    adjugate = elimination.adjugate(ring, shifted)
    best = max(places, key=lambda k: ring.weight(adjugate[k][k]))
    column = [[adjugate[i][best]] for i in places]
    length = ring.function("sqrt", explicit.total(ring, (x[0] * x[0] for x in column)))
    right = explicit.each(lambda x: x / length, column)
    if side == "right":
        return right
    return explicit.each(lambda x: x / largest, explicit.multiply(ring, a, right))


def _elementwise(node: e.Elementwise, env: Environment) -> Grid:
    unnamed = env.series.get(node.function.rstrip("'"))
    if unnamed is not None:
        order = node.function.count("'")
        return explicit.each(lambda x: unnamed.at(env.ring, x, order), env.value(node.argument))
    if node.function == "abs":
        return explicit.each(lambda x: _modulus(env.ring, x), env.value(node.argument))
    return explicit.each(lambda x: env.ring.function(node.function, x), env.value(node.argument))


def _extreme(node: e.Extreme, env: Environment) -> Grid:
    entries = explicit.vec(env.value(node.argument))
    return [[entries[_extreme_index(entries, node.which)]]]


def _extreme_place(node: e.ExtremePlace, env: Environment) -> Grid:
    entries = explicit.vec(env.value(node.argument))
    best = _extreme_index(entries, node.which)
    return [[env.ring.one if i == best else env.ring.zero] for i in range(len(entries))]


def _extreme_index(entries: list[Any], which: str) -> int:
    """Where the extreme entry stands; Undefined where two are equal, or complex."""
    plain = [value_of(x) for x in entries]
    if any(map(is_complex, plain)):
        raise Undefined("complex numbers have no order")
    ranks = [abs(x) if which == "abs" else -x if which == "min" else x for x in plain]
    best = max(range(len(ranks)), key=lambda i: ranks[i])
    if ranks.count(ranks[best]) > 1:
        raise Undefined("two entries are extreme")
    return best


def _piecewise(node: e.Piecewise, env: Environment) -> Grid:
    """The case by the sign of the condition; none at the border, where no derivative is either."""
    condition = value_of(env.scalar(node.condition))
    if is_complex(condition):
        raise Undefined("a complex number is neither positive nor negative")
    if not condition:
        raise Undefined("the border between two cases")
    return env.value(node.above if condition > 0 else node.below)


def _softmax(node: e.Softmax, env: Environment) -> Grid:
    a = env.value(node.argument)
    rows = a if node.direction == "rows" else explicit.transpose(a)
    result = []
    for row in rows:
        powers = [env.ring.function("exp", x) for x in row]
        mass = explicit.total(env.ring, powers)
        result.append([x / mass for x in powers])
    return result if node.direction == "rows" else explicit.transpose(result)


def _frechet(node: e.Frechet, env: Environment) -> Grid:
    jacobian = env.ring.frechet_jacobian(node.function, env.value(node.argument))
    direction = env.value(node.direction)
    image = explicit.multiply(env.ring, jacobian, [[x] for x in explicit.vec(direction)])
    return explicit.unvec([row[0] for row in image], len(direction))


def _entry(node: e.Entry, env: Environment) -> Grid:
    a, row, col = env.value(node.argument), env.integer(node.row), env.integer(node.col)
    if not (1 <= row <= len(a) and 1 <= col <= len(a[0])):
        raise Undefined(f"there is no entry {row}, {col} in a matrix of {len(a)} by {len(a[0])}")
    return [[a[row - 1][col - 1]]]


def _each_index(node: e.IndexedSum | e.IndexedProduct, env: Environment) -> list[Grid]:
    last = node.last.value(env.sizes)
    return [
        replace(env, indices={**env.indices, node.index: i}, known={}).value(node.body)
        for i in range(node.first, last + 1)
    ]


def _indexed_sum(node: e.IndexedSum, env: Environment) -> Grid:
    terms = _each_index(node, env)
    if not terms:
        rows, cols = node.shape.rows.value(env.sizes), node.shape.cols.value(env.sizes)
        return explicit.filled(rows, cols, env.ring.zero)
    result = terms[0]
    for term in terms[1:]:
        result = explicit.add(result, term)
    return result


def _indexed_product(node: e.IndexedProduct, env: Environment) -> Grid:
    result = env.ring.one
    for factor in _each_index(node, env):
        result = result * factor[0][0]
    return [[result]]


def _arguments(node: e.Apply, env: Environment) -> list[list[Any]]:
    return [explicit.vec(env.value(argument)) for argument in node.arguments]


def _apply(node: e.Apply, env: Environment) -> Grid:
    rows = node.form.rows.value(env.sizes)
    entries = [x for argument in _arguments(node, env) for x in argument]
    return explicit.unvec(env.functions[node.name].at(env.ring, entries), rows)


def _partial(node: e.Partial, env: Environment) -> Grid:
    """The unnamed function's own Jacobian, by jets over whatever the arguments are."""
    groups = _arguments(node.function, env)
    moved = groups[node.position]
    groups[node.position] = [Jet(x, {k: env.ring.one}, PARTIAL_LEVEL) for k, x in enumerate(moved)]
    results = env.functions[node.function.name].at(env.ring, [x for group in groups for x in group])
    slopes = [[part_of(y, k, PARTIAL_LEVEL, env.ring.zero) for k in range(len(moved))] for y in results]
    argument = node.function.arguments[node.position]
    if argument.is_scalar:
        slopes = explicit.unvec([row[0] for row in slopes], node.function.form.rows.value(env.sizes))
    elif node.function.form.is_scalar:
        slopes = explicit.transpose(explicit.unvec(slopes[0], argument.shape.rows.value(env.sizes)))
    return slopes if node.layout == "numerator" else explicit.transpose(slopes)


def _differential(node: e.Differential, env: Environment) -> Grid:
    """The derivative of the argument along the directions of all letters."""
    if isinstance(node.argument, e.Symbol) and node.argument.name in env.directions:
        return env.directions[node.argument.name]
    return env.ring.slope(lambda t: env.moved(t).value(node.argument))


FUNCTIONS: dict[type[e.Node], Rule] = {
    e.Trace: on(lambda ring, a: [[explicit.trace(ring, a)]]),
    e.Determinant: on(lambda ring, a: [[ring.determinant(a)]]),
    e.Norm: _norm,
    e.Eigenvalue: _eigenvalue,
    e.Eigenvector: _eigenvector,
    e.SingularVector: _singular_vector,
    e.Elementwise: _elementwise,
    e.Piecewise: _piecewise,
    e.Extreme: _extreme,
    e.ExtremePlace: _extreme_place,
    e.Softmax: _softmax,
    e.MatrixFunction: lambda node, env: env.ring.matrix_function(node.function, env.value(node.argument)),
    e.Frechet: _frechet,
    e.FrechetJacobian: lambda node, env: env.ring.frechet_jacobian(node.function, env.value(node.argument)),
    e.Entry: _entry,
    e.IndexedSum: _indexed_sum,
    e.IndexedProduct: _indexed_product,
    e.Apply: _apply,
    e.Partial: _partial,
    e.Differential: _differential,
}
