"""Complex variables: the Wirtinger derivative, for which Z and its conjugate are independent.

For Z = X + iY, df/dZ = (df/dX - i df/dY) / 2, entry by entry; conj(Z) counts as a constant.  For a
real-valued f the direction of steepest ascent is twice the conjugate of it (Matrix Cookbook,
section 4; Brookes, complex derivatives).
"""

from __future__ import annotations

from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    Assumption,
    Conjugate,
    Elementwise,
    Node,
    Norm,
    Number,
    Power,
    Symbol,
    Trace,
    Transpose,
)
from nablasheet.expr.build import mul
from nablasheet.expr.normal import tidy


def is_complex(variable: Symbol) -> bool:
    """Whether the variable ranges over complex numbers."""
    return variable.holds(Assumption.COMPLEX)


def separated(function: Node, variable: Symbol) -> tuple[Node, Symbol]:
    """The function with conj(Z) as a letter of its own, and that letter.

    Raises NotDerived where the modulus occurs in a way that does not separate.
    """
    bar = Symbol(rf"\overline{{{variable.name}}}", variable.form, variable.assumptions)
    opened = tidy(_squares(function))
    made = _replaced(opened, Conjugate(variable), bar)
    for part in made.walk():
        hidden = isinstance(part, Norm | Conjugate) or (
            isinstance(part, Elementwise) and part.function == "abs"
        )
        if hidden and any(inner in (variable, bar) for inner in part.walk()):
            raise NotDerived("a modulus or norm of a complex variable that is not squared")
    return made, bar


def joined(result: Node, variable: Symbol, bar: Symbol) -> Node:
    """The letter for conj(Z) written as the conjugate again."""
    return tidy(_replaced(result, bar, Conjugate(variable)))


def _squares(node: Node) -> Node:
    """Squared norms and moduli as products with the conjugate."""
    match node:
        case Power(Norm(a, "F"), Number(value)) if value == 2:
            return Trace(mul(Transpose(Conjugate(a)), a))
        case Power(Norm(a, "p", Number(p)), Number(value)) if value == p == 2:
            return mul(Transpose(Conjugate(a)), a)
        case Power(Elementwise("abs", a), Number(value)) if value == 2 and a.is_scalar:
            return mul(Conjugate(a), a)
    return node.with_parts(tuple(_squares(part) for part in node.parts)) if node.parts else node


def _replaced(node: Node, old: Node, new: Node) -> Node:
    if node == old:
        return new
    return node.with_parts(tuple(_replaced(part, old, new) for part in node.parts)) if node.parts else node
