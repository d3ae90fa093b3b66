"""Normal forms of traces, determinants, conjugates and vec, from normal parts.

Each function takes parts that are already in normal form and returns a normal form of equal value.
"""

from __future__ import annotations

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import ZERO, Identity, Number, Size, Symbol, number
from nablasheet.expr.build import is_zero, mul, neg, power, vec
from nablasheet.expr.complexes import ComplexPart
from nablasheet.expr.functions import Determinant, Elementwise, Norm, Trace
from nablasheet.expr.indexed import Entry, IndexedProduct, IndexedSum
from nablasheet.expr.matrix_functions import MatrixFunction
from nablasheet.expr.node import Node
from nablasheet.expr.normal.inverses import inverted
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.scalars import split
from nablasheet.expr.normal.transposes import transposed
from nablasheet.expr.operations import (
    Adjugate,
    Conjugate,
    Inverse,
    Power,
    Product,
    PseudoInverse,
    Sum,
    Transpose,
)
from nablasheet.expr.products import (
    Cross,
    Hadamard,
    HadamardPower,
    HadamardQuotient,
    Kronecker,
    KroneckerSum,
)
from nablasheet.expr.rearrangements import Block, Diag, Diagonal, Unvec, Vec, Vech
from nablasheet.expr.shape import ONE


def traced(node: Node) -> Node:
    """The trace: scalars out, transposes and rank-one products resolved."""
    match node:
        case _ if node.is_scalar:
            return node
        case Identity(size):
            return Size(size)
        case Transpose(argument):
            return traced(argument)
        case Kronecker(factors) if all(factor.shape.is_square for factor in factors):
            return product(*(traced(factor) for factor in factors))
        case Product():
            coefficient, scalars, chain = split(node)
            joint = next((i for i, f in enumerate(chain) if f.shape.rows == ONE), None)
            if joint is not None:
                return product(Number(coefficient), *scalars, mul(*chain[joint:], *chain[:joint]))
            if coefficient != 1 or scalars:
                return product(Number(coefficient), *scalars, traced(mul(*chain)))
    return ZERO if is_zero(node) else Trace(node)


def determinant(node: Node) -> Node:
    """The determinant: powers, inverses and transposes come out."""
    match node:
        case _ if node.is_scalar:
            return node
        case Transpose(argument):
            return determinant(argument)
        case Inverse(argument):
            return power(determinant(argument), number(-1))
        case Power(base, Number() as exponent) if exponent.value.denominator == 1:
            return power(determinant(base), exponent)
        case Identity():
            return number(1)
    return ZERO if is_zero(node) else Determinant(node)


def conjugated(node: Node) -> Node:
    """The conjugate, carried down to the letters; real letters are their own, a Hermitian one turns."""
    if not is_complex_valued(node):
        return node
    match node:
        case Conjugate(argument):
            return argument
        case Symbol():
            return Transpose(node) if node.holds(Assumption.HERMITIAN) else Conjugate(node)
        case Product(factors):
            return product(*(conjugated(f) for f in factors))
        case Sum(terms):
            return Sum(tuple(conjugated(t) for t in terms))
        case Transpose(argument):
            return transposed(conjugated(argument))
        case Inverse(argument):
            return inverted(conjugated(argument))
        case Trace(argument):
            return traced(conjugated(argument))
        case Determinant(argument):
            return determinant(conjugated(argument))
        case Elementwise(function, argument) if function in ANALYTIC:
            return Elementwise(function, conjugated(argument))
    if isinstance(node, COMMUTING):
        return node.with_parts(tuple(conjugated(part) for part in node.parts))
    return neg(node) if getattr(node, "name", "") == "i" else Conjugate(node)


# Operations that may be done before or after conjugation.  (Fractional powers and the functions
# below are the principal ones; both ways differ on their cuts alone.)
COMMUTING = (
    Power, Hadamard, HadamardQuotient, HadamardPower, Kronecker, KroneckerSum, Cross, Vec, Unvec, Vech, Diag,
    Diagonal, Block, Adjugate, PseudoInverse, Entry, IndexedSum, IndexedProduct, MatrixFunction,
)  # fmt: skip
ANALYTIC = frozenset(
    (
        "exp",
        "log",
        "sqrt",
        "sin",
        "cos",
        "tan",
        "sinh",
        "cosh",
        "tanh",
        "arctan",
        "sigma",
        "erf",
        "Phi",
        "phi",
    )
)


def is_complex_valued(node: Node) -> bool:
    """Whether the value may be complex: a complex letter or i stands in it, outside moduli and parts."""
    if isinstance(node, Norm | ComplexPart) or (isinstance(node, Elementwise) and node.function == "abs"):
        return False
    return _is_complex(node) or any(is_complex_valued(part) for part in node.parts)


def _is_complex(node: Node) -> bool:
    return getattr(node, "name", "") == "i" or (isinstance(node, Symbol) and node.holds(Assumption.COMPLEX))


def vectorised(node: Node) -> Node:
    """vec of a normal form; a column is its own."""
    coefficient, scalars, chain = split(node)
    if (coefficient != 1 or scalars) and chain:
        return product(Number(coefficient), *scalars, vec(mul(*chain)))
    return vec(node)
