"""Derivatives of matrix functions in a direction: where the direction commutes, f'(A) E."""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr.atoms import Identity, Number, Symbol
from nablasheet.expr.build import inverse, is_zero, mul, neg, zero
from nablasheet.expr.matrix_functions import Frechet, MatrixFunction
from nablasheet.expr.node import Node
from nablasheet.expr.normal.inverses import inverted
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.scalars import split, times
from nablasheet.expr.operations import Inverse, Power, Product, Sum


def frechet(function: str, argument: Node, direction: Node) -> Node:
    """The derivative of a matrix function; in a direction that commutes it is f'(A) E."""
    if is_zero(direction):
        return zero(direction.shape)
    coefficient, scalars, chain = split(direction)
    body = mul(*chain) if chain else direction
    if chain and commutes(body, argument):
        return product(Number(coefficient), *scalars, matrix_derivative(function, argument), body)
    return times(coefficient, mul(*scalars, Frechet(function, argument, body)))


def commutes(node: Node, matrix: Node) -> bool:
    """Whether a node is a function of `matrix` alone, as far as form shows."""
    if len(bases := letters(node) | letters(matrix)) == 1 and None not in bases:
        return True
    scalarless = split(matrix)[2]
    target = mul(*scalarless) if scalarless else matrix
    match node:
        case _ if node == target or isinstance(node, Identity):
            return True
        case Power(base, _) | Inverse(base) | MatrixFunction(_, base):
            return commutes(base, target)
        case Product() | Sum():
            return all(part.is_scalar or commutes(part, target) for part in node.parts)
    return False


def letters(node: Node) -> frozenset[Node | None]:
    """The letters of which a matrix is a polynomial or a function; None for what is no such thing."""
    match node:
        case Symbol():
            return frozenset((node,))
        case Identity():
            return frozenset()
        case Power(base, _) | Inverse(base) | MatrixFunction(_, base):
            return letters(base)
        case Product() | Sum():
            parts = (letters(part) for part in node.parts if not part.is_scalar)
            return frozenset().union(*parts) if not node.is_scalar else frozenset((None,))
    return frozenset((None,))


def matrix_derivative(function: str, argument: Node) -> Node:
    """f'(A) as a matrix function."""
    match function:
        case "exp":
            return MatrixFunction("exp", argument)
        case "log":
            return inverted(argument)
        case "sin":
            return MatrixFunction("cos", argument)
        case "cos":
            return neg(MatrixFunction("sin", argument))
        case "sinh":
            return MatrixFunction("cosh", argument)
        case "cosh":
            return MatrixFunction("sinh", argument)
    return product(Number(Fraction(1, 2)), inverse(MatrixFunction("sqrt", argument)))
