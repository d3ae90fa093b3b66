"""Block matrices in normal form, and two forms that reverse mode leaves behind."""

from __future__ import annotations

from nablasheet import expr as e
from nablasheet.expr import build as b
from nablasheet.expr.normal import tidy

m, n = e.dim("m"), e.dim("n")
A, B = e.Symbol("A", e.matrix(m, n)), e.Symbol("B", e.matrix(m, n))
M = e.Symbol("M", e.matrix(n, n))
x, u = e.Symbol("x", e.column(n)), e.Symbol("u", e.column(n))
ZERO = e.Zero(e.matrix(n, n))
ONE = e.Identity(n)


def test_blocks_that_line_up_are_multiplied() -> None:
    stacked = e.Block((A, B), 1)
    assert tidy(b.mul(stacked, x)) == b.mul(stacked, x)
    gram = tidy(b.mul(b.transpose(stacked), e.Block((b.mul(A, x), b.mul(B, x)), 1)))
    assert gram == tidy(b.mul(b.add(b.mul(b.transpose(A), A), b.mul(b.transpose(B), B)), x))


def test_a_selector_leaves_one_block() -> None:
    square = e.Block((M, ONE, ZERO, b.transpose(M)), 2)
    first = e.Block((ONE, ZERO), 2)
    second = e.Block((ZERO, ONE), 1)
    assert tidy(b.mul(first, square, second)) == ONE
    assert tidy(b.mul(b.transpose(second), square, second)) == b.transpose(M)


def test_blocks_that_do_not_line_up_stay() -> None:
    left = e.Block((A, B), 2)
    right = e.Block((M, ONE, ONE), 1)
    wide = e.Symbol("W", e.matrix(m, b.add(M, M).shape.cols + n + n))
    assert tidy(b.mul(wide, right)) == b.mul(wide, right)
    assert left.shape.cols == n + n


def test_the_transpose_of_blocks_is_mirrored() -> None:
    block = e.Block((A, B), 1)
    assert tidy(b.transpose(block)) == e.Block((b.transpose(A), b.transpose(B)), 2)


def test_a_row_times_the_embedding_is_a_diagonal_matrix() -> None:
    embedding = e.DiagonalEmbedding(n)
    made = tidy(b.mul(b.kronecker(b.transpose(u), A), embedding))
    assert made == b.mul(A, e.Diag(u))
    assert tidy(b.mul(b.transpose(embedding), b.kronecker(u, b.transpose(A)))) == b.mul(
        e.Diag(u), b.transpose(A)
    )


def test_a_power_of_a_quotient_cancels_entry_by_entry() -> None:
    quotient = e.HadamardQuotient(A, B)
    made = tidy(b.hadamard(A, e.HadamardPower(quotient, e.number(-1))))
    assert made == B
