"""When a claim is false: under which assumption that nobody stated would it be true?

Symmetry of one matrix is what authors forget most; then of several, then orthogonality, then that
matrices commute.  The variable stays free, since a derivative by a symmetric matrix is another thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from nablasheet import expr as e
from nablasheet.expr import Assumption, FormulaError
from nablasheet.identity import Form
from nablasheet.lint.judge.verdicts import Outcome, in_layouts
from nablasheet.lint.reading.hints import Hints
from nablasheet.lint.reading.reading import reading
from nablasheet.parse.error import Trouble

A = Assumption
MOST = 14
DERIVATIVES = (Form.PARTIAL, Form.GRADIENT, Form.JACOBIAN)
Trial = Mapping[str, Assumption]


@dataclass(frozen=True, slots=True)
class Missing:
    """What would make it true, and in which layouts."""

    trial: Trial
    layouts: frozenset[str]
    outcome: Outcome


def missing(found: Outcome) -> Missing | None:
    """The first assumption that makes the claim true."""
    if found.request is None or found.reading is None:
        return None
    for trial in list(_trials(found))[:MOST]:
        again = under(found, trial)
        if again is not None and again.status == "true":
            return Missing(trial, again.layouts, again)
    return None


def under(found: Outcome, trial: Trial) -> Outcome | None:
    """The statement judged under more assumptions."""
    request = found.request
    if request is None or found.reading is None:
        return None
    hints = request.hints
    if "" in trial:
        return _retried(found, replace(hints, squares=frozenset({"*"}), sizes=_same(found)))
    assumed = {name: hints.assumed(name) | {what} for name, what in trial.items()}
    return _retried(found, replace(hints, assumptions={**hints.assumptions, **assumed}))


def _same(found: Outcome) -> dict[str, tuple[str, str]]:
    assert found.reading is not None
    return {
        name: ("n", "n") for name, s in found.reading.declarations.symbols.items() if s.form.kind == "matrix"
    }


def _retried(found: Outcome, hints: Hints) -> Outcome | None:
    assert found.request is not None
    assert found.reading is not None
    again = replace(
        found.request, hints=hints, mode=found.reading.mode, sizes={**found.request.sizes, **hints.sizes}
    )
    try:
        return replace(in_layouts(again, None), request=found.request)
    except (Trouble, FormulaError, ValueError, AssertionError):
        return None


def _trials(found: Outcome) -> Iterator[Trial]:
    assert found.reading is not None
    variables = {claim.variable.name for claim in found.reading.claims if claim.variable is not None}
    moving = found.reading.moving
    symbols = found.reading.declarations.symbols
    square = _square_anyway(found)
    matrices = [
        n
        for n, s in symbols.items()
        if s.form.kind == "matrix" and n in square and n not in variables and n not in moving
    ]
    for name in matrices:
        yield {name: A.SYMMETRIC}
    for pair in combinations(matrices, 2):
        yield dict.fromkeys(pair, A.SYMMETRIC)
    if len(matrices) > 2:
        yield dict.fromkeys(matrices, A.SYMMETRIC)
    if any(isinstance(part, e.Determinant) for claim in found.reading.claims for part in claim.left.walk()):
        yield {"": A.INVERTIBLE}  # all matrices square, of one size
    for name in matrices:
        yield {name: A.ORTHOGONAL}
    vectors = [n for n, s in symbols.items() if s.form.is_column and n not in variables and n not in moving]
    for name in vectors[:2]:
        yield {name: A.SIMPLEX}
        yield {name: A.UNIT_NORM}


def _square_anyway(found: Outcome) -> set[str]:
    """Matrices that the left side alone, or a declaration, makes square.

    One that only the right side makes square is not a symmetric matrix with its transpose
    forgotten: the formula is wrong for every other shape too.
    """
    assert found.request is not None
    assert found.reading is not None
    request = found.request
    if all(claim.form not in DERIVATIVES for claim in found.reading.claims):
        return set(found.reading.declarations.symbols)
    left = replace(request.chain, sides=(request.chain.sides[0], request.chain.sides[0]))
    try:
        symbols = reading(replace(request, chain=left, start=0, mode=found.reading.mode)).declarations.symbols
    except (Trouble, FormulaError, ValueError, AssertionError):
        return set(found.reading.declarations.symbols)
    return {name for name, symbol in symbols.items() if symbol.form.is_square} | (
        set(found.reading.declarations.symbols) - set(symbols)
    )


def commuting(found: Outcome) -> bool:
    """Whether it is true when all matrices commute, which diagonal ones do."""
    assert found.reading is not None
    matrices = [name for name, s in found.reading.declarations.symbols.items() if s.form.kind == "matrix"]
    again = under(found, dict.fromkeys(matrices, A.DIAGONAL))
    return again is not None and again.status == "true"
