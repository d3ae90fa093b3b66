"""Why an identity cannot be published: what its appraisal says against it."""

from __future__ import annotations

from collections.abc import Iterator

from nablasheet.check.appraisal import Appraisal, ClaimOpinion

Objection = tuple[str, str, str, str, int | None]
WRONG = ("F141", "derivation-refuted")
REPORT = "please report this"


def raised(appraisal: Appraisal) -> Iterator[Objection]:
    """All objections: code, name, message, help, number of the claim."""
    yield from _to_the_derivation(appraisal)
    for one in appraisal.corollaries:
        if one.status == "refuted":
            yield (*WRONG, f"what is derived for a corollary is wrong: {one.text}", REPORT, None)
    for name, status in appraisal.conventions:
        if status == "refuted":
            yield (*WRONG, f"what is derived in the convention {name} is wrong", REPORT, None)
    for place, claim in enumerate(appraisal.stated):
        yield from _to_the_claim(claim, place)


def _to_the_derivation(appraisal: Appraisal) -> Iterator[Objection]:
    if appraisal.refusal:
        yield ("F140", "not-derived", f"the engine does not derive this: {appraisal.refusal}", "", None)
    elif appraisal.status == "refuted":
        yield (*WRONG, f"the derived formula is wrong: {appraisal.text}", REPORT, None)
    elif appraisal.status != "verified" and all(claim.status == "verified" for claim in appraisal.claims):
        yield ("F142", "not-decided", f"the referees did not decide: {appraisal.text}", "", None)


def _to_the_claim(claim: ClaimOpinion, place: int) -> Iterator[Objection]:
    if claim.status == "refuted":
        code, name = ("F145", "claim-in-other-layout") if claim.layout else ("F143", "claim-refuted")
        yield (code, name, f"the claim is false: {claim.text}", "", place)
    elif claim.status == "undecided":
        yield ("F144", "claim-undecided", f"the referees did not decide the claim: {claim.text}", "", place)
