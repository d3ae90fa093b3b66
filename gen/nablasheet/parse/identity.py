"""A definition's text read into a typed identity; every mistake is a finding placed in its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nablasheet.definitions import Definition, Narrowed, Passage
from nablasheet.finding import Finding, Span
from nablasheet.identity import Claim, Form, Identity
from nablasheet.parse.error import ParseError
from nablasheet.parse.formula import bind, parse_function, parse_given, parse_statement, parse_variable


def read_identity(definition: Definition) -> tuple[Identity | None, list[Finding]]:
    """The identity, or None with the findings that say why not."""
    stated = (*definition.claims, *definition.statements)
    identity, findings = _read(definition, definition.id, definition.given, stated, 0)
    if identity is None:
        return None, findings
    special, before = [], len(stated)
    for number, corollary in enumerate(definition.corollaries, 1):
        given, problems = _narrowed(definition, corollary, identity)
        if not problems:
            found, problems = _read(definition, f"{definition.id}/{number}", given, corollary.claims, before)
            special += [found] if found else []
        findings += problems
        before += len(corollary.claims)
    return (None if findings else replace(identity, corollaries=tuple(special))), findings


def _read(
    definition: Definition, name: str, given: Sequence[Passage], stated: Sequence[Passage], before: int
) -> tuple[Identity | None, list[Finding]]:
    """The function of a definition and claims about it, under declarations; `before` counts the
    statements of the file that come earlier."""
    declarations, problems = parse_given([passage.text for passage in given])
    findings = [_in_given(definition, given, finding) for finding in problems]
    if findings:
        return None, findings
    function = variable = None
    letter = "f"
    try:
        if definition.function is not None:
            passage = definition.function
            letter, function = parse_function(passage.text, declarations)
            variable = parse_variable(passage.text, declarations)
            declarations = bind(declarations, letter, function)
    except ParseError as error:
        return None, [definition.locate(error.finding, passage)]
    claims: list[Claim] = []
    for number, passage in enumerate(stated, before):
        try:
            found = parse_statement(passage.text, declarations, variable=variable, layout=definition.layout)
            claims += [_placed(claim, definition.layout, number) for claim in found]
        except ParseError as error:
            findings.append(definition.locate(error.finding, passage))
            continue
        if definition.layout is None and any(_is_bare(claim) for claim in claims):
            findings.append(_no_layout(definition, passage))
    if findings:
        return None, findings
    return Identity(name, declarations, function, variable, definition.order, letter, tuple(claims)), []


def _narrowed(
    definition: Definition, corollary: Narrowed, identity: Identity
) -> tuple[list[Passage], list[Finding]]:
    """The Given lines with a corollary's in the place of those that declare the same letters."""
    names = {name for passage in corollary.given for name in _letters(passage)}
    findings = [
        definition.locate(_narrows_nothing(passage), passage)
        for passage in corollary.given
        if not _letters(passage) <= identity.declarations.symbols.keys()
    ]
    given: list[Passage] = []
    for passage in definition.given:
        own = _letters(passage)
        if not own & names:
            given.append(passage)
        elif not own <= names:
            findings.append(definition.locate(_shares_a_line(sorted(own)), passage))
        elif corollary.given[0] not in given:
            given += corollary.given
    return given, findings


def _letters(passage: Passage) -> frozenset[str]:
    """The letters that a Given line declares."""
    return frozenset(parse_given([passage.text])[0].symbols)


def _narrows_nothing(passage: Passage) -> Finding:
    message = "the corollary speaks of a letter that the identity does not have"
    return Finding("F131", "corollary-letter", message, span=Span(1, 1, len(passage.text)))


def _shares_a_line(names: list[str]) -> Finding:
    message = f"a corollary replaces this line, which declares {', '.join(names)} together"
    return Finding("F132", "corollary-shares-line", message, help="give each letter a line of its own")


def _in_given(definition: Definition, given: Sequence[Passage], finding: Finding) -> Finding:
    """parse_given numbers its lines from 1; each line is a passage of its own."""
    passage = given[min(finding.span.line, len(given)) - 1]
    span = Span(1, finding.span.col, finding.span.length)
    moved = Finding(finding.code, finding.name, finding.message, "", span, "", finding.notes, finding.help)
    return definition.locate(moved, passage)


def _is_bare(claim: Claim) -> bool:
    """A partial derivative whose value depends on the layout and that names none."""
    return claim.form is Form.PARTIAL and claim.layout is None and claim.order == 1


def _placed(claim: Claim, layout: str | None, passage: int) -> Claim:
    stated = layout if claim.form is Form.PARTIAL and claim.layout is None else claim.layout
    return replace(claim, layout=stated, passage=passage)


def _no_layout(definition: Definition, passage: Passage) -> Finding:
    finding = Finding(
        "F130",
        "layout-not-stated",
        "a bare partial derivative means different things in the two layouts",
        help="add `layout: numerator` or `layout: denominator` to the front matter, "
        "or write \\nabla or \\mathrm{D}",
    )
    return definition.locate(finding, passage)
