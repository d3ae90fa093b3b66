"""Sums without bounds, relations between indices, and shifted indices."""

from __future__ import annotations

import pytest

from nablasheet.expr.plain import plain
from nablasheet.identity import Declarations
from nablasheet.parse import ParseError, parse_formula

READ = [
    (r"\sum_i x_i a_i", "(sum[i = 1..n] (x[i, 1] a[i, 1]))"),
    (r"\sum_{i,j} X_{ij}", "(sum[i = 1..m] (sum[j = 1..n] X[i, j]))"),
    (r"\sum_{ij} X_{ij}", "(sum[i = 1..m] (sum[j = 1..n] X[i, j]))"),
    (r"\sum_i^n x_i", "(sum[i = 1..n] x[i, 1])"),
    (r"\prod_i x_i", "(prod[i = 1..n] x[i, 1])"),
    (r"\sum_{i=1}^{n-1} x_{i+1}", "(sum[i = 1..n - 1] x[(i + 1), 1])"),
    (r"\sum_{i=2}^{n} x_{i-1}", "(sum[i = 2..n] x[(i + (-1)), 1])"),
    (r"\sum_{i \ne j} x_i a_j",
     "(sum[i = 1..n] (sum[j = 1..n] ((1[n×n] - I[n])[i, j] x[i, 1] a[j, 1])))"),
    (r"\sum_{i,j} \delta_{ij} A_{ij}", "(sum[i = 1..n] (sum[j = 1..n] (I[n][i, j] A[i, j])))"),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "expected"), READ)
def test_how_far_an_index_runs_follows_from_what_it_counts(
    formula: str, expected: str, declared: Declarations
) -> None:
    assert plain(parse_formula(formula, declared)) == expected


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        (r"\sum_i y", "unknown-size"),
        (r"\sum_i x_i X_{ij}", "unknown-size"),
        (r"\sum_{i < i} x_i", "not-supported"),
        (r"\prod_{i,j} X_{ij}", "not-supported"),
        (r"\sum_{i \in S} x_i", "not-supported"),
        (r"\sum_{j < i} A_{ij}", "ambiguous"),
        (r"\sum_{j \ne i} A_{ij}", "ambiguous"),
        (r"\sum_{i=0}^{n-1} x_i", "shapes-differ"),
        (r"\sum_{i=1}^{n} x_i x_{i+1}", "shapes-differ"),
        (r"\prod_i x_i / y", "ambiguous"),
        (r"\max_i x_i - a_i", "ambiguous"),
    ],
)
def test_what_has_no_clear_range_is_refused(formula: str, code: str, declared: Declarations) -> None:
    with pytest.raises(ParseError) as error:
        parse_formula(formula, declared)
    assert error.value.finding.name == code
