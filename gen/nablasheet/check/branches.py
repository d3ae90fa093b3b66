"""Functions of complex numbers with several values, of which formulas mean the principal one.

log(z w) = log z + log w holds on half of the plane and fails on the other by 2 pi i.  A few points
may all lie where it holds, so that such an equation is never called verified; derivatives do not
see the branch.
"""

from __future__ import annotations

from nablasheet import expr as e
from nablasheet.expr.build import conjugate
from nablasheet.expr.normal import key, tidy
from nablasheet.expr.normal.forms import is_complex_valued

MANY_VALUED = frozenset({"log", "sqrt", "arctan", "arcsin", "arccos", "arsinh", "arcosh", "artanh"})
REASON = "it holds between principal values, which differ on parts of the plane"


def depends_on_a_branch(*formulas: e.Node) -> bool:
    """Whether a function of several values is applied to what is complex by its form."""
    return any(_is_many_valued(node) for formula in formulas for node in formula.walk())


def _is_many_valued(node: e.Node) -> bool:
    match node:
        case e.ComplexPart(_, "arg"):
            return True
        case e.Elementwise(function, argument) | e.MatrixFunction(function, argument):
            return function in MANY_VALUED and not _is_real(argument)
        case e.Power(base, exponent) | e.HadamardPower(base, exponent):
            is_whole = isinstance(exponent, e.Number) and exponent.value.denominator == 1
            return not is_whole and not _is_real(base)
    return False


def _is_real(node: e.Node) -> bool:
    """Real by its form: nothing complex in it, or equal to its conjugate, as z^H z is."""
    return not is_complex_valued(node) or key(tidy(conjugate(node))) == key(tidy(node))
