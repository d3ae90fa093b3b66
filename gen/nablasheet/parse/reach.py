"""What has two readings once the types are known: 1/2 s, tr(A + B) C, tr(A + B)^2.

Each is refused, since either reading conforms and both are met.
"""

from __future__ import annotations

from nablasheet.expr import Identity, Node, number
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.syntax import Call, Name, Numeral, Power, Quotient, Subscripted, Sum, Syntax


def check_slash(left: Syntax, right: Syntax, node: Node) -> None:
    """Refuse 1/2 s; with anything but a scalar letter behind it, 1/2 is a half."""
    is_slash = isinstance(left, Quotient) and left.sign == "/" and isinstance(left.numerator, Numeral)
    base = right.base if isinstance(right, Power) else right
    if is_slash and node.is_scalar and isinstance(base, Name | Subscripted):
        raise Trouble(
            "ambiguous", (left.place[0], right.place[1]), "a/b c: is c above or below the line?",
            "write \\frac{a}{b} c, or a/(b c)",
        )  # fmt: skip


def check_reach(left: Syntax, node: Node, place: Place) -> None:
    """Refuse \\operatorname{tr}(A + B) C, where the bracket may be one factor of the argument."""
    if _trace_of_sum(left) and not (node.is_scalar or node.shape.is_vector or isinstance(node, Identity)):
        raise Trouble(
            "ambiguous", place, "does the trace reach over this factor?",
            "write \\operatorname{tr}((A + B) C), or put the matrix in front",
        )  # fmt: skip


def check_power_of_trace(syntax: Power, exponent: Node) -> None:
    """Refuse \\operatorname{tr}(A)^{-1} and \\operatorname{tr}(A + B)^2."""
    if not isinstance(syntax.base, Call) or syntax.base.function != "trace":
        return
    if exponent == number(-1):
        raise Trouble(
            "ambiguous", syntax.place, "the inverse of a trace, or the trace of an inverse?",
            "write \\frac{1}{...}",
        )  # fmt: skip
    if _trace_of_sum(syntax.base):
        raise Trouble(
            "ambiguous", syntax.place, "the power of a trace, or the trace of a power?",
            "write (\\operatorname{tr} X)^2 or \\operatorname{tr}(X^2)",
        )  # fmt: skip


def _trace_of_sum(syntax: Syntax) -> bool:
    return isinstance(syntax, Call) and syntax.function == "trace" and isinstance(syntax.arguments[0], Sum)
