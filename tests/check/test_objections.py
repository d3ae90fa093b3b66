"""What an appraisal says against publication, and what it is said of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nablasheet.check.appraisal import Appraisal, ClaimOpinion
from nablasheet.check.objections import raised

CLAIM = ClaimOpinion("verified", None, "agrees", "", ())
SOUND = Appraisal("verified", "agrees", (), (CLAIM,), ())
FALSE = replace(CLAIM, status="refuted", text="left 1, right 2")


@pytest.mark.parametrize(
    ("appraisal", "codes"),
    [
        (SOUND, []),
        (replace(SOUND, refusal="no rule", status="undecided"), [("F140", None)]),
        (replace(SOUND, status="refuted"), [("F141", None)]),
        (replace(SOUND, status="undecided"), [("F142", None)]),
        (replace(SOUND, claims=(CLAIM, FALSE)), [("F143", 1)]),
        (replace(SOUND, claims=(replace(FALSE, layout="numerator"),)), [("F145", 0)]),
        (replace(SOUND, claims=(replace(CLAIM, status="undecided"),)), [("F144", 0)]),
        (replace(SOUND, status="undecided", claims=(FALSE,)), [("F143", 0)]),
        (replace(SOUND, corollaries=(replace(SOUND, status="refuted"),)), [("F141", None)]),
        (replace(SOUND, corollaries=(replace(SOUND, claims=(FALSE,)),)), [("F143", 1)]),
        (replace(SOUND, conventions=(("free", "verified"), ("vech", "refuted"))), [("F141", None)]),
    ],
)
def test_every_fault_is_told_where_it_stands(
    appraisal: Appraisal, codes: list[tuple[str, int | None]]
) -> None:
    assert [(code, place) for code, _, _, _, place in raised(appraisal)] == codes
