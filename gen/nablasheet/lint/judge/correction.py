"""The right formula beside a wrong one, in the layout of the note, and what is wrong with the wrong one.

It comes from the engine and is asked of the referees before it is offered; where the engine has no
rule, nothing is offered.
"""

from __future__ import annotations

from dataclasses import replace

from nablasheet import expr as e
from nablasheet.derive.result import Refusal, attempt
from nablasheet.expr.build import mul, transpose
from nablasheet.identity import Claim, Form
from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.judge.question import answer
from nablasheet.lint.reading.reading import Reading
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange

DERIVATIVES = (Form.PARTIAL, Form.GRADIENT, Form.JACOBIAN)
FACTORS: tuple[tuple[e.Node, str], ...] = (
    (e.number(-1), "the sign is wrong"),
    (e.TWO, "a factor 2 is missing"),
    (e.HALF, "there is a factor 2 too much"),
    (e.number(-2), "the sign is wrong and a factor 2 is missing"),
)


def correction(judgement: Judgement) -> str:
    """LaTeX of the right value; empty when the engine does not know it."""
    found = failing(judgement)
    if found is None:
        return ""
    claim, one = found
    if claim.form in DERIVATIVES:
        return _derivative(claim, one, judgement)
    if claim.form is Form.DIFFERENTIAL:
        return _differential(claim, one)
    return _property(claim)


def failing(judgement: Judgement) -> tuple[Claim, Reading] | None:
    """The link that fails in the layout of the note, with the reading it was made in."""
    outcome = judgement.outcome
    if outcome.failing is not None and outcome.reading is not None:
        claim = outcome.failing[0]
        one = next((r for r in outcome.by_layout if claim in r.claims), outcome.reading)
        return claim, one
    for one in outcome.by_layout:
        if one.layout == judgement.layout or len(outcome.by_layout) == 1:
            for claim in one.claims:
                if claim.form in DERIVATIVES:
                    return claim, one
    return None


def _derivative(claim: Claim, one: Reading, judgement: Judgement) -> str:
    assert claim.variable is not None
    found = attempt(claim.left, claim.variable, claim.order)
    if isinstance(found, Refusal):
        return ""
    front = _front(claim, judgement.layout)
    value = arrange(found.numerator if front is Layout.NUMERATOR else found.denominator, front)
    said = answer(replace(claim, right=value), one.declarations.symbols, one.moving)
    if not said.layouts or front.value not in said.layouts:
        return ""
    return latex(_renamed(value, judgement))


def _renamed(node: e.Node, judgement: Judgement) -> e.Node:
    """With the note's own letter for what a function is applied to: L(Y), not L(W X)."""
    request = judgement.outcome.request
    if isinstance(node, e.Apply) and request is not None and node.name in request.functions:
        names = request.functions[node.name]
        if len(names) == len(node.arguments):
            listed = zip(names, node.arguments, strict=True)
            symbols = tuple(
                a if isinstance(a, e.Symbol | e.Apply) else e.Symbol(n, a.shape) for n, a in listed
            )
            return e.Apply(node.name, symbols, node.form)
    if not node.parts:
        return node
    return node.with_parts(tuple(_renamed(part, judgement) for part in node.parts))


def _front(claim: Claim, layout: str) -> Layout:
    if claim.form is Form.JACOBIAN or (claim.variable is not None and claim.variable.is_scalar):
        return Layout.NUMERATOR
    return Layout.NUMERATOR if layout == "numerator" and claim.form is Form.PARTIAL else Layout.DENOMINATOR


def _differential(claim: Claim, one: Reading) -> str:
    moving = [s for name, s in one.declarations.symbols.items() if name in one.moving]
    if len(moving) != 1:
        return ""
    found = attempt(claim.left, moving[0], 1)
    if isinstance(found, Refusal) or not found.lines:
        return ""
    for value in (found.differential, found.lines[-1].formula):
        said = answer(replace(claim, right=value), one.declarations.symbols, one.moving)
        if said.layouts:
            return latex(value)
    return ""


def _property(claim: Claim) -> str:
    match claim.left, claim.right:
        case e.Trace(argument), e.IndexedProduct(index, first, last, e.Entry()) if isinstance(
            argument, e.Symbol
        ):
            body = e.Entry(argument, e.Index(index), e.Index(index))
            return latex(e.IndexedSum(index, first, last, body))
        case e.Trace(e.Product((a, b))), _ if not a.is_scalar:
            return latex(e.Trace(mul(b, a)))
        case e.Determinant(e.Product((e.Number() as factor, matrix))), _:
            size = e.Size(matrix.shape.rows)
            return latex(mul(e.Power(factor, size), e.Determinant(matrix)))
        case e.Transpose(e.Product((a, b))), _:
            return latex(mul(transpose(b), transpose(a)))
        case e.Inverse(e.Product((a, b))), _ if not a.is_scalar and a.shape.is_square:
            return latex(mul(e.Inverse(b), e.Inverse(a)))
    return ""


def defect(judgement: Judgement) -> str:
    """What is wrong in one phrase: a sign, a factor; empty when it is neither."""
    found = failing(judgement)
    if found is None or judgement.outcome.status != "false":
        return ""
    claim, one = found
    for factor, words in FACTORS:
        said = answer(replace(claim, right=mul(factor, claim.right)), one.declarations.symbols, one.moving)
        if said.layouts and (
            not judgement.layout or judgement.layout in said.layouts or claim.form not in DERIVATIVES
        ):
            return words
    return ""
