"""Linear structures: which entries of a matrix move together, and with which sign.

A symmetric matrix moves in pairs, a Toeplitz matrix along diagonals.  Samples, directions and
the conventions for derivatives by a structured variable all read this one description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from nablasheet.expr import Assumption, closure

Place = tuple[int, int]
A = Assumption

# For each structure: the next place tied to (i, j) in a matrix of size n, with a sign; itself
# with sign -1 or sign 0 is a place that must be zero.
Tie = Callable[[int, int, int], tuple[Place, int]]


def _inside(i: int, j: int, n: int) -> bool:
    return 0 <= i < n and 0 <= j < n


TIES: dict[Assumption, Tie] = {
    A.SYMMETRIC: lambda i, j, n: ((j, i), 1),
    A.SKEW: lambda i, j, n: ((j, i), -1),
    A.DIAGONAL: lambda i, j, n: ((i, j), 1 if i == j else 0),
    A.LOWER: lambda i, j, n: ((i, j), 1 if i >= j else 0),
    A.UPPER: lambda i, j, n: ((i, j), 1 if i <= j else 0),
    A.TOEPLITZ: lambda i, j, n: ((i + 1, j + 1), 1) if _inside(i + 1, j + 1, n) else ((i, j), 1),
    A.HANKEL: lambda i, j, n: ((i + 1, j - 1), 1) if _inside(i + 1, j - 1, n) else ((i, j), 1),
    A.CIRCULANT: lambda i, j, n: (((i + 1) % n, (j + 1) % n), 1),
}


@dataclass(frozen=True, slots=True)
class Orbits:
    """`ties[(i, j)]` lists the places that move with (i, j), with signs; none where it is zero."""

    size: int
    ties: dict[Place, tuple[tuple[Place, int], ...]]

    def matrix(self, entry: Callable[[], Fraction]) -> list[list[Fraction]]:
        """A matrix with this structure and a fresh entry for each orbit."""
        result = [[Fraction(0)] * self.size for _ in range(self.size)]
        done: set[Place] = set()
        for place, tied in self.ties.items():
            if place in done or not tied:
                continue
            x = entry()
            for (i, j), sign in tied:
                result[i][j] = sign * x
                done.add((i, j))
        return result


def linear(assumptions: Iterable[Assumption]) -> tuple[Assumption, ...]:
    """Those that tie entries together."""
    known = closure(assumptions)
    return tuple(assumption for assumption in TIES if assumption in known)


def orbits(structures: Iterable[Assumption], size: int) -> Orbits:
    """The orbits under all structures together."""
    places = [(i, j) for i in range(size) for j in range(size)]
    group: dict[Place, dict[Place, int]] = {place: {place: 1} for place in places}
    dead: set[Place] = set()
    for structure in structures:
        for place in places:
            other, sign = TIES[structure](*place, size)
            if sign == 0:
                dead.add(place)
            else:
                _join(group, dead, place, other, sign)
    ties: dict[Place, tuple[tuple[Place, int], ...]] = {}
    for place in places:
        members = group[place]
        zero = any(member in dead for member in members)
        ties[place] = () if zero else tuple((m, s * members[place]) for m, s in sorted(members.items()))
    return Orbits(size, ties)


def _join(group: dict[Place, dict[Place, int]], dead: set[Place], a: Place, b: Place, sign: int) -> None:
    """Merge the orbits of two places whose entries are equal up to a sign."""
    if b in group[a]:
        if group[a][a] * sign != group[a][b]:
            dead.add(a)
        return
    merged = dict(group[a])
    factor = group[a][a] * sign * group[b][b]
    merged.update({place: s * factor for place, s in group[b].items()})
    for place in merged:
        group[place] = merged
