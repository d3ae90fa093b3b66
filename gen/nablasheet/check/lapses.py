"""Values at which an assumption lapses: zero, a singular matrix, a negative one, an asymmetric one.

Random draws hardly ever meet them, and they are where a formula stops having a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from nablasheet.check.fraction_matrix import Matrix, determinant
from nablasheet.check.promises import broken
from nablasheet.check.sample import Sample
from nablasheet.expr import Assumption, Symbol, closure

A = Assumption
Fill = Callable[[int, int, int, int], int]  # the entry at (i, j) of a matrix with so many rows and columns

# The lightest first; -9 so that what is under a root or a logarithm is outweighed.
PLAIN: tuple[Fill, ...] = (
    lambda i, j, m, n: 0,
    lambda i, j, m, n: int(i == j == 0),
    lambda i, j, m, n: int(i == 0 and j == n - 1),
    lambda i, j, m, n: 1,
    lambda i, j, m, n: -int(i == j),
    lambda i, j, m, n: -9 * int(i == j == 0),
    lambda i, j, m, n: -9 * int(i == j or n == 1),
    lambda i, j, m, n: 2 * int(i == j or n == 1),
)

# What `broken` does not test, since no sample is held against it.
LACKS: dict[Assumption, Callable[[Matrix], bool]] = {
    A.NONZERO: lambda a: any(not x for row in a for x in row),
    A.HERMITIAN: lambda a: a != [list(row) for row in zip(*a, strict=True)],
    A.UNIT_NORM: lambda a: sum(x * x for row in a for x in row) != 1,
    A.POSITIVE_EIGENVALUES: lambda a: len(a) != len(a[0]) or determinant(a) <= 0,
    A.DISTINCT_EIGENVALUES: lambda a: len(a) > 1 and all(
        x == (a[0][0] if i == j else 0) for i, row in enumerate(a) for j, x in enumerate(row)
    ),
}  # fmt: skip


def lacks(a: Matrix, assumption: Assumption) -> bool:
    """Whether a matrix is known not to have what is assumed."""
    if assumption in LACKS:
        return LACKS[assumption](a)
    return bool(broken(a, frozenset({assumption})))


def lapses(sample: Sample, symbol: Symbol, assumption: Assumption) -> Iterator[Sample]:
    """The sample with plain values for a letter that lack one of its assumptions and have the others."""
    if symbol.name in sample.sizes:
        return
    values = sample.values[symbol.name]
    rows, cols = len(values), len(values[0])
    others = closure(symbol.assumptions - {assumption}) - closure({assumption})
    for fill in PLAIN:
        made = [[Fraction(fill(i, j, rows, cols)) for j in range(cols)] for i in range(rows)]
        if lacks(made, assumption) and not any(lacks(made, other) for other in others):
            frozen = tuple(tuple(row) for row in made)
            yield replace(sample, values={**sample.values, symbol.name: frozen})
