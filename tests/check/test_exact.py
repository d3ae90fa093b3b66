"""The two referees compute the same derivatives, each in its own way."""

from __future__ import annotations

from itertools import islice

import pytest
from tests.check.known import FIRST, SECOND

from nablasheet import expr as e
from nablasheet.check import difference, exact
from nablasheet.check.budget import Budget
from nablasheet.check.digits import Decimal
from nablasheet.check.plain import Plain
from nablasheet.check.sample import draw, shape_sets
from nablasheet.check.subject import subject
from nablasheet.expr.functions import numerator_shape

BUDGET = Budget.of(36_000.0)  # from when the module is read to its last test


def gap(a, b_) -> float:
    assert (len(a), len(a[0])) == (len(b_), len(b_[0]))
    size = max(abs(v) for row in a for v in row) or 1
    return float(
        max(abs(v - u) for p, q in zip(a, b_, strict=True) for v, u in zip(p, q, strict=True)) / size
    )


def sampled(function: e.Node, variable: e.Symbol):
    about = subject([function, variable])
    return draw(about, list(islice(shape_sets(about, variable), 2))[-1], "both", "positive", 0)


@pytest.mark.parametrize("case", FIRST, ids=lambda case: case[0])
def test_jets_and_differences_agree(case) -> None:
    _, function, variable, _ = case
    sample = sampled(function, variable)
    by_jets = exact.jacobian(function, variable, sample, Decimal(BUDGET))
    by_differences = difference.jacobian(function, variable, sample, Plain(BUDGET))
    assert gap(by_jets, by_differences) < 1e-30
    shape = numerator_shape(function.shape, variable.shape)
    assert len(by_jets) == shape.rows.value(sample.sizes)
    assert len(by_jets[0]) == shape.cols.value(sample.sizes)


@pytest.mark.parametrize("case", SECOND, ids=lambda case: case[0])
def test_second_derivatives_agree(case) -> None:
    _, function, variable, _ = case
    sample = sampled(function, variable)
    by_jets = exact.hessian(function, variable, sample, Decimal(BUDGET))
    by_differences = difference.hessian(function, variable, sample, Plain(BUDGET))
    assert gap(by_jets, by_differences) < 1e-20
