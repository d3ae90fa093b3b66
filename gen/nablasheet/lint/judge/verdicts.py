"""What an outcome is, and how the claims of one reading are judged in both layouts.

A mode is one way to read the signs with several meanings; the first in which the claims are true settles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from nablasheet.identity import Claim, Form
from nablasheet.lint.judge.question import Answer, answer
from nablasheet.lint.reading.reading import Reading, Request, reading
from nablasheet.lint.reading.typist import Mode
from nablasheet.parse.error import Trouble

LAYOUTS = ("denominator", "numerator")


MODES = {
    "norm": ("F", "det", "spectral"), "diagonal": ("vector", "matrix"),
    "dagger": ("transpose", "pseudoinverse"),
    "bars": ("norm", "entries"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """`layouts` in which all of it is true; `status` is true, false, undecided or unread."""

    status: str
    layouts: frozenset[str] = frozenset()
    reading: Reading | None = None  # the one that decided, or the most likely
    by_layout: tuple[Reading, ...] = ()
    reason: str = ""
    failing: tuple[Claim, Answer] | None = None  # the first link that is false
    is_hedged: bool = False
    misfit: str = ""  # the sides or terms do not conform in any reading
    request: Request | None = None
    cost: int = 0  # how unlikely its kinds are
    is_uniform: bool = True  # no derivative inside the formulas: the layout is that of the claim alone


def of_kinds(request: Request) -> Outcome:
    """All modes of one choice of kinds."""
    try:
        first = reading(request)
    except Trouble:  # the sides may conform in the other layout only
        request = replace(request, layout=LAYOUTS[1])
        first = reading(request)
    found = in_layouts(request, first)
    if found.status == "true":
        return found
    for mode in _other_modes(first):
        try:
            other = in_layouts(replace(request, mode=mode), None)
        except Trouble:
            continue
        if other.status == "true":
            return other
        if other.status == "undecided" and found.status == "false":
            found = other
    return found


def _other_modes(first: Reading) -> Iterator[Mode]:
    options = [MODES[name] if name in first.used else (getattr(Mode(), name),) for name in MODES]
    text = repr(first.claims)
    functions = ("elementwise", "matrix") if "Elementwise" in text else ("elementwise",)
    sigma = ("any", "logistic") if "sigma" in text else ("any",)
    for norm, diagonal, dagger, bars, style, letter in product(*options, functions, sigma):
        mode = Mode(style, norm, diagonal, letter, bars, dagger)
        if mode != Mode():
            yield mode


def in_layouts(request: Request, first: Reading | None) -> Outcome:
    readings = []
    for layout in LAYOUTS:
        if layout == request.layout and first is not None:
            readings.append(first)
            continue
        try:
            readings.append(reading(replace(request, layout=layout)))
        except Trouble:
            if first is None:
                raise
    if len(readings) == 2 and readings[0].claims == readings[1].claims:
        return _same_in_both(readings)
    holding = set()
    undecided, failing = "", None
    for one in readings:
        answers = [answer(claim, one.declarations.symbols, one.moving) for claim in one.claims]
        reasons = [a.reason for a in answers if a.layouts is None]
        if reasons:
            undecided = undecided or reasons[0]
            continue
        wrong = [
            (c, a) for c, a in zip(one.claims, answers, strict=True) if _front(c, one) not in _meant(c, a)
        ]
        if not wrong:
            holding.add(one.layout)
        elif failing is None:
            failing = wrong[0]
    return replace(_made(frozenset(holding), undecided, failing, readings), is_uniform=False)


def _front(claim: Claim, one: Reading) -> str:
    """The layout that a claim must be true in: a gradient has its own."""
    return "denominator" if claim.form is Form.GRADIENT else one.layout


def _same_in_both(readings: list[Reading]) -> Outcome:
    one = readings[0]
    layouts = frozenset(LAYOUTS)
    undecided, failing = "", None
    for claim in one.claims:
        found = answer(claim, one.declarations.symbols, one.moving)
        if found.layouts is None:
            undecided = undecided or found.reason
            continue
        layouts &= _meant(claim, found)
        if not found.layouts and failing is None:
            failing = (claim, found)
    if undecided and not failing:
        return _made(frozenset(), undecided, None, readings)
    return _made(layouts, "", failing, readings)


def _meant(claim: Claim, found: Answer) -> frozenset[str]:
    """The layouts in which the claim is true; a matrix by a scalar is laid out alike in both."""
    layouts = found.layouts or frozenset()
    if claim.variable is not None and claim.variable.is_scalar and not claim.left.is_scalar:
        if claim.left.shape.kind == "matrix":
            return frozenset(LAYOUTS) if "numerator" in layouts else frozenset()
        return frozenset(LAYOUTS) if layouts else layouts
    if claim.form is Form.JACOBIAN and layouts:
        return frozenset(LAYOUTS)
    return layouts


def _made(
    holding: frozenset[str], undecided: str, failing: tuple[Claim, Answer] | None, readings: list[Reading]
) -> Outcome:
    decided = next((r for r in readings if r.layout in holding), readings[0])
    if holding:
        return Outcome("true", holding, decided, tuple(readings))
    if undecided:
        return Outcome("undecided", frozenset(), readings[0], tuple(readings), undecided)
    return Outcome("false", frozenset(), readings[0], tuple(readings), "", failing)
