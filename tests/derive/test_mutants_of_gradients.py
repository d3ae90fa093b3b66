"""Mutants die: one wrong step in a published gradient is refuted, or is proved to be none."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.catalogue import chapters, derived
from tests.derive.judging import survivors, verdicts


@pytest.mark.slow
@pytest.mark.parametrize("topic", chapters())
def test_every_mutant_is_refuted_or_proved_equal(topic: str) -> None:
    left = survivors(topic, scalar=True)
    assert not left, "\n".join(left)


def test_most_mutants_are_refuted() -> None:
    case, found = next(pair for pair in derived() if pair[0].definition.id == "trace-bilinear-quadratic")
    said = Counter(verdict for _, verdict, _ in verdicts(case, found))
    assert said["refuted"] > 10
    assert said["undecided"] == 0


def test_a_lost_transpose_of_a_symmetric_matrix_is_no_mistake() -> None:
    case, found = next(pair for pair in derived() if pair[0].definition.id == "log-det-positive-definite")
    said = {(mistake, verdict) for mistake, verdict, _ in verdicts(case, found)}
    assert ("added transpose", "equal") in said
    assert ("lost inverse", "refuted") in said
