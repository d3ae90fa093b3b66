"""Random complex matrices with rational parts."""

from __future__ import annotations

from fractions import Fraction

from nablasheet.check.fraction_matrix import Matrix
from nablasheet.check.orbits import linear, orbits
from nablasheet.check.ring import Gaussian, Scalar, Unsupported
from nablasheet.check.source import Source, shifted
from nablasheet.expr import Assumption, closure

A = Assumption

# What a complex matrix can be promised besides: other promises have no sampler.
KNOWN = closure(
    {A.COMPLEX, A.HERMITIAN, A.POSITIVE_DEFINITE, A.FULL_COLUMN_RANK, A.FULL_ROW_RANK, A.SKEW, A.DIAGONAL}
) | {A.TOEPLITZ, A.HANKEL, A.CIRCULANT, A.NONZERO}  # fmt: skip


def complex_matrix(
    source: Source, rows: int, cols: int, assumptions: frozenset[Assumption]
) -> list[list[Scalar]]:
    """A matrix with the assumptions (already closed); definite means Hermitian here."""
    if unknown := sorted(assumption.value for assumption in assumptions - KNOWN):
        raise Unsupported(f"a sample of a complex matrix that is {', '.join(unknown)}")
    real, imag = _parts(source, rows, cols, assumptions)
    if A.POSITIVE_DEFINITE in assumptions:
        real = shifted(real, Fraction(3 * rows))
    return [[Gaussian(x, y) for x, y in zip(p, q, strict=True)] for p, q in zip(real, imag, strict=True)]


def _parts(source: Source, rows: int, cols: int, assumptions: frozenset[Assumption]) -> tuple[Matrix, Matrix]:
    if assumptions & {A.HERMITIAN, A.POSITIVE_DEFINITE}:
        real = orbits((A.SYMMETRIC,), rows).matrix(source.entry)
        return real, orbits((A.SKEW,), rows).matrix(source.entry)
    structures = linear(assumptions)
    if structures and rows == cols:
        tied = orbits(structures, rows)
        return tied.matrix(source.entry), tied.matrix(source.entry)
    return source.matrix(rows, cols), source.matrix(rows, cols)
