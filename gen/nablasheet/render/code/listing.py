"""The code of an identity in every language, ready to publish."""

from __future__ import annotations

from collections.abc import Iterable

from nablasheet.derive.derivation import Derivation
from nablasheet.expr import Apply, Node, Symbol
from nablasheet.identity import Form, Identity
from nablasheet.render.code.program import TARGETS, Routine, program
from nablasheet.render.code.target import NoCode, Target
from nablasheet.render.entry import Code

CONVENTIONS = {
    "free": "",
    "independent": ", by the independent entries",
    "projection": ", projected onto the tangents",
}


def code(identity: Identity, derived: Derivation | None) -> Code:
    """A program in each language that can say it."""
    made = routines(identity, derived)
    symbols = tuple(identity.declarations.symbols.values())
    return Code(**{target.key: _listing(made, symbols, target) for target in TARGETS}) if made else Code()


def _listing(made: tuple[Routine, ...], symbols: Iterable[Symbol], target: Target) -> str:
    try:
        return program(made, symbols, target)
    except NoCode:
        return ""


def routines(identity: Identity, derived: Derivation | None) -> tuple[Routine, ...]:
    """The functions that an identity's program consists of."""
    if derived is None:
        equations = [claim for claim in identity.claims if claim.form is Form.EQUATION]
        if not equations:
            return ()
        return (
            Routine("left", "The left side.", equations[0].left),
            Routine("right", "The right side.", equations[0].right),
        )
    function = Routine("f", _unnamed(derived.function) or "The function.", derived.function)
    if derived.kind == "hessian":
        return function, Routine(
            "hessian", _says("Hessian", derived.denominator, derived), derived.denominator
        )
    return (
        function,
        Routine("gradient", _says("Denominator layout", derived.denominator, derived), derived.denominator),
        Routine("jacobian", _says("Numerator layout", derived.numerator, derived), derived.numerator),
    )


def _says(layout: str, result: Node, derived: Derivation) -> str:
    return f"{layout}, {result.shape}{CONVENTIONS[derived.convention]}."


def _unnamed(function: Node) -> str:
    """What the parameters beside the symbols are."""
    names = sorted({part.name for part in function.walk() if isinstance(part, Apply)})
    told = ", ".join(f"D_{name} the derivative of {name}" for name in names)
    return f"The function; {told} in numerator layout." if names else ""
