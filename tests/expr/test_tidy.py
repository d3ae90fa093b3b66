"""The tidy form keeps the value, is a fixed point, and keys tell what normal form ignores."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.expr.random_formulas import COLUMN, SQUARE, TALL, WIDE, formulas, same_value, sample_for

from nablasheet import expr as e
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.expr.normal import key, tidy

SHAPES = st.sampled_from([e.SCALAR, e.SCALAR, COLUMN, SQUARE, WIDE, TALL])
ANY = SHAPES.flatmap(lambda shape: formulas(shape, 3))
LAW = settings(max_examples=250, deadline=None, derandomize=True)


@LAW
@given(ANY)
def test_tidy_keeps_the_value_and_the_shape(formula: Node) -> None:
    made = tidy(formula)
    assert made.shape == formula.shape
    assert same_value(formula, made, sample_for(formula)) is not False


@LAW
@given(ANY)
def test_tidy_is_idempotent(formula: Node) -> None:
    made = tidy(formula)
    assert tidy(made) == made


@LAW
@given(ANY)
def test_the_transpose_of_the_transpose_has_the_same_value(formula: Node) -> None:
    made = tidy(b.transpose(tidy(b.transpose(formula))))
    assert same_value(formula, made, sample_for(formula)) is not False
