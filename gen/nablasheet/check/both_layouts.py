"""The check of a derived formula: both referees, in both layouts.

The referees judge the numerator layout.  The denominator layout is its transpose; where the form
does not show that, they judge this as well.
"""

from __future__ import annotations

from nablasheet.check.budget import SECONDS
from nablasheet.check.claim import check_claim
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Refuted, Verdict, Verified
from nablasheet.derive.derivation import Derivation
from nablasheet.expr.build import transpose
from nablasheet.expr.normal import key, tidy
from nablasheet.identity import Claim, Declarations, Form


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
