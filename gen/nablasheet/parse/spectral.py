"""Eigenvalues and singular values by their place: \\lambda_2(A), \\sigma_k(A), \\sigma_{\\min}(A), \\rho(A).

The letters mean this only where nobody declared them and a bracket follows.
"""

from __future__ import annotations

from nablasheet.expr import (
    ONE,
    Assumption,
    Index,
    Node,
    OrderedEigenvalue,
    SingularValue,
    Size,
    Symbol,
    dim,
    number,
)
from nablasheet.parse.error import Trouble
from nablasheet.parse.syntax import Call
from nablasheet.parse.typist import Typist

PLACED = {r"\lambda": "eigenvalue", r"\sigma": "singular value"}
RADIUS = r"\rho"
ENDS = {"max": 1, "min": -1}
MARK = "spectral:"


def spectral_function(letter: str, items: tuple[str, ...]) -> str:
    """What a letter with a subscript (or none) is as a function; nothing if it is none."""
    if letter == RADIUS and not items:
        return f"{MARK}spectral radius:1"
    if letter in PLACED and len(items) == 1 and (items[0].isalnum() or items[0] in ENDS):
        return f"{MARK}{PLACED[letter]}:{items[0]}"
    return ""


def spectral_value(typist: Typist, syntax: Call) -> Node:
    """The value at that place of the one argument."""
    kind, place = syntax.function.removeprefix(MARK).split(":")
    if len(syntax.arguments) != 1 or syntax.primes:
        raise Trouble("unreadable", syntax.place, f"a {kind} of one matrix is read")
    matrix = typist.node(syntax.arguments[0])
    if matrix.is_scalar or ONE in matrix.shape:
        raise Trouble("not-supported", syntax.place, f"a {kind} of a {matrix.shape.kind} is not read")
    if kind == "singular value":
        return typist.make(syntax.place, SingularValue, matrix, _position(typist, place, syntax))
    if kind == "spectral radius":
        _check_positive(matrix, syntax)
    name = "rho" if kind == "spectral radius" else "lambda"
    position = _position(typist, place, syntax)
    return typist.make(
        syntax.place, lambda inner: OrderedEigenvalue(inner, position, name), typist.square(matrix)
    )


def _check_positive(matrix: Node, syntax: Call) -> None:
    """Else the eigenvalue of largest size may be negative or complex."""
    if not (isinstance(matrix, Symbol) and matrix.holds(Assumption.POSITIVE)):
        raise Trouble(
            "not-supported",
            syntax.place,
            "the spectral radius is read of a matrix with positive entries",
            "add positive entries to its Given line",
        )


def _position(typist: Typist, text: str, syntax: Call) -> Node:
    if text in ENDS:
        return number(ENDS[text])
    if text.isdigit() and int(text[:6]) > 0 and len(text) <= 6:
        return number(int(text))
    if text in typist.letters and text not in typist.indices:
        return Size(dim(text))
    if text in typist.indices or (len(text) == 1 and text.isalpha() and not typist.is_taken(text)):
        return Index(text)
    raise Trouble("not-supported", syntax.place, f"{text} as a place is not read", "use numbers from 1, or k")
