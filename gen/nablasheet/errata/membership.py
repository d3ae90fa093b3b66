"""Statements about shapes: `\\frac{\\partial y(x)}{\\partial x} \\in \\mathbb{R}^{1 \\times n}`.

What stands on the left is read by the parser as if it equalled a matrix of the shape on the right, so
that a statement about a shape needs no grammar of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nablasheet.errata.verdict import Judgement
from nablasheet.expr import Shape
from nablasheet.expr.functions import numerator_shape
from nablasheet.identity import Claim, Form
from nablasheet.parse import ParseError, parse_given, parse_statement
from nablasheet.render.sizes import latex_shape

MEMBER = re.compile(r"(?P<left>.+)\\in\b(?P<set>\s*\\mathbb\{R\}.*)", re.DOTALL)
NAMES = ("Z", "Q", "T", "R", "S", "E")


@dataclass(frozen=True, slots=True)
class Membership:
    """A derivative (or a formula) and the shape that it is said to have."""

    claim: Claim
    stated: Shape


def read_membership(latex: str, given: list[str], layout: str | None) -> Membership | None:
    """The statement about a shape that the text is, if it is one; ParseError if it cannot be read."""
    match = MEMBER.fullmatch(latex)
    if match is None:
        return None
    taken = parse_given(given)[0]
    name = next(one for one in NAMES if one not in taken.symbols and one not in taken.functions)
    declarations, findings = parse_given([*given, f"${name} \\in {match['set']}$"])
    if findings:
        raise ParseError(findings[0])
    claim = parse_statement(f"{match['left']} = {name}", declarations, layout=layout)[0]
    return Membership(claim, declarations.symbols[name].shape)


def judge_membership(statement: Membership) -> Judgement:
    """Whether the shape is that of the stated layout, or of the other one."""
    numerator = _numerator(statement.claim)
    shapes = {"numerator": numerator, "denominator": numerator.transposed}
    holding = [layout for layout, shape in shapes.items() if shape == statement.stated]
    texts = {layout: latex_shape(shape) for layout, shape in shapes.items()}
    if not holding:
        fact = f"the shape is {numerator} in numerator layout, and {statement.stated} is stated"
        return Judgement("refuted", "", fact, "", "", "", texts["numerator"], texts["denominator"])
    if len(holding) == 2 or statement.claim.layout in (None, *holding):
        return Judgement("verified", holds="both" if len(holding) == 2 else holding[0])
    fact = f"{statement.stated} is the shape in {holding[0]} layout, not in {statement.claim.layout} layout"
    return Judgement("layout", "", fact, "", holding[0], "", texts["numerator"], texts["denominator"])


def _numerator(claim: Claim) -> Shape:
    if claim.form in (Form.EQUATION, Form.DIFFERENTIAL) or claim.variable is None:
        return claim.left.shape
    if claim.order == 2:
        return Shape(claim.variable.shape.size, claim.variable.shape.size)
    return numerator_shape(claim.left.shape, claim.variable.shape)
