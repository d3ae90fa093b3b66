"""The verdict on one statement of a source: read, refereed, tried in the other layout and under conditions.

The order is that of charity: what is true as stated is verified; what is true in the other layout is a
mixed layout; what is true under a condition lacks the condition; only the rest is refuted.
"""

from __future__ import annotations

from dataclasses import replace

from nablasheet.check import counterexample
from nablasheet.check.claim import check_claim
from nablasheet.check.inquiry import ask
from nablasheet.check.question import DerivativeQuestion, Reading
from nablasheet.check.subject import subject
from nablasheet.check.verdict import ClaimVerdict, Counterexample, Refuted, Undecided, Verified
from nablasheet.definitions.definition import Passage
from nablasheet.errata.conditions import Condition, conditions, read_under, squared
from nablasheet.errata.correction import corrected
from nablasheet.errata.item import LAYOUTS, Item
from nablasheet.errata.membership import judge_membership, read_membership
from nablasheet.errata.verdict import Judgement, worst
from nablasheet.expr import FormulaError
from nablasheet.identity import Claim, Declarations, Form
from nablasheet.parse import ParseError, parse_given, parse_statement

SECONDS = 6.0  # for one statement put to one referee
NO_CLAIM = "this is not a statement that a machine can judge"
SQUARE = "all sizes equal"
SHAPES = "shapes-differ"


def judge(item: Item) -> Judgement:
    """The verdict on an item, with the right formula where it is wrong."""
    if not item.claims:
        return Judgement("undecided", NO_CLAIM)
    given = [passage.text for passage in item.given]
    made = worst([_statement(passage.text, given, item.layout) for passage in item.claims])
    if made.is_wrong and item.right:
        text = r",\quad ".join(passage.text for passage in item.right)
        return replace(made, numerator=text, denominator=text)
    return made


def false_corrections(item: Item) -> list[Passage]:
    """The formulas offered as right that the referees do not verify."""
    given = [passage.text for passage in item.given]
    return [one for one in item.right if _statement(one.text, given, None).verdict != "verified"]


def _statement(latex: str, given: list[str], layout: str | None) -> Judgement:
    declarations, findings = parse_given(given)
    if findings:
        return Judgement("undecided", findings[0].message)
    try:
        shape = read_membership(latex, given, layout)
        if shape is not None:
            return judge_membership(shape)
        claims = parse_statement(latex, declarations, layout=layout)
    except ParseError as error:
        if error.finding.name == SHAPES:
            return _ill_formed(latex, given, layout, error.finding.message)
        return Judgement("undecided", error.finding.message)
    return worst([_claim(one, declarations, latex, given, layout, i) for i, one in enumerate(claims)])


def _ill_formed(latex: str, given: list[str], layout: str | None, fact: str) -> Judgement:
    """Shapes that do not conform: perhaps they do when all sizes are equal, and then it may be true."""
    right = _corrected_left(latex, given, layout)
    made = Judgement("ill-formed", fact, fact, "", "", "", *right)
    square = squared(given)
    declarations, findings = parse_given(square)
    if square == given or findings:
        return made
    try:
        claims = parse_statement(latex, declarations, layout=layout)
    except ParseError:
        return made
    found = worst([_plain(one, declarations) for one in claims])
    if found.verdict == "verified":
        return replace(made, verdict="assumption", assumption=SQUARE)
    if found.verdict == "refuted":
        return replace(found, numerator=right[0], denominator=right[1])
    return made


def _corrected_left(latex: str, given: list[str], layout: str | None) -> tuple[str, str]:
    """The right formula for the left side alone, as the other side could not be read."""
    left = latex.split("=", 1)[0]
    declarations, _ = parse_given(given)
    try:
        claim = parse_statement(f"{left} = 0", declarations, layout=layout)[0]
    except ParseError:
        return "", ""
    return corrected(claim, declarations) or ("", "")


def _claim(
    claim: Claim, declarations: Declarations, latex: str, given: list[str], layout: str | None, place: int
) -> Judgement:
    made = _plain(claim, declarations)
    if made.verdict == "refuted":
        for condition in conditions(given, claim):
            if _holds_under(condition, latex, layout, place):
                made = replace(made, verdict="assumption", assumption=condition.words)
                break
    right = corrected(claim, declarations) if made.is_wrong else None
    return replace(made, numerator=right[0], denominator=right[1]) if right else made


def _holds_under(condition: Condition, latex: str, layout: str | None, place: int) -> bool:
    claim = read_under(condition, latex, layout, place)
    return claim is not None and _plain(claim, parse_given(list(condition.given))[0]).verdict == "verified"


def _plain(claim: Claim, declarations: Declarations) -> Judgement:
    """The referees' verdict, and whether it is one about the layout."""
    try:
        made = check_claim(claim, declarations, "errata", SECONDS)
    except FormulaError as error:
        return Judgement("undecided", str(error))
    stated = _stated(claim)
    match made.verdict:
        case Undecided(reason):
            return Judgement("undecided", reason)
        case Verified() if stated is None or made.layout in (stated, "both", None):
            return Judgement("verified", holds=made.layout or "")
        case Refuted(found) if made.layout is None:
            return Judgement("refuted", "", found.text, found.latex)
        case _:
            found = _in_stated_layout(claim, declarations, made, stated)
            return Judgement("layout", "", found.text, found.latex, made.layout or "")


def _stated(claim: Claim) -> str | None:
    fixed = {Form.GRADIENT: "denominator", Form.JACOBIAN: "numerator"}
    return fixed.get(claim.form, claim.layout)


def _in_stated_layout(
    claim: Claim, declarations: Declarations, made: ClaimVerdict, stated: str | None
) -> Counterexample:
    """Values for which the claim fails in the layout in which it is stated."""
    if isinstance(made.verdict, Refuted):
        return made.verdict.counterexample
    assert claim.variable is not None
    assert stated in LAYOUTS
    variable = declarations.symbols.get(claim.variable.name, claim.variable)
    reading = Reading(stated, made.convention)
    question = DerivativeQuestion(
        claim.left, variable, claim.right, claim.order, (reading,), claim.form is Form.JACOBIAN
    )
    about = subject(question.nodes, declarations.symbols)
    return counterexample.find(question, about, reading, "errata", ask(question, about, "errata", SECONDS))
