"""Everything the referees say about one identity, in a form that can be kept and printed.

An appraisal is made from the typed identity and its derivation; it goes to the cache as plain JSON
and comes back equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from nablasheet.check.assumptions import hypotheses
from nablasheet.check.budget import SECONDS
from nablasheet.check.claim import check_claim
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import ClaimVerdict, Evidence, Refuted, Undecided, Verdict, Verified
from nablasheet.derive.conventions import conventions
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal, attempt
from nablasheet.expr import Vech
from nablasheet.expr.build import transpose
from nablasheet.expr.normal import key, tidy
from nablasheet.identity import Claim, Declarations, Form, Identity

Objection = tuple[str, str, str, str, int | None]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One referee's evidence, ready to print; `method` is a key of the words table."""

    referee: str
    agrees: bool | None
    method: str
    shapes: str
    draws: int
    error: str


@dataclass(frozen=True, slots=True)
class ClaimOpinion:
    """The verdict on one claim."""

    status: str  # verified | refuted | undecided
    layout: str | None
    text: str
    counterexample: str  # LaTeX
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """One assumption, dropped."""

    symbol: str
    assumption: str
    needed: bool
    counterexample: str
    reason: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The verdict on the identity: its derivation, its claims, its assumptions."""

    status: str  # verified | refuted | undecided
    text: str
    opinions: tuple[Opinion, ...]
    claims: tuple[ClaimOpinion, ...]
    hypotheses: tuple[Dropped, ...]
    refusal: str = ""
    corollaries: tuple[Appraisal, ...] = ()
    conventions: tuple[tuple[str, str], ...] = ()  # of a structured variable: name, verdict

    @property
    def is_exact(self) -> bool:
        """Whether the exact referee finished and agreed."""
        return any(one.referee == "exact" and one.agrees is True for one in self.opinions)

    @property
    def stated(self) -> tuple[ClaimOpinion, ...]:
        """The verdicts on all claims, those of the corollaries last."""
        return (*self.claims, *(claim for one in self.corollaries for claim in one.claims))

    @property
    def is_settled(self) -> bool:
        """Whether asking again would say the same; a referee that ran out of time may finish next time."""
        named = (status for _, status in self.conventions)
        own = (self.status, *named, *(claim.status for claim in self.claims))
        return "undecided" not in own and all(one.is_settled for one in self.corollaries)

    def record(self) -> dict[str, Any]:
        """Plain JSON."""
        return asdict(self)

    def objections(self) -> Iterator[Objection]:
        """Why the identity cannot be published: code, name, message, help, number of the claim."""
        if self.refusal:
            yield ("F140", "not-derived", f"the engine does not derive this: {self.refusal}", "", None)
        elif self.status == "refuted":
            yield (
                "F141",
                "derivation-refuted",
                f"the derived formula is wrong: {self.text}",
                "please report this",
                None,
            )
        elif self.status != "verified" and all(claim.status == "verified" for claim in self.claims):
            yield ("F142", "not-decided", f"the referees did not decide: {self.text}", "", None)
        for one in self.corollaries:
            if one.status == "refuted":
                message = f"what is derived for a corollary is wrong: {one.text}"
                yield ("F141", "derivation-refuted", message, "please report this", None)
        for name, status in self.conventions:
            if status == "refuted":
                message = f"what is derived in the convention {name} is wrong"
                yield ("F141", "derivation-refuted", message, "please report this", None)
        for place, claim in enumerate(self.stated):
            if claim.status == "refuted":
                code, name = ("F145", "claim-in-other-layout") if claim.layout else ("F143", "claim-refuted")
                yield (code, name, f"the claim is false: {claim.text}", "", place)
            elif claim.status == "undecided":
                yield (
                    "F144",
                    "claim-undecided",
                    f"the referees did not decide the claim: {claim.text}",
                    "",
                    place,
                )


def appraisal_of(identity: Identity, found: Derivation | Refusal | None) -> Appraisal:
    """All verdicts on an identity."""
    made = _own(identity, found, tuple(_dropped(identity, found)) if not isinstance(found, Refusal) else ())
    special = tuple(_own(one, derived(one), tuple(added(one, identity))) for one in identity.corollaries)
    named = tuple(_conventions(identity, found)) if isinstance(found, Derivation) else ()
    return replace(made, corollaries=special, conventions=named)


def derived(identity: Identity) -> Derivation | Refusal | None:
    """The derivation that an identity asks for, if it asks for one."""
    if identity.function is None or identity.variable is None:
        return None
    return attempt(identity.function, identity.variable, identity.order)


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
    return Appraisal(status_of(verdict), text_of(verdict), _opinions(verdict), claims, dropped)


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


def derivative_verdict(found: Derivation, declarations: Declarations, seed: str) -> Verdict:
    """Both referees on a derived formula, in both layouts."""
    symbols = declarations.symbols
    verdict = check_derivative(
        found.function, found.variable, found.numerator, symbols, seed, order=found.order,
        convention=found.convention, seconds=SECONDS,
    )  # fmt: skip
    other = _other_layout(found)
    if other is None or not isinstance(verdict, Verified):
        return verdict
    turned = check_claim(other, declarations, seed).verdict
    return turned if isinstance(turned, Refuted) else verdict


def _other_layout(found: Derivation) -> Claim | None:
    """That the denominator layout is the transpose, where its form does not show it."""
    if found.order != 1 or found.denominator == found.numerator:
        return None
    turned = transpose(found.numerator)
    if key(tidy(turned)) == key(tidy(found.denominator)):
        return None
    return Claim(Form.EQUATION, found.denominator, turned)


def status_of(verdict: Verdict) -> str:
    """The verdict's name."""
    match verdict:
        case Verified():
            return "verified"
        case Refuted():
            return "refuted"
        case Undecided():
            return "undecided"


