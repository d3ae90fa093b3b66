"""Sums of diagonal matrices, entrywise and Kronecker products: shorter, and of equal value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.expr.random_formulas import COLUMN, SIZES, M, N, X, m, n, s, same_value, sample_for, t, w, x, y

from nablasheet import expr as e
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.expr.normal import tidy

assert SIZES["m"] != SIZES["n"]  # so that a commutation matrix of the wrong sizes shows
LAW = settings(max_examples=150, deadline=None, derandomize=True)
ones = e.Ones(COLUMN)
grown = b.add(ones, e.Elementwise("exp", x))
NUMBERS = tuple(e.Number(Fraction(*pair)) for pair in ((1, 1), (-1, 1), (2, 1), (-1, 2)))
ENTRIES = (
    x, y, ones, grown, e.Elementwise("exp", x), e.Elementwise("cosh", y), e.Elementwise("sinh", y),
    e.Elementwise("sqrt", grown), b.sub(y, x), e.Softmax(x, "vector"),
)  # fmt: skip


@st.composite
def products(draw) -> Node:  # type: ignore[no-untyped-def]
    factors = [
        e.HadamardPower(factor, e.number(power)) if power != 1 else factor
        for factor, power in draw(
            st.lists(st.tuples(st.sampled_from(ENTRIES), st.sampled_from((1, 1, 2, -1, -2, -3))), min_size=1)
        )[:3]
    ]
    return b.mul(draw(st.sampled_from(NUMBERS)), draw(st.sampled_from((e.UNITY, s, t))), b.hadamard(*factors))


def agrees(formula: Node) -> bool:
    made = tidy(formula)
    return tidy(made) == made and same_value(formula, made, sample_for(formula)) is not False


@LAW
@given(st.lists(products(), min_size=2, max_size=4))
def test_entrywise_sums_keep_their_value(terms: list[Node]) -> None:
    assert agrees(b.add(*terms))


@LAW
@given(st.lists(products(), min_size=1, max_size=3), st.booleans())
def test_sums_of_diagonal_matrices_keep_their_value(terms: list[Node], with_identity: bool) -> None:
    matrices = [b.diag(term) for term in terms]
    assert agrees(b.add(*([e.Identity(n)] if with_identity else []), *matrices, M))
    assert agrees(b.sub(e.Identity(n), matrices[0]))


PAIRS = [(b.transpose(X), e.Identity(n)), (e.Identity(m), X), (M, N), (X, M), (w, M), (x, e.Identity(n))]


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_matrix_beside_its_commuted_copy(first: Node, second: Node, swap: bool) -> None:
    a, c = (second, first) if swap else (first, second)
    behind = b.mul(b.kronecker(a, c), e.Commutation(a.shape.cols, c.shape.cols))
    before = b.mul(e.Commutation(c.shape.rows, a.shape.rows), b.kronecker(a, c))
    wrong = b.mul(b.kronecker(a, c), e.Commutation(c.shape.cols, a.shape.cols))
    for term in (behind, before, wrong):
        assert term.shape == b.kronecker(c, a).shape
        for formula in (b.add(term, b.kronecker(c, a)), b.add(b.kronecker(c, a), term)):
            assert agrees(formula)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (b.add(b.diag(x), b.diag(y)), b.diag(b.add(x, y))),
        (b.sub(e.Identity(n), b.diag(x)), b.diag(b.sub(ones, x))),
        (b.add(b.hadamard(x, y), b.hadamard(x, ENTRIES[4])), b.hadamard(x, b.add(y, ENTRIES[4]))),
        (b.add(b.hadamard(x, x, y), b.neg(b.hadamard(x, ENTRIES[4]))),
         b.add(b.hadamard(e.HadamardPower(x, e.TWO), y), b.neg(b.hadamard(x, ENTRIES[4])))),
        (b.sub(e.HadamardPower(grown, e.number(-1)),
               b.hadamard(e.HadamardPower(grown, e.number(-2)), ENTRIES[4])),
         e.HadamardPower(grown, e.number(-2))),
        (b.hadamard(e.HadamardPower(ENTRIES[5], e.number(-1)), ENTRIES[6]), e.Elementwise("tanh", y)),
        (e.HadamardPower(ENTRIES[7], e.TWO), grown),
        (e.HadamardPower(ENTRIES[7], e.number(-1)), e.HadamardPower(grown, e.Number(Fraction(-1, 2)))),
    ],
)  # fmt: skip
def test_the_form_that_a_textbook_prints(formula: Node, expected: Node) -> None:
    assert tidy(formula) == expected


def test_the_commuted_copy_of_a_gram_matrix() -> None:
    turned = b.transpose(X)
    formula = b.add(
        b.mul(b.kronecker(turned, e.Identity(n)), e.Commutation(m, n)), b.kronecker(e.Identity(n), turned)
    )
    both = e.Sum((e.Identity(n * n), e.Commutation(n, n)))
    assert tidy(formula) == b.mul(both, b.kronecker(e.Identity(n), turned))
