"""A verdict in words: its name, its phrase and the opinion of each referee."""

from __future__ import annotations

from nablasheet.check.appraisal import Opinion
from nablasheet.check.verdict import Evidence, Refuted, Undecided, Verdict, Verified


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


def opinions_of(verdict: Verdict) -> tuple[Opinion, ...]:
    """What each referee that finished says."""
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
