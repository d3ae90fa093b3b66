"""Matrix functions and singular values by arithmetic in the ring alone.

Power series after scaling, Newton iterations, elimination: each converges for jets as it does
for numbers, so a derivative needs no rule.  (`plain` asks mpmath's own routines instead.)
"""

from __future__ import annotations

from collections.abc import Callable
from math import frexp
from typing import Any

from nablasheet.check import elimination, explicit
from nablasheet.check.jet import numbers_in, value_of
from nablasheet.check.ring import Grid, Undefined, Unsupported

MOST_TERMS = 400


def function(ring: Any, name: str, a: Grid) -> Grid:
    """A named function of a square matrix."""
    if name not in FUNCTIONS:
        raise Unsupported(f"the matrix function {name}")
    return FUNCTIONS[name](ring, a)


def size_of(a: Grid) -> Any:
    """The largest number in a matrix, derivatives included."""
    return max(abs(n) for row in a for x in row for n in numbers_in(x))


def _norm(a: Grid) -> float:
    """A bound on the spectral radius of the value part."""
    return float(max(sum(abs(value_of(x)) for x in row) for row in a))


def _halvings(norm: float) -> int:
    return max(0, frexp(norm)[1]) if norm else 0


def _taylor(ring: Any, a: Grid, start: Grid, step: Callable[[int], int]) -> Grid:
    """start + start A/s(1) + start A A/(s(1) s(2)) + ... until the terms are noise."""
    eps = ring.context.mpf(10) ** -(ring.digits + 8)
    result = term = start
    for k in range(1, MOST_TERMS):
        ring.budget.tick()
        term = explicit.scale(ring.one / step(k), explicit.multiply(ring, term, a))
        result = explicit.add(result, term)
        if size_of(term) <= eps * size_of(result):
            return result
    raise Undefined("a series that does not converge")


def exponential(ring: Any, a: Grid) -> Grid:
    """Taylor series of A/2^s, squared s times."""
    halvings = _halvings(_norm(a)) + 4
    small = explicit.scale(ring.one / 2**halvings, a)
    result = _taylor(ring, small, explicit.identity(ring, len(a)), lambda k: k)
    for _ in range(halvings):
        result = explicit.multiply(ring, result, result)
    return result


def _trigonometric(sign: int, odd: int) -> Callable[[Any, Grid], Grid]:
    def series(ring: Any, a: Grid) -> Grid:
        square = explicit.scale(ring.one * sign, explicit.multiply(ring, a, a))
        start = a if odd else explicit.identity(ring, len(a))
        return _taylor(ring, square, start, lambda k: (2 * k - 1 + odd) * (2 * k + odd))

    return series


def square_root(ring: Any, a: Grid) -> Grid:
    """The iteration of Denman and Beavers."""
    eps = ring.context.mpf(10) ** -(ring.digits - 6)
    y, z = a, explicit.identity(ring, len(a))
    for _ in range(40):
        ring.budget.tick()
        next_y = explicit.scale(ring.one / 2, explicit.add(y, elimination.inverse(ring, z)))
        z = explicit.scale(ring.one / 2, explicit.add(z, elimination.inverse(ring, y)))
        change, y = size_of(explicit.subtract(next_y, y)), next_y
        if change <= eps * size_of(y):
            return y
    raise Undefined("a square root of a matrix with negative eigenvalues")


def logarithm(ring: Any, a: Grid) -> Grid:
    """Square roots until near I, then 2 artanh((A - I)(A + I)^-1), then doubled back."""
    one = explicit.identity(ring, len(a))
    roots = 0
    while _norm(explicit.subtract(a, one)) > 0.25:
        a = square_root(ring, a)
        roots += 1
        if roots > 40:
            raise Undefined("a logarithm of a matrix with negative eigenvalues")
    z = explicit.multiply(ring, explicit.subtract(a, one), elimination.inverse(ring, explicit.add(a, one)))
    square = explicit.multiply(ring, z, z)
    eps = ring.context.mpf(10) ** -(ring.digits + 8)
    result = power = z
    for k in range(3, MOST_TERMS, 2):
        ring.budget.tick()
        power = explicit.multiply(ring, power, square)
        result = explicit.add(result, explicit.scale(ring.one / k, power))
        if size_of(power) <= eps * size_of(result):
            return explicit.scale(ring.one * 2 ** (roots + 1), result)
    raise Undefined("a series that does not converge")


