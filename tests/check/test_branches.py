"""Equations between principal values of complex numbers are never called verified."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet.check.claim import check_claim
from nablasheet.check.verdict import Undecided, Verified
from nablasheet.identity import Declarations
from nablasheet.parse import parse_statement


@pytest.fixture(scope="module")
def known() -> Declarations:
    return declared_as(
        [r"$z, w \in \mathbb{C}$", r"$v \in \mathbb{C}^n$", r"$a, b \in \mathbb{R}$, positive"]
    )


@pytest.mark.parametrize(
    "statement",
    [
        r"\log(z w) = \log z + \log w",
        r"\sqrt{z w} = \sqrt{z} \sqrt{w}",
        r"\log(\exp(z)) = z",
        r"\arg(z w) = \arg z + \arg w",
        r"(z w)^{1/3} = z^{1/3} w^{1/3}",
    ],
)
def test_a_law_of_logarithms_that_fails_on_half_of_the_plane(statement: str, known: Declarations) -> None:
    (claim,) = parse_statement(statement, known)
    assert not isinstance(check_claim(claim, known).verdict, Verified)


def test_the_verdict_says_why(known: Declarations) -> None:
    (claim,) = parse_statement(r"\log(\exp(z)) = z", known)
    verdict = check_claim(claim, known).verdict
    if isinstance(verdict, Undecided):
        assert "principal values" in verdict.reason


@pytest.mark.parametrize(
    "statement",
    [r"\log(a b) = \log a + \log b", r"\|v\|_2 = \sqrt{v^H v}", r"|z|^2 = z \overline{z}"],
)
def test_real_values_have_one_logarithm(statement: str, known: Declarations) -> None:
    (claim,) = parse_statement(statement, known)
    assert isinstance(check_claim(claim, known).verdict, Verified)
