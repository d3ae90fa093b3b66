"""Random matrices with exactly the structure that the assumptions promise, and no more.

A sample that is symmetric by chance would let a lost transpose pass, so every entry that may
differ does.  All entries are rational, whatever the structure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from nablasheet.check.fraction_matrix import Matrix, determinant, inverse, multiply
from nablasheet.check.orbits import linear, orbits
from nablasheet.check.ring import Gaussian, Scalar
from nablasheet.expr import Assumption

A = Assumption


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries come from: `manner` is one of
    "generic", up to 1 in size;
    "slight", up to 1/16, where no function is saturated;
    "positive" and "near identity", for formulas with logarithms and roots;
    "small", whole numbers from -2 to 2, for counterexamples on paper.
    """

    random: Random
    manner: str = "generic"

    def entry(self) -> Fraction:
        """One entry; never zero, except in small matrices."""
        if self.manner == "small":
            return Fraction(self.random.choice((-2, -1, -1, 0, 0, 1, 1, 1, 2, 2)))
        size = Fraction(self.random.randint(9, 64), 64)
        if self.manner == "positive":
            return size
        if self.manner == "slight":
            size /= 16
        if self.manner == "near identity":
            return size / self.random.choice((-6, 6))
        return size * self.random.choice((-1, 1))

    def nonzero(self) -> Fraction:
        """One entry that is not zero."""
        while not (x := self.entry()):
            pass
        return x

    def positive(self) -> Fraction:
        """One positive entry."""
        return abs(self.nonzero())

    def matrix(self, rows: int, cols: int) -> Matrix:
        """Free entries; in the small manner not all zero."""
        result = [[self.entry() for _ in range(cols)] for _ in range(rows)]
        if self.manner == "near identity" and rows == cols:
            for i in range(rows):
                result[i][i] += 1
        if self.manner == "small" and not any(x for row in result for x in row):
            result[0][0] = Fraction(1)
        return result

    def invertible(self, size: int) -> Matrix:
        """Free entries, drawn again until the determinant is not zero."""
        while not determinant(result := self.matrix(size, size)):
            pass
        return result


def _diagonal(entries: list[Fraction]) -> Matrix:
    return [[x if i == j else Fraction(0) for j in range(len(entries))] for i, x in enumerate(entries)]


def _similar(source: Source, entries: list[Fraction]) -> Matrix:
    """V diag(entries) V^-1: these eigenvalues and no symmetry."""
    v = source.invertible(len(entries))
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
    return _shifted(_gram(source, rows, rows), Fraction(1) if source.manner == "small" else Fraction(1, 2))


def _semidefinite(source: Source, rows: int, cols: int) -> Matrix:
    """Of full rank or of one less, by chance."""
    return _gram(source, rows, max(1, rows - source.random.randint(0, 1)))


def _shifted(a: Matrix, shift: Fraction) -> Matrix:
    return [[x + shift if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)]


def _idempotent(source: Source, rows: int, cols: int) -> Matrix:
    rank = source.random.randint(1, max(1, rows - 1))
    return _similar(source, [Fraction(int(i < rank)) for i in range(rows)])


def _involutory(source: Source, rows: int, cols: int) -> Matrix:
    plus = source.random.randint(1, max(1, rows - 1))
    return _similar(source, [Fraction(1 if i < plus else -1) for i in range(rows)])


def _nilpotent(source: Source, rows: int, cols: int) -> Matrix:
    """u v^T with v^T u = 0, so that its square vanishes."""
    u = [source.nonzero() for _ in range(rows)]
    v = [source.nonzero() for _ in range(rows)]
    v[-1] = -sum((x * y for x, y in zip(u[:-1], v[:-1], strict=True)), Fraction(0)) / u[-1]
    return [[x * y for y in v] for x in u]


def _positive_eigenvalues(source: Source, rows: int, cols: int) -> Matrix:
    return _similar(source, [source.positive() + Fraction(i, 3) for i in range(rows)])


def _distinct_eigenvalues(source: Source, rows: int, cols: int) -> Matrix:
    return _similar(source, [source.entry() + 3 * i for i in range(rows)])


def _contraction(source: Source, rows: int, cols: int) -> Matrix:
    a = source.matrix(rows, cols)
    bound = max(sum(map(abs, row)) for row in a) * Fraction(3, 2)
    return [[x / bound for x in row] for row in a]


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
    (A.POSITIVE_DEFINITE, _definite),
    (A.POSITIVE_SEMIDEFINITE, _semidefinite),
    (A.IDEMPOTENT, _idempotent),
    (A.INVOLUTORY, _involutory),
    (A.NILPOTENT, _nilpotent),
    (A.POSITIVE_EIGENVALUES, _positive_eigenvalues),
    (A.DISTINCT_EIGENVALUES, _distinct_eigenvalues),
    (A.CONTRACTION, _contraction),
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
    """A matrix with the assumptions (already closed under what they imply)."""
    if A.COMPLEX in assumptions or A.HERMITIAN in assumptions:
        return _complex(source, rows, cols, assumptions)
    real = _adjusted(source, _real(source, rows, cols, assumptions), assumptions)
    return [list[Scalar](row) for row in real]


def _real(source: Source, rows: int, cols: int, assumptions: frozenset[Assumption]) -> Matrix:
    structures = linear(assumptions)
    special = any(structure is not A.SYMMETRIC for structure in structures)
    for assumption, builder in BUILDERS:
        if assumption in assumptions and not (structures and special):
            return builder(source, rows, cols)
    if rows == cols and structures:
        tied = orbits(structures, rows).matrix(source.entry)
        # a dominant diagonal makes a Toeplitz or diagonal matrix definite without breaking ties
        definite = A.POSITIVE_DEFINITE in assumptions or A.POSITIVE_EIGENVALUES in assumptions
        return _shifted(tied, Fraction(3 * rows)) if definite else tied
    if A.INVERTIBLE in assumptions and rows == cols:
        return source.invertible(rows)
    return source.matrix(rows, cols)


def _adjusted(source: Source, a: Matrix, assumptions: frozenset[Assumption]) -> Matrix:
    """Signs and zeros that were promised."""
    if A.NONNEGATIVE in assumptions:
        a = [[abs(x) for x in row] for row in a]
    if A.NONZERO in assumptions and not linear(assumptions):
        a = [[x or Fraction(1) for x in row] for row in a]
    if A.POSITIVE_DIAGONAL in assumptions:
        a = [[abs(x) or Fraction(1) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(a)]
    if A.POSITIVE_DETERMINANT in assumptions and len(a) == len(a[0]) and determinant(a) < 0:
        a = [[-x for x in a[0]], *a[1:]] if len(linear(assumptions)) == 0 else a
    return a


def _complex(source: Source, rows: int, cols: int, assumptions: frozenset[Assumption]) -> list[list[Scalar]]:
    real, imag = source.matrix(rows, cols), source.matrix(rows, cols)
    if A.HERMITIAN in assumptions:
        real = orbits((A.SYMMETRIC,), rows).matrix(source.entry)
        imag = orbits((A.SKEW,), rows).matrix(source.entry)
    if A.POSITIVE_DEFINITE in assumptions:
        real = _shifted(real, Fraction(3 * rows))
    return [[Gaussian(x, y) for x, y in zip(p, q, strict=True)] for p, q in zip(real, imag, strict=True)]
