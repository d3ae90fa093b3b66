"""Random matrices with exactly the structure that the assumptions promise, and no more.

A sample that is symmetric by chance would let a lost transpose pass, so every entry that may
differ does.  All entries are rational, whatever the structure.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from nablasheet.check.complex_matrix import complex_matrix
from nablasheet.check.fraction_matrix import Matrix, determinant, inverse, multiply
from nablasheet.check.orbits import linear, orbits
from nablasheet.check.promises import broken
from nablasheet.check.ring import Scalar, Unsupported
from nablasheet.check.source import Source, shifted
from nablasheet.expr import Assumption

A = Assumption
TRIES = 40


def _diagonal(entries: list[Fraction]) -> Matrix:
    return [[x if i == j else Fraction(0) for j in range(len(entries))] for i, x in enumerate(entries)]


def _with_spectrum(source: Source, entries: list[Fraction], assumptions: frozenset[Assumption]) -> Matrix:
    """V diag(entries) V^-1: these eigenvalues, and no symmetry unless it is promised."""
    normal = assumptions & {A.SYMMETRIC, A.ORTHOGONAL}
    size = len(entries)
    v = _orthogonal(source, size, size) if normal else source.invertible(size)
    return multiply(multiply(v, _diagonal(entries)), inverse(v))


def _orthogonal(source: Source, rows: int, cols: int) -> Matrix:
    """Cayley's transform (I - S)(I + S)^-1 of a skew matrix; its first columns when tall."""
    size = max(rows, cols)
    skew = orbits((A.SKEW,), size).matrix(source.nonzero)
    one = _diagonal([Fraction(1)] * size)
    plus = [[x + y for x, y in zip(p, q, strict=True)] for p, q in zip(one, skew, strict=True)]
    minus = [[x - y for x, y in zip(p, q, strict=True)] for p, q in zip(one, skew, strict=True)]
    return [row[:cols] for row in multiply(minus, inverse(plus))[:rows]]


def _gram(source: Source, rows: int, cols: int) -> Matrix:
    """B B^T with B of `cols` columns."""
    b = source.matrix(rows, cols)
    return multiply(b, [list(row) for row in zip(*b, strict=True)])


def _definite(source: Source, rows: int, cols: int) -> Matrix:
    return shifted(_gram(source, rows, rows), Fraction(1) if source.manner == "small" else Fraction(1, 2))


def _semidefinite(source: Source, rows: int, cols: int) -> Matrix:
    """Of full rank or of one less, by chance."""
    return _gram(source, rows, max(1, rows - source.random.randint(0, 1)))


def _nilpotent(source: Source, rows: int, cols: int) -> Matrix:
    """u v^T with v^T u = 0, so that its square vanishes."""
    u = [source.nonzero() for _ in range(rows)]
    v = [source.nonzero() for _ in range(rows)]
    v[-1] = -sum((x * y for x, y in zip(u[:-1], v[:-1], strict=True)), Fraction(0)) / u[-1]
    return [[x * y for y in v] for x in u]


def _zeros_and_ones(source: Source, size: int) -> list[Fraction]:
    rank = source.random.randint(1, max(1, size - 1))
    return [Fraction(int(i < rank)) for i in range(size)]


def _signs(source: Source, size: int) -> list[Fraction]:
    plus = source.random.randint(1, max(1, size - 1))
    return [Fraction(1 if i < plus else -1) for i in range(size)]


def _positive_numbers(source: Source, size: int) -> list[Fraction]:
    return [source.positive() + Fraction(i, 3) for i in range(size)]


def _distinct_numbers(source: Source, size: int) -> list[Fraction]:
    return [source.entry() + 5 * i for i in range(size)]


# Promises about eigenvalues.
SPECTRA: tuple[tuple[Assumption, Callable[[Source, int], list[Fraction]]], ...] = (
    (A.IDEMPOTENT, _zeros_and_ones),
    (A.INVOLUTORY, _signs),
    (A.POSITIVE_EIGENVALUES, _positive_numbers),
    (A.DISTINCT_EIGENVALUES, _distinct_numbers),
)


def _one_hot(source: Source, rows: int, cols: int) -> Matrix:
    """A column with a one, or each row with a one."""
    if cols == 1:
        place = source.random.randrange(rows)
        return [[Fraction(int(i == place))] for i in range(rows)]
    return [[Fraction(int(j == place)) for j in range(cols)] for place in _places(source, rows, cols)]


def _places(source: Source, rows: int, cols: int) -> list[int]:
    return [source.random.randrange(cols) for _ in range(rows)]


def _simplex(source: Source, rows: int, cols: int) -> Matrix:
    column = [source.positive() for _ in range(rows * cols)]
    mass = sum(column)
    return [[column[i * cols + j] / mass for j in range(cols)] for i in range(rows)]


def _rows_simplex(source: Source, rows: int, cols: int) -> Matrix:
    return [row for _ in range(rows) for row in _simplex(source, 1, cols)]


