"""Sets with a structure of their own, as notes write them: O(n), \\mathbb{S}^n_{++}, St(n, p).

A note that says $X \\in O(n)$ says as much as one with the words "X is orthogonal".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nablasheet.expr import Assumption

A = Assumption

_IN = r"(?:\\in(?![A-Za-z])|∈)\s*"
_FONT = r"(?:\\(?:mathbb|mathbf|mathcal|mathrm|operatorname|text|mathsf)\s*\{?\s*)?"
_SIZE = r"([A-Za-z0-9])"


def _group(name: str) -> str:
    """O(n) in any font, with one size."""
    return (
        _IN
        + _FONT
        + name
        + r"\s*\}?\s*(?:\(|\\left\()\s*"
        + _SIZE
        + r"\s*(?:,\s*\\?[RC]\s*)?(?:\)|\\right\))"
    )


def _matrices(sign: str) -> str:
    """S^n with its sign below, in either order."""
    above, below = r"\^\s*\{?\s*" + _SIZE + r"\s*\}?", sign and r"_\s*\{?\s*" + sign + r"\s*\}?"
    either = f"(?:{above}\\s*{below}|{below}\\s*{above})" if sign else above + r"(?!\s*_)"
    return _IN + r"(?:\\(?:mathbb|mathcal|mathbf)\s*\{?\s*)(?:S|Sym)\s*\}?\s*" + either


@dataclass(frozen=True, slots=True)
class Structured:
    """A set: how it is written, and what it promises of a matrix."""

    pattern: re.Pattern[str]
    assumption: Assumption


SETS = tuple(
    Structured(re.compile(pattern), assumption)
    for pattern, assumption in (
        (_group("S?O"), A.ORTHOGONAL),
        (
            _IN + _FONT + r"(?:St|V)\s*\}?\s*\(\s*" + _SIZE + r"\s*,\s*" + _SIZE + r"\s*\)",
            A.ORTHONORMAL_COLUMNS,
        ),
        (_matrices(r"\+\s*\+"), A.POSITIVE_DEFINITE),
        (_matrices(r"\+(?!\s*\+)"), A.POSITIVE_SEMIDEFINITE),
        (_matrices(""), A.SYMMETRIC),
    )
)


def members(line: str) -> Iterator[tuple[int, tuple[str, str], Assumption]]:
    """Where a membership begins, the sizes it gives, and what it promises."""
    for known in SETS:
        for match in known.pattern.finditer(line):
            sizes = [size for size in match.groups() if size]
            yield match.start(), (sizes[0], sizes[-1]), known.assumption
