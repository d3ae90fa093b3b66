"""Samples: sizes and values at which the referees look at a formula.

Sizes are pairwise different, so that a lost transpose shows; values keep the promised structure
and no other; everything follows from a seed in text, so that a verdict can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from math import prod
from operator import eq
from random import Random

from nablasheet import expr as e
from nablasheet.check.orbits import linear, orbits
from nablasheet.check.ring import Gaussian, Scalar
from nablasheet.check.source import Source
from nablasheet.check.structured import build
from nablasheet.check.subject import Subject
from nablasheet.check.tangent import TANGENTS
from nablasheet.check.unnamed import Polynomial, Series, polynomial, series
from nablasheet.expr import Assumption, closure

Matrix = list[list[Scalar]]
Values = tuple[tuple[Scalar, ...], ...]
A = Assumption


@dataclass(frozen=True, slots=True)
class Sample:
    """A value for everything in a subject; `directions` are tangent to the structure."""

    sizes: dict[str, int]
    values: dict[str, Values]
    directions: dict[str, Values]
    functions: dict[str, Polynomial]
    series: dict[str, Series]
    indices: dict[str, int]


def shape_sets(subject: Subject, variable: e.Symbol | None) -> Iterator[dict[str, int]]:
    """Sizes for the letters, pairwise different: first those that make the variable small, then
    those that order the letters most differently, so that whatever depends on which of two sizes
    is larger is seen both ways."""
    letters = subject.letters
    own = variable.form.rows.letters() | variable.form.cols.letters() if variable else frozenset(letters)
    names = sorted(letters, key=lambda letter: (letter not in own, letter))
    pool = range(2, max(len(letters), 2) + (3 if len(letters) < 6 else 2))

    def cost(sizes: tuple[int, ...]) -> tuple[int, int]:
        return prod(size for letter, size in zip(names, sizes, strict=True) if letter in own), sum(sizes)

    fitting = [
        sizes
        for sizes in sorted(permutations(pool, len(names)), key=cost)
        if fits(subject, dict(zip(names, sizes, strict=True)))
    ]
    rest = sorted(fitting[1:], key=lambda sizes: _likeness(sizes, fitting[0]))
    for sizes in (*fitting[:1], *rest):
        yield dict(zip(names, sizes, strict=True))


def _likeness(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, int]:
    """How many pairs are in the same order, and how many sizes are the same."""
    pairs = combinations(zip(a, b, strict=True), 2)
    return sum((p[0] < q[0]) == (p[1] < q[1]) for p, q in pairs), sum(map(eq, a, b))


def fits(subject: Subject, sizes: dict[str, int]) -> bool:
    """Whether all shapes exist at these sizes and can have the promised rank."""
    for symbol in subject.symbols:
        try:
            rows, cols = symbol.form.rows.value(sizes), symbol.form.cols.value(sizes)
        except e.ShapeError:
            return False
        if symbol.holds(A.FULL_COLUMN_RANK) and rows < cols:
            return False
        if symbol.holds(A.FULL_ROW_RANK) and rows > cols:
            return False
    return True


def draw(subject: Subject, sizes: dict[str, int], seed: str, manner: str, number: int) -> Sample:
    """A sample; the same arguments give the same sample.  `number` counts the draws of a check."""
    source = Source(Random(f"{seed}/{manner}/{number}/{sorted(sizes.items())}"), manner)
    values: dict[str, Values] = {}
    directions: dict[str, Values] = {}
    for symbol in subject.symbols:
        rows, cols = symbol.form.rows.value(sizes), symbol.form.cols.value(sizes)
        assumptions = closure(symbol.assumptions)
        matrix = build(source, rows, cols, assumptions)
        if symbol.name in sizes and symbol.is_scalar:
            matrix = [[Fraction(sizes[symbol.name])]]
        values[symbol.name] = _frozen(matrix)
        directions[symbol.name] = _frozen(_direction(source, matrix, assumptions))
    functions = {
        name: polynomial(source.nonzero, sum(_entries(s, sizes) for s in arguments), _entries(form, sizes))
        for name, arguments, form in subject.functions
    }
    letters = {name: series(source.nonzero) for name in subject.series}
    indices = _indices(subject, sizes, source, number)
    return Sample(dict(sizes), values, directions, functions, letters, indices)


def _frozen(matrix: Matrix) -> Values:
    return tuple(tuple(row) for row in matrix)


def _entries(shape: e.Shape, sizes: dict[str, int]) -> int:
    return shape.size.value(sizes)


def _indices(subject: Subject, sizes: dict[str, int], source: Source, number: int) -> dict[str, int]:
    """Free indices: all equal in every second draw, different (where there is room) in the others."""
    result: dict[str, int] = {}
    bounds = {i.name: min((size.value(sizes) for size in i.bounds), default=2) for i in subject.indices}
    same = source.random.randint(1, min(bounds.values(), default=1))
    for name, bound in bounds.items():
        free = [k for k in range(1, bound + 1) if k not in result.values()] or list(range(1, bound + 1))
        result[name] = same if number % 2 else source.random.choice(free)
    return result


def _direction(source: Source, point: Matrix, assumptions: frozenset[Assumption]) -> Matrix:
    """A direction in which the structure is kept, to first order."""
    rows, cols = len(point), len(point[0])
    if A.COMPLEX in assumptions or A.HERMITIAN in assumptions:
        return build(source, rows, cols, assumptions & {A.COMPLEX, A.HERMITIAN})
    structures = linear(assumptions)
    if structures and rows == cols:
        return [list[Scalar](row) for row in orbits(structures, rows).matrix(source.nonzero)]
    real = [[x for x in row if isinstance(x, Fraction)] for row in point]
    free = [[source.nonzero() for _ in range(cols)] for _ in range(rows)]
    tangent = next((project for a, project in TANGENTS if a in assumptions), None)
    return [list[Scalar](row) for row in (tangent(source, real, free) if tangent else free)]


def text(value: Scalar) -> str:
    """An entry as written in a counterexample."""
    return str(value) if isinstance(value, Gaussian) else str(Fraction(value))
