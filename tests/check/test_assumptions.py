"""Dropping assumptions: those that matter come with a counterexample or a reason."""

from __future__ import annotations

import pytest
from tests.check.known import T_, b, f, tr, two

from nablasheet import expr as e
from nablasheet.check.assumptions import hypotheses
from nablasheet.expr import Assumption
from nablasheet.identity import Claim, Declarations, Form, Identity

A = Assumption

n = e.dim("n")


def symbol(*assumptions: A, shape: e.Shape | None = None, name: str = "K") -> e.Symbol:
    return e.Symbol(name, shape or e.matrix(n, n), frozenset(assumptions))


def dropped(left: e.Node, right: e.Node, *symbols: e.Symbol, form: Form = Form.EQUATION, variable=None):
    declarations = Declarations({s.name: s for s in symbols})
    claim = Claim(form, left, right, variable)
    identity = Identity("an-id", declarations, None, None, 1, "f", (claim,))
    return {item.assumption: item for item in hypotheses(identity, None)}


def test_symmetric_is_needed_with_a_small_counterexample() -> None:
    K, x = symbol(A.SYMMETRIC), symbol(shape=e.column(n), name="x")
    found = dropped(b.mul(T_(x), K, x), b.mul(two, K, x), K, x, form=Form.GRADIENT, variable=x)[A.SYMMETRIC]
    assert found.needed
    assert found.counterexample is not None
    values = dict(found.counterexample.values)
    assert all(abs(int(v)) <= 2 for row in values["K"] for v in row)
    assert values["K"][0][1] != values["K"][1][0]


def test_an_inverse_needs_its_argument_to_be_invertible() -> None:
    K = symbol(A.INVERTIBLE)
    found = dropped(b.mul(K, b.inverse(K)), e.Identity(n), K)[A.INVERTIBLE]
    assert found.needed
    assert "need not have a value" in found.reason


def test_an_inverse_is_noticed_beside_another_that_may_fail_too() -> None:
    K, L = symbol(A.INVERTIBLE), symbol(name="L")
    left = b.mul(b.inverse(b.add(K, L)), b.add(K, L), b.inverse(K))
    found = dropped(left, b.inverse(K), K, L)[A.INVERTIBLE]
    assert found.needed
    assert "need not have a value" in found.reason


def test_complex_allows_more_and_is_not_dropped() -> None:
    K = symbol(A.COMPLEX)
    assert dropped(e.Trace(T_(K)), e.Trace(K), K) == {}


def test_a_logarithm_needs_a_positive_argument() -> None:
    x = symbol(A.POSITIVE, shape=e.SCALAR, name="x")
    found = dropped(f("exp", f("log", x)), x, x)[A.POSITIVE]
    assert found.needed
    assert "need not have a value" in found.reason


@pytest.mark.parametrize("assumption", [A.SYMMETRIC, A.INVERTIBLE, A.POSITIVE_DEFINITE, A.DIAGONAL])
def test_an_idle_assumption_is_not_known_to_be_needed(assumption: A) -> None:
    K, L = symbol(assumption), symbol(name="L")
    found = dropped(tr(K, L), tr(L, K), K, L)[assumption]
    assert not found.needed
    assert found.counterexample is None


def test_orthogonal_and_idempotent_are_needed() -> None:
    for assumption, square in ((A.ORTHOGONAL, e.Identity(n)), (A.INVOLUTORY, e.Identity(n))):
        K = symbol(assumption)
        left = b.mul(T_(K), K) if assumption is A.ORTHOGONAL else b.mul(K, K)
        assert dropped(left, square, K)[assumption].counterexample is not None


def test_a_plain_value_is_tried_where_draws_never_meet_one() -> None:
    c, K = symbol(A.NONZERO, shape=e.SCALAR, name="c"), symbol(A.INVERTIBLE)
    found = dropped(b.inverse(b.mul(c, K)), b.mul(b.power(c, e.number(-1)), b.inverse(K)), c, K)
    assert found[A.NONZERO].needed
    assert found[A.INVERTIBLE].needed
    assert "need not have a value" in found[A.NONZERO].reason


def test_a_statement_may_need_what_the_formula_does_not() -> None:
    K, L = symbol(A.SYMMETRIC), symbol(name="L")
    plain = Claim(Form.EQUATION, tr(K, L), tr(L, K))
    other = Claim(Form.EQUATION, tr(K, L), tr(K, T_(L)))
    identity = Identity("an-id", Declarations({"K": K, "L": L}), None, None, 1, "f", (plain, other))
    (found,) = hypotheses(identity, None)
    assert found.needed
    assert "statement" in found.reason


def test_what_others_imply_is_not_dropped() -> None:
    K = symbol(A.POSITIVE_DEFINITE, A.SYMMETRIC)
    found = dropped(b.mul(K, b.inverse(K)), e.Identity(n), K)
    assert list(found) == [A.POSITIVE_DEFINITE]


def test_rounding_errors_are_no_counterexample() -> None:
    x, c = symbol(shape=e.column(n), name="x"), symbol(A.POSITIVE, shape=e.SCALAR, name="c")
    root = f("sqrt", b.mul(T_(x), x))
    zero = b.mul(c, b.sub(b.mul(root, root), b.mul(T_(x), x)))
    found = dropped(zero, b.mul(two, zero), x, c)[A.POSITIVE]
    assert found.counterexample is None


def test_nothing_is_said_without_a_formula() -> None:
    assert hypotheses(Identity("an-id", Declarations(), None, None, 1, "f", ()), None) == ()
