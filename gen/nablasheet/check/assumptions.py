"""Are the declared assumptions needed?  Drop each, and look for a counterexample.

A counterexample shows that one is; finding none shows nothing, so the answer is then "not known
to be needed".  An assumption without which the formula has no value (an inverse, a logarithm)
is needed too, and the reason says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nablasheet import expr as e
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.convention import conventions
from nablasheet.check.counterexample import refute, small_sizes, weight
from nablasheet.check.question import (
    DerivativeQuestion,
    EquationQuestion,
    Question,
    Reading,
    differential_question,
)
from nablasheet.check.ring import Irrational, Undefined, Unsupported
from nablasheet.check.sample import Sample, draw
from nablasheet.check.subject import Subject, subject
from nablasheet.check.verdict import Counterexample
from nablasheet.derive.derivation import Derivation
from nablasheet.expr import Assumption
from nablasheet.identity import Claim, Form, Identity

SECONDS = 2.0  # for one assumption
DRAWS = 10
SHAPES = 4


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One assumption, dropped: `needed` is False when no counterexample was found."""

    symbol: str
    assumption: Assumption
    needed: bool
    reason: str
    counterexample: Counterexample | None = None


def hypotheses(identity: Identity, found: Derivation | None) -> tuple[Hypothesis, ...]:
    """Each declared assumption of each letter in an identity's formula."""
    asked = _question(identity, found)
    if asked is None:
        return ()
    question, reading = asked
    about = subject(question.nodes, identity.declarations.symbols)
    return tuple(
        _dropped(question, reading, about, symbol, assumption, identity.id)
        for symbol in about.symbols
        for assumption in sorted(symbol.assumptions, key=lambda a: a.value)
    )


def _question(identity: Identity, found: Derivation | None) -> tuple[Question, Reading] | None:
    """The derived formula, or else the first claim that has one reading."""
    if found is not None:
        reading = Reading("numerator", found.convention)
        readings = (reading,)
        question = DerivativeQuestion(
            found.function, found.variable, found.numerator, found.order, readings, flat=False
        )
        return question, reading
    return next((asked for claim in identity.claims if (asked := _of_claim(claim))), None)


def _of_claim(claim: Claim) -> tuple[Question, Reading] | None:
    if claim.form is Form.EQUATION:
        return EquationQuestion(claim.left, claim.right), Reading()
    if claim.form is Form.DIFFERENTIAL:
        return differential_question(claim), Reading()
    layout = {Form.GRADIENT: "denominator", Form.JACOBIAN: "numerator"}.get(claim.form, claim.layout)
    if claim.variable is None or layout is None:
        return None
    reading = Reading(layout)
    readings = (reading,)
    return DerivativeQuestion(claim.left, claim.variable, claim.right, claim.order, readings, False), reading


def _dropped(
    question: Question, reading: Reading, about: Subject, symbol: e.Symbol, assumption: Assumption, seed: str
) -> Hypothesis:
    variable = question.variable
    if variable is not None and symbol.name == variable.name and len(conventions(variable)) > 1:
        return Hypothesis(symbol.name, assumption, True, "it says how the variable moves")
    weaker = _without(about, symbol, assumption)
    budget = Budget.of(SECONDS)
    try:
        undefined, refuting = _search(question, reading, weaker, seed, budget)
        if refuting:
            return Hypothesis(symbol.name, assumption, True, "false without it", min(refuting, key=weight))
        if undefined and not _search(question, reading, about, seed, budget)[0]:
            return Hypothesis(symbol.name, assumption, True, "without it the formula need not have a value")
    except (OutOfBudget, Unsupported) as error:
        return Hypothesis(symbol.name, assumption, False, f"not known: {error}")
    return Hypothesis(symbol.name, assumption, False, "no counterexample was found without it")


def _without(about: Subject, symbol: e.Symbol, assumption: Assumption) -> Subject:
    weaker = e.Symbol(symbol.name, symbol.form, symbol.assumptions - {assumption})
    return replace(about, symbols=tuple(weaker if s is symbol else s for s in about.symbols))


def _search(
    question: Question, reading: Reading, about: Subject, seed: str, budget: Budget
) -> tuple[bool, list[Counterexample]]:
    """Whether a sample without a value was met, and the counterexamples of the first refuting sizes."""
    undefined = False
    for samples in _samples(about, seed):
        refuting = []
        for sample in samples:
            try:
                found = refute(question, reading, sample, budget)
            except (Undefined, Irrational):
                undefined = True
                continue
            if found is not None:
                refuting.append(found)
        if refuting:
            return undefined, refuting
    return undefined, []


def _samples(about: Subject, seed: str) -> Iterator[Iterator[Sample]]:
    """Small whole numbers at several sizes, then generic fractions."""
    for k, sizes in enumerate(small_sizes(about)):
        if k == SHAPES:
            return
        yield (draw(about, sizes, seed, "small", number) for number in range(DRAWS))
        yield (draw(about, sizes, seed, "generic", number) for number in range(2))
