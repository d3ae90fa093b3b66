"""Puts a reading's claims to the referees: in which layouts is each true?

Asked once a formula: the same claim comes up under several layouts and in several notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from nablasheet.check import counterexample
from nablasheet.check.claim import check_claim
from nablasheet.check.environment import Environment
from nablasheet.check.inquiry import ask
from nablasheet.check.question import DerivativeQuestion, DifferentialQuestion, EquationQuestion, Reading
from nablasheet.check.ring import Grid, Ring
from nablasheet.check.subject import subject
from nablasheet.check.verdict import Counterexample, Refuted, Undecided
from nablasheet.expr import Node, Shape, Symbol
from nablasheet.expr.functions import numerator_shape
from nablasheet.identity import Claim, Declarations, Form

SECONDS = 1.2  # for one question put to one referee
BOTH = frozenset({"numerator", "denominator"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The layouts in which a claim is true; None when the referees could not decide."""

    layouts: frozenset[str] | None
    reason: str = ""
    counterexample: Counterexample | None = None


@dataclass(frozen=True, slots=True)
class MovingEquation:
    """Are two formulas with differentials equal, when only some letters move?"""

    formula: Node
    right: Node
    moving: frozenset[str]

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (self.formula, self.right)

    @property
    def variable(self) -> None:
        return None

    def environment(self, env: Environment) -> Environment:
        """With the directions of the letters that move."""
        return replace(env, directions={name: d for name, d in env.directions.items() if name in self.moving})

    def left(self, env: Environment, ring: Ring) -> Mapping[Reading, tuple[Grid, ...]]:
        """The left side."""
        return EquationQuestion(self.formula, self.right).left(env, ring)


def answer(claim: Claim, symbols: Mapping[str, Symbol], moving: frozenset[str]) -> Answer:
    """What the referees say of a claim."""
    return _answer(claim, tuple(sorted(symbols.items(), key=lambda item: item[0])), moving)


@lru_cache(maxsize=4096)
def _answer(claim: Claim, symbols: tuple[tuple[str, Symbol], ...], moving: frozenset[str]) -> Answer:
    known = dict(symbols)
    if claim.form is Form.DIFFERENTIAL and moving:
        return _asked(DifferentialQuestion(claim.left, claim.right, moving, 1), known)
    if claim.form is Form.EQUATION and moving:
        return _asked(MovingEquation(claim.left, claim.right, moving), known)
    if claim.form in (Form.PARTIAL, Form.GRADIENT, Form.JACOBIAN) and not may_fit(claim):
        return Answer(frozenset())
    form = Form.PARTIAL if claim.form is Form.GRADIENT else claim.form
    found = check_claim(replace(claim, form=form), Declarations(symbols=known), "lint", SECONDS)
    if isinstance(found.verdict, Undecided):
        return Answer(None, found.verdict.reason)
    if isinstance(found.verdict, Refuted):
        return Answer(frozenset(), "", found.verdict.counterexample)
    return Answer(_layouts(found.layout))


def _layouts(name: str | None) -> frozenset[str]:
    return BOTH if name in (None, "both") else frozenset({name})


def _asked(question: DifferentialQuestion | MovingEquation, symbols: Mapping[str, Symbol]) -> Answer:
    about = subject(question.nodes, symbols)
    found = ask(question, about, "lint", SECONDS)
    if found.holding is None:
        return Answer(None, found.reason)
    if found.holding:
        return Answer(BOTH)
    return Answer(frozenset(), "", counterexample.find(question, about, Reading(), "lint", found))


def may_fit(claim: Claim) -> bool:
    """Whether the right side has the shape of the derivative in either layout."""
    assert claim.variable is not None
    if claim.order == 2:
        return True
    shape = numerator_shape(claim.left.shape, claim.variable.shape)
    return claim.right.shape in (shape, shape.transposed)


def _by(shape: Shape) -> str:
    """n×1, (m n)×1"""
    return "×".join(f"({size})" if " " in str(size) else str(size) for size in shape)


def paper(claim: Claim, symbols: Mapping[str, Symbol], layout: str) -> Counterexample | None:
    """Small numbers for which a derivative claim fails in one layout."""
    if claim.variable is None:
        return None
    shape = numerator_shape(claim.left.shape, claim.variable.shape)
    expected = shape if layout == "numerator" else shape.transposed
    if claim.order == 1 and claim.right.shape != expected:
        return Counterexample(shapes=(_by(expected), _by(claim.right.shape)))
    wanted = Reading(layout)
    question = DerivativeQuestion(claim.left, claim.variable, claim.right, claim.order, (wanted,), False)
    about = subject(question.nodes, symbols)
    found = counterexample.find(question, about, wanted, "lint", ask(question, about, "lint", SECONDS))
    return found if found.values or found.shapes else None
