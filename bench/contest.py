"""Us and SymPy on one function: differentiate, take the time, judge the answer.

Runs in child processes (see `contestants`), because SymPy may take minutes.  Caches are emptied before
every timing: what counts is the first time that somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from typing import Any

import numpy as np
import sympy
from sympy.core.cache import clear_cache

from bench import judge
from bench.measurement import processor_seconds
from bench.problems import Problem
from bench.sympy_idioms import Idiom
from bench.sympy_terms import NotStated, stated
from bench.sympy_value import Unevaluated, is_array, point
from bench.truth import Truth, array
from nablasheet.check.evaluate import evaluate
from nablasheet.check.ring import Undefined, Unsupported
from nablasheet.derive.result import Refusal, attempt
from nablasheet.expr.normal.keys import key
from nablasheet.render.latex import latex


class Status(Enum):
    """What came of asking for a derivative."""

    MATRIX = "right, a closed matrix formula"
    ARRAY = "right, an array or a network"
    WRONG = "wrong"
    ZERO = "wrong, a plain 0"
    NONE = "no derivative"
    LATE = "out of time"
    NOT_STATED = "not stated"

    @property
    def is_right(self) -> bool:
        """Whether the answer holds the right numbers."""
        return self in (Status.MATRIX, Status.ARRAY)

    @property
    def is_wrong(self) -> bool:
        """Whether something was answered that is not the derivative."""
        return self in (Status.WRONG, Status.ZERO)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status, the seconds it took to get the answer, and what was answered."""

    status: Status
    seconds: float
    answer: str
    idiom: str = ""


def ours(problem: Problem, true: Truth) -> Outcome:
    """Our own derivation, held to the numerator layout."""
    key.cache_clear()
    found, taken = processor_seconds(attempt, problem.function, problem.variable, problem.order)
    if isinstance(found, Refusal):
        return Outcome(Status.NONE, taken, found.reason)
    answer = latex(found.numerator)
    if found.convention != "free":
        return Outcome(_structured(problem, found), taken, answer)
    try:
        value = array(evaluate(found.numerator, true.environment))
    except (Undefined, Unsupported) as error:
        return Outcome(Status.NONE, taken, str(error))
    wanted = true.arranged
    same = judge.close(value, wanted) if np.any(wanted) else not np.any(value)
    return Outcome(Status.MATRIX if same else Status.WRONG, taken, answer)


def _structured(problem: Problem, found: Any) -> Status:
    """A structured variable has a convention, which both referees know how to hold us to."""
    from nablasheet.check.derivative import check_derivative
    from nablasheet.check.verdict import Refuted, Verified

    verdict = check_derivative(
        problem.function, problem.variable, found.numerator, problem.symbols, problem.id,
        order=problem.order, convention=found.convention,
    )  # fmt: skip
    statuses: dict[type, Status] = {Verified: Status.MATRIX, Refuted: Status.WRONG}
    return statuses.get(type(verdict), Status.NONE)


def best(outcomes: Sequence[Outcome]) -> Outcome:
    """What counts of several idioms: the first closed formula, else a right array, else the worst."""
    return min(outcomes, key=lambda outcome: PREFERENCE.index(outcome.status))


PREFERENCE = (
    Status.MATRIX, Status.ARRAY, Status.ZERO, Status.WRONG, Status.LATE, Status.NONE, Status.NOT_STATED,
)  # fmt: skip


def in_idiom(problem: Problem, true: Truth, idiom: Idiom) -> Outcome:
    """One statement, differentiated and judged."""
    try:
        statement = stated(problem.function, idiom, true.sample.sizes)
        variable = stated(problem.variable, idiom, true.sample.sizes)
    except NotStated as reason:
        return Outcome(Status.NOT_STATED, 0.0, str(reason), idiom.name)
    clear_cache()
    try:
        answer, taken = processor_seconds(
            lambda: reduce(lambda f, _: f.diff(variable), range(problem.order), statement)
        )
    except Exception as error:  # SymPy raises TypeError, AttributeError, RecursionError, ...
        return Outcome(Status.NONE, 0.0, f"{type(error).__name__}: {error}"[:200], idiom.name)
    return Outcome(judged(answer, true), taken, str(answer)[:200], idiom.name)


def judged(answer: Any, true: Truth) -> Status:
    """What an answer of SymPy's is worth at the sample; parts that do not fit together are no answer."""
    try:
        with np.errstate(all="ignore"):
            value = point(true.sample).of(answer)
    except (Unevaluated, np.linalg.LinAlgError, ValueError, TypeError, KeyError, RecursionError):
        return Status.NONE
    if judge.right(value, true.partials):
        return Status.ARRAY if is_array(answer) else Status.MATRIX
    plain = isinstance(answer, sympy.ZeroMatrix) or is_array(answer) or value.ndim == 0
    return Status.ZERO if plain and not np.any(value) else Status.WRONG
