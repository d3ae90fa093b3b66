"""Derivatives case by case, and the referees on both sides of the border."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet.check.claim import check_claim
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Refuted, Verified
from nablasheet.derive.derivation import derive
from nablasheet.identity import Declarations
from nablasheet.parse.formula import parse_formula, parse_statement, parse_symbol
from nablasheet.render.latex import latex

HUBER = r"\begin{cases} \frac{1}{2} t^2 & |t| \le \delta \\ \delta |t| - \frac{1}{2} \delta^2 & |t| > \delta \end{cases}"
GATE = r"\begin{cases} A x & a^\top x > 0 \\ x & \text{otherwise} \end{cases}"


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declared_as(
        [
            r"$t \in \mathbb{R}$",
            r"$\delta \in \mathbb{R}$, positive",
            r"$x, a \in \mathbb{R}^n$",
            r"$A \in \mathbb{R}^{n \times n}$",
        ]
    )


@pytest.mark.parametrize(
    ("function", "variable", "denominator"),
    [
        (
            HUBER,
            "t",
            r"\begin{cases} t & \text{if } \delta > |t| \\ \delta \operatorname{sgn}(t) & \text{otherwise} \end{cases}",
        ),
        (
            r"\begin{cases} a^\top x & a^\top x < 1 \\ 1 & \text{otherwise} \end{cases}",
            "x",
            r"\begin{cases} a & \text{if } a^\top x < 1 \\ 0 & \text{otherwise} \end{cases}",
        ),
        (GATE, "x", r"\begin{cases} A^\top & \text{if } a^\top x > 0 \\ I & \text{otherwise} \end{cases}"),
    ],
)
def test_each_case_has_its_derivative(
    function: str, variable: str, denominator: str, declared: Declarations
) -> None:
    node, symbol = parse_formula(function, declared), parse_symbol(variable, declared)
    found = derive(node, symbol, 1)
    assert latex(found.denominator) == denominator
    verdict = check_derivative(node, symbol, found.numerator, declared.symbols, "cases")
    assert isinstance(verdict, Verified)


@pytest.mark.parametrize(
    "wrong",
    [
        r"\begin{cases} 3 t & |t| \le \delta \\ \delta \operatorname{sgn}(t) & \text{otherwise} \end{cases}",
        r"\begin{cases} t & |t| \le \delta \\ 2 \delta \operatorname{sgn}(t) & \text{otherwise} \end{cases}",
    ],
)
def test_a_mistake_in_either_case_is_refuted(wrong: str, declared: Declarations) -> None:
    (claim,) = parse_statement(rf"\nabla_t \left( {HUBER} \right) = {wrong}", declared)
    assert isinstance(check_claim(claim, declared).verdict, Refuted)
