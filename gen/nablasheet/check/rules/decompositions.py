"""Values of triangular and orthonormal factors, of eigenvalues and singular values with their vectors.

Without jets mpmath decomposes.  With jets the factors come from the algorithms of the textbooks,
carried out in the ring, and a pair (value, vector) from mpmath's by Newton's method for
A v = lambda v, v^T v = 1, so that no rule of differentiation is used.
"""

from __future__ import annotations

from typing import Any

from nablasheet import expr as e
from nablasheet.check import elimination, explicit
from nablasheet.check.environment import Environment, Rule
from nablasheet.check.jet import value_of
from nablasheet.check.ring import Grid, Irrational, Ring, Undefined, Unsupported, takes_differences

NEARLY = 1e-6
NEWTON_STEPS = 4  # each doubles the order of the jets that are right


def _cholesky(node: e.Cholesky, env: Environment) -> Grid:
    """Of the symmetric part, which is what a matrix next to a symmetric one is taken for."""
    ring, a = _digits(env.ring), env.value(node.argument)
    if not _is_nearly_symmetric(a):
        raise Undefined("a Cholesky factor of a matrix that is not symmetric")
    a = explicit.each(lambda x: x / 2, explicit.add(a, explicit.transpose(a)))
    if takes_differences(ring):
        return _decomposed(ring, "cholesky", a).tolist()  # type: ignore[no-any-return]
    result = explicit.filled(len(a), len(a), ring.zero)
    for i in range(len(a)):
        for j in range(i + 1):
            rest = a[i][j] - explicit.total(ring, (result[i][k] * result[j][k] for k in range(j)))
            if i == j and value_of(rest) <= 0:
                raise Undefined("a Cholesky factor of a matrix that is not positive definite")
            result[i][j] = ring.function("sqrt", rest) if i == j else rest / result[j][j]
    return result


def _is_nearly_symmetric(a: Grid) -> bool:
    """Up to the step of a difference, far below what tells two entries of a sample apart."""
    values = explicit.each(value_of, a)
    largest = max(abs(x) for row in values for x in row)
    gaps = explicit.subtract(values, explicit.transpose(values))
    return bool(max(abs(x) for row in gaps for x in row) <= largest * NEARLY)


def _half_triangle(node: e.HalfTriangle, env: Environment) -> Grid:
    a = env.value(node.argument)
    halved = [[x / 2 if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)]
    return [[x if i >= j else env.ring.zero for j, x in enumerate(row)] for i, row in enumerate(halved)]


def _orthonormal_factor(node: e.OrthonormalFactor, env: Environment) -> Grid:
    """By the method of Gram and Schmidt, or mpmath's reflections with the signs of R made positive."""
    ring, a = _digits(env.ring), env.value(node.argument)
    if len(a) < len(a[0]):
        raise Undefined("an orthonormal factor of a wide matrix")
    if takes_differences(ring):
        q, r = _decomposed(ring, "qr", a, mode="skinny")
        signs = [ring.function("sgn", r[j, j]) for j in range(len(a[0]))]
        return [[x * sign for x, sign in zip(row, signs, strict=True)] for row in q.tolist()]
    columns: list[list[Any]] = []
    for column in explicit.transpose(a):
        left = column
        for done in columns:
            along = _inner(ring, done, column)
            left = [x - along * y for x, y in zip(left, done, strict=True)]
        square = _inner(ring, left, left)
        if value_of(square) <= ring.roundoff:
            raise Undefined("an orthonormal factor of a matrix without full column rank")
        length = ring.function("sqrt", square)
        columns.append([x / length for x in left])
    return explicit.transpose(columns)


def _singular_value(node: e.SingularValue, env: Environment) -> Grid:
    return [[env.ring.function("sqrt", _gram_pair(node, env)[0])]]


def _singular_direction(node: e.SingularDirection, env: Environment) -> Grid:
    """v from A^T A, u = A v / sigma."""
    ring, a = env.ring, env.value(node.argument)
    square, right = _gram_pair(node, env)
    if node.side == "right":
        return right
    length = ring.function("sqrt", square)
    return explicit.each(lambda x: x / length, explicit.multiply(ring, a, right))


