"""Sums and products over indices become matrix algebra, and what does not stays a sum that is right."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Verified
from nablasheet.derive.derivation import derive
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import IndexedSum
from nablasheet.identity import Declarations
from nablasheet.parse.formula import parse_formula, parse_symbol
from nablasheet.render.latex import latex

GIVEN = (
    r"$x, a, w \in \mathbb{R}^n$",
    r"$y \in \mathbb{R}^m$",
    r"$q \in \mathbb{R}^n$, nonzero entries",
    r"$A \in \mathbb{R}^{n \times n}$",
    r"$S \in \mathbb{R}^{n \times n}$, symmetric",
    r"$B \in \mathbb{R}^{m \times n}$",
    r"$X \in \mathbb{R}^{m \times n}$",
    r"$C \in \mathbb{R}^{n \times p}$",
    r"$D \in \mathbb{R}^{p \times m}$",
)

# function, variable, denominator layout
MATRIX_FORMS = [
    (r"\sum_i a_i x_i", "x", "a"),
    (r"\sum_i x_i^2", "x", "2 x"),
    (r"\sum_{i,j} A_{ij} x_i x_j", "x", r"(A + A^\top) x"),
    (r"\sum_{ij} X_{ij}^2", "X", "2 X"),
    (r"\sum_i A_{ii} x_i", "x", r"\operatorname{diag}(A)"),
    (r"\sum_i (y_i - \sum_j B_{ij} x_j)^2", "x", r"-2 B^\top (y - B x)"),
    (r"\sum_{i,j,k} X_{ij} C_{jk} D_{ki}", "X", r"D^\top C^\top"),
    (r"\sum_{i<j} x_i x_j", "x", r"(\mathbf{1}^\top x) \mathbf{1} - x"),
    (r"\sum_{i<j} (x_i - x_j)^2", "x", r"2 (n x - (\mathbf{1}^\top x) \mathbf{1})"),
    (r"\sum_{i \ne j} x_i x_j", "x", r"2 ((\mathbf{1}^\top x) \mathbf{1} - x)"),
    (r"\sum_{i,j} \delta_{ij} x_i x_j", "x", "2 x"),
    (r"\sum_{i,j} (X_{ij} - y_i x_j)^2", "y", r"2 ((x^\top x) y - X x)"),
    (r"\sum_j B_{ij} x_j", "x", r"B^\top e_i"),
    (r"\sum_i w_i (y^\top X e_i)", "y", "X w"),
    (r"\prod_i q_i", "q", r"\left(\prod_{i=1}^n q_{i}\right) q^{\circ -1}"),
]
# What keeps its sum, or has a long form: the value must be right all the same.
OTHERS = [
    (r"\sum_{i=1}^{n-1} (x_{i+1} - x_i)^2", "x"),
    (r"\sum_{i=1}^n i x_i", "x"),
    (r"\sum_{i<j} S_{ij} (x_i - x_j)^2", "x"),
    (r"\sum_{i<j} A_{ij} x_i x_j", "x"),
    (r"\sum_{i>j} A_{ij} x_i x_j", "x"),
    (r"\sum_{i=1}^n \|X e_i - y\|^2", "y"),
    (r"\sum_{i,j} w_i A_{ij} x_j x_i^2", "x"),
    (r"\sum_{i,j} \exp(x_i y_j)", "x"),
    (r"\frac{1}{n} \sum_i (x_i - \frac{1}{n} \sum_j x_j)^2", "x"),
]


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declared_as(GIVEN)


@pytest.mark.parametrize(("function", "variable", "expected"), MATRIX_FORMS)
def test_a_sum_over_indices_has_a_matrix_form(
    function: str, variable: str, expected: str, declared: Declarations
) -> None:
    found = derive(parse_formula(function, declared), parse_symbol(variable, declared), 1)
    assert latex(found.denominator) == expected


@pytest.mark.parametrize(("function", "variable"), [*(row[:2] for row in MATRIX_FORMS), *OTHERS])
def test_the_referees_agree(function: str, variable: str, declared: Declarations) -> None:
    node, symbol = parse_formula(function, declared), parse_symbol(variable, declared)
    found = derive(node, symbol, 1)
    assert found.function == node
    verdict = check_derivative(node, symbol, found.numerator, declared.symbols, "indices")
    assert isinstance(verdict, Verified)


def test_shifted_indices_stay_a_sum(declared: Declarations) -> None:
    function = parse_formula(r"\sum_{i=1}^{n-1} x_{i+1} x_i", declared)
    found = derive(function, parse_symbol("x", declared), 1)
    assert isinstance(found.denominator, IndexedSum)


def test_a_product_whose_factors_may_vanish_is_refused(declared: Declarations) -> None:
    function = parse_formula(r"\prod_i x_i", declared)
    with pytest.raises(NotDerived, match="nonzero entries"):
        derive(function, parse_symbol("x", declared), 1)
