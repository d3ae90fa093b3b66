"""Normal form of a product: a number in front, scalars joined, neighbours in the chain that cancel gone."""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr.atoms import Number, Symbol
from nablasheet.expr.build import is_zero, mul, neg, transpose
from nablasheet.expr.functions import Elementwise, Softmax
from nablasheet.expr.node import Node
from nablasheet.expr.normal.chains import simplify_chain
from nablasheet.expr.normal.exponentials import with_softmax
from nablasheet.expr.normal.scalars import join_powers, rank, split
from nablasheet.expr.operations import Product, Sum, Transpose


def product(*factors: Node) -> Node:
    """Coefficient, scalars joined, chain simplified."""
    made = mul(*factors)
    for _ in range(8):
        if is_zero(made) or not isinstance(made, Product):
            return made
        coefficient, scalars, chain = split(made)
        if not scalars and _is_ordered(made) and simplify_chain(chain) == chain:
            return made
        coefficient, scalars = join_powers(coefficient, scalars)
        scalars.sort(key=rank)
        if not chain and len(scalars) == 1 and isinstance(inner := scalars[0], Product):
            chain = simplify_chain([f for f in inner.factors if not f.is_scalar])
            scalars = [f for f in inner.factors if f.is_scalar]
        else:
            chain = simplify_chain(chain)
        scalars, chain = with_softmax(scalars, chain)
        coefficient, chain = _signs_out(coefficient, chain)
        front = () if coefficient == 1 else (Number(coefficient),)
        if (*front, *scalars, *chain) == made.factors:
            return made
        again = mul(Number(coefficient), *scalars, *chain)
        if again == made:
            break
        made = again
    return made


def _is_ordered(node: Product) -> bool:
    """Whether a number, if any, stands in front, and no factor hides a sign."""
    first, *rest = node.factors
    hidden = any(isinstance(factor, Number) or _is_negative(factor) for factor in rest)
    behind = isinstance(first, Number) and first.value < 0 and any(_is_target_first(f) for f in rest)
    return not (hidden or behind or _is_negative(first))


def _is_negative(node: Node) -> bool:
    """A sum of negative terms."""
    return isinstance(node, Sum) and all(split(term)[0] < 0 for term in node.terms)


def _is_target_first(node: Node) -> bool:
    """A letter less a function, y - f(x); behind a minus sign it is better turned round."""
    match node:
        case Sum((Symbol(), Product((Number(value), function)))) if value == -1:
            return isinstance(function, Softmax | Elementwise)
        case Transpose(argument):
            return _is_target_first(argument)
    return False


def _negated(node: Node) -> Node:
    """The negative, the sign inside; a positive term first."""
    if isinstance(node, Transpose):
        return transpose(_negated(node.argument))
    return Sum(tuple(reversed(neg(node).parts)))


def _signs_out(coefficient: Fraction, chain: list[Node]) -> tuple[Fraction, list[Node]]:
    """(-a - b) as -(a + b), and -(y - softmax(x)) as softmax(x) - y."""
    if coefficient < 0 and len(towards := [f for f in chain if _is_target_first(f)]) == 1:
        return -coefficient, [_negated(f) if f is towards[0] else f for f in chain]
    flipped = [factor for factor in chain if _is_negative(factor)]
    if not flipped:
        return coefficient, chain
    return coefficient * (-1) ** len(flipped), [neg(f) if _is_negative(f) else f for f in chain]
