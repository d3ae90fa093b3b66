"""What is true of a statement: in which layouts, in which reading, and what it says if in none.

The readings are tried from the most likely on.  One that is true settles the matter; a statement is
false only when every plausible reading is, and both referees say so of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from time import monotonic

from nablasheet.expr import FormulaError
from nablasheet.identity import Claim, Form
from nablasheet.lint.judge.question import Answer, answer, may_fit
from nablasheet.lint.reading import kinds
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.reading.parse import Form as View
from nablasheet.lint.reading.parse import forms
from nablasheet.lint.reading.reading import Reading, Request, reading
from nablasheet.lint.reading.tree import letters, walk
from nablasheet.lint.reading.tree import opened as tree_opened
from nablasheet.lint.reading.typist import Mode
from nablasheet.parse import syntax as tree
from nablasheet.parse.error import Trouble

LAYOUTS = ("denominator", "numerator")
SECONDS = 6.0  # for one statement, all readings together
UNLIKELY = 2  # kinds of letters that cost more are guesses
STRANGE = 4  # one letter that is not what it looks like, when nothing else conforms
SLACK = 1  # a reading this much less likely than the best is still plausible
MOST_CONFORMING = 4
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


def outcome(latex: str, start: int, hints: Hints) -> Outcome:
    """Judge a statement, in bounded time: what takes longer is undecided."""
    best: Outcome | None = None
    until = monotonic() + SECONDS
    try:
        for view in forms(latex, hints):
            settled = best is not None and best.status != "unread" and _has_variable(best)
            if settled and not view.fonts and not _has_two_fonts(best):
                continue  # one letter in two fonts is two letters, unless the formula makes no sense so
            found = _of_view(view, start, hints, until)
            if found.status in ("true", "misfit"):
                return found
            if best is None or _is_better(found, best):
                best = found
    except Trouble as trouble:
        return Outcome("unread", reason=trouble.message)
    except (FormulaError, RecursionError) as error:
        return Outcome("unread", reason=str(error))
    return best or Outcome("unread", reason="nothing in it can be compared")


def _has_two_fonts(found: Outcome | None) -> bool:
    """Whether a letter stands there bold and plain."""
    names = set(found.request.kinds) if found is not None and found.request is not None else set()
    return any(unfont(name) != name and unfont(name) in names for name in names)


def _is_better(found: Outcome, best: Outcome) -> bool:
    """Whether another view says more: it is read at all, it doubts, it knows what depends on the variable."""
    if found.status == "unread":
        return False
    return best.status == "unread" or found.status == "undecided" or not _has_variable(best)


def _has_variable(found: Outcome) -> bool:
    """Whether what is differentiated contains the variable."""
    claims = found.reading.claims if found.reading else ()
    return all(
        claim.variable is None or any(part == claim.variable for part in claim.left.walk())
        for claim in claims
    )


def elsewhere(found: Outcome, layout: str) -> Outcome | None:
    """Another plausible reading of a true statement, in which it is true in this layout."""
    request = found.request
    if request is None:
        return None
    view = View(
        request.chain,
        request.functions,
        request.definitions,
        request.elementwise,
        dict(request.sizes),
        found.is_hedged,
        True,
    )
    for cost, other in _requests(view, request.start, request.hints):
        if cost > found.cost + (SLACK if has_matrices(view.chain) else STRANGE):
            break
        if other.kinds == request.kinds or (
            set(other.kinds.values()) == {"scalar"} and has_matrices(view.chain)
        ):
            continue
        try:
            again = _of_kinds(other)
        except (Trouble, FormulaError, ValueError, AssertionError):
            continue
        if again.status == "true" and layout in again.layouts:
            return again
    return None


def _of_view(view: View, start: int, hints: Hints, until: float) -> Outcome:
    best: Outcome | None = None
    count = 0
    limit: int | None = None
    reason = ""
    for cost, request in _requests(view, start, hints):
        if limit is not None and (cost > limit or count >= MOST_CONFORMING):
            break
        if monotonic() > until:
            return Outcome("undecided", reason="it takes too long")
        if limit is not None and set(request.kinds.values()) == {"scalar"} and has_matrices(view.chain):
            continue  # among numbers, far too much is true
        try:
            found = _of_kinds(request)
        except Trouble as trouble:
            reason = reason or trouble.message
            if trouble.name in ("unknown-function", "too-large", "unreadable", "not-a-statement"):
                break
            continue
        except (FormulaError, ValueError, AssertionError, RecursionError) as error:
            reason = reason or str(error)
            continue
        found = replace(found, request=request, is_hedged=view.is_hedged, cost=cost)
        if found.status == "true":
            return found
        if limit is None and cost <= UNLIKELY and not _is_unfit(found):
            limit = cost + SLACK
        count += limit is not None
        if (
            best is None
            or found.status == "undecided"
            or (_is_unfit(best) and not _is_unfit(found) and cost <= UNLIKELY)
        ):
            best = found
    if best is None or (best.status == "false" and best.cost > UNLIKELY):
        misfit = misfit_of(view, start, hints, UNLIKELY if best is not None else STRANGE)
        if misfit is not None:
            return misfit
    return best or Outcome("unread", reason=reason)


def has_matrices(chain: tree.Chain) -> bool:
    """Whether a sign shows that not all letters are numbers: a transpose, a capital, a bold letter."""
    capital = any(unfont(name)[:1].isupper() or unfont(name) != name for name in letters(chain))
    return capital or any(isinstance(node, tree.Script | tree.Norm | tree.Bars) for node in walk(chain))


def _is_unfit(found: Outcome) -> bool:
    """Whether the value has the size of the derivative in neither layout: the kinds may be wrong."""
    claim = found.failing[0] if found.failing is not None else None
    return claim is not None and claim.variable is not None and not may_fit(claim)


def misfit_of(view: View, start: int, hints: Hints, most: int) -> Outcome | None:
    """When the left side makes sense and the right side cannot: sums and products that do not conform."""
    if not is_plain(view.chain) or view.is_hedged or len(view.chain.sides) - start < 1:
        return None
    for cost, request in _requests(view, 0, hints):
        if cost > most:
            return None
        left = replace(view.chain, sides=(view.chain.sides[0], view.chain.sides[0]))
        try:
            whole = reading(replace(request, chain=left))
        except (Trouble, FormulaError, ValueError, AssertionError):
            continue
        try:
            reading(replace(request, start=start))
            return None
        except Trouble as trouble:
            if trouble.name != "shapes-differ" or not trouble.message.startswith(MISFITS):
                return None
            return Outcome(
                "misfit",
                reading=whole,
                by_layout=(whole,),
                misfit=trouble.message,
                request=request,
                cost=cost,
            )
        except (FormulaError, ValueError, AssertionError):
            return None
    return None


def is_plain(chain: tree.Chain) -> bool:
    """Sums, products, transposes and derivatives only: nothing that a note may mean entry by entry."""
    first = tree_opened(chain.sides[0])
    scalar = isinstance(first, tree.Call) and first.function in ("trace", "det") and len(chain.sides) == 2
    if scalar:
        product = tree_opened(chain.sides[1])
        return (
            isinstance(product, tree.Infix)
            and product.operator == "odot"
            and set(letters(product)) == set(letters(first))
        )
    if not isinstance(first, tree.Derivative):
        return False
    ours = set(letters(chain.sides[0]))
    if any(
        letter not in ours and letter not in kinds.RESERVED
        for side in chain.sides[1:]
        for letter in letters(side)
    ):
        return False
    return all(isinstance(node, PLAIN) for node in walk(chain))


PLAIN = (
    tree.Quotient,
    tree.Chain,
    tree.Name,
    tree.Subscripted,
    tree.Numeral,
    tree.Bracket,
    tree.Sum,
    tree.Product,
    tree.Script,
    tree.Derivative,
)
MISFITS = ("a sum of", "a product of", "a scalar stands in a sum", "the left side is")


def _requests(view: View, start: int, hints: Hints) -> Iterator[tuple[int, Request]]:
    called = frozenset(view.elementwise)
    listed = [name for name in kinds.names(view.chain, called) if name not in view.elementwise]
    for defined in view.definitions.values():
        listed += [
            name for name in kinds.names(tree.Chain(defined.place, (defined,)), called) if name not in listed
        ]
    listed = [name for name in listed if name not in view.definitions]
    listed += [name for name in view.functions if name not in listed]
    used = kinds.uses(view.chain)
    for cost, chosen in kinds.readings(listed, used, hints):
        sizes = {**view.sizes}
        yield (
            cost,
            Request(
                view.chain,
                chosen,
                view.functions,
                view.definitions,
                view.elementwise,
                sizes,
                hints,
                Mode(),
                "denominator",
                start,
            ),
        )


def _of_kinds(request: Request) -> Outcome:
    """All modes of one choice of kinds."""
    try:
        first = reading(request)
    except Trouble:  # the sides may conform in the other layout only
        request = replace(request, layout=LAYOUTS[1])
        first = reading(request)
    found = _in_layouts(request, first)
    if found.status == "true":
        return found
    for mode in _other_modes(first):
        try:
            other = _in_layouts(replace(request, mode=mode), None)
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


def _in_layouts(request: Request, first: Reading | None) -> Outcome:
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
