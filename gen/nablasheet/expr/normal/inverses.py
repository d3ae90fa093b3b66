"""Normal form of an inverse: of a product of square factors the product of inverses."""

from __future__ import annotations

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import Commutation, Number, Symbol, number
from nablasheet.expr.build import inverse, kronecker, mul, power, transpose
from nablasheet.expr.functions import Apply
from nablasheet.expr.node import Node
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.scalars import split
from nablasheet.expr.normal.transposes import transposed
from nablasheet.expr.operations import Inverse, Power, Product, Sum, Transpose
from nablasheet.expr.products import HadamardPower, Kronecker
from nablasheet.expr.rearrangements import Diag


def inverted(node: Node) -> Node:
    """The inverse; of a product of square factors the product of inverses."""
    if node.is_scalar:
        return product(power(node, number(-1)))
    match node:
        case Symbol() if node.holds(Assumption.ORTHOGONAL):
            return transpose(node)
        case Symbol() if node.holds(Assumption.INVOLUTORY):
            return node
        case Inverse(argument):
            return argument
        case Transpose(argument) if isinstance(argument, Symbol):
            return transpose(inverted(argument))
        case Transpose(Inverse(argument)):
            return transposed(argument)
        case Transpose(Apply() | Sum() as argument):
            return transpose(inverse(argument))
        case Power(base, exponent):
            return power(base, product(number(-1), exponent))
        case Product():
            return _of_product(node)
        case Kronecker(factors) if all(f.shape.is_square for f in factors):
            return kronecker(*(inverted(f) for f in factors))
        case Commutation(rows, cols):
            return Commutation(cols, rows)
        case Diag(argument):
            return Diag(HadamardPower(argument, number(-1)))
    return inverse(node)


def _of_product(node: Product) -> Node:
    """The product of inverses where the factors are square, else one inverse behind the scalars."""
    coefficient, scalars, chain = split(node)
    front = [power(s, number(-1)) for s in (Number(coefficient), *scalars)]
    if all(factor.shape.is_square for factor in chain) and not _is_form(chain):
        return product(*front, *(inverted(f) for f in reversed(chain)))
    if coefficient != 1 or scalars:
        return product(*front, inverse(mul(*chain)))
    return inverse(node)


def _is_form(chain: list[Node]) -> bool:
    """X^T C X: its inverse is better kept whole unless every factor is a letter."""
    return not all(isinstance(_letter(factor), Symbol) for factor in chain)


def _letter(factor: Node) -> Node:
    return factor.argument if isinstance(factor, Transpose | Inverse) else factor
