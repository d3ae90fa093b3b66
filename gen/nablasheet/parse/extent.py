"""Sizes as text: `n`, `m n`, `n + 1`, `n^2`, `3`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nablasheet.expr import Dim, dim
from nablasheet.parse.delimiters import joined
from nablasheet.parse.error import Place, Trouble

LARGEST_POWER = 4


def size_of(items: Sequence[str], is_letter: Callable[[str], bool], place: Place) -> Dim:
    """The size that the signs spell; `is_letter` says which letters are sizes."""
    total = dim(0)
    for sign, factors in _terms([item for item in items if item not in ("{", "}")], place):
        term = dim(sign)
        for factor, power in factors:
            if not factor.isdigit() and not is_letter(factor):
                raise Trouble(
                    "unknown-size", place, f"{factor} is not a size", "write a size letter or a number"
                )
            base = dim(int(factor[:6])) if factor.isdigit() else dim(factor)
            for _ in range(power):
                term = term * base
        total = total + term
    if not total.letters() and (not total.terms or total.terms[0][1] < 1):
        raise Trouble("unknown-size", place, f"{joined(tuple(items))} is not a size")
    return total


def _terms(items: list[str], place: Place) -> list[tuple[int, list[tuple[str, int]]]]:
    """Signed terms, each a list of factors with their powers."""
    terms: list[tuple[int, list[tuple[str, int]]]] = [(1, [])]
    i = 0
    while i < len(items):
        item = items[i]
        if item in ("+", "-"):
            if not terms[-1][1]:
                raise Trouble("unknown-size", place, f"{joined(tuple(items))} is not a size")
            terms.append((1 if item == "+" else -1, []))
        elif item == "^":
            power = items[i + 1] if i + 1 < len(items) else ""
            if not terms[-1][1] or power not in ("1", "2", "3", str(LARGEST_POWER)):
                raise Trouble("unknown-size", place, f"{joined(tuple(items))} is not a size")
            terms[-1][1][-1] = (terms[-1][1][-1][0], int(power))
            i += 1
        else:
            terms[-1][1].append((item, 1))
        i += 1
    if not terms[-1][1]:
        raise Trouble(
            "unknown-size", place, f"{joined(tuple(items))} is not a size" if items else "a size is missing"
        )
    return terms