FUNCTIONS: dict[str, Callable[[Any, Grid], Grid]] = {
    "exp": exponential,
    "log": logarithm,
    "sqrt": square_root,
    "cos": _trigonometric(-1, 0),
    "sin": _trigonometric(-1, 1),
    "cosh": _trigonometric(1, 0),
    "sinh": _trigonometric(1, 1),
}


def frechet_jacobian(ring: Any, name: str, a: Grid) -> Grid:
    """The corners of f([[A, E], [0, A]]) for all unit directions E (Higham, theorem 3.6).

    A root and a logarithm are inverse functions of one that is quicker, and so are their derivatives.
    """
    if name == "sqrt":
        root = square_root(ring, a)
        one = explicit.identity(ring, len(a))
        turned = explicit.transpose(root)
        both = explicit.add(explicit.kronecker(ring, one, root), explicit.kronecker(ring, turned, one))
        return elimination.inverse(ring, both)
    if name == "log":
        return elimination.inverse(ring, frechet_jacobian(ring, "exp", logarithm(ring, a)))
    size = len(a)
    columns = []
    for j in range(size):
        for i in range(size):
            direction = explicit.filled(size, size, ring.zero)
            direction[i][j] = ring.one
            columns.append(explicit.vec(corner(ring, name, a, direction)))
    return explicit.transpose(columns)


def corner(ring: Any, name: str, a: Grid, direction: Grid) -> Grid:
    """The derivative of a function in one direction, from a block triangular matrix."""
    none = explicit.filled(len(a), len(a), ring.zero)
    large = function(ring, name, explicit.block([[a, direction], [none, a]]))
    return [row[len(a) :] for row in large[: len(a)]]


def _gram(ring: Any, a: Grid) -> Grid:
    """A^H A or A A^H, whichever is smaller."""
    turned = explicit.adjoint(ring, a)
    left, right = (turned, a) if len(a) >= len(a[0]) else (a, turned)
    return explicit.multiply(ring, left, right)


def nuclear(ring: Any, a: Grid) -> Any:
    """The trace of the square root of the Gram matrix; the matrix must have full rank."""
    return explicit.trace(ring, square_root(ring, _gram(ring, a)))


def spectral(ring: Any, a: Grid) -> Any:
    """Newton's method for S v = lambda v, v^T v = 1 from the numeric eigenvector."""
    gram = _gram(ring, a)
    context, size = ring.context, len(gram)
    if any(isinstance(value_of(x), context.mpc) for row in gram for x in row):
        raise Unsupported("a spectral norm of a complex matrix")
    values, vectors = context.eigsy(context.matrix(explicit.each(value_of, gram)))
    eigenvalue, vector = values[size - 1], [vectors[i, size - 1] for i in range(size)]
    for _ in range(3):
        system = [[x - eigenvalue if i == j else x for j, x in enumerate(row)] for i, row in enumerate(gram)]
        system = [[*row, -vector[i]] for i, row in enumerate(system)] + [[*vector, ring.zero]]
        image = [explicit.total(ring, (x * v for x, v in zip(row, vector, strict=True))) for row in gram]
        residual = [[eigenvalue * v - y] for v, y in zip(vector, image, strict=True)]
        length = explicit.total(ring, (v * v for v in vector))
        step = elimination.solve(ring, system, [*residual, [(ring.one - length) / 2]])
        vector = [v + step[i][0] for i, v in enumerate(vector)]
        eigenvalue = eigenvalue + step[size][0]
    return ring.function("sqrt", eigenvalue)
