"""The right formula in both layouts: derived by our engine, agreed by both referees, then printed."""

from __future__ import annotations

from nablasheet.check.both_layouts import derivative_verdict
from nablasheet.check.verdict import Verified
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import attempt
from nablasheet.expr import Hadamard, Kronecker, Product, Sum
from nablasheet.identity import Claim, Declarations, Form
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.steps import in_layout, left_side, rows

LOOSE = (Sum, Product, Hadamard, Kronecker)
Pair = tuple[str, str]  # numerator and denominator layout


def corrected(claim: Claim, declarations: Declarations) -> Pair | None:
    """The right formula for what a claim is about; None where it is no derivative or not derived."""
    if claim.variable is None or claim.form is Form.EQUATION:
        return None
    variable = declarations.symbols.get(claim.variable.name, claim.variable)
    found = attempt(claim.left, variable, claim.order)
    if not isinstance(found, Derivation):
        return None
    if not isinstance(derivative_verdict(found, declarations, "errata"), Verified):
        return None
    if claim.form is Form.DIFFERENTIAL:
        line = rf"\mathrm{{d}}{_bracketed(claim)} = {latex(rows(found.differential))}"
        return line, line
    return _line(found, claim, Layout.NUMERATOR), _line(found, claim, Layout.DENOMINATOR)


def _line(found: Derivation, claim: Claim, layout: Layout) -> str:
    result = latex(arrange(in_layout(found, layout), layout))
    return rf"{left_side(found, _bracketed(claim))} = {result}"


def _bracketed(claim: Claim) -> str:
    """The function's formula, in brackets where a sign of differentiation would reach only its first part."""
    text = latex(claim.left)
    inside = claim.left.shape.kind == "matrix" and not (claim.variable and claim.variable.is_scalar)
    loose = isinstance(claim.left, LOOSE) and not (inside and claim.form is not Form.DIFFERENTIAL)
    return rf"\left({text}\right)" if loose else text
