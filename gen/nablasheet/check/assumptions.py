"""Are the declared assumptions needed?  Drop each, and look for a counterexample.

A counterexample shows that one is; finding none shows nothing, so the answer is then "not known
to be needed".  An assumption without which the formula has no value (an inverse, a logarithm)
is needed too, and the reason says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain, islice

from nablasheet import expr as e
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.convention import conventions
from nablasheet.check.counterexample import refute, small_sizes, weight
from nablasheet.check.promises import broken
from nablasheet.check.question import (
    DerivativeQuestion,
    EquationQuestion,
    Question,
    Reading,
    differential_question,
)
from nablasheet.check.ring import Undefined, Unsupported
from nablasheet.check.sample import Sample, draw
from nablasheet.check.subject import Subject, subject
from nablasheet.check.verdict import Counterexample
from nablasheet.derive.derivation import Derivation
from nablasheet.expr import Assumption, closure
from nablasheet.identity import Claim, Form, Identity

# Says that more is allowed, not less.
WIDER = frozenset({Assumption.COMPLEX})

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
        for assumption in sorted(symbol.assumptions - WIDER, key=lambda a: a.value)
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
        found = _search(question, reading, weaker, Promise(symbol.name, assumption), seed, budget)
        if found.refuting:
            return Hypothesis(
                symbol.name, assumption, True, "false without it", min(found.refuting, key=weight)
            )
        if found.never or (
            found.undefined and not _search(question, reading, about, None, seed, budget).undefined
        ):
            return Hypothesis(symbol.name, assumption, True, "without it the formula need not have a value")
    except (OutOfBudget, Unsupported) as error:
        return Hypothesis(symbol.name, assumption, False, f"not known: {error}")
    return Hypothesis(symbol.name, assumption, False, "no counterexample was found without it")


def _without(about: Subject, symbol: e.Symbol, assumption: Assumption) -> Subject:
    weaker = e.Symbol(symbol.name, symbol.form, symbol.assumptions - {assumption})
    return replace(about, symbols=tuple(weaker if s is symbol else s for s in about.symbols))


@dataclass(frozen=True, slots=True)
class Promise:
    """The assumption that was dropped, and of which letter."""

    symbol: str
    assumption: Assumption

    def is_broken_by(self, sample: Sample) -> bool:
        """Whether the letter's value at a sample lacks it."""
        rows = [[x for x in row if isinstance(x, Fraction)] for row in sample.values[self.symbol]]
        return all(rows) and bool(broken(rows, closure({self.assumption})))


@dataclass(slots=True)
class Search:
    """What was met: samples that break the promise with and without a value, counterexamples."""

    undefined: bool = False
    broken_valued: int = 0
    broken_undefined: int = 0
    refuting: list[Counterexample] = field(default_factory=list)

    @property
    def never(self) -> bool:
        """Whether the formula has no value wherever the promise is broken."""
        return self.broken_undefined > 1 and not self.broken_valued


def _search(
    question: Question, reading: Reading, about: Subject, promise: Promise | None, seed: str, budget: Budget
) -> Search:
    """Look at the first sizes that refute, else at all."""
    search = Search()
    for samples in _samples(about, seed):
        for sample in samples:
            breaks = promise is not None and promise.is_broken_by(sample)
            try:
                found = refute(question, reading, sample, budget)
            except Undefined:
                search.undefined = True
                search.broken_undefined += breaks
                continue
            search.broken_valued += breaks
            if found is not None:
                search.refuting.append(found)
        if search.refuting:
            break
    return search


def _samples(about: Subject, seed: str) -> Iterator[Iterator[Sample]]:
    """At several sizes, small whole numbers and generic fractions."""
    for sizes in islice(small_sizes(about), SHAPES):
        yield chain(
            (draw(about, sizes, seed, "small", number) for number in range(DRAWS)),
            (draw(about, sizes, seed, "generic", number) for number in range(2)),
        )
