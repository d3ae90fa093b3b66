"""Every assumption of the catalogue is accounted for: needed, with a counterexample or a reason, or
listed here as not known to be needed, which the page of the identity then says."""

from __future__ import annotations

import pytest
from tests.catalogue import cases, chapters

from nablasheet.check.appraise import added
from nablasheet.check.assumptions import hypotheses
from nablasheet.derive.derivation import Derivation

# id (of a special case: id/number), letter, assumption: they say what the letter is in its field (a
# covariance, a threshold), and the formula holds without them as far as is known.
NOT_KNOWN: frozenset[tuple[str, str, str]] = frozenset({
    ("channel-capacity", "Q", "positive definite"),
    ("conjugate-rayleigh-quotient", "A", "Hermitian"),
    ("entropic-transport-dual", "K", "positive"),
    ("entropic-transport-plan", "\\varepsilon", "positive"),
    ("focal-loss", "\\gamma", "positive"),
    ("huber-loss-by-cases", "\\delta", "positive"),
    ("huber-loss-of-vector", "\\delta", "positive"),
    ("inverse-square-root-along-line", "Y", "symmetric"),
    ("probabilistic-pca-noise", "S", "positive definite"),
    ("radial-flow", "\\beta", "positive"),
    ("relative-entropy", "A", "positive definite"),
})  # fmt: skip


@pytest.mark.parametrize("chapter", chapters())
def test_every_assumption_is_accounted_for(chapter: str) -> None:
    idle = set()
    for case in cases():
        if case.definition.topic == chapter:
            found = case.found if isinstance(case.found, Derivation) else None
            for one in hypotheses(case.identity, found):
                if not one.needed:
                    idle.add((case.identity.id, one.symbol, one.assumption.value))
            for corollary in case.identity.corollaries:
                for dropped in added(corollary, case.identity):
                    if not dropped.needed:
                        idle.add((corollary.id, dropped.symbol, dropped.assumption))
    assert idle <= NOT_KNOWN


@pytest.mark.parametrize("chapter", chapters())
def test_no_statement_has_the_same_formula_on_both_sides(chapter: str) -> None:
    """Such a check would be empty."""
    for case in cases():
        if case.definition.topic == chapter:
            for claim in case.identity.stated:
                assert claim.left != claim.right or claim.variable is not None, case.identity.id
