"""Mutants die: each one-step mistake in a known derivative is refuted, or is none."""

from __future__ import annotations

import pytest
from tests.check.known import FIRST, P, S, b, x

from nablasheet import expr as e
from nablasheet.check.derivative import check_derivative
from nablasheet.check.mutants import mutants
from nablasheet.check.verdict import Refuted, Undecided, Verified

# Formulas with different kinds of parts.
CHOSEN = (
    "tr AX", "tr X^T A X", "tr A X^-1 B", "x'Sx", "|Rx-w|^2", "a'Xb", "det X'X", "softmax", "BXC", "X^T",
    "X^-1", "X^2", "u(x)'v(x)", "h(u(x))", "tanh Rx", "log det X", "inverse by t",
)  # fmt: skip
CASES = [case for case in FIRST if case[0] in CHOSEN]


def test_the_chosen_cases_exist() -> None:
    assert len(CASES) == len(CHOSEN)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_every_mutant_is_refuted_or_proved_equal(case) -> None:
    _, function, variable, numerator = case
    found = mutants(numerator)
    verdicts = {m.formula: check_derivative(function, variable, m.formula, {}, "mutant") for m in found}
    assert any(isinstance(v, Refuted) for v in verdicts.values())
    assert not [m.mistake for m in found if isinstance(verdicts[m.formula], Undecided)]


def test_only_harmless_mutants_survive() -> None:
    gradient = b.mul(e.number(2), b.transpose(x), P)
    function = b.mul(b.transpose(x), P, x)
    survivors = {
        mutant.mistake
        for mutant in mutants(gradient)
        if isinstance(check_derivative(function, x, mutant.formula, {}, "mutant"), Verified)
    }
    assert survivors == {"added transpose"}


def test_the_mistakes_have_names() -> None:
    formula = b.add(b.mul(e.number(2), S, b.transpose(P), b.inverse(S)), b.mul(P, b.transpose(S)))
    names = {mutant.mistake for mutant in mutants(formula)}
    assert names == {
        "lost transpose", "added transpose", "lost inverse", "sign", "dropped term", "dropped factor",
        "swapped neighbours", "factor", "other letter",
    }  # fmt: skip


def test_mutants_differ_and_keep_the_shape() -> None:
    formula = b.mul(e.number(2), b.transpose(x), P)
    found = [mutant.formula for mutant in mutants(formula)]
    assert len(found) == len(set(found)) > 3
    assert all(mutant.shape == formula.shape and mutant != formula for mutant in found)


def test_places_and_unnamed_functions_stay_what_they_are() -> None:
    u = e.Apply("u", (x,), x.shape)
    formula = b.mul(e.Entry(S, e.UNITY, e.number(2)), e.Partial(u, 0, "numerator"))
    found = [mutant.formula for mutant in mutants(formula)]
    assert found
    for node in (node for mutant in found for node in mutant.walk()):
        assert not isinstance(node, e.Partial) or isinstance(node.function, e.Apply)
        assert not isinstance(node, e.Entry) or (node.row, node.col) == (e.UNITY, e.number(2))
