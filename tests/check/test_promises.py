"""Combined promises are kept together, and what nobody can keep is not sampled."""

from __future__ import annotations

from random import Random

import pytest

from nablasheet import expr as e
from nablasheet.check.claim import check_claim
from nablasheet.check.promises import broken
from nablasheet.check.ring import Unsupported
from nablasheet.check.source import Source
from nablasheet.check.structured import build
from nablasheet.check.verdict import Undecided, Verified
from nablasheet.expr import Assumption, closure
from nablasheet.identity import Claim, Declarations, Form

A = Assumption

COMBINED = [
    (A.IDEMPOTENT, A.SYMMETRIC),
    (A.INVOLUTORY, A.SYMMETRIC),
    (A.ORTHOGONAL, A.SYMMETRIC),
    (A.DISTINCT_EIGENVALUES, A.SYMMETRIC),
    (A.POSITIVE_DEFINITE, A.TOEPLITZ),
    (A.POSITIVE_DEFINITE, A.DIAGONAL),
    (A.POSITIVE_DEFINITE, A.CONTRACTION),
    (A.LOWER, A.POSITIVE_DIAGONAL),
    (A.SYMMETRIC, A.TOEPLITZ),
    (A.SYMMETRIC, A.POSITIVE),
    (A.DIAGONAL, A.POSITIVE_DETERMINANT),
    (A.ORTHOGONAL, A.POSITIVE_DETERMINANT),
    (A.INVERTIBLE, A.INTEGER),
]


@pytest.mark.parametrize("manner", ["generic", "small"])
@pytest.mark.parametrize("promises", COMBINED, ids=lambda p: "+".join(a.name for a in p))
def test_combined_promises_are_kept(promises: tuple[Assumption, ...], manner: str) -> None:
    known = closure(promises)
    for seed in range(6):
        assert broken(build(Source(Random(seed), manner), 3, 3, known), known) == ()


@pytest.mark.parametrize(
    "promises", [(A.SKEW, A.POSITIVE), (A.NILPOTENT, A.INVERTIBLE), (A.COMPLEX, A.ORTHOGONAL)]
)
def test_impossible_or_unknown_combinations_are_refused(promises: tuple[Assumption, ...]) -> None:
    with pytest.raises(Unsupported, match="a sample of a"):
        build(Source(Random(0)), 3, 3, closure(promises))


def projection(*promises: Assumption) -> Claim:
    K = e.Symbol("K", e.matrix("n", "n"), frozenset(promises))
    return Claim(Form.EQUATION, e.PseudoInverse(K), K)


def test_a_symmetric_projection_is_its_own_pseudo_inverse() -> None:
    assert isinstance(check_claim(projection(A.IDEMPOTENT, A.SYMMETRIC), Declarations()).verdict, Verified)


def test_without_a_sample_nothing_is_decided() -> None:
    verdict = check_claim(projection(A.NILPOTENT, A.INVERTIBLE), Declarations()).verdict
    assert isinstance(verdict, Undecided)
    assert "a sample of a matrix that is" in verdict.reason
