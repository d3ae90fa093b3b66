"""Plain text: every node has one, and different readings look different."""

from __future__ import annotations

import pytest

from nablasheet.expr import (
    NODES,
    ONE,
    SCALAR,
    TWO,
    Apply,
    Block,
    Constant,
    Differential,
    Elementwise,
    Entry,
    Hadamard,
    Identity,
    Index,
    IndexedSum,
    Inverse,
    MatrixFunction,
    Node,
    Norm,
    Number,
    Ones,
    Partial,
    Power,
    Product,
    Size,
    Softmax,
    Sum,
    Symbol,
    Trace,
    Transpose,
    Unvec,
    Vec,
    Zero,
    dim,
    matrix,
    number,
)  # fmt: skip
from nablasheet.expr.plain import PLAIN, plain

A = Symbol("A", matrix("n", "n"))
B = Symbol("B", matrix("n", "n"))
X = Symbol(r"\Sigma_{1}", matrix("m", "n"))
y = Symbol("y", SCALAR)


def test_every_node_has_its_text() -> None:
    assert set(PLAIN) == set(NODES)


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (Sum((A, Product((number(-1), B)))), "(A - B)"),
        (Sum((Product((number(-2), A)), B)), "(-(2 A) + B)"),
        (Product((number(-1), A, B)), "(-(A B))"),
        (Product((A, Sum((A, B)))), "(A (A + B))"),
        (Transpose(Product((A, B))), "(A B)'"),
        (Transpose(Inverse(A)), "(A^-1)'"),
        (Power(Power(y, TWO), number(-1)), "(y^2)^(-1)"),
        (Trace(Hadamard((A, B))), "tr(A ∘ B)"),
        (Elementwise("exp", A), "exp.(A)"),
        (MatrixFunction("exp", A), "expm(A)"),
        (Elementwise("exp", y), "exp(y)"),
        (Softmax(A, "rows"), "softmax_rows(A)"),
        (Norm(X, "F", TWO), "‖Sigma_1‖_F"),
        (Entry(X, Index("i"), number(2)), "Sigma_1[i, 2]"),
        (IndexedSum("i", 1, dim("n"), Entry(A, Index("i"), Index("i"))), "(sum[i = 1..n] A[i, i])"),
        (Block((A, B, B, A), 2), "[A, B; B, A]"),
        (Identity(dim("n")), "I[n]"),
        (Ones(matrix("m", 1)), "1[m×1]"),
        (Zero(matrix("n", "n")), "0[n×n]"),
        (Size(dim("n") + ONE), "#(n + 1)"),
        (Constant("pi"), "<pi>"),
        (Differential(A), "d(A)"),
        (Unvec(Vec(X), X.form), "unvec[m×n](vec(Sigma_1))"),
        (Partial(Apply("u", (y,), matrix("m", 1)), 0, "numerator"), "(∂u(y)/∂y)[numerator]"),
        (Number(number(1).value / 2), "(1/2)"),
    ],
)  # fmt: skip
def test_text(node: Node, text: str) -> None:
    assert plain(node) == text
