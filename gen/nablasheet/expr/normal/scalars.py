"""Scalar factors: numbers multiplied out, powers of the same base joined."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from nablasheet.expr.atoms import HALF, Constant, Index, Number, Size, Symbol
from nablasheet.expr.build import add, is_zero, mul, power
from nablasheet.expr.functions import Apply, Elementwise
from nablasheet.expr.node import Node
from nablasheet.expr.normal.keys import key
from nablasheet.expr.operations import Power, Product

Monomial = tuple[Fraction, list[tuple[Node, Node]]]


def split(node: Node) -> tuple[Fraction, list[Node], list[Node]]:
    """Coefficient, scalar factors and chain of a product (or of a lone node)."""
    factors = node.factors if isinstance(node, Product) else (node,)
    if node.is_scalar and isinstance(node, Product) and not all(f.is_scalar for f in factors):
        scalars = [f for f in factors if f.is_scalar]
        chain = tuple(f for f in factors if not f.is_scalar)
        factors = (*scalars, Product(chain))
    coefficient = Fraction(1)
    scalars, chain_ = [], []
    for factor in factors:
        if isinstance(factor, Number):
            coefficient *= factor.value
        elif factor.is_scalar:
            scalars.append(factor)
        else:
            chain_.append(factor)
    return coefficient, scalars, chain_


def join_powers(coefficient: Fraction, scalars: Iterable[Node]) -> tuple[Fraction, list[Node]]:
    """The same product with each base once; the first appearance keeps the place."""
    bases: dict[str, tuple[Node, Node]] = {}
    for scalar in scalars:
        number, pairs = _monomial(scalar)
        coefficient *= number
        for base, exponent in pairs:
            known = bases.get(key(base))
            bases[key(base)] = (base, exponent) if known is None else (known[0], add(known[1], exponent))
    result: list[Node] = []
    for base, exponent in bases.values():
        if is_zero(exponent):
            continue
        match base, exponent:
            case Number(value), Number(by) if by.denominator == 1 and (value or by > 0):
                coefficient *= value ** int(by)
            case Constant("i"), Number(by) if by.denominator == 1:
                coefficient *= -1 if by % 4 in (2, 3) else 1
                result += [base] if by % 2 else []
            case _:
                result.append(power(base, exponent))
    return coefficient, result


LETTERS = (Constant, Symbol, Size, Index, Apply)


def rank(scalar: Node) -> int:
    """Where a scalar stands in a product: letters first, then functions of them."""
    base = scalar.base if isinstance(scalar, Power) else scalar
    return 0 if isinstance(base, LETTERS) else 1


def _monomial(node: Node) -> Monomial:
    """A scalar as number times powers."""
    match node:
        case Number(value):
            return value, []
        case Product(factors) if all(factor.is_scalar for factor in factors):
            number, pairs = Fraction(1), []
            for factor in factors:
                part, more = _monomial(factor)
                number *= part
                pairs.extend(more)
            return number, pairs
        case Elementwise("sqrt", argument):
            return Fraction(1), [(argument, HALF)]
        case Power(base, Number(exponent)) if exponent.denominator == 1:
            number, pairs = _monomial(base)
            scaled = [(inner, mul(Number(exponent), old)) for inner, old in pairs]
            return (
                (number ** int(exponent), scaled)
                if number or exponent > 0
                else (Fraction(1), [(base, Number(exponent))])
            )
        case Power(base, exponent):
            return Fraction(1), [(base, exponent)]
        case _:
            return Fraction(1), [(node, Number(Fraction(1)))]


def times(coefficient: Fraction, node: Node) -> Node:
    """A number in front."""
    return node if coefficient == 1 else mul(Number(coefficient), node)
