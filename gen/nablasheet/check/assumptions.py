"""Are the declared assumptions needed?  Drop each, and look for a counterexample.

A counterexample shows that one is; finding none shows nothing, so the answer is then "not known
to be needed", unless a statement of the author needs it.  An assumption without which the formula
has no value (an inverse, a logarithm) is needed too, and the reason says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from nablasheet import expr as e
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.convention import conventions
from nablasheet.check.counterexample import refute, small_sizes, weight
from nablasheet.check.lapses import lapses
from nablasheet.check.question import (
    DerivativeQuestion,
    EquationQuestion,
    Question,
    Reading,
    differential_question,
)
from nablasheet.check.ring import Undefined, Unsupported
from nablasheet.check.sample import Sample, draw
from nablasheet.check.search import Promise, search
from nablasheet.check.subject import Subject, subject
from nablasheet.check.verdict import Counterexample
from nablasheet.derive.derivation import Derivation
from nablasheet.expr import Assumption, closure
from nablasheet.identity import Claim, Form, Identity

# Says that more is allowed, not less.
WIDER = frozenset({Assumption.COMPLEX})

SECONDS = 2.0  # for one assumption
BASES = 3  # draws into which values that lack the assumption are put, at each of the sizes

NO_VALUE = "without it the formula need not have a value"
ASIDE = "a statement of the author is false without it"
IDLE = "no counterexample was found without it"

Asked = tuple[Question, Reading]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One assumption, dropped: `needed` is False when no counterexample was found."""

    symbol: str
    assumption: Assumption
    needed: bool
    reason: str
    counterexample: Counterexample | None = None


def hypotheses(identity: Identity, found: Derivation | None) -> tuple[Hypothesis, ...]:
    """Each declared assumption of each letter in an identity's formula, but for those that the letter's
    others imply and that dropping alone would not take away."""
    first, others = _questions(identity, found)
    if first is None:
        return ()
    about = subject(first[0].nodes, identity.declarations.symbols)
    return tuple(
        _judged(first, others, about, symbol, assumption, identity.id)
        for symbol in about.symbols
        for assumption in sorted(symbol.assumptions - WIDER, key=lambda a: a.value)
        if assumption not in closure(symbol.assumptions - {assumption})
    )


def _questions(identity: Identity, found: Derivation | None) -> tuple[Asked | None, list[Asked]]:
    """The derived formula, or else the first claim that has one reading; then the other claims."""
    claims = [asked for claim in identity.claims if (asked := _of_claim(claim))]
    if found is None:
        return (claims[0], claims[1:]) if claims else (None, [])
    reading = Reading("numerator", found.convention)
    readings = (reading,)
    question = DerivativeQuestion(
        found.function, found.variable, found.numerator, found.order, readings, flat=False
    )
    return (question, reading), claims if found.convention == "free" else []


def _judged(
    first: Asked, others: list[Asked], about: Subject, symbol: e.Symbol, assumption: Assumption, seed: str
) -> Hypothesis:
    """By the formula itself; when that does without, by what else the author states of the letter."""
    own = _dropped(*first, about, symbol, assumption, seed)
    if own.needed:
        return own
    for question, reading in others:
        wider = subject(question.nodes, {known.name: known for known in about.symbols})
        named = next((one for one in wider.symbols if one.name == symbol.name), None)
        found = _dropped(question, reading, wider, named, assumption, seed) if named is not None else own
        if found.needed:
            return Hypothesis(symbol.name, assumption, True, ASIDE if found.counterexample else NO_VALUE)
    return own


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
    promise = Promise(symbol.name, assumption)
    budget = Budget.of(SECONDS)
    try:
        found = search(question, reading, weaker, promise, seed, budget)
        if not found.refuting:
            found.lapsed = _look_at_lapses(question, reading, about, promise, seed, found.refuting)
        if found.refuting:
            return Hypothesis(
                symbol.name, assumption, True, "false without it", min(found.refuting, key=weight)
            )
        if (
            found.lapsed
            or found.never
            or (found.undefined and not search(question, reading, about, None, seed, budget).undefined)
        ):
            return Hypothesis(symbol.name, assumption, True, NO_VALUE)
    except (OutOfBudget, Unsupported):
        return _by_lapses(question, reading, about, promise, seed)
    return Hypothesis(symbol.name, assumption, False, IDLE)


def _by_lapses(
    question: Question, reading: Reading, about: Subject, promise: Promise, seed: str
) -> Hypothesis:
    """What plain values alone say, when the random ones could not be worked out in time."""
    refuting: list[Counterexample] = []
    lapsed = _look_at_lapses(question, reading, about, promise, seed, refuting)
    if refuting:
        found = min(refuting, key=weight)
        return Hypothesis(promise.symbol, promise.assumption, True, "false without it", found)
    return Hypothesis(promise.symbol, promise.assumption, lapsed, NO_VALUE if lapsed else IDLE)


def _look_at_lapses(
    question: Question,
    reading: Reading,
    about: Subject,
    promise: Promise,
    seed: str,
    refuting: list[Counterexample],
) -> bool:
    """Whether a plain value that lacks the assumption takes away a value that the formula has with it."""
    budget = Budget.of(SECONDS)
    symbol = next(one for one in about.symbols if one.name == promise.symbol)
    lapsed = False
    try:
        for sizes in islice(small_sizes(about), 2):
            for number in range(BASES):
                sample = draw(about, sizes, seed, "small", number)
                for weaker in lapses(sample, symbol, promise.assumption):
                    try:
                        refuting += filter(None, [refute(question, reading, weaker, budget)])
                    except Undefined:
                        lapsed = lapsed or _has_value(question, reading, sample, budget)
    except (OutOfBudget, Unsupported):
        pass
    return lapsed


def _has_value(question: Question, reading: Reading, sample: Sample, budget: Budget) -> bool:
    try:
        refute(question, reading, sample, budget)
    except Undefined:
        return False
    return True


def _without(about: Subject, symbol: e.Symbol, assumption: Assumption) -> Subject:
    weaker = e.Symbol(symbol.name, symbol.form, symbol.assumptions - {assumption})
    return replace(about, symbols=tuple(weaker if s is symbol else s for s in about.symbols))
