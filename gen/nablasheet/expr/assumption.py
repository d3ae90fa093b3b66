"""What may be assumed about a symbol, and what implies what.

A sample has the structure that the assumptions promise and no more; a simplification may use an
assumption only through `holds`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Assumption(Enum):
    """One property of a symbol; the value is its name in data files."""

    SYMMETRIC = "symmetric"
    SKEW = "skew-symmetric"
    HERMITIAN = "Hermitian"
    DIAGONAL = "diagonal"
    LOWER = "lower triangular"
    UPPER = "upper triangular"
    TOEPLITZ = "Toeplitz"
    HANKEL = "Hankel"
    CIRCULANT = "circulant"
    ORTHOGONAL = "orthogonal"
    ORTHONORMAL_COLUMNS = "orthonormal columns"
    POSITIVE_DEFINITE = "positive definite"
    POSITIVE_SEMIDEFINITE = "positive semidefinite"
    INVERTIBLE = "invertible"
    POSITIVE_DETERMINANT = "positive determinant"
    POSITIVE_EIGENVALUES = "positive eigenvalues"
    DISTINCT_EIGENVALUES = "distinct eigenvalues"
    DIAGONALISABLE = "diagonalisable"
    FULL_RANK = "full rank"
    FULL_COLUMN_RANK = "full column rank"
    FULL_ROW_RANK = "full row rank"
    IDEMPOTENT = "idempotent"
    INVOLUTORY = "involutory"
    NILPOTENT = "nilpotent of index two"
    CONTRACTION = "spectral radius below one"
    POSITIVE_DIAGONAL = "positive diagonal entries"
    POSITIVE = "positive"
    NONNEGATIVE = "nonnegative"
    NONZERO = "nonzero"
    BINARY = "entries 0 or 1"
    SIGNS = "entries +1 or -1"
    ONE_HOT = "one-hot"
    ROWS_ONE_HOT = "each row one-hot"
    SIMPLEX = "positive entries summing to one"
    ROWS_SIMPLEX = "each row positive summing to one"
    UNIT_INTERVAL = "between 0 and 1"
    UNIT_NORM = "unit norm"
    INTEGER = "integer"
    COMPLEX = "complex"


A = Assumption

IMPLIES: dict[Assumption, tuple[Assumption, ...]] = {
    A.DIAGONAL: (A.SYMMETRIC, A.LOWER, A.UPPER),
    A.POSITIVE_DEFINITE: (
        A.SYMMETRIC,
        A.INVERTIBLE,
        A.POSITIVE_DETERMINANT,
        A.POSITIVE_EIGENVALUES,
        A.POSITIVE_SEMIDEFINITE,
        A.POSITIVE_DIAGONAL,
        A.DIAGONALISABLE,
    ),
    A.POSITIVE_SEMIDEFINITE: (A.SYMMETRIC,),
    A.SYMMETRIC: (A.DIAGONALISABLE,),
    A.POSITIVE_DETERMINANT: (A.INVERTIBLE,),
    A.POSITIVE_EIGENVALUES: (A.INVERTIBLE, A.POSITIVE_DETERMINANT),
    A.ORTHOGONAL: (A.INVERTIBLE, A.ORTHONORMAL_COLUMNS),
    A.ORTHONORMAL_COLUMNS: (A.FULL_COLUMN_RANK,),
    A.INVOLUTORY: (A.INVERTIBLE,),
    A.INVERTIBLE: (A.FULL_RANK,),
    A.FULL_COLUMN_RANK: (A.FULL_RANK,),
    A.FULL_ROW_RANK: (A.FULL_RANK,),
    A.CIRCULANT: (A.TOEPLITZ,),
    A.POSITIVE: (A.NONZERO, A.NONNEGATIVE),
    A.SIMPLEX: (A.POSITIVE,),
    A.ROWS_SIMPLEX: (A.POSITIVE,),
    A.UNIT_INTERVAL: (A.POSITIVE,),
    A.BINARY: (A.NONNEGATIVE,),
    A.SIGNS: (A.NONZERO,),
    A.ONE_HOT: (A.BINARY, A.UNIT_NORM),
    A.ROWS_ONE_HOT: (A.BINARY,),
}

# A definite complex matrix is Hermitian: its transpose is its conjugate, not itself.
IMPLIES_IF_COMPLEX: dict[Assumption, tuple[Assumption, ...]] = {
    A.POSITIVE_DEFINITE: (
        A.HERMITIAN,
        A.INVERTIBLE,
        A.POSITIVE_DETERMINANT,
        A.POSITIVE_EIGENVALUES,
        A.POSITIVE_SEMIDEFINITE,
        A.POSITIVE_DIAGONAL,
        A.DIAGONALISABLE,
    ),
    A.POSITIVE_SEMIDEFINITE: (A.HERMITIAN,),
    A.SYMMETRIC: (),
}

# What a variable cannot keep when all its entries move freely: differentiating by a symbol with
# one of these means choosing a convention.
STRUCTURES = (
    A.SYMMETRIC,
    A.SKEW,
    A.DIAGONAL,
    A.LOWER,
    A.UPPER,
    A.TOEPLITZ,
    A.HANKEL,
    A.CIRCULANT,
    A.ORTHOGONAL,
    A.ORTHONORMAL_COLUMNS,
)


def closure(assumptions: Iterable[Assumption]) -> frozenset[Assumption]:
    """The assumptions and all that they imply."""
    known: set[Assumption] = set()
    todo = list(assumptions)
    implies = {**IMPLIES, **IMPLIES_IF_COMPLEX} if A.COMPLEX in todo else IMPLIES
    while todo:
        assumption = todo.pop()
        if assumption not in known:
            known.add(assumption)
            todo.extend(implies.get(assumption, ()))
    if A.LOWER in known and A.UPPER in known:
        known |= {A.DIAGONAL, A.SYMMETRIC}
    return frozenset(known)
