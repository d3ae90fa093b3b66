"""What is true of a statement: in which layouts, in which reading, and what it says if in none.

The readings are tried from the most likely on.  One that is true settles the matter; a statement is
false only when every plausible reading is, and both referees say so of each.
"""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from nablasheet.expr import FormulaError
from nablasheet.lint.judge.misfit import UNLIKELY, misfit_of, requests
from nablasheet.lint.judge.question import may_fit
from nablasheet.lint.judge.verdicts import Outcome, of_kinds
from nablasheet.lint.reading import kinds
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.reading.parse import Form as View
from nablasheet.lint.reading.parse import forms
from nablasheet.lint.reading.reading import Request
from nablasheet.lint.reading.tree import letters, walk
from nablasheet.parse import syntax as tree
from nablasheet.parse.error import Trouble

SECONDS = 6.0  # for one statement, all readings together


STRANGE = 4  # one letter that is not what it looks like, when nothing else conforms


SLACK = 1  # a reading this much less likely than the best is still plausible


MOST_CONFORMING = 4


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
    for cost, other in requests(view, request.start, request.hints):
        if not request.functions and _variables(other) != _variables(request):
            continue  # a letter that an explicit function is differentiated by is what it looks like
        if cost > found.cost + (SLACK if has_matrices(view.chain) else STRANGE):
            break
        if other.kinds == request.kinds or (
            set(other.kinds.values()) == {"scalar"} and has_matrices(view.chain)
        ):
            continue
        try:
            again = of_kinds(other)
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
    for cost, request in requests(view, start, hints):
        if limit is not None and (cost > limit or count >= MOST_CONFORMING):
            break
        if monotonic() > until:
            return Outcome("undecided", reason="it takes too long")
        if limit is not None and set(request.kinds.values()) == {"scalar"} and has_matrices(view.chain):
            continue  # among numbers, far too much is true
        try:
            found = of_kinds(request)
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


def _variables(request: Request) -> list[str]:
    """The kinds of what is differentiated by."""
    return [request.kinds.get(name, "") for name in kinds.derivative_variables(request.chain)]


def _is_unfit(found: Outcome) -> bool:
    """Whether the value has the size of the derivative in neither layout: the kinds may be wrong."""
    claim = found.failing[0] if found.failing is not None else None
    return claim is not None and claim.variable is not None and not may_fit(claim)
