"""Subscripts: part of a name, an entry, or a size written beside a letter.

`K_k` is a name, `A_{ij}` an entry, `A_{m\\times n}` a matrix with its size; `x_{ij}` is an entry of X.
"""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.lint.reading.tree import letters, rebuilt, walk
from nablasheet.parse.syntax import Chain, Name, Repeated, Subscripted, Syntax


@dataclass(frozen=True, slots=True)
class Entrywise(Syntax):
    """The derivative of one entry of a function by one entry of its variable; no items: it has one entry."""

    derivative: Syntax
    function: tuple[str, ...]
    variable: tuple[str, ...]


INDICES = frozenset("ijklmnpqrst")
Sizes = dict[str, tuple[str, str]]


def settled(chain: Chain) -> tuple[Chain, Sizes]:
    """The chain with sizes taken off the letters, and entries said of the matrix they belong to."""
    sizes: Sizes = {}
    bound = {part.index for part in walk(chain) if isinstance(part, Repeated)}
    known = frozenset(_plain_names(chain))
    changed = rebuilt(chain, lambda syntax: _changed(syntax, sizes, bound, known))
    assert isinstance(changed, Chain)
    return changed, sizes


def _plain_names(chain: Chain) -> set[str]:
    bases = {
        node.base.text
        for node in walk(chain)
        if isinstance(node, Subscripted) and isinstance(node.base, Name)
    }
    return {name for name in letters(chain) if "_" not in name} | {
        base for base in bases if base.isupper() or "mathbf" in base
    }


def _changed(syntax: Syntax, sizes: Sizes, bound: set[str], known: frozenset[str]) -> Syntax | None:
    if not isinstance(syntax, Subscripted) or not isinstance(syntax.base, Name):
        return None
    base, items = syntax.base, syntax.items
    if r"\times" in items or "×" in items:
        at = items.index(r"\times") if r"\times" in items else items.index("×")
        sizes[base.text] = ("".join(items[:at]).strip("("), "".join(items[at + 1 :]).strip(")"))
        return base
    wanted = entry_items(items)
    if len(wanted) == 2 and all(item in INDICES or item.isdigit() for item in wanted):
        return Subscripted(
            syntax.place, Name(base.place, _owner(base.text, known)), (wanted[0], ",", wanted[1])
        )
    if len(wanted) == 1 and (wanted[0] in bound):
        return Subscripted(syntax.place, Name(base.place, _vector(base.text, known)), (wanted[0],))
    return None


def entry_items(items: tuple[str, ...]) -> list[str]:
    """The indices in a subscript: i, j in ij or i,j or 12."""
    listed = [item for item in items if item not in (",", "[", "]", "{", "}", "(", ")")]
    if len(listed) == 1 and listed[0].isdigit() and len(listed[0]) == 2:
        return list(listed[0])
    return listed


def _owner(name: str, known: frozenset[str]) -> str:
    """The matrix whose entry x_{ij} is."""
    plain = name.removeprefix(r"\mathbf{").removesuffix("}") if name.startswith(r"\mathbf{") else name
    upper = plain.upper() if len(plain) == 1 else plain
    for candidate in (rf"\mathbf{{{upper}}}", upper, name):
        if candidate in known:
            return candidate
    return name if plain == upper else upper


def _vector(name: str, known: frozenset[str]) -> str:
    """The vector whose entry x_i is."""
    bold = rf"\mathbf{{{name}}}"
    return bold if bold in known and name not in known else name
