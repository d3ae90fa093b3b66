"""A numbered eigenvalue counts from one end or the other; only what fails in both is refuted."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet.check.claim import check_claim
from nablasheet.check.ordering import REASON
from nablasheet.check.verdict import Refuted, Undecided, Verified
from nablasheet.parse import parse_statement


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (r"\lambda_1(A) = \lambda_{\max}(A)", Verified),
        (r"\lambda_1(A) = \lambda_{\min}(A)", Undecided),
        (r"\lambda_1(A + I) = \lambda_1(A) + 1", Verified),
        (r"\lambda_1(A + I) = \lambda_1(A) - 1", Refuted),
        (r"\lambda_2(-A) = -\lambda_2(A)", Refuted),
    ],
)
def test_only_what_fails_in_both_orders_is_refuted(statement: str, expected: type) -> None:
    known = declared_as([r"$A \in \mathbb{S}^n$"])
    (claim,) = parse_statement(statement, known)
    verdict = check_claim(claim, known).verdict
    assert isinstance(verdict, expected)
    if isinstance(verdict, Undecided):
        assert verdict.reason == REASON
