"""Definitions of the note put into a statement: where a derivative asks for them, everywhere, nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nablasheet.lint.reading.hints import unfont
from nablasheet.lint.reading.tree import bare, letters, name_of, opened, rebuilt, walk
from nablasheet.parse.syntax import (
    Call,
    Chain,
    Derivative,
    Name,
    Subscripted,
    Syntax,
)

MOST_SUBSTITUTIONS = 12


def put_in(chain: Chain, known: Mapping[str, Syntax], where: str) -> Chain | None:
    """The chain with names replaced by what they stand for."""
    variables = {
        name_of(bare(v)) for node in walk(chain) if isinstance(node, Derivative) for v in node.variables
    }
    count = [0]

    def within(fixed: set[str]) -> Callable[[Syntax], Syntax | None]:
        return lambda syntax: inside(syntax, fixed)

    def inside(syntax: Syntax, fixed: set[str]) -> Syntax | None:
        name = (
            syntax.function
            if isinstance(syntax, Call)
            else name_of(syntax)
            if isinstance(syntax, Name | Subscripted)
            else ""
        )
        found = known.get(name) or known.get(_accentless(name))
        if not name or found is None or name in fixed or count[0] > MOST_SUBSTITUTIONS:
            return None
        if name in set(letters(found)):
            return None
        count[0] += 1
        return rebuilt(found, within(fixed))

    def outside(syntax: Syntax) -> Syntax | None:
        if isinstance(syntax, Derivative):
            fixed = {name_of(bare(variable)) for variable in syntax.variables}
            body = rebuilt(syntax.function, within(fixed))
            return Derivative(
                syntax.place, syntax.operator, body, syntax.variables, syntax.order, syntax.loose
            )
        return None

    first = chain.sides[0]
    has_derivative = any(isinstance(node, Derivative) for node in walk(chain))
    if where == "everywhere" or not has_derivative:
        if isinstance(opened(first), Name | Subscripted):
            return None
        changed = rebuilt(chain, within(variables))
    else:
        changed = rebuilt(chain, outside)
    assert isinstance(changed, Chain)
    return changed


def with_variables(chain: Chain, arguments: Mapping[str, str]) -> Chain:
    """\\nabla f and \\mathrm{D} f by what the note says that f is a function of."""

    def change(syntax: Syntax) -> Syntax | None:
        if not isinstance(syntax, Derivative) or syntax.variables:
            return None
        inner = bare(syntax.function)
        name = inner.function if isinstance(inner, Call) else name_of(inner)
        letter = arguments.get(name)
        return replace(syntax, variables=(Name(syntax.place, letter),) * syntax.order) if letter else None

    changed = rebuilt(chain, change)
    assert isinstance(changed, Chain)
    return changed


def _accentless(name: str) -> str:
    """P_k for \\hat{P}_k, fonts aside."""
    plain = unfont(name)
    for accent in (r"\hat{", r"\tilde{", r"\bar{"):
        if plain.startswith(accent):
            plain = plain[len(accent) :].replace("}", "", 1)
    return plain
