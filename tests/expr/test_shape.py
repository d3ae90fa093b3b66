"""Sizes are polynomials in letters, and shapes name their kind."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nablasheet.expr import ONE, SCALAR, Assumption, FormulaError, ShapeError, closure, column, dim, matrix
from nablasheet.expr.assumption import IMPLIES

A = Assumption
m, n = dim("m"), dim("n")


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (n, "n"),
        (n * m, "m n"),
        (m * n + n, "m n + n"),
        (n + ONE, "n + 1"),
        (ONE + n, "n + 1"),
        (n + dim(-1), "n - 1"),
        (dim(Fraction(1, 2)) * n * n, "1/2 n n"),
        (n + dim(-1) * n, "0"),
        (dim(-1) * n, "- n"),
        (dim(3), "3"),
    ],
)
def test_sizes_are_written_in_one_order(size, text: str) -> None:
    assert str(size) == text


def test_equal_sizes_are_equal_however_they_are_made() -> None:
    assert n * m == m * n
    assert (n + ONE) * n == n * n + n
    assert n * dim(2) == n + n


def test_a_size_has_a_value() -> None:
    triangle = dim(Fraction(1, 2)) * n * (n + ONE)
    assert triangle.value({"n": 4}) == 10
    assert triangle.letters() == {"n"}


def test_a_size_is_a_positive_whole_number() -> None:
    for size in (dim(Fraction(1, 2)) * n, n + dim(-3), dim(0)):
        with pytest.raises(ShapeError):
            size.value({"n": 3})
    with pytest.raises(KeyError):
        n.value({"m": 3})


def test_a_misfit_is_an_error_of_the_formula() -> None:
    assert issubclass(ShapeError, FormulaError)


@pytest.mark.parametrize(
    ("shape", "kind", "text"),
    [
        (SCALAR, "scalar", "scalar"),
        (matrix(1, 1), "scalar", "scalar"),
        (column(n), "vector", "n×1"),
        (matrix(1, n), "vector", "1×n"),
        (matrix(m, n), "matrix", "m×n"),
        (matrix(n, n), "matrix", "n×n"),
    ],
)
def test_kinds(shape, kind: str, text: str) -> None:
    assert (shape.kind, str(shape)) == (kind, text)
    assert shape.is_scalar == (kind == "scalar")
    assert shape.transposed.transposed == shape
    assert shape.transposed.size == shape.size


def test_rows_and_columns_differ() -> None:
    assert column(n).is_column
    assert not column(n).is_row
    assert column(n).transposed.is_row
    assert not SCALAR.is_column
    assert matrix(n, n).is_square
    assert not matrix(m, n).is_square


def test_closure_follows_implications_to_the_end() -> None:
    assert closure([A.POSITIVE_DEFINITE]) >= {A.SYMMETRIC, A.INVERTIBLE, A.FULL_RANK, A.DIAGONALISABLE}
    assert closure([A.DIAGONAL]) >= {A.SYMMETRIC, A.LOWER, A.UPPER}
    assert closure([A.LOWER, A.UPPER]) >= {A.DIAGONAL, A.SYMMETRIC}
    assert closure([]) == frozenset()


def test_nothing_implies_less_than_itself() -> None:
    for assumption in A:
        assert closure([assumption]) >= {assumption, *IMPLIES.get(assumption, ())}
        assert closure(closure([assumption])) == closure([assumption])
