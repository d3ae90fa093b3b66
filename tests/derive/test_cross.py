"""The cross product by its factors, and the extreme entries of a vector."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Verified
from nablasheet.derive.derivation import derive
from nablasheet.identity import Declarations
from nablasheet.parse.formula import parse_formula, parse_symbol
from nablasheet.render.latex import latex

# function, variable, numerator layout
CASES = [
    (r"a \times x", "x", r"[a]_\times"),
    (r"x \times a", "x", r"-[a]_\times"),
    (r"(A x) \times a", "x", r"-[a]_\times A"),
    (r"x \times (A x)", "x", r"[x]_\times A - [A x]_\times"),
    (r"a \times (b \times x)", "x", r"[a]_\times [b]_\times"),
    (r"[a]_\times x", "x", r"[a]_\times"),
    (r"a \cdot (b \times x)", "x", r"(a \times b)^\top"),
    (r"\|a \times x\|^2", "x", r"2 ((a \times x) \times a)^\top"),
    (r"\max_i v_i", "v", r"e_{\arg \max(v)}^\top"),
    (r"\min_i (B v)_i", "v", r"e_{\arg \min(B v)}^\top B"),
    (r"\|v\|_\infty", "v", r"(\operatorname{sgn}(v) \odot e_{\arg \max(|v|)})^\top"),
]


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declared_as(
        [
            r"$x, a, b \in \mathbb{R}^3$",
            r"$A \in \mathbb{R}^{3 \times 3}$",
            r"$v \in \mathbb{R}^n$",
            r"$B \in \mathbb{R}^{m \times n}$",
        ]
    )


@pytest.mark.parametrize(("function", "variable", "numerator"), CASES)
def test_a_result_is_short_and_right(
    function: str, variable: str, numerator: str, declared: Declarations
) -> None:
    node, symbol = parse_formula(function, declared), parse_symbol(variable, declared)
    found = derive(node, symbol, 1)
    assert latex(found.numerator) == numerator
    verdict = check_derivative(node, symbol, found.numerator, declared.symbols, "cross")
    assert isinstance(verdict, Verified)


def test_a_bilinear_form_in_the_matrix_of_a_cross_product(declared: Declarations) -> None:
    node, symbol = parse_formula(r"b^\top [x]_\times A b", declared), parse_symbol("x", declared)
    found = derive(node, symbol, 1)
    verdict = check_derivative(node, symbol, found.numerator, declared.symbols, "bilinear")
    assert isinstance(verdict, Verified)
