"""Matrices of fractions, for making samples without any library."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

Matrix = list[list[Fraction]]


def determinant(a: Matrix) -> Fraction:
    """By elimination over the rationals."""
    rows = [list(row) for row in a]
    result = Fraction(1)
    for k in range(len(rows)):
        pivot = next((i for i in range(k, len(rows)) if rows[i][k]), None)
        if pivot is None:
            return Fraction(0)
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            result = -result
        result *= rows[k][k]
        for i in range(k + 1, len(rows)):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k], strict=True)]
    return result


def rank(a: Matrix) -> int:
    """Number of independent rows."""
    rows, found = [list(row) for row in a], 0
    for j in range(len(a[0])):
        pivot = next((i for i in range(found, len(rows)) if rows[i][j]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for i in range(found + 1, len(rows)):
            factor = rows[i][j] / rows[found][j]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """Product over the rationals."""
    columns = list(zip(*b, strict=True))
    return [[_dot(row, column) for column in columns] for row in a]


def _dot(a: Iterable[Fraction], b: Iterable[Fraction]) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True)), Fraction(0))


def inverse(a: Matrix) -> Matrix:
    """Inverse over the rationals."""
    size = len(a)
    rows = [[*row, *(Fraction(int(i == j)) for j in range(size))] for i, row in enumerate(a)]
    for k in range(size):
        pivot = next(i for i in range(k, size) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(size):
            if i != k and (factor := rows[i][k]):
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k], strict=True)]
    return [row[size:] for row in rows]
