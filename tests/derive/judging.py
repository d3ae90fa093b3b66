"""Judging the mutants of a published derivative: each must be refuted, or proved equal.

The referees are asked as for a claim; only the derivative itself, which all mutants of one identity
share, is computed once for each sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tests.catalogue import derived

from nablasheet import expr as e
from nablasheet.check.environment import Environment
from nablasheet.check.inquiry import ask
from nablasheet.check.mutants import mutants
from nablasheet.check.question import DerivativeQuestion, Reading
from nablasheet.check.ring import Grid, Ring
from nablasheet.check.subject import subject
from nablasheet.derive.derivation import Derivation
from nablasheet.pipeline import Case

SECONDS = 20.0
Left = Mapping[Reading, tuple[Grid, ...]]

# A mutant that has no value anywhere: nothing is published that cannot be computed.
NOWHERE = "no sample point was found where both sides have a value"


@dataclass(frozen=True, slots=True)
class Remembering:
    """A question that remembers its left side at each sample."""

    question: DerivativeQuestion
    known: dict[tuple[str, ...], Left] = field(default_factory=dict)

    @property
    def nodes(self) -> tuple[e.Node, ...]:
        return self.question.nodes

    @property
    def right(self) -> e.Node:
        return self.question.right

    @property
    def variable(self) -> e.Symbol:
        return self.question.variable

    def environment(self, env: Environment) -> Environment:
        return self.question.environment(env)

    def left(self, env: Environment, ring: Ring) -> Left:
        parts = (env.sizes, env.values, env.indices, env.functions, env.series)
        key = (type(ring).__name__, str(ring.digits), *(repr(sorted(part.items())) for part in parts))
        if key not in self.known:
            self.known[key] = self.question.left(env, ring)
        return self.known[key]

    def about(self, mutant: e.Node) -> Remembering:
        """The same question with another right side."""
        return Remembering(replace(self.question, right=mutant), self.known)


def verdicts(case: Case, found: Derivation) -> Iterator[tuple[str, str, str]]:
    """For each mutant the mistake, what the referees say, and why they say nothing."""
    reading = Reading("numerator", found.convention)
    question = Remembering(
        DerivativeQuestion(
            found.function, found.variable, found.numerator, found.order, (reading,), flat=False
        )
    )
    symbols = case.identity.declarations.symbols
    for mutant in mutants(found.numerator):
        about = subject((*question.nodes, mutant.formula), symbols)
        answer = ask(question.about(mutant.formula), about, case.definition.id, SECONDS)
        said = {None: "undecided", frozenset(): "refuted"}.get(answer.holding, "equal")
        yield mutant.mistake, said, answer.reason


def survivors(topic: str, *, scalar: bool) -> list[str]:
    """What neither referee could refute nor prove, of scalar functions or of all others."""
    left = []
    for case, found in derived():
        if case.definition.topic == topic and scalar == (found.function.is_scalar and found.order == 1):
            for mistake, said, reason in verdicts(case, found):
                if said == "undecided" and reason != NOWHERE:
                    left.append(f"{case.definition.id}: {mistake}: {reason}")
    return left
