"""Checking what an author claims, and finding the layout in which it is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nablasheet import expr as e
from nablasheet.check import counterexample, ordering
from nablasheet.check.branches import REASON, depends_on_a_branch
from nablasheet.check.budget import SECONDS
from nablasheet.check.convention import conventions
from nablasheet.check.inquiry import Answer, ask
from nablasheet.check.orbits import linear
from nablasheet.check.ordering import counted_upwards, counts_eigenvalues
from nablasheet.check.question import (
    DerivativeQuestion,
    EquationQuestion,
    Question,
    Reading,
    differential_question,
)
from nablasheet.check.subject import subject
from nablasheet.check.verdict import ClaimVerdict, Counterexample, Evidence, Refuted, Undecided, Verified
from nablasheet.expr import Assumption
from nablasheet.expr.functions import numerator_shape
from nablasheet.identity import Claim, Declarations, Form

LAYOUTS = ("numerator", "denominator")

# The layouts in which each form can be true.
ALLOWED: dict[Form, frozenset[str]] = {
    Form.PARTIAL: frozenset(LAYOUTS),
    Form.GRADIENT: frozenset({"denominator"}),
    Form.JACOBIAN: frozenset({"numerator"}),
}


def check_claim(
    claim: Claim, declarations: Declarations, seed: str = "claim", seconds: float = SECONDS
) -> ClaimVerdict:
    """The verdict of both referees, with the layout and the convention that make it true.

    A claim that holds only in a layout that its form excludes (a gradient laid out as a row) is
    refuted; `layout` then still says where it would hold.
    """
    return _CHECKS[claim.form](claim, declarations.symbols, seed, seconds)


def _derivative(claim: Claim, symbols: Mapping[str, e.Symbol], seed: str, seconds: float) -> ClaimVerdict:
    if claim.variable is None:
        return ClaimVerdict(Undecided("it is not said by what the derivative is taken"))
    variable = _declared(claim.variable, symbols)
    named = conventions(variable) if claim.order == 1 else ("free",)
    readings = tuple(Reading(layout, convention) for convention in named for layout in LAYOUTS)
    flat = claim.form is Form.JACOBIAN
    question = DerivativeQuestion(claim.left, variable, claim.right, claim.order, readings, flat)
    about = subject(question.nodes, symbols)
    answer = ask(question, about, seed, seconds)
    if answer.holding is None:
        return ClaimVerdict(Undecided(answer.reason, answer.evidence))
    convention = _convention(answer.holding, ALLOWED[claim.form])
    layouts = {reading.layout for reading in answer.holding if reading.convention == convention}
    layout = "both" if len(layouts) == 2 else next(iter(layouts), None)
    if layouts & ALLOWED[claim.form] and not _only_free(variable, answer.holding):
        return ClaimVerdict(Verified(_read(answer.evidence, convention)), layout, convention)
    plain = named[-1] if linear(variable.assumptions) else "free"
    reading = Reading("numerator" if flat else "denominator", plain)
    if claim.form is Form.PARTIAL:
        reading = _closest(claim, question, reading)
    found = counterexample.find(question, about, reading, seed, answer)
    found = replace(found, note=_note(layout, convention) or found.note)
    return ClaimVerdict(Refuted(found, answer.evidence), layout, convention)


def _closest(claim: Claim, question: DerivativeQuestion, reading: Reading) -> Reading:
    """The stated layout, or else the one in which at least the shapes agree."""
    if claim.layout in LAYOUTS:
        return Reading(claim.layout, reading.convention)
    shape = numerator_shape(question.function.shape, question.variable.shape)
    fits = claim.order == 1 and claim.right.shape == shape and claim.right.shape != shape.transposed
    return Reading("numerator", reading.convention) if fits else reading


def _declared(variable: e.Symbol, symbols: Mapping[str, e.Symbol]) -> e.Symbol:
    found = symbols.get(variable.name)
    if found is None or found.form != variable.form:
        return variable
    if isinstance(variable, e.Along):
        return e.Along(found.name, found.form, found.assumptions, variable.part)
    return found


def _convention(holding: frozenset[Reading], allowed: frozenset[str]) -> str:
    """The plainest convention that makes it true in an allowed layout."""
    order = ("projection", "independent", "free")
    true = {reading.convention for reading in holding if reading.layout in allowed}
    true = true or {reading.convention for reading in holding}
    if "free" in true and len(true) > 1:
        return "free"
    return next((name for name in order if name in true), "free")


def _only_free(variable: e.Symbol, holding: frozenset[Reading]) -> bool:
    """True only when the structure is ignored, which is a mistake unless all of R^(n x n) near a
    definite matrix is meant."""
    ties = linear(variable.assumptions)
    definite = variable.holds(Assumption.POSITIVE_DEFINITE)
    return bool(ties) and not definite and all(reading.convention == "free" for reading in holding)


def _note(layout: str | None, convention: str) -> str:
    if layout is None:
        return ""
    if convention == "free":
        return f"it holds in {layout} layout with all entries free"
    return f"it holds in {layout} layout, convention {convention}"


def _read(evidence: tuple[Evidence, ...], convention: str) -> tuple[Evidence, ...]:
    return tuple(replace(item, convention=convention) for item in evidence)


def _differential(claim: Claim, symbols: Mapping[str, e.Symbol], seed: str, seconds: float) -> ClaimVerdict:
    return _plain(differential_question(claim), symbols, seed, seconds)


def _equation(claim: Claim, symbols: Mapping[str, e.Symbol], seed: str, seconds: float) -> ClaimVerdict:
    found = _plain(EquationQuestion(claim.left, claim.right), symbols, seed, seconds)
    if isinstance(found.verdict, Verified) and depends_on_a_branch(claim.left, claim.right):
        return ClaimVerdict(Undecided(REASON, found.verdict.evidence))
    if isinstance(found.verdict, Refuted) and counts_eigenvalues(claim.left, claim.right):
        question = EquationQuestion(counted_upwards(claim.left), counted_upwards(claim.right))
        other = _plain(question, symbols, seed, seconds)
        if not isinstance(other.verdict, Refuted):
            return ClaimVerdict(Undecided(ordering.REASON, found.verdict.evidence))
    return found


def _plain(question: Question, symbols: Mapping[str, e.Symbol], seed: str, seconds: float) -> ClaimVerdict:
    """A question that involves no layout."""
    about = subject(question.nodes, symbols)
    answer: Answer = ask(question, about, seed, seconds)
    if answer.holding is None:
        return ClaimVerdict(Undecided(answer.reason, answer.evidence))
    if answer.holding:
        return ClaimVerdict(Verified(answer.evidence))
    found: Counterexample = counterexample.find(question, about, Reading(), seed, answer)
    return ClaimVerdict(Refuted(found, answer.evidence))


_CHECKS: dict[Form, Callable[[Claim, Mapping[str, e.Symbol], str, float], ClaimVerdict]] = {
    Form.PARTIAL: _derivative,
    Form.GRADIENT: _derivative,
    Form.JACOBIAN: _derivative,
    Form.DIFFERENTIAL: _differential,
    Form.EQUATION: _equation,
}
