"""Verdicts: what is wrong is found wrong for the right reason, what is right is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nablasheet.errata import Audit, Judgement
from nablasheet.errata.verdict import VERDICTS, from_record, worst

SQUARE = r"given: $X \in \mathbb{R}^{n \times n}$"
PLAIN = r"given: $X \in \mathbb{R}^{m \times n}$"
LINEAR = (r"given: $A \in \mathbb{R}^{m \times n}$", r"given: $x \in \mathbb{R}^n$")


def item(*fields: str) -> str:
    return "\n".join(["## a place", "", "- quote: q", *(f"- {one}" for one in fields)]) + "\n"


@pytest.fixture
def judged(audited: Callable[..., Audit]) -> Callable[..., Judgement]:
    """The judgement on one item with these fields."""
    return lambda *fields: audited(item(*fields)).judged[0].judgement


def test_a_true_statement_is_verified(judged: Callable[..., Judgement]) -> None:
    found = judged(*LINEAR, r"claim: $\frac{\partial A x}{\partial x} = A^\top$")
    assert found == Judgement("verified", holds="denominator")


def test_the_trace_is_no_product(judged: Callable[..., Judgement]) -> None:
    right = r"\operatorname{tr}(X) = \sum_{i=1}^n X_{ii}"
    found = judged(SQUARE, r"claim: $\operatorname{tr}(X) = \prod_{i=1}^n X_{ii}$", f"right: ${right}$")
    assert found.verdict == "refuted"
    assert found.counterexample.startswith("X = [[")
    assert found.numerator == found.denominator == right


def test_a_lost_sign_is_refuted_and_put_right(judged: Callable[..., Judgement]) -> None:
    given = r"given: $X \in \mathbb{R}^{n \times n}$, invertible"
    found = judged(given, r"claim: $\mathrm{d}(X^{-1}) = X^{-1} (\mathrm{d} X) X^{-1}$")
    assert found.verdict == "refuted"
    assert found.counterexample
    assert "-X^{-1}" in found.numerator


def test_the_other_layout_is_called_so(judged: Callable[..., Judgement]) -> None:
    found = judged(*LINEAR, r"claim: $\frac{\partial A x}{\partial x} = A$")
    assert (found.verdict, found.holds) == ("layout", "numerator")
    assert found.counterexample
    assert (found.numerator, found.denominator) == (
        r"\frac{\partial \left(A x\right)}{\partial x} = A",
        r"\frac{\partial \left(A x\right)}{\partial x} = A^\top",
    )


def test_without_a_stated_layout_either_will_do(judged: Callable[..., Judgement]) -> None:
    for value in ("A", r"A^\top"):
        found = judged(*LINEAR, "layout: none", rf"claim: $\frac{{\partial A x}}{{\partial x}} = {value}$")
        assert found.verdict == "verified"


def test_a_missing_condition_is_found_by_trying(judged: Callable[..., Judgement]) -> None:
    given = (r"given: $C \in \mathbb{R}^{n \times n}$", r"given: $x \in \mathbb{R}^n$")
    found = judged(*given, r"claim: $\nabla_x (x^\top C x) = 2 C x$")
    assert (found.verdict, found.assumption) == ("assumption", "C symmetric")
    assert found.counterexample
    assert "C^\\top" in found.denominator


def test_a_condition_on_the_variable_is_not_tried(judged: Callable[..., Judgement]) -> None:
    found = judged(SQUARE, r"claim: $\nabla_X \operatorname{tr}(X^2) = 2 X$")
    assert (found.verdict, found.holds) == ("layout", "numerator")
    cubic = judged(SQUARE, r"claim: $\nabla_X \operatorname{tr}(X^\top X X) = 3 X^2$")
    assert cubic.verdict == "refuted"


def test_shapes_that_do_not_conform_are_ill_formed(judged: Callable[..., Judgement]) -> None:
    given = (PLAIN, r"given: $Y \in \mathbb{R}^{m \times n}$")
    found = judged(*given, r"claim: $\operatorname{tr}(X Y^\top) = X \odot Y$")
    assert found.verdict == "ill-formed"
    assert "scalar" in found.counterexample


def test_what_conforms_only_when_square_is_refuted_if_it_is_false(judged: Callable[..., Judgement]) -> None:
    given = (PLAIN, r"given: $A \in \mathbb{R}^{n \times n}$")
    claim = r"claim: $\frac{\partial \operatorname{tr}(A X^\top X)}{\partial X} = (A + A^\top) X$"
    found = judged(*given, claim)
    assert found.verdict == "refuted"
    assert found.counterexample.startswith("A = ")
    assert found.denominator.endswith(r"X (A + A^\top)")


def test_what_holds_only_when_square_says_so(judged: Callable[..., Judgement]) -> None:
    given = (PLAIN, r"given: $A \in \mathbb{R}^{m \times n}$")
    found = judged(*given, r"claim: $\operatorname{tr}(X A) = \operatorname{tr}(A X)$")
    assert (found.verdict, found.assumption) == ("assumption", "all sizes equal")


@pytest.mark.parametrize(
    ("layout", "shape", "verdict"),
    [
        ("denominator", r"n \times 1", "verified"),
        ("numerator", r"1 \times n", "verified"),
        ("numerator", r"n \times 1", "layout"),
        ("denominator", r"1 \times n", "layout"),
        ("denominator", r"n \times n", "refuted"),
        ("none", r"1 \times n", "verified"),
    ],
)
def test_shapes_are_statements(
    judged: Callable[..., Judgement], layout: str, shape: str, verdict: str
) -> None:
    given = (r"given: $x \in \mathbb{R}^n$", r"given: $f(x) \in \mathbb{R}$, smooth function")
    claim = rf"claim: $\frac{{\partial f(x)}}{{\partial x}} \in \mathbb{{R}}^{{{shape}}}$"
    found = judged(*given, f"layout: {layout}", claim)
    assert found.verdict == verdict
    if found.is_wrong:
        assert (found.numerator, found.denominator) == (r"1 \times n", r"n \times 1")


def test_what_cannot_be_read_is_undecided_with_the_reason(judged: Callable[..., Judgement]) -> None:
    assert judged("claim: $q = 1$").reason
    assert judged(r"given: $X \in \mathbb{R}^n$, purple", "claim: $1 = 1$").verdict == "undecided"
    found = judged("en: words alone")
    assert found.verdict == "undecided"
    assert found.reason


def test_a_chain_is_as_good_as_its_worst_link(judged: Callable[..., Judgement]) -> None:
    found = judged(SQUARE, r"claim: $\operatorname{tr}(X) = \operatorname{tr}(X^\top) = \det(X)$")
    assert found.verdict == "refuted"
    several = judged(SQUARE, r"claim: $X = X$", r"claim: $X = 2 X$", "claim: $q = 1$")
    assert several.verdict == "refuted"


def test_records_come_back_equal() -> None:
    made = Judgement("layout", "", "text", "x", "numerator", "", "A", "B")
    assert from_record(made.record()) == made


def test_verdicts_are_ordered_by_what_is_worse() -> None:
    made = [Judgement(verdict) for verdict in reversed(VERDICTS)]
    assert worst(made).verdict == VERDICTS[0]
    assert [one.is_wrong for one in made] == [False, False, True, True, True, True]
