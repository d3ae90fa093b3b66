"""The referees on derivatives: true ones pass, wrong ones fall, and failing is never passing."""

from __future__ import annotations

import pytest
from tests.check.known import FIRST, SECOND, T_, WRONG, M, S, X, Z, f, t, tr, two, x, y

from nablasheet import expr as e
from nablasheet.check import inquiry
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Refuted, Undecided, Verified
from nablasheet.expr import build as b


@pytest.mark.parametrize("case", FIRST, ids=lambda case: case[0])
def test_known_derivatives_are_verified(case) -> None:
    _, function, variable, numerator = case
    verdict = check_derivative(function, variable, numerator, {}, "known")
    assert isinstance(verdict, Verified), getattr(verdict, "reason", verdict)
    assert [item.method for item in verdict.evidence] == ["exact", "difference"]
    assert all(item.draws in (4, 48) for item in verdict.evidence)
    if variable is not t:
        assert all(len(item.shapes) == 2 for item in verdict.evidence)


@pytest.mark.parametrize("case", SECOND, ids=lambda case: case[0])
def test_second_derivatives_are_verified(case) -> None:
    _, function, variable, second = case
    assert isinstance(check_derivative(function, variable, second, {}, "known", order=2), Verified)


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case[0])
def test_wrong_derivatives_are_refuted_on_paper(case) -> None:
    _, function, variable, numerator = case
    verdict = check_derivative(function, variable, numerator, {}, "wrong")
    assert isinstance(verdict, Refuted)
    found = verdict.counterexample
    assert found.left != found.right or found.shapes
    assert all(abs(int(entry)) <= 2 for _, grid in found.values for row in grid for entry in row)


def test_a_half_true_zero_second_derivative_is_refuted() -> None:
    function = b.mul(b.transpose(x), S, x)
    zero = e.Zero(e.matrix(e.dim("n"), e.dim("n")))
    assert isinstance(check_derivative(function, x, zero, {}, "wrong", order=2), Refuted)


@pytest.mark.parametrize("steepness", [1, 30, 100, 1000])
def test_the_doubled_derivative_of_a_saturated_tanh_is_refuted(steepness: int) -> None:
    argument = b.mul(e.number(steepness), t)
    slope = b.mul(e.number(steepness), b.sub(e.UNITY, b.power(f("tanh", argument), two)))
    assert isinstance(check_derivative(f("tanh", argument), t, slope, {}, "tanh"), Verified)
    doubled = b.mul(two, slope)
    assert isinstance(check_derivative(f("tanh", argument), t, doubled, {}, "tanh"), Refuted)


def test_a_derivative_that_vanishes_by_cancellation_is_zero() -> None:
    trace = e.Trace(S)
    function = b.add(b.power(f("sin", trace), two), b.power(f("cos", trace), two))
    zero = e.Zero(e.matrix(e.dim("n"), e.dim("n")))
    assert isinstance(check_derivative(function, S, zero, {}, "zero"), Verified)


def test_a_shape_that_does_not_fit_is_refuted_by_its_shape() -> None:
    verdict = check_derivative(b.mul(b.transpose(x), x), x, b.mul(two, x), {}, "shape")
    assert isinstance(verdict, Refuted)
    assert verdict.counterexample.shapes == ("1×2", "2×1")


