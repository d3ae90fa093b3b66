"""Conditions written as formulas: \\mathbf{1}^\\top y = 1, \\sum_i y_i = 1, W^\\top W = I.

They say of a letter what words would say: that it sums to one, that its columns are orthonormal.
"""

from __future__ import annotations

import re

from nablasheet.expr import Assumption

_LETTER = r"(?P<name>\\(?:mathbf|boldsymbol|bm)\s*\{\s*\\?[A-Za-z]+\s*\}|\\?[A-Za-z]+)"
_TURNED = (
    r"\s*\^\s*\{?\s*(?:\\top|\\intercal|\\mathrm\s*\{?\s*T\s*\}?|\\mathsf\s*\{?\s*T\s*\}?|T|⊤|')\s*\}?\s*"
)
_ONES = r"\s*(?:\\(?:mathbf|boldsymbol|bm|mathbb)\s*\{?\s*1\s*\}?|𝟏|1|e)(?:_\{?\w\}?)?\s*"
_SUM = r"\s*\\sum(?:\\limits)?\s*(?:_\s*(?:\{[^{}]*\}|\w))?\s*(?:\^\s*(?:\{[^{}]*\}|\w))?\s*"
_END = r"\s*[.,;]?\s*\Z"

SUMS = tuple(
    re.compile(pattern)
    for pattern in (
        _ONES + _TURNED + _LETTER + r"\s*=\s*1" + _END,
        r"\s*" + _LETTER + _TURNED + _ONES + r"=\s*1" + _END,
        _SUM + _LETTER + r"\s*_\s*\{?\s*[a-z]\s*\}?\s*=\s*1" + _END,
    )
)
ORTHONORMAL = re.compile(
    r"\s*" + _LETTER + _TURNED + r"(?P=name)\s*=\s*(?:\\mathbf\s*\{?\s*I\s*\}?|I)(?:_\{?\w\}?)?" + _END
)


CONSTRAINED = re.compile(r"s\.\s*t\.|subject to|\\(?:max|min|arg)|约束", re.IGNORECASE)
WITHIN = re.compile(r"(?<![A-Za-z\\])" + ORTHONORMAL.pattern.removesuffix(_END))


def condition(formula: str) -> tuple[str, Assumption] | None:
    """The letter that a condition is about, and what it says of it."""
    if CONSTRAINED.search(formula) and (match := WITHIN.search(formula)):
        return match["name"], Assumption.ORTHONORMAL_COLUMNS
    for pattern in SUMS:
        if match := pattern.match(formula):
            return match["name"], Assumption.SIMPLEX
    match = ORTHONORMAL.match(formula)
    return (match["name"], Assumption.ORTHONORMAL_COLUMNS) if match else None
