"""What the referees are asked: does this right side equal that derivative, differential or left side?

A question knows how each referee computes its left side and in how many ways (layouts,
conventions) it may be read; it does not know who answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from nablasheet import expr as e
from nablasheet.check import convention, difference, exact, explicit, layout
from nablasheet.check.environment import Environment
from nablasheet.check.evaluate import evaluate
from nablasheet.check.ring import Grid, Ring, Unsupported, takes_differences
from nablasheet.expr.build import is_zero
from nablasheet.identity import Claim


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """A layout ("" where none is involved) and a convention for a structured variable."""

    layout: str = ""
    convention: str = "free"


# Operations on zero that are zero.
_KEEP_ZERO = (e.Transpose, e.Product, e.Hadamard, e.Kronecker, e.Vec, e.Unvec, e.Diag, e.Trace, e.Conjugate)


def is_plainly_zero(node: e.Node) -> bool:
    """Whether it is zero by its form alone."""
    if is_zero(node):
        return True
    if isinstance(node, e.Sum):
        return all(map(is_plainly_zero, node.terms))
    return isinstance(node, _KEEP_ZERO) and any(map(is_plainly_zero, node.parts))


class Question(Protocol):
    """A right side and what it is compared with."""

    @property
    def nodes(self) -> tuple[e.Node, ...]:
        """All formulas in it."""

    @property
    def right(self) -> e.Node:
        """What is claimed."""

    @property
    def variable(self) -> e.Symbol | None:
        """The letter whose entries move, if it is one."""

    def environment(self, env: Environment) -> Environment:
        """The environment in which both sides are evaluated."""

    def left(self, env: Environment, ring: Ring) -> Mapping[Reading, tuple[Grid, ...]]:
        """The left side in each reading; any of the arrangements of a reading will do."""


def right_side(question: Question, env: Environment, left: Grid) -> Grid:
    """The value of the right side; a bare 0 is a zero of any shape."""
    right = evaluate(question.right, env)
    return explicit.each(lambda _: env.ring.zero, left) if question.right == e.ZERO else right


def is_about_zero(question: Question) -> bool:
    """Whether zero is what it states, or what it asks about."""
    return any(map(is_plainly_zero, question.nodes))


@dataclass(frozen=True, slots=True)
class DerivativeQuestion:
    """Is `right` the derivative of `function`?  `readings` are tried all; `flat` also accepts the
    Jacobian of a scalar function of a matrix as one row."""

    function: e.Node
    variable: e.Symbol
    right: e.Node
    order: int
    readings: tuple[Reading, ...]
    flat: bool

    @property
    def nodes(self) -> tuple[e.Node, ...]:
        return (self.function, self.variable, self.right)

    def environment(self, env: Environment) -> Environment:
        return env

    def left(self, env: Environment, ring: Ring) -> Mapping[Reading, tuple[Grid, ...]]:
        if self.order == 2:
            second = _hessian(self.function, self.variable, env, ring)
            return {reading: (_turned(second, reading.layout),) for reading in self.readings}
        point = env.values[self.variable.name]
        partials = _partials(self.function, self.variable, env, ring)
        sizes = explicit.shape(evaluate(self.function, env)), explicit.shape(point)
        result = {}
        for reading in self.readings:
            rows = convention.applied(partials, reading.convention, self.variable, point, ring)
            arranged = _turned(layout.numerator(rows, *sizes), reading.layout)
            result[reading] = (arranged, _turned(rows, reading.layout)) if self.flat else (arranged,)
        return result


def _partials(function: e.Node, variable: e.Symbol, env: Environment, ring: Ring) -> Grid:
    if takes_differences(ring):
        return difference.partials(function, variable, env, ring)
    return exact.partials(function, variable, env)


def _hessian(function: e.Node, variable: e.Symbol, env: Environment, ring: Ring) -> Grid:
    if not (function.is_scalar or variable.is_scalar):
        raise Unsupported("a second derivative that is neither of a scalar nor by one")
    if takes_differences(ring):
        return difference.second_partials(function, variable, env, ring)
    return exact.second_partials(function, variable, env)


def _turned(grid: Grid, name: str) -> Grid:
    return explicit.transpose(grid) if name == "denominator" else grid


@dataclass(frozen=True, slots=True)
class EquationQuestion:
    """Are two formulas equal?"""

    formula: e.Node
    right: e.Node

    @property
    def nodes(self) -> tuple[e.Node, ...]:
        return (self.formula, self.right)

    @property
    def variable(self) -> None:
        return None

    def environment(self, env: Environment) -> Environment:
        return env

    def left(self, env: Environment, ring: Ring) -> Mapping[Reading, tuple[Grid, ...]]:
        return {Reading(): (evaluate(self.formula, env),)}


@dataclass(frozen=True, slots=True)
class DifferentialQuestion:
    """Is `right` the differential of `function`, when the letters in `moving` have one?"""

    function: e.Node
    right: e.Node
    moving: frozenset[str]
    order: int

    @property
    def nodes(self) -> tuple[e.Node, ...]:
        return (self.function, self.right)

    @property
    def variable(self) -> None:
        return None

    def environment(self, env: Environment) -> Environment:
        kept = {name: d for name, d in env.directions.items() if name in self.moving}
        return replace(env, directions=kept)

    def left(self, env: Environment, ring: Ring) -> Mapping[Reading, tuple[Grid, ...]]:
        if takes_differences(ring):
            return {Reading(): (difference.differential(self.function, self.order, env, ring),)}
        return {Reading(): (exact.differential(self.function, self.order, env),)}


def differential_question(claim: Claim) -> DifferentialQuestion:
    """Every letter of which the right side has a differential moves, and the claim's variable."""
    moving = {
        part.name
        for node in claim.right.walk()
        if isinstance(node, e.Differential)
        for part in node.argument.walk()
        if isinstance(part, e.Symbol)
    }
    if claim.variable is not None:
        moving.add(claim.variable.name)
    return DifferentialQuestion(claim.left, claim.right, frozenset(moving), claim.order)
