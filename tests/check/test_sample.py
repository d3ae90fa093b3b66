"""Samples have the structure that is promised, and no other."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import pytest
from tests.check.known import AT, B, C, R, X, letter, m, n, w, x

from nablasheet import expr as e
from nablasheet.check.fraction_matrix import determinant, inverse, multiply
from nablasheet.check.ring import Gaussian
from nablasheet.check.sample import draw, shape_sets
from nablasheet.check.subject import subject
from nablasheet.expr import Assumption
from nablasheet.expr import build as b

A = Assumption

SIZE = 3
MANNERS = ("generic", "slight", "positive", "near identity", "small")


def matrix(*assumptions: A, manner: str = "generic", number: int = 0, rows: int = SIZE, cols: int = SIZE):
    symbol = e.Symbol("K", e.matrix(rows, cols), frozenset(assumptions))
    sample = draw(subject([symbol]), {}, "structure", manner, number)
    return [list(row) for row in sample.values["K"]]


def transposed(k):
    return [list(row) for row in zip(*k, strict=True)]


IDENTITY = [[Fraction(int(i == j)) for j in range(SIZE)] for i in range(SIZE)]
ZERO = [[Fraction(0)] * SIZE for _ in range(SIZE)]

# What is tested, as a property of a matrix.
PROPERTIES = {
    A.SYMMETRIC: lambda k: k == transposed(k),
    A.SKEW: lambda k: k == [[-v for v in row] for row in transposed(k)],
    A.DIAGONAL: lambda k: all(not k[i][j] for i in range(SIZE) for j in range(SIZE) if i != j),
    A.LOWER: lambda k: all(not k[i][j] for i in range(SIZE) for j in range(i + 1, SIZE)),
    A.UPPER: lambda k: all(not k[i][j] for i in range(SIZE) for j in range(i)),
    A.TOEPLITZ: lambda k: all(k[i][j] == k[i + 1][j + 1] for i in range(SIZE - 1) for j in range(SIZE - 1)),
    A.HANKEL: lambda k: all(k[i][j + 1] == k[i + 1][j] for i in range(SIZE - 1) for j in range(SIZE - 1)),
    A.CIRCULANT: lambda k: all(k[i] == k[i - 1][-1:] + k[i - 1][:-1] for i in range(SIZE)),
    A.ORTHOGONAL: lambda k: multiply(k, transposed(k)) == IDENTITY,
    A.IDEMPOTENT: lambda k: multiply(k, k) == k,
    A.INVOLUTORY: lambda k: multiply(k, k) == IDENTITY,
    A.NILPOTENT: lambda k: multiply(k, k) == ZERO,
    A.POSITIVE: lambda k: all(v > 0 for row in k for v in row),
    A.SIGNS: lambda k: all(abs(v) == 1 for row in k for v in row),
    A.BINARY: lambda k: all(v in (0, 1) for row in k for v in row),
    A.UNIT_INTERVAL: lambda k: all(0 < v < 1 for row in k for v in row),
    A.ROWS_ONE_HOT: lambda k: all(sorted(row) == [0, 0, 1] for row in k),
    A.ROWS_SIMPLEX: lambda k: all(sum(row) == 1 and min(row) > 0 for row in k),
    A.UNIT_NORM: lambda k: sum(v * v for row in k for v in row) == 1,
    A.INTEGER: lambda k: all(v.denominator == 1 for row in k for v in row),
}

STRUCTURAL = (
    A.SYMMETRIC, A.SKEW, A.DIAGONAL, A.LOWER, A.UPPER, A.TOEPLITZ, A.HANKEL, A.CIRCULANT, A.ORTHOGONAL,
    A.IDEMPOTENT, A.INVOLUTORY, A.NILPOTENT,
)  # fmt: skip
IMPLIED = {  # structure that follows from the one that is promised
    A.DIAGONAL: {A.SYMMETRIC, A.LOWER, A.UPPER},
    A.CIRCULANT: {A.TOEPLITZ},
    A.HANKEL: {A.SYMMETRIC},
    A.POSITIVE_DEFINITE: {A.SYMMETRIC},
    A.POSITIVE_SEMIDEFINITE: {A.SYMMETRIC},
    A.ORTHONORMAL_COLUMNS: {A.ORTHOGONAL},  # the samples here are square
}


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("assumption", PROPERTIES, ids=lambda a: a.name)
def test_what_is_promised_holds(assumption: A, manner: str) -> None:
    assert all(PROPERTIES[assumption](matrix(assumption, manner=manner, number=k)) for k in range(6))


# Matrices of few values are structured by chance; complex ones are tested on their own.
FEW_VALUES = {A.BINARY, A.SIGNS, A.ONE_HOT, A.ROWS_ONE_HOT, A.INTEGER, A.COMPLEX, A.HERMITIAN}


@pytest.mark.parametrize("assumption", [None, *(a for a in A if a not in FEW_VALUES)], ids=str)
def test_no_other_structure_shows(assumption: A | None) -> None:
    promised = () if assumption is None else (assumption,)
    for number in range(8):
        drawn = matrix(*promised, number=number)
        for other in STRUCTURAL:
            if other not in promised and other not in IMPLIED.get(assumption, set()):
                assert not PROPERTIES[other](drawn), other


def test_a_free_matrix_has_different_entries() -> None:
    drawn = matrix(rows=4, cols=4)
    assert len({abs(v) for row in drawn for v in row}) > 10
    assert all(0 < abs(v) <= 1 for row in drawn for v in row)


def test_definite_matrices_are_definite() -> None:
    for number in range(5):
        for others in ((), (A.DIAGONAL,), (A.TOEPLITZ,)):
            drawn = matrix(A.POSITIVE_DEFINITE, *others, number=number)
            assert drawn == transposed(drawn)
            assert all(determinant([row[:k] for row in drawn[:k]]) > 0 for k in range(1, SIZE + 1))
            assert all(PROPERTIES[other](drawn) for other in others)


def test_both_kinds_of_semidefinite_matrices_occur() -> None:
    singular = {determinant(matrix(A.POSITIVE_SEMIDEFINITE, number=k)) == 0 for k in range(12)}
    assert singular == {True, False}


def test_determinants_and_diagonals_have_the_promised_sign() -> None:
    assert all(determinant(matrix(A.POSITIVE_DETERMINANT, number=k)) > 0 for k in range(8))
    assert any(determinant(matrix(A.INVERTIBLE, number=k)) < 0 for k in range(8))
    assert all(
        matrix(A.LOWER, A.POSITIVE_DIAGONAL, number=k)[i][i] > 0 for k in range(4) for i in range(SIZE)
    )


def test_contractions_contract() -> None:
    assert all(sum(map(abs, row)) < 1 for k in range(4) for row in matrix(A.CONTRACTION, number=k))


def test_symmetric_toeplitz_has_both() -> None:
    drawn = matrix(A.SYMMETRIC, A.TOEPLITZ)
    assert PROPERTIES[A.SYMMETRIC](drawn)
    assert PROPERTIES[A.TOEPLITZ](drawn)
    assert not PROPERTIES[A.CIRCULANT](matrix(A.SYMMETRIC, A.TOEPLITZ, rows=4, cols=4))


def test_complex_and_hermitian_entries() -> None:
    assert all(isinstance(v, Gaussian) and v.imag for row in matrix(A.COMPLEX) for v in row)
    drawn = matrix(A.HERMITIAN)
    assert all(
        drawn[i][j] == Gaussian(drawn[j][i].real, -drawn[j][i].imag) for i in range(SIZE) for j in range(SIZE)
    )
    assert any(v.imag for row in drawn for v in row)


def test_one_hot_vectors() -> None:
    for number in range(6):
        assert sorted(row[0] for row in matrix(A.ONE_HOT, cols=1, number=number)) == [0, 0, 1]


@pytest.mark.parametrize(
    ("assumption", "first_order"),
    [
        (A.ORTHOGONAL, lambda k, d: _sum(multiply(transposed(d), k), multiply(transposed(k), d)) == ZERO),
        (A.IDEMPOTENT, lambda k, d: _sum(multiply(d, k), multiply(k, d)) == d),
        (A.INVOLUTORY, lambda k, d: _sum(multiply(d, k), multiply(k, d)) == ZERO),
        (A.NILPOTENT, lambda k, d: _sum(multiply(d, k), multiply(k, d)) == ZERO),
        (A.UNIT_NORM, lambda k, d: _inner(k, d) == 0),
        (A.SIMPLEX, lambda k, d: sum(v for row in d for v in row) == 0),
        (A.SYMMETRIC, lambda k, d: d == transposed(d)),
        (A.TOEPLITZ, lambda k, d: PROPERTIES[A.TOEPLITZ](d)),
    ],
)
def test_directions_keep_the_structure_to_first_order(assumption: A, first_order) -> None:
    symbol = e.Symbol("K", e.matrix(SIZE, SIZE), frozenset({assumption}))
    sample = draw(subject([symbol]), {}, "direction", "generic", 0)
    point, direction = ([list(row) for row in grid["K"]] for grid in (sample.values, sample.directions))
    assert direction != ZERO
    assert first_order(point, direction)


def _inner(a, b_):
    return sum(v * u for p, q in zip(a, b_, strict=True) for v, u in zip(p, q, strict=True))


def _sum(a, b_):
    return [[v + u for v, u in zip(p, q, strict=True)] for p, q in zip(a, b_, strict=True)]


def test_sizes_are_pairwise_different_and_change() -> None:
    about = subject([b.mul(B, X, C)])
    first, second = islice(shape_sets(about, X), 2)
    assert all(len(set(sizes.values())) == 4 for sizes in (first, second))
    assert (first["m"], first["n"]) != (second["m"], second["n"])
    assert max(first["m"] * first["n"], second["m"] * second["n"]) <= 20
    assert all((first[i] < first[j]) != (second[i] < second[j]) for i in first for j in first if i < j)


def test_sizes_leave_room_for_the_promised_rank() -> None:
    tall = letter("K", m, n, A.FULL_COLUMN_RANK)
    wide = letter("L", m, n, A.FULL_ROW_RANK)
    assert all(sizes["m"] >= sizes["n"] for sizes in shape_sets(subject([tall]), tall))
    assert all(sizes["m"] <= sizes["n"] for sizes in shape_sets(subject([wide]), wide))


def test_samples_follow_from_the_seed() -> None:
    about = subject([b.mul(R, x), w, AT])
    sizes = next(shape_sets(about, None))
    assert draw(about, sizes, "a", "generic", 0) == draw(about, sizes, "a", "generic", 0)
    assert draw(about, sizes, "a", "generic", 0) != draw(about, sizes, "b", "generic", 0)
    assert draw(about, sizes, "a", "generic", 0) != draw(about, sizes, "a", "generic", 1)


def test_free_indices_are_equal_in_one_draw_and_different_in_the_other() -> None:
    about = subject([e.Entry(X, e.Index("i"), e.Index("j"))])
    sizes = {"m": 3, "n": 2}
    different = draw(about, sizes, "i", "generic", 0).indices
    same = draw(about, sizes, "i", "generic", 1).indices
    assert different["i"] != different["j"]
    assert same["i"] == same["j"] <= 2


def test_inverse_of_fractions() -> None:
    drawn = matrix(A.INVERTIBLE)
    assert multiply(drawn, inverse(drawn)) == IDENTITY
