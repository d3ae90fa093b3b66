"""Values of the operations of matrix algebra."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet import expr as e
from nablasheet.check import elimination, explicit
from nablasheet.check.environment import Environment, Rule, on
from nablasheet.check.jet import Jet
from nablasheet.check.ring import Grid


def _sum(node: e.Sum, env: Environment) -> Grid:
    result = env.value(node.terms[0])
    for term in node.terms[1:]:
        result = explicit.add(result, env.value(term))
    return result


def _product(node: e.Product, env: Environment) -> Grid:
    factor: Any = None
    matrices: list[Grid] = []
    for part in node.factors:
        if part.is_scalar:
            x = env.scalar(part)
            factor = x if factor is None else factor * x
        else:
            matrices.append(env.value(part))
    if not matrices:
        return [[env.ring.one if factor is None else factor]]
    result = explicit.chain(env.ring, matrices)
    return result if factor is None else explicit.scale(factor, result)


def _power(node: e.Power, env: Environment) -> Grid:
    base, exponent = env.value(node.base), env.scalar(node.exponent)
    if node.base.is_scalar:
        return [[env.ring.power(base[0][0], exponent)]]
    if not isinstance(exponent, Jet) and exponent == (whole := int(exponent)):
        return explicit.power(env.ring, base, whole)
    if node.exponent == e.HALF:
        return env.ring.matrix_function("sqrt", base)
    return env.ring.matrix_function("exp", explicit.scale(exponent, env.ring.matrix_function("log", base)))


def _complex_part(node: e.ComplexPart, env: Environment) -> Grid:
    """(z + conj z)/2, (z - conj z)/2i, and the imaginary part of log z."""
    ring = env.ring
    a = env.value(node.argument)
    if node.which == "arg":
        a = explicit.each(lambda x: ring.function("log", x), a)
    other = explicit.each(ring.conjugate, a)
    if node.which == "Re":
        return explicit.both(lambda x, y: (x + y) / 2, a, other)
    turn = ring.constant("i")
    return explicit.both(lambda x, y: (x - y) / (2 * turn), a, other)


def _hadamard(node: e.Hadamard, env: Environment) -> Grid:
    result = env.value(node.factors[0])
    for factor in node.factors[1:]:
        result = explicit.both(lambda x, y: x * y, result, env.value(factor))
    return result


def _hadamard_quotient(node: e.HadamardQuotient, env: Environment) -> Grid:
    return explicit.both(lambda x, y: x / y, env.value(node.numerator), env.value(node.denominator))


def _hadamard_power(node: e.HadamardPower, env: Environment) -> Grid:
    exponent = env.scalar(node.exponent)
    return explicit.each(lambda x: env.ring.power(x, exponent), env.value(node.base))


def _kronecker(node: e.Kronecker, env: Environment) -> Grid:
    result = env.value(node.factors[0])
    for factor in node.factors[1:]:
        result = explicit.kronecker(env.ring, result, env.value(factor))
    return result


def _kronecker_sum(node: e.KroneckerSum, env: Environment) -> Grid:
    ring, a, b = env.ring, env.value(node.left), env.value(node.right)
    return explicit.add(
        explicit.kronecker(ring, a, explicit.identity(ring, len(b))),
        explicit.kronecker(ring, explicit.identity(ring, len(a)), b),
    )


def _cross(node: e.Cross, env: Environment) -> Grid:
    (a,), (b,) = explicit.transpose(env.value(node.left)), explicit.transpose(env.value(node.right))
    return [[a[(i + 1) % 3] * b[(i + 2) % 3] - a[(i + 2) % 3] * b[(i + 1) % 3]] for i in range(3)]


def _cross_matrix(node: e.CrossMatrix, env: Environment) -> Grid:
    """The columns are a x e_1, a x e_2, a x e_3."""
    (a,) = explicit.transpose(env.value(node.argument))
    zero = env.ring.zero
    return [[zero, -a[2], a[1]], [a[2], zero, -a[0]], [-a[1], a[0], zero]]


def _vec(node: e.Vec, env: Environment) -> Grid:
    return [[x] for x in explicit.vec(env.value(node.argument))]


def _unvec(node: e.Unvec, env: Environment) -> Grid:
    return explicit.unvec([row[0] for row in env.value(node.argument)], node.form.rows.value(env.sizes))


def _vech(node: e.Vech, env: Environment) -> Grid:
    a = env.value(node.argument)
    return [[a[i][j]] for i, j in explicit.lower(len(a))]


def _diag(node: e.Diag, env: Environment) -> Grid:
    entries = [row[0] for row in env.value(node.argument)]
    return [[x if i == j else env.ring.zero for j in range(len(entries))] for i, x in enumerate(entries)]


def _diagonal(node: e.Diagonal, env: Environment) -> Grid:
    return [[row[i]] for i, row in enumerate(env.value(node.argument))]


# Whether the entries (i, j) and (p, q) of an n by n matrix of this structure are tied.
TIED: dict[str, Callable[[int, int, int, int, int], bool]] = {
    "lower": lambda i, j, p, q, n: (i, j) == (p, q) and i >= j,
    "upper": lambda i, j, p, q, n: (i, j) == (p, q) and i <= j,
    "Toeplitz": lambda i, j, p, q, n: i - j == p - q,
    "symmetric Toeplitz": lambda i, j, p, q, n: abs(i - j) == abs(p - q),
    "Hankel": lambda i, j, p, q, n: i + j == p + q,
    "circulant": lambda i, j, p, q, n: (i - j) % n == (p - q) % n,
}


def _tied_sum(node: e.TiedSum, env: Environment) -> Grid:
    a = env.value(node.argument)
    places = range(len(a))
    tied = TIED[node.structure]

    def entry(i: int, j: int) -> Any:
        return explicit.total(env.ring, (a[p][q] for p in places for q in places if tied(i, j, p, q, len(a))))

    return [[entry(i, j) for j in places] for i in places]


def _block(node: e.Block, env: Environment) -> Grid:
    blocks = [env.value(block) for block in node.blocks]
    return explicit.block([blocks[i : i + node.width] for i in range(0, len(blocks), node.width)])


OPERATIONS: dict[type[e.Node], Rule] = {
    e.Sum: _sum,
    e.Product: _product,
    e.Power: _power,
    e.Transpose: on(lambda ring, a: explicit.transpose(a)),
    e.Conjugate: on(lambda ring, a: explicit.each(ring.conjugate, a)),
    e.ComplexPart: _complex_part,
    e.Inverse: on(lambda ring, a: ring.inverse(a)),
    e.PseudoInverse: on(lambda ring, a: ring.pseudo_inverse(a)),
    e.Adjugate: on(elimination.adjugate),
    e.Hadamard: _hadamard,
    e.HadamardQuotient: _hadamard_quotient,
    e.HadamardPower: _hadamard_power,
    e.Kronecker: _kronecker,
    e.KroneckerSum: _kronecker_sum,
    e.Cross: _cross,
    e.CrossMatrix: _cross_matrix,
    e.Vec: _vec,
    e.Unvec: _unvec,
    e.Vech: _vech,
    e.Diag: _diag,
    e.Diagonal: _diagonal,
    e.TiedSum: _tied_sum,
    e.Block: _block,
}