def text_of(verdict: Verdict) -> str:
    """The verdict in a phrase."""
    match verdict:
        case Verified(evidence):
            return "; ".join(_phrase(one) for one in evidence)
        case Refuted(counterexample):
            return counterexample.text
        case Undecided(reason):
            return reason


def _phrase(one: Evidence) -> str:
    what = "exactly" if one.digits is None else f"to {one.error:.0e}"
    sizes = "; ".join(", ".join(f"{letter}={size}" for letter, size in shape) for shape in one.shapes)
    return f"{one.method} agrees {what} at {one.draws} points" + (f" ({sizes})" if sizes else "")


def _opinions(verdict: Verdict) -> tuple[Opinion, ...]:
    agrees = True if isinstance(verdict, Verified) else None
    return tuple(_opinion(one, agrees) for one in verdict.evidence)


def _opinion(one: Evidence, agrees: bool | None) -> Opinion:
    exact = one.digits is None
    methods = {"exact": "exact" if exact else "symbolic", "difference": "difference"}
    shapes = r";\ ".join(r",\ ".join(f"{letter} = {size}" for letter, size in shape) for shape in one.shapes)
    return Opinion(
        one.method, agrees, methods[one.method], shapes, one.draws, "0" if exact else _power_of_ten(one.error)
    )


def _power_of_ten(error: float) -> str:
    """An upper bound as a power of ten; zero means below what the digits show."""
    if not error:
        return r"< 10^{-50}"
    exponent = int(f"{error:e}".split("e")[1]) + 1
    return f"< 10^{{{exponent}}}"


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
    return ClaimOpinion(status, made.layout, text, counterexample, _opinions(made.verdict))


def _claim(claim: Claim, identity: Identity) -> ClaimOpinion:
    return claim_opinion(claim, identity.declarations)


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


def from_record(record: dict[str, Any]) -> Appraisal:
    """An appraisal from its JSON."""

    def opinions(items: list[dict[str, Any]]) -> tuple[Opinion, ...]:
        return tuple(Opinion(**item) for item in items)

    claims = tuple(
        ClaimOpinion(**{**item, "opinions": opinions(item["opinions"])}) for item in record["claims"]
    )
    return Appraisal(
        status=record["status"],
        text=record["text"],
        opinions=opinions(record["opinions"]),
        claims=claims,
        hypotheses=tuple(Dropped(**item) for item in record["hypotheses"]),
        refusal=record["refusal"],
        corollaries=tuple(from_record(item) for item in record["corollaries"]),
        conventions=tuple((name, status) for name, status in record["conventions"]),
    )
