"""Factors, eigenvalues and singular values are what their definitions say, to both referees."""

from __future__ import annotations

from fractions import Fraction

import pytest

from nablasheet import expr as e
from nablasheet.check import explicit
from nablasheet.check.budget import Budget
from nablasheet.check.digits import Decimal
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.plain import Plain
from nablasheet.check.pseudo_inverse import pseudo_inverse
from nablasheet.check.rational import Rational
from nablasheet.check.ring import Grid, Irrational, Undefined
from nablasheet.check.sample import Sample
from nablasheet.expr import build as b
from nablasheet.expr import number

BUDGET = Budget.of(36_000.0)  # from when the module is read to its last test
RINGS = {"exact": Decimal(BUDGET), "difference": Plain(BUDGET)}
TALL = [[1, 2], [-3, 1], [2, 5]]
DEFINITE = [[4, 1, 0], [1, 3, 1], [0, 1, 5]]
SKEWED = [[1, 4, 0], [0, 3, 1], [1, 0, 6]]  # real and distinct eigenvalues


def letter(rows: list[list[int]]) -> tuple[e.Symbol, Sample]:
    values = tuple(tuple(Fraction(v) for v in row) for row in rows)
    return e.Symbol("A", e.matrix(len(rows), len(rows[0]))), Sample({}, {"A": values}, {}, {}, {}, {})


def gap(left: e.Node, right: e.Node, sample: Sample, ring: str) -> float:
    """The largest difference of two formulas' entries."""
    grids = [evaluate(node, environment(sample, RINGS[ring])) for node in (left, right)]
    return max(abs(float(x - y)) for p, q in zip(*grids, strict=True) for x, y in zip(p, q, strict=True))


def value(node: e.Node, sample: Sample, ring: str) -> Grid:
    return evaluate(node, environment(sample, RINGS[ring]))


both = pytest.mark.parametrize("ring", RINGS)


@both
def test_a_cholesky_factor_is_triangular_and_gives_the_matrix_back(ring: str) -> None:
    a, sample = letter(DEFINITE)
    factor = e.Cholesky(a)
    assert gap(b.mul(factor, b.transpose(factor)), a, sample, ring) < 1e-45
    grid = value(factor, sample, ring)
    assert all(grid[i][i] > 0 and not grid[i][j] for i in range(3) for j in range(i + 1, 3))


@both
def test_a_matrix_that_is_not_definite_has_no_cholesky_factor(ring: str) -> None:
    a, sample = letter([[1, 2], [2, 1]])
    with pytest.raises(Undefined):
        value(e.Cholesky(a), sample, ring)


@both
def test_a_matrix_that_is_not_symmetric_has_no_cholesky_factor(ring: str) -> None:
    a, sample = letter([[4, 1], [0, 3]])
    with pytest.raises(Undefined, match="not symmetric"):
        value(e.Cholesky(a), sample, ring)


@both
def test_half_a_triangle_and_its_transpose_are_a_symmetric_matrix(ring: str) -> None:
    a, sample = letter(DEFINITE)
    half = e.HalfTriangle(a)
    assert gap(b.add(half, b.transpose(half)), a, sample, ring) == 0
    assert [[float(x) for x in row] for row in value(half, sample, ring)] == [
        [2, 0, 0], [1, 1.5, 0], [0, 1, 2.5],
    ]  # fmt: skip


@both
def test_an_orthonormal_factor_leaves_a_triangle_with_positive_diagonal(ring: str) -> None:
    a, sample = letter(TALL)
    factor = e.OrthonormalFactor(a)
    triangle = b.mul(b.transpose(factor), a)
    assert gap(b.mul(b.transpose(factor), factor), e.Identity(e.dim(2)), sample, ring) < 1e-45
    assert gap(b.mul(factor, triangle), a, sample, ring) < 1e-45
    (first, _), (below, last) = value(triangle, sample, ring)
    assert abs(below) < 1e-45
    assert min(first, last) > 0


