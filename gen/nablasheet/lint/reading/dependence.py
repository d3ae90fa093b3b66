"""Which letters of a statement are functions, and of what.

`\\frac{\\partial u}{\\partial x}` makes u a function of x; with `\\frac{dz}{dy} \\frac{dy}{dx}` z is a
function of y and y of x, so z depends on x through y alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from nablasheet.lint.reading.tree import bare, name_of, walk
from nablasheet.parse.macros import FUNCTION_WORDS
from nablasheet.parse.syntax import Call, Chain, Derivative

NAMED = frozenset({*FUNCTION_WORDS.values(), r"\sigma"})
FUNCTIONAL = frozenset({
    "f", "g", "h", "u", "v", "r", "y", "z", "F", "G", "H", "U", "V", "L", "J", "E",
    "Y", r"\phi", r"\psi", r"\varphi",
    r"\mathcal{L}", r"\ell", "p", "q", "w", "s", r"\sigma",
})  # fmt: skip


def edges(chain: Chain) -> dict[str, list[str]]:
    """Function to the letters it is differentiated by."""
    found: dict[str, list[str]] = {}
    for node in walk(chain):
        if not isinstance(node, Derivative) or not node.variables:
            continue
        inner = bare(node.function)
        function = inner.function if isinstance(inner, Call) else name_of(inner)
        if function in NAMED:
            continue
        variable = name_of(bare(node.variables[0]))
        if function and variable and function != variable:
            listed = found.setdefault(function, [])
            if variable not in listed:
                listed.append(variable)
    return found


def arguments_of_calls(chain: Chain) -> dict[str, list[str]]:
    """Function to its arguments where it is written f(x)."""
    found: dict[str, list[str]] = {}
    for node in walk(chain):
        if isinstance(node, Call) and node.function not in NAMED:
            listed = [name_of(a) or (a.function if isinstance(a, Call) else "") for a in node.arguments]
            if all(listed):
                found.setdefault(node.function, listed)
    return found


def direct(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Each function's own arguments: what it does not reach through another function."""
    result = {}
    for function, variables in found.items():
        through = {w for v in variables if v in found for w in _reached(found, v, frozenset({function}))}
        own = tuple(v for v in variables if v not in through)
        if own:
            result[function] = own
    return result


def _reached(found: Mapping[str, list[str]], start: str, seen: frozenset[str]) -> set[str]:
    reached: set[str] = set()
    for variable in found.get(start, ()):
        if variable not in seen:
            reached |= {variable} | _reached(found, variable, seen | {start})
    return reached
