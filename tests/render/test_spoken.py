"""Formulas in words, for those who listen."""

from __future__ import annotations

import pytest
from tests.catalogue import chapters, derived
from tests.expr.examples import A, X, t, u, x

from nablasheet import expr as e
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.spoken import spoken
from nablasheet.render.steps import in_layout


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (b.mul(b.add(A, b.transpose(A)), x), "open A plus A transpose close x"),
        (b.sub(A, e.Identity(A.shape.rows)), "A minus identity"),
        (b.neg(A), "minus A"),
        (b.transpose(b.inverse(A)), "A inverse transpose"),
        (b.mul(e.number(2), x), "2 x"),
        (b.mul(e.HALF, x), "1 over 2 x"),
        (e.Trace(b.mul(A, A)), "trace of A A"),
        (e.Elementwise("log", e.Determinant(A)), "log of determinant of A"),
        (e.Power(t, e.number(-1)), "t to the minus 1"),
        (e.Hadamard((x, x)), "x entrywise times x"),
        (e.Kronecker((A, X)), "A Kronecker X"),
        (e.Partial(u, 0, "numerator"), "partial u by x"),
        (e.Symbol(r"\Sigma_{1}", X.form), "Sigma 1"),
        (e.Frechet("exp", A, A), "frechet of A, A"),
        (e.Cholesky(A), "Cholesky factor of A"),
        (e.SingularValue(X, e.number(-1)), "smallest singular value of X"),
        (e.SingularDirection(X, e.number(2), "left"), "left singular vector 2 of X"),
        (e.OrderedEigenvalue(A, e.Index("k"), "lambda"), "eigenvalue k of A"),
    ],
)
def test_formulas_in_words(formula: Node, words: str) -> None:
    assert spoken(formula) == words


@pytest.mark.parametrize("topic", chapters())
def test_every_result_can_be_said_without_signs(topic: str) -> None:
    for case, found in derived():
        if case.definition.topic == topic:
            for layout in Layout:
                words = spoken(arrange(in_layout(found, layout), layout))
                assert words
                assert not set(words) & set("\\{}$^_"), f"{case.definition.id}: {words}"