@pytest.mark.parametrize("place", [0, 1])
def test_a_referee_that_raises_does_not_agree(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    whole = inquiry.referees

    def broken(seconds: float):
        panel = whole(seconds)

        def fail(*arguments: object) -> None:
            raise ValueError("broken")

        panel[place].rings = fail
        return panel

    monkeypatch.setattr(inquiry, "referees", broken)
    verdict = check_derivative(tr(S), S, e.Identity(e.dim("n")), {}, "raise")
    assert isinstance(verdict, Undecided)
    assert "did not finish: ValueError: broken" in verdict.reason
    assert len(verdict.evidence) == 1


def test_a_referee_without_time_does_not_agree() -> None:
    verdict = check_derivative(tr(S), S, e.Identity(e.dim("n")), {}, "time", seconds=0.0)
    assert isinstance(verdict, Undecided)
    assert "ran out of time" in verdict.reason
    assert verdict.evidence == ()


def test_a_formula_without_a_value_is_undecided() -> None:
    function = f("log", b.mul(e.number(-1), b.power(t, two)))
    verdict = check_derivative(function, t, b.divide(two, t), {}, "nowhere")
    assert isinstance(verdict, Undecided)
    assert "no sample point" in verdict.reason


def test_a_matrix_that_is_too_large_is_not_agreement() -> None:
    large = e.Trace(e.Kronecker((S,) * 6))
    slope = b.mul(e.number(6), b.power(e.Trace(S), e.number(5)), e.Identity(e.dim("n")))
    verdict = check_derivative(large, S, slope, {}, "large")
    assert isinstance(verdict, Undecided)
    assert verdict.reason.count("too large") == 2
    assert verdict.evidence == ()


@pytest.mark.parametrize(
    ("convention", "expected"),
    [
        ("projection", lambda M: b.mul(e.HALF, b.add(M, b.transpose(M)))),
        ("independent", lambda M: b.sub(b.add(M, b.transpose(M)), b.hadamard(M, e.Identity(e.dim("n"))))),
        ("free", lambda M: M),
    ],
)
def test_the_three_conventions_of_a_symmetric_variable(convention: str, expected) -> None:
    verdict = check_derivative(tr(M, Z), Z, expected(M), {}, "sym", convention=convention)
    assert isinstance(verdict, Verified)
    other = b.add(expected(M), b.transpose(M))
    assert isinstance(check_derivative(tr(M, Z), Z, other, {}, "sym", convention=convention), Refuted)


def test_the_same_question_has_the_same_answer() -> None:
    function, wrong = b.mul(b.transpose(x), S, x), b.mul(two, b.transpose(x), S)
    first = check_derivative(function, x, wrong, {}, "seed")
    assert first == check_derivative(function, x, wrong, {}, "seed")


def test_a_right_side_that_never_has_a_value_is_refuted() -> None:
    nowhere = b.mul(b.transpose(x), b.inverse(b.mul(x, b.transpose(x))))
    verdict = check_derivative(b.mul(b.transpose(x), x), x, nowhere, {}, "singular")
    assert isinstance(verdict, Refuted)
    assert verdict.counterexample.text == "the right side has no value where the left side has one"


def test_a_zero_in_disguise_is_zero() -> None:
    disguised = e.Transpose(e.Zero(e.matrix(e.dim("n"), e.dim("n"))))
    assert isinstance(check_derivative(b.mul(b.transpose(x), x), S, disguised, {}, "zero"), Verified)


@pytest.mark.parametrize("inner", [b.mul(e.number(2), T_(x), y), b.mul(e.number(-1), T_(y), y)])
def test_a_step_at_the_wrong_place_is_refuted(inner: e.Node) -> None:
    function = f("relu", b.add(b.mul(T_(x), y), t))
    right = b.mul(f("step", b.add(b.mul(T_(x), y), t)), T_(y))
    wrong = b.mul(f("step", b.add(inner, t)), T_(y))
    assert isinstance(check_derivative(function, x, right, {}, "step"), Verified)
    assert isinstance(check_derivative(function, x, wrong, {}, "step"), Refuted)


def test_sizes_that_make_both_sides_vanish_prove_nothing() -> None:
    """det(A X B) is zero where A X B has more rows than X has rank."""
    A, D = e.Symbol("A", e.matrix("p", "m")), e.Symbol("D", e.matrix("n", "p"))
    inside = b.mul(A, X, D)
    right = b.mul(e.Determinant(inside), D, b.inverse(inside), A)
    wrong = b.mul(e.Determinant(inside), D, inside, A)
    assert isinstance(check_derivative(e.Determinant(inside), X, right, {}, "rank"), Verified)
    assert isinstance(check_derivative(e.Determinant(inside), X, wrong, {}, "rank"), Refuted)


def test_what_is_zero_at_every_sample_is_still_verified() -> None:
    K = e.Symbol("K", e.matrix("n", "n"), frozenset({e.Assumption.SKEW}))
    slope = b.mul(T_(x), b.add(K, T_(K)))
    assert isinstance(check_derivative(b.mul(T_(x), K, x), x, slope, {}, "skew"), Verified)


def test_differences_bear_a_nearly_singular_hessian() -> None:
    function = f("log", e.Determinant(S))
    inverse = b.inverse(S)
    second = b.mul(e.number(-1), e.Commutation(e.dim("n"), e.dim("n")), b.kronecker(T_(inverse), inverse))
    for seed in ("a", "b", "c"):
        assert isinstance(check_derivative(function, S, second, {}, seed, order=2), Verified)