@both
def test_an_orthonormal_factor_needs_independent_columns(ring: str) -> None:
    a, sample = letter([[1, 2, 3], [4, 5, 6]])
    with pytest.raises(Undefined, match="wide"):
        value(e.OrthonormalFactor(a), sample, ring)
    a, sample = letter([[1, 2], [2, 4], [3, 6]])
    with pytest.raises(Undefined):
        value(
            b.mul(e.OrthonormalFactor(a), b.inverse(b.mul(b.transpose(e.OrthonormalFactor(a)), a))),
            sample,
            ring,
        )


@both
@pytest.mark.parametrize("position", [1, 2, -1])
@pytest.mark.parametrize("rows", [TALL, [list(row) for row in zip(*TALL, strict=True)]])
def test_singular_vectors_belong_to_their_value(ring: str, position: int, rows: list[list[int]]) -> None:
    a, sample = letter(rows)
    place = number(position)
    left, right = (e.SingularDirection(a, place, side) for side in ("left", "right"))
    sigma = e.SingularValue(a, place)
    assert gap(b.mul(a, right), b.mul(sigma, left), sample, ring) < 1e-40
    assert gap(b.mul(b.transpose(a), left), b.mul(sigma, right), sample, ring) < 1e-40
    assert gap(b.mul(b.transpose(left), left), e.UNITY, sample, ring) < 1e-40


@both
def test_singular_values_are_ordered_from_the_largest(ring: str) -> None:
    a, sample = letter(TALL)
    first, second, last = (value(e.SingularValue(a, number(k)), sample, ring)[0][0] for k in (1, 2, -1))
    assert first > second == last > 0
    assert gap(e.SingularValue(a, number(1)), e.Norm(a, "spectral", number(2)), sample, ring) < 1e-45
    with pytest.raises(Undefined, match="no value 3 of 2"):
        value(e.SingularValue(a, number(3)), sample, ring)


@both
@pytest.mark.parametrize("position", [1, 2, 3])
def test_eigenvectors_belong_to_their_value(ring: str, position: int) -> None:
    a, sample = letter(SKEWED)
    place = number(position)
    lam = e.OrderedEigenvalue(a, place, "lambda")
    right, left = (e.OrderedEigenvector(a, place, side) for side in ("right", "left"))
    assert gap(b.mul(a, right), b.mul(lam, right), sample, ring) < 1e-40
    assert gap(b.mul(b.transpose(a), left), b.mul(lam, left), sample, ring) < 1e-40


@both
def test_eigenvalues_that_have_no_derivative_are_refused(ring: str) -> None:
    turn, sample = letter([[0, -1], [1, 0]])
    with pytest.raises(Undefined, match="real"):
        value(e.OrderedEigenvalue(turn, number(1), "lambda"), sample, ring)
    double, sample = letter([[2, 0], [0, 2]])
    with pytest.raises(Undefined, match="simple"):
        value(e.OrderedEigenvalue(double, number(1), "lambda"), sample, ring)


def test_none_of_them_is_rational() -> None:
    a, sample = letter(DEFINITE)
    for node in (e.Cholesky(a), e.OrthonormalFactor(a), e.SingularValue(a, number(1))):
        with pytest.raises(Irrational):
            evaluate(node, environment(sample, Rational(Budget.of(60.0))))


def test_the_pseudo_inverse_at_an_eigenvalue_is_not_the_inverse_of_noise() -> None:
    a, sample = letter(DEFINITE)
    ring = RINGS["exact"]
    gaps = b.sub(b.mul(e.OrderedEigenvalue(a, number(2), "lambda"), e.Identity(e.dim(3))), a)
    grid = value(gaps, sample, "exact")
    found = pseudo_inverse(ring, grid)
    again = explicit.chain(ring, (grid, found, grid))
    assert (
        max(abs(x - y) for p, q in zip(again, grid, strict=True) for x, y in zip(p, q, strict=True)) < 1e-40
    )
    assert max(abs(x) for row in found for x in row) < 10
