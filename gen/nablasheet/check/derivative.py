"""Checking a derived formula: is it the derivative, by both referees?"""

from __future__ import annotations

from collections.abc import Mapping

from nablasheet import expr as e
from nablasheet.check import counterexample
from nablasheet.check.budget import SECONDS
from nablasheet.check.inquiry import ask
from nablasheet.check.question import DerivativeQuestion, Reading
from nablasheet.check.subject import subject
from nablasheet.check.verdict import Refuted, Undecided, Verdict, Verified


def check_derivative(
    function: e.Node,
    variable: e.Symbol,
    numerator: e.Node,
    symbols: Mapping[str, e.Symbol],
    seed: str,
    *,
    order: int = 1,
    convention: str = "free",
    seconds: float = SECONDS,
) -> Verdict:
    """Whether `numerator` is the derivative of a function in numerator layout.

    Of order 2 it is the Hessian (by vec of a matrix variable).  `convention` says how a structured
    variable moves; `symbols` are the declared letters, whose assumptions the samples keep.
    """
    reading = Reading("numerator", convention)
    question = DerivativeQuestion(function, variable, numerator, order, (reading,), flat=False)
    about = subject(question.nodes, symbols)
    answer = ask(question, about, seed, seconds)
    if answer.holding is None:
        return Undecided(answer.reason, answer.evidence)
    if answer.holding:
        return Verified(answer.evidence)
    found = counterexample.find(question, about, reading, seed, answer)
    return Refuted(found, answer.evidence)
