"""A definition's text read into a typed identity; every mistake is a finding placed in its file."""

from __future__ import annotations

from nablasheet.definitions import Definition, Passage
from nablasheet.finding import Finding, Span
from nablasheet.identity import Claim, Form, Identity
from nablasheet.parse.error import ParseError
from nablasheet.parse.formula import bind, parse_function, parse_given, parse_statement, parse_variable


def read_identity(definition: Definition) -> tuple[Identity | None, list[Finding]]:
    """The identity, or None with the findings that say why not."""
    declarations, problems = parse_given([passage.text for passage in definition.given])
    findings = [_in_given(definition, finding) for finding in problems]
    if findings:
        return None, findings
    function = variable = None
    name = "f"
    try:
        if definition.function is not None:
            passage = definition.function
            name, function = parse_function(passage.text, declarations)
            variable = parse_variable(passage.text, declarations)
            declarations = bind(declarations, name, function)
    except ParseError as error:
        return None, [definition.locate(error.finding, passage)]
    claims: list[Claim] = []
    for passage in (*definition.claims, *definition.statements):
        try:
            found = parse_statement(passage.text, declarations, variable=variable, layout=definition.layout)
            claims += [_placed(claim, definition.layout) for claim in found]
        except ParseError as error:
            findings.append(definition.locate(error.finding, passage))
            continue
        if definition.layout is None and any(_is_bare(claim) for claim in claims):
            findings.append(_no_layout(definition, passage))
    if findings:
        return None, findings
    return Identity(
        definition.id, declarations, function, variable, definition.order, name, tuple(claims)
    ), []


def _in_given(definition: Definition, finding: Finding) -> Finding:
    """parse_given numbers its lines from 1; each line is a passage of its own."""
    passage = definition.given[min(finding.span.line, len(definition.given)) - 1]
    span = Span(1, finding.span.col, finding.span.length)
    moved = Finding(finding.code, finding.name, finding.message, "", span, "", finding.notes, finding.help)
    return definition.locate(moved, passage)


def _is_bare(claim: Claim) -> bool:
    """A partial derivative whose value depends on the layout and that names none."""
    return claim.form is Form.PARTIAL and claim.layout is None and claim.order == 1


def _placed(claim: Claim, layout: str | None) -> Claim:
    if claim.form is Form.PARTIAL and claim.layout is None:
        return Claim(claim.form, claim.left, claim.right, claim.variable, claim.order, layout, claim.latex)
    return claim


def _no_layout(definition: Definition, passage: Passage) -> Finding:
    finding = Finding(
        "F130",
        "layout-not-stated",
        "a bare partial derivative means different things in the two layouts",
        help="add `layout: numerator` or `layout: denominator` to the front matter, or write \\nabla or \\mathrm{D}",
    )
    return definition.locate(finding, passage)
