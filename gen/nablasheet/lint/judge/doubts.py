"""Why a statement that came out false is left alone all the same: a letter may mean what is not modelled.

Complex letters are read as real ones, the length n of a vector as a number of its own, and bars around
a matrix as its determinant. Each is right often enough to find a statement true, and not to call it wrong.
"""

from __future__ import annotations

import re

from nablasheet import expr as e
from nablasheet.expr import Node
from nablasheet.identity import Claim
from nablasheet.lint.judge.question import may_fit
from nablasheet.lint.judge.verdicts import Outcome
from nablasheet.lint.reading.hints import unfont

# w^T x_i under a sum: the x_i are vectors of a family, not the entries of one.
FAMILY = re.compile(
    r"\^\s*\{?\s*(?:\\top|\\intercal|T|')\s*\}?\s*(?:\\(?:mathbf|boldsymbol|bm)\s*\{)?\s*\\?[A-Za-z]+\}?\s*_\{?\s*[ijkn]\b"
    r"|[A-Za-z]\}?\s*_\{?\s*[ijkn]\s*\}?\s*\^\s*\{?\s*(?:\\top|T)\b"
)
COUNTS = frozenset({"n", "N", "m", "d"})  # what a factor 1/n beside a vector of ones is the length of


def is_doubtful(found: Outcome, latex: str) -> bool:
    """Whether a false statement may be a true one about other things."""
    if found.request is None or found.failing is None:
        return False
    claim, hints = found.failing[0], found.request.hints
    parts = [part for side in (claim.left, claim.right) for part in side.walk()]
    has_ones = any(isinstance(part, e.Ones) for part in parts)
    scalars = {unfont(part.name) for part in parts if isinstance(part, e.Symbol) and part.is_scalar}
    whole = latex + " ".join(hints.definitions.values())
    return (
        bool(hints.complex)
        or (r"\sum" in whole and bool(FAMILY.search(whole)))
        or bool(scalars & (hints.counts | (COUNTS if has_ones else frozenset())))
        or (has_ones and "|" in whole and any(isinstance(part, e.Determinant) for part in parts))
        or _is_unsized(claim, latex)
    )


def _is_unsized(claim: Claim, latex: str) -> bool:
    """The size of an I or of ones beside a Kronecker product or vec was guessed, and I_n is read as I."""
    parts: list[Node] = list(claim.right.walk())
    stacked = any(isinstance(part, e.Kronecker | e.Vec) for part in parts)
    return (
        stacked
        and claim.variable is not None
        and any(isinstance(part, e.Identity | e.Ones) for part in parts)
        and ("I_" in latex or not may_fit(claim))
    )
