"""Laws of differentials and derivatives, on random formulas."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.expr.random_formulas import (
    COLUMN,
    LETTERS,
    SQUARE,
    WIDE,
    formulas,
    same_value,
    sample_for,
)

from nablasheet import expr as e
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Refuted
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.differential import depends, differential
from nablasheet.derive.gradient import changes
from nablasheet.derive.result import Refusal, attempt
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.expr.functions import numerator_shape
from nablasheet.expr.normal import tidy

SHAPES = st.sampled_from([e.SCALAR, e.SCALAR, e.SCALAR, COLUMN, SQUARE, WIDE])
LAW = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
)
# Where a formula has a value and its derivative as written has none (the determinant of a matrix that
# is singular by its form), nothing is published.
NOWHERE = "the right side has no value where the left side has one"


@st.composite
def questions(draw, depth: int = 3) -> tuple[Node, e.Symbol]:
    """A formula and one of its letters."""
    formula = draw(SHAPES.flatmap(lambda shape: formulas(shape, depth)))
    letters = [letter for letter in LETTERS if depends(formula, letter)]
    assume(letters and sum(1 for _ in formula.walk()) < 25)
    return formula, letters[draw(st.integers(0, len(letters) - 1))]


@LAW
@given(questions())
def test_a_derivative_is_right_or_refused(question: tuple[Node, e.Symbol]) -> None:
    function, variable = question
    found = attempt(function, variable, 1)
    if isinstance(found, Refusal):
        assert found.reason
        return
    verdict = check_derivative(
        function, variable, found.numerator, {}, "law", convention=found.convention, seconds=6
    )
    assert not isinstance(verdict, Refuted) or verdict.counterexample.note == NOWHERE


@LAW
@given(questions())
def test_the_two_layouts_are_transposes_with_the_shapes_of_the_table(
    question: tuple[Node, e.Symbol],
) -> None:
    function, variable = question
    found = attempt(function, variable, 1)
    assume(isinstance(found, Derivation))
    assert found.numerator.shape == numerator_shape(function.shape, variable.shape)
    assert found.denominator.shape == found.numerator.shape.transposed
    if function.is_scalar:
        assert found.denominator.shape == variable.shape
    sample = sample_for(function, found.numerator, found.denominator)
    assert same_value(b.transpose(found.numerator), found.denominator, sample) is not False


@LAW
@given(questions(2), formulas(e.SCALAR, 1))
def test_the_differential_is_linear(question: tuple[Node, e.Symbol], scale: Node) -> None:
    function, variable = question
    assume(not depends(scale, variable))
    other = tidy(b.mul(e.number(3), function))
    together = differential(b.add(b.mul(scale, function), other), variable)
    apart = b.add(b.mul(scale, differential(function, variable)), differential(other, variable))
    sample = sample_for(together, apart, e.Differential(variable))
    assert same_value(together, apart, sample) is not False


@LAW
@given(questions(2))
def test_the_tidy_differential_keeps_its_value(question: tuple[Node, e.Symbol]) -> None:
    function, variable = question
    change = differential(function, variable)
    assert change.shape == function.shape
    assert changes(change) or tidy(change) == b.zero(function.shape)
    assert same_value(change, tidy(change), sample_for(change, variable)) is not False


@LAW
@given(formulas(e.SCALAR, 3))
def test_a_letter_that_does_not_occur_gives_zero(formula: Node) -> None:
    stranger = e.Symbol("z", COLUMN)
    found = attempt(formula, stranger, 1)
    assert isinstance(found, Derivation)
    assert found.denominator == e.Zero(COLUMN)
    assert found.lines == ()


@LAW
@given(questions(2), st.booleans())
def test_the_same_question_has_the_same_answer(question: tuple[Node, e.Symbol], again: bool) -> None:
    function, variable = question
    first = attempt(function, variable, 1)
    assert attempt(tidy(function) if again else function, variable, 1).__class__ is first.__class__
    assert attempt(function, variable, 1) == first