def _unit_norm(source: Source, rows: int, cols: int) -> Matrix:
    """A rational point of the sphere by stereographic projection."""
    t = [source.nonzero() for _ in range(rows * cols - 1)]
    square = sum((x * x for x in t), Fraction(0))
    point = [*(2 * x / (square + 1) for x in t), (square - 1) / (square + 1)]
    return [[point[i * cols + j] for j in range(cols)] for i in range(rows)]


def _chosen(*values: int) -> Callable[[Source, int, int], Matrix]:
    def build(source: Source, rows: int, cols: int) -> Matrix:
        return [[Fraction(source.random.choice(values)) for _ in range(cols)] for _ in range(rows)]

    return build


def _unit_interval(source: Source, rows: int, cols: int) -> Matrix:
    return [[Fraction(source.random.randint(1, 15), 16) for _ in range(cols)] for _ in range(rows)]


Builder = Callable[[Source, int, int], Matrix]

# The first one that is assumed builds the matrix.
BUILDERS: tuple[tuple[Assumption, Builder], ...] = (
    (A.ORTHOGONAL, _orthogonal),
    (A.ORTHONORMAL_COLUMNS, _orthogonal),
    (A.POSITIVE_DEFINITE, _definite),
    (A.POSITIVE_SEMIDEFINITE, _semidefinite),
    (A.NILPOTENT, _nilpotent),
    (A.ONE_HOT, _one_hot),
    (A.ROWS_ONE_HOT, _one_hot),
    (A.BINARY, _chosen(0, 1)),
    (A.SIGNS, _chosen(-1, 1)),
    (A.SIMPLEX, _simplex),
    (A.ROWS_SIMPLEX, _rows_simplex),
    (A.UNIT_INTERVAL, _unit_interval),
    (A.UNIT_NORM, _unit_norm),
    (A.INTEGER, _chosen(2, 3, 4)),
)


def build(source: Source, rows: int, cols: int, assumptions: frozenset[Assumption]) -> list[list[Scalar]]:
    """A matrix with the assumptions (already closed under what they imply).

    Unsupported when no matrix with all of them is found: a sample that breaks a promise would
    refute what is true.
    """
    if A.COMPLEX in assumptions or A.HERMITIAN in assumptions:
        return complex_matrix(source, rows, cols, assumptions)
    for _ in range(TRIES):
        made = _adjusted(_real(source, rows, cols, assumptions), assumptions)
        if not broken(made, assumptions):
            return [list[Scalar](row) for row in made]
    names = ", ".join(sorted(assumption.value for assumption in assumptions))
    raise Unsupported(f"a sample of a matrix that is {names}")


def _real(source: Source, rows: int, cols: int, assumptions: frozenset[Assumption]) -> Matrix:
    structures = linear(assumptions)
    if rows == cols and any(structure is not A.SYMMETRIC for structure in structures):
        return _tied(source, rows, structures, assumptions)
    if rows == cols and A.POSITIVE_DEFINITE not in assumptions:
        spectrum = next((draw for assumption, draw in SPECTRA if assumption in assumptions), None)
        if A.ORTHOGONAL in assumptions and A.SYMMETRIC in assumptions:
            spectrum = _signs
        if spectrum is not None:
            return _with_spectrum(source, spectrum(source, rows), assumptions)
    for assumption, builder in BUILDERS:
        if assumption in assumptions:
            return builder(source, rows, cols)
    if rows == cols and structures:
        return _tied(source, rows, structures, assumptions)
    return source.matrix(rows, cols)


def _tied(
    source: Source, size: int, structures: tuple[Assumption, ...], assumptions: frozenset[Assumption]
) -> Matrix:
    """Entries that move together; a dominant diagonal makes them definite without breaking ties."""
    tied = orbits(structures, size).matrix(source.entry)
    definite = assumptions & {A.POSITIVE_DEFINITE, A.POSITIVE_SEMIDEFINITE, A.POSITIVE_EIGENVALUES}
    return shifted(tied, Fraction(3 * size)) if definite else tied


def _adjusted(a: Matrix, assumptions: frozenset[Assumption]) -> Matrix:
    """Signs, zeros and sizes that were promised."""
    if A.NONNEGATIVE in assumptions:
        a = [[abs(x) for x in row] for row in a]
    if A.NONZERO in assumptions and not linear(assumptions):
        a = [[x or Fraction(1) for x in row] for row in a]
    if A.POSITIVE_DIAGONAL in assumptions:
        a = [[abs(x) or Fraction(1) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)]
    if A.CONTRACTION in assumptions:
        bound = max(sum(map(abs, row)) for row in a) * Fraction(3, 2) or Fraction(1)
        a = [[x / bound for x in row] for row in a]
    if A.POSITIVE_DETERMINANT in assumptions and len(a) == len(a[0]) and determinant(a) < 0:
        a = a if linear(assumptions) else [[-x for x in a[0]], *a[1:]]
    return a
