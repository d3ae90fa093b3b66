"""What a request for a derivative comes to, before anybody prints it."""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.derive.derivation import Derivation, derive
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import FormulaError, Node, Symbol
from nablasheet.identity import Identity


@dataclass(frozen=True, slots=True)
class Refusal:
    """No derivative, and why."""

    reason: str


def attempt(function: Node, variable: Symbol, order: int) -> Derivation | Refusal:
    """A derivation, or the reason why there is none; raises nothing."""
    try:
        return derive(function, variable, order)
    except NotDerived as reason:
        return Refusal(str(reason))
    except FormulaError as error:
        return Refusal(f"the pieces of the derivative do not fit together: {error}")
    except RecursionError:
        return Refusal("the formula is nested too deeply")


def derived(identity: Identity) -> Derivation | Refusal | None:
    """The derivation that an identity asks for, if it asks for one."""
    if identity.function is None or identity.variable is None:
        return None
    return attempt(identity.function, identity.variable, identity.order)
