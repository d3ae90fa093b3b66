"""Partial derivatives by entries: `\\partial y_i / \\partial x_j` beside `\\partial y / \\partial x`.

Where a chain speaks of a vector and of its entries, the derivative of an entry is an entry of the
derivative; the layout then decides where it stands.
"""

from __future__ import annotations

from nablasheet.lint.reading.entries import Entrywise
from nablasheet.lint.reading.tree import bare, name_of, opened, rebuilt, walk
from nablasheet.parse.syntax import Call, Chain, Derivative, Name, Subscripted, Syntax


def by_entries(chain: Chain) -> Chain:
    """The chain with derivatives of and by entries as entries of derivatives."""
    whole = _wholes(chain)
    changed = rebuilt(chain, lambda syntax: _changed(syntax, whole))
    assert isinstance(changed, Chain)
    return changed


def _wholes(chain: Chain) -> frozenset[str]:
    """The letters that derivatives are taken of and by."""
    found: set[str] = set()
    for node in walk(chain):
        if isinstance(node, Derivative):
            inner = bare(node.function)
            found |= {name_of(bare(variable)) for variable in node.variables}
            found.add(inner.function if isinstance(inner, Call) else name_of(inner))
    return frozenset(found)


def _changed(syntax: Syntax, whole: frozenset[str]) -> Syntax | None:
    if not isinstance(syntax, Derivative) or syntax.order != 1 or len(syntax.variables) != 1:
        return None
    variable, function = _owner(syntax.variables[0], whole), _owner(syntax.function, whole)
    if variable is None and function is None:
        return None
    of = syntax.function if function is None else function.base
    by = syntax.variables[0] if variable is None else variable.base
    inner = Derivative(syntax.place, syntax.operator, of, (by,), 1, False)
    ours = () if function is None else function.items
    theirs = () if variable is None else variable.items
    return Entrywise(syntax.place, inner, ours, theirs)


def _owner(syntax: Syntax, whole: frozenset[str]) -> Subscripted | None:
    """The entry said of the letter that it belongs to, if a derivative speaks of that letter."""
    syntax = opened(syntax)
    if isinstance(syntax, Call) and "_" in syntax.function:
        base, _, index = syntax.function.partition("_")
        syntax = Subscripted(syntax.place, Name(syntax.place, base), (index.strip("{}"),))
    if not isinstance(syntax, Subscripted) or not isinstance(syntax.base, Name):
        return None
    base = syntax.base.text
    for name in (rf"\mathbf{{{base}}}", base, rf"\mathbf{{{base.upper()}}}", base.upper()):
        if name in whole:
            return Subscripted(syntax.place, Name(syntax.base.place, name), syntax.items)
    return None