def _gram_pair(node: e.SingularValue | e.SingularDirection, env: Environment) -> tuple[Any, Grid]:
    """The eigenvalue of A^T A and its eigenvector; no zero that is there for a wide A only."""
    ring, a = _digits(env.ring), env.value(node.argument)
    count = min(len(a), len(a[0]))
    place = _place(node.position, count, env)
    value, vector = _pair(ring, explicit.multiply(ring, explicit.transpose(a), a), place)
    if value_of(value) <= ring.roundoff:
        raise Undefined("a singular value that is zero")
    return value, vector


def _eigenvalue(node: e.OrderedEigenvalue, env: Environment) -> Grid:
    a = env.value(node.argument)
    return [[_pair(_digits(env.ring), a, _place(node.position, len(a), env))[0]]]


def _eigenvector(node: e.OrderedEigenvector, env: Environment) -> Grid:
    a = env.value(node.argument)
    turned = explicit.transpose(a) if node.side == "left" else a
    return _pair(_digits(env.ring), turned, _place(node.position, len(a), env))[1]


def _place(position: e.Node, count: int, env: Environment) -> int:
    """0-based, from the largest."""
    place = env.integer(position)
    if not 1 <= abs(place) <= count:
        raise Undefined(f"there is no value {place} of {count}")
    return place - 1 if place > 0 else count + place


def _pair(ring: Any, a: Grid, place: int) -> tuple[Any, Grid]:
    """The eigenvalue at a place, ordered by real parts, and its unit eigenvector."""
    value, vector = _numeric_pair(ring, explicit.each(value_of, a), place)
    if takes_differences(ring):
        return value, [[x] for x in vector]
    size = len(a)
    for _ in range(NEWTON_STEPS):
        system = [[x - value if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)]
        system = [[*row, -vector[i]] for i, row in enumerate(system)] + [[*vector, ring.zero]]
        residual = [[value * x - _inner(ring, row, vector)] for row, x in zip(a, vector, strict=True)]
        missing = (ring.one - _inner(ring, vector, vector)) / 2
        step = elimination.solve(ring, system, [*residual, [missing]])
        vector = [x + step[i][0] for i, x in enumerate(vector)]
        value = value + step[size][0]
    return value, [[x] for x in vector]


def _numeric_pair(ring: Any, a: Grid, place: int) -> tuple[Any, list[Any]]:
    """mpmath's; Undefined unless it is real and simple."""
    c, size = ring.context, len(a)
    if any(isinstance(x, c.mpc) for row in a for x in row):
        raise Unsupported("eigenvalues of a complex matrix")
    values, vectors = c.eig(c.matrix(a))
    order = sorted(range(size), key=lambda k: -c.re(values[k]))
    chosen = order[place]
    scale = max(abs(x) for x in values) or ring.one
    if any(abs(values[chosen] - values[k]) < scale / 1000 for k in order if k != chosen):
        raise Undefined("an eigenvalue that is not simple")
    if abs(c.im(values[chosen])) > scale * ring.roundoff:
        raise Undefined("an eigenvalue that is not real")
    column = [vectors[i, chosen] for i in range(size)]
    turn = max(column, key=abs)
    real = [c.re(x / turn) for x in column]
    length = c.sqrt(c.fsum(x * x for x in real))
    return c.re(values[chosen]), [x / length for x in real]


def _inner(ring: Ring, a: list[Any], b: list[Any]) -> Any:
    return explicit.total(ring, (x * y for x, y in zip(a, b, strict=True)))


def _digits(ring: Ring) -> Any:
    """The ring, if it can take roots."""
    if ring.digits is None:
        raise Irrational("a decomposition")
    return ring


def _decomposed(ring: Any, routine: str, a: Grid, **options: str) -> Any:
    try:
        return getattr(ring.context, routine)(ring.context.matrix(a), **options)
    except (ValueError, ZeroDivisionError) as error:
        raise Undefined(f"a decomposition that does not exist ({error})") from None


DECOMPOSITIONS: dict[type[e.Node], Rule] = {
    e.Cholesky: _cholesky,
    e.HalfTriangle: _half_triangle,
    e.OrthonormalFactor: _orthonormal_factor,
    e.SingularValue: _singular_value,
    e.SingularDirection: _singular_direction,
    e.OrderedEigenvalue: _eigenvalue,
    e.OrderedEigenvector: _eigenvector,
}
