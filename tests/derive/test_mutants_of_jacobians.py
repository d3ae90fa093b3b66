"""Mutants die: one wrong step in a published Jacobian or Hessian is refuted, or is proved to be none."""

from __future__ import annotations

import pytest
from tests.catalogue import chapters
from tests.derive.judging import survivors


@pytest.mark.slow
@pytest.mark.parametrize("topic", chapters())
def test_every_mutant_is_refuted_or_proved_equal(topic: str) -> None:
    left = survivors(topic, scalar=False)
    assert not left, "\n".join(left)
