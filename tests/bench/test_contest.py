"""SymPy is stated as it should be, and judged by numbers that are not ours."""

from dataclasses import replace

import pytest
from bench.contest import Outcome, Status, best, in_idiom, ours
from bench.problems import Problem
from bench.sympy_idioms import Idiom
from bench.sympy_terms import NotStated, stated
from bench.truth import NoTruth, truth
from tests.bench import sample

from bench import contest
from nablasheet import expr as e
from nablasheet.derive.derivation import derive
from nablasheet.derive.result import Refusal
from nablasheet.expr.build import mul, transpose


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (sample.LINEAR, Status.MATRIX),
        (sample.QUADRATIC, Status.MATRIX),
        (sample.TANH, Status.MATRIX),
        (sample.HESSIAN, Status.MATRIX),
        (sample.INVERSE, Status.ARRAY),
        (sample.LOG_DET, Status.ZERO),
        (sample.TWO_TRACES, Status.ZERO),
        (sample.UNNAMED, Status.NOT_STATED),
        (sample.PSEUDO, Status.NOT_STATED),
    ],
    ids=lambda value: getattr(value, "id", getattr(value, "name", "")),
)
def test_what_sympy_does(problem: Problem, status: Status) -> None:
    true = truth(problem)
    assert best([in_idiom(problem, true, idiom) for idiom in Idiom]).status is status


def test_the_best_idiom_counts() -> None:
    said = {status: Outcome(status, 1.0, status.value) for status in Status}
    order = [
        Status.NOT_STATED,
        Status.NONE,
        Status.LATE,
        Status.WRONG,
        Status.ZERO,
        Status.ARRAY,
        Status.MATRIX,
    ]
    for place, status in enumerate(order):
        assert best([said[one] for one in order[: place + 1]]).status is status
    first, second = (Outcome(Status.MATRIX, seconds, "") for seconds in (2.0, 1.0))
    assert best([first, second]) is first


def test_our_answer_is_shown_as_a_formula() -> None:
    assert ours(sample.LINEAR, truth(sample.LINEAR)).answer == "A"


@pytest.mark.parametrize(
    "problem",
    [
        sample.LINEAR,
        sample.QUADRATIC,
        sample.LOG_DET,
        sample.INVERSE,
        sample.TANH,
        sample.HESSIAN,
        sample.TWO_TRACES,
    ],
    ids=lambda problem: problem.id,
)
def test_ours_is_right(problem: Problem) -> None:
    assert ours(problem, truth(problem)).status is Status.MATRIX


def test_our_wrong_answer_is_called_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    true = truth(sample.LINEAR)
    good = derive(sample.LINEAR.function, sample.LINEAR.variable, 1)
    for wrong in (transpose(good.numerator), mul(e.number(2), good.numerator)):
        bad = replace(good, numerator=wrong)
        monkeypatch.setattr(contest, "attempt", lambda function, variable, order, bad=bad: bad)
        assert ours(sample.LINEAR, true).status is Status.WRONG


def test_our_refusal_is_no_wrong_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contest, "attempt", lambda function, variable, order: Refusal("no rule"))
    assert ours(sample.LINEAR, truth(sample.LINEAR)).status is Status.NONE


def test_a_peers_wrong_answer_is_called_wrong() -> None:
    true = truth(sample.LINEAR)
    right = stated(sample.A, Idiom.TRACE, {})
    assert contest.judged(right, true) is Status.MATRIX
    assert contest.judged(right.T, true) is Status.MATRIX  # the other layout
    assert contest.judged(2 * right, true) is Status.WRONG
    assert contest.judged(0 * right, true) is Status.ZERO


def test_an_answer_that_still_differentiates_is_none() -> None:
    determinant = sample.problem("determinant", e.Determinant(sample.X), sample.X)
    assert in_idiom(determinant, truth(determinant), Idiom.TRACE).status is Status.NONE


def test_idioms_say_a_scalar_product_differently() -> None:
    trace = stated(sample.QUADRATIC.function, Idiom.TRACE, {})
    matrix = stated(sample.QUADRATIC.function, Idiom.MATRIX, {})
    fixed = stated(sample.QUADRATIC.function, Idiom.FIXED, {"n": 3})
    assert str(trace) == "Trace(x.T*C*x)"
    assert str(matrix) == "x.T*C*x"
    assert fixed.arg.args[1].shape == (3, 3)


def test_what_has_no_word_is_named() -> None:
    with pytest.raises(NotStated, match="PseudoInverse"):
        stated(sample.PSEUDO.function, Idiom.TRACE, {})


def test_a_point_where_everything_vanishes_is_avoided() -> None:
    low_rank = mul(transpose(sample.W), sample.W)  # singular unless W is tall
    problem = sample.problem("determinant-of-gram", e.Determinant(low_rank), sample.W)
    assert truth(problem).partials.any()
    assert ours(problem, truth(problem)).status is Status.MATRIX
    constant = sample.problem("constant", e.Trace(sample.C), sample.X)
    assert not truth(constant).partials.any()


def test_no_truth_without_a_value() -> None:
    inner = e.Elementwise("log", e.number(-1))
    problem = sample.problem("log-of-negative", mul(inner, e.Trace(sample.X)), sample.X)
    with pytest.raises(NoTruth, match="no value"):
        truth(problem)
