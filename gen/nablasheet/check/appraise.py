"""The appraisal of an identity: its derivation, its claims and its assumptions before the referees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nablasheet.check.appraisal import Appraisal, ClaimOpinion, Dropped
from nablasheet.check.assumptions import hypotheses
from nablasheet.check.both_layouts import derivative_verdict
from nablasheet.check.claim import check_claim
from nablasheet.check.derivative import check_derivative
from nablasheet.check.opinions import opinions_of, status_of, text_of
from nablasheet.check.verdict import ClaimVerdict, Refuted
from nablasheet.derive.conventions import conventions
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal, derived
from nablasheet.expr import Vech
from nablasheet.expr.build import transpose
from nablasheet.identity import Claim, Declarations, Form, Identity


def appraisal_of(identity: Identity, found: Derivation | Refusal | None) -> Appraisal:
    """All verdicts on an identity."""
    made = _own(identity, found, tuple(_dropped(identity, found)) if not isinstance(found, Refusal) else ())
    special = tuple(_own(one, derived(one), tuple(added(one, identity))) for one in identity.corollaries)
    named = tuple(_conventions(identity, found)) if isinstance(found, Derivation) else ()
    return replace(made, corollaries=special, conventions=named)


def _own(identity: Identity, found: Derivation | Refusal | None, dropped: tuple[Dropped, ...]) -> Appraisal:
    """The verdicts on a derivation and its claims."""
    claims = tuple(_claim(claim, identity) for claim in identity.claims)
    if isinstance(found, Refusal):
        return Appraisal("undecided", found.reason, (), claims, (), refusal=found.reason)
    if found is None:
        status = next((s for s in ("refuted", "undecided") if any(c.status == s for c in claims)), "verified")
        opinions = claims[0].opinions if claims else ()
        return Appraisal(status, claims[0].text if claims else "", opinions, claims, dropped)
    verdict = derivative_verdict(found, identity.declarations, identity.id)
    return Appraisal(status_of(verdict), text_of(verdict), opinions_of(verdict), claims, dropped)


def _conventions(identity: Identity, found: Derivation) -> Iterator[tuple[str, str]]:
    """The verdict on each reading of a derivative by a structured variable."""
    if found.order != 1:
        return
    gradients = dict(conventions(found.function, found.variable))
    for name, gradient in gradients.items():
        if name == "vech":
            entries = Claim(Form.EQUATION, gradient, Vech(gradients["independent"]))
            yield name, status_of(check_claim(entries, identity.declarations, identity.id).verdict)
            continue
        symbols = identity.declarations.symbols
        verdict = check_derivative(
            found.function, found.variable, transpose(gradient), symbols, identity.id, convention=name
        )
        yield name, status_of(verdict)


def _claim(claim: Claim, identity: Identity) -> ClaimOpinion:
    return claim_opinion(claim, identity.declarations)


def claim_opinion(claim: Claim, declarations: Declarations) -> ClaimOpinion:
    """The verdict on one claim; a layout that the claim names must be the one it is true in."""
    made: ClaimVerdict = check_claim(claim, declarations)
    status, text = status_of(made.verdict), text_of(made.verdict)
    counterexample = made.verdict.counterexample.text if isinstance(made.verdict, Refuted) else ""
    if (
        status == "verified"
        and claim.form is Form.PARTIAL
        and claim.layout
        and made.layout not in (claim.layout, "both")
    ):
        status, text = "refuted", f"it holds in {made.layout} layout, the claim says {claim.layout}"
    return ClaimOpinion(status, made.layout, text, counterexample, opinions_of(made.verdict))


def added(corollary: Identity, general: Identity) -> Iterator[Dropped]:
    """What a corollary assumes besides, each dropped from what it states."""
    known = general.declarations.symbols
    for one in _dropped(corollary, None):
        if one.symbol not in known or one.assumption not in {a.value for a in known[one.symbol].assumptions}:
            yield one


def _dropped(identity: Identity, found: Derivation | None) -> Iterator[Dropped]:
    for one in hypotheses(identity, found):
        counterexample = one.counterexample.latex if one.counterexample else ""
        yield Dropped(one.symbol, one.assumption.value, one.needed, counterexample, one.reason)
