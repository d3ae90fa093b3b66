"""Normal forms of products, transposes, inverses and their relatives, from normal parts.

Each function takes parts that are already in normal form and returns a normal form of equal value.
Transposes go down to the letters, scalars come out in front, neighbours that cancel do.
"""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import ZERO, Commutation, Identity, Number, Ones, Size, Symbol, number
from nablasheet.expr.build import hadamard, inverse, is_zero, kronecker, mul, neg, power, transpose, vec, zero
from nablasheet.expr.functions import (
    Apply,
    Determinant,
    Elementwise,
    Frechet,
    FrechetJacobian,
    MatrixFunction,
    Partial,
    Trace,
)
from nablasheet.expr.node import Node
from nablasheet.expr.normal.chains import simplify_chain
from nablasheet.expr.normal.exponentials import with_softmax
from nablasheet.expr.normal.keys import key
from nablasheet.expr.normal.scalars import join_powers, split, times
from nablasheet.expr.operations import (
    Adjugate,
    Conjugate,
    Diag,
    Hadamard,
    HadamardPower,
    Inverse,
    Kronecker,
    Power,
    Product,
    PseudoInverse,
    Sum,
    TiedSum,
    Transpose,
)
from nablasheet.expr.shape import ONE


def product(*factors: Node) -> Node:
    """Coefficient, scalars joined, chain simplified."""
    made = mul(*factors)
    for _ in range(8):
        if is_zero(made) or not isinstance(made, Product):
            return made
        coefficient, scalars, chain = split(made)
        if not scalars and simplify_chain(chain) == chain and _is_ordered(made):
            return made
        coefficient, scalars = join_powers(coefficient, scalars)
        if not chain and len(scalars) == 1 and isinstance(inner := scalars[0], Product):
            chain = simplify_chain([f for f in inner.factors if not f.is_scalar])
            scalars = [f for f in inner.factors if f.is_scalar]
        else:
            chain = simplify_chain(chain)
        scalars, chain = with_softmax(scalars, chain)
        again = mul(Number(coefficient), *scalars, *chain)
        if again == made:
            break
        made = again
    return made


def _is_ordered(node: Product) -> bool:
    """Whether a number, if any, stands in front."""
    return not any(isinstance(factor, Number) for factor in node.factors[1:])


def transposed(node: Node) -> Node:
    """The transpose, carried down to the letters; a sum keeps its own unless it is symmetric."""
    if node.is_scalar:
        return node
    match node:
        case Transpose(argument):
            return argument
        case Symbol():
            return neg(node) if node.holds(Assumption.SKEW) else transpose(node)
        case Product():
            coefficient, scalars, chain = split(node)
            return product(Number(coefficient), *scalars, *(transposed(f) for f in reversed(chain)))
        case Sum(terms):
            turned = Sum(tuple(transposed(term) for term in terms))
            if key(turned) == key(node):
                return node
            return turned if _signs(turned) <= _signs(node) + 1 else transpose(node)
        case Hadamard(factors) if any(isinstance(f, Identity | Diag) for f in factors):
            return node
        case Hadamard(factors):
            return _lighter(hadamard(*(transposed(f) for f in factors)), node)
        case Kronecker(factors):
            return kronecker(*(transposed(f) for f in factors))
        case Commutation(rows, cols):
            return Commutation(cols, rows)
        case Partial(function, position, layout):
            other = "denominator" if layout == "numerator" else "numerator"
            return Partial(function, position, other)
        case Inverse(argument) if not isinstance(argument, Symbol | Apply):
            flipped = transposed(argument)
            return node if key(flipped) == key(argument) else _lighter(inverse(flipped), node)
        case TiedSum(argument, structure):
            mirrored = {"lower": "upper", "upper": "lower"}.get(structure, structure)
            return TiedSum(transposed(argument), mirrored)
        case FrechetJacobian(function, argument):
            return FrechetJacobian(function, transposed(argument))
        case Inverse() | PseudoInverse() | Adjugate() | Power() | MatrixFunction() | Elementwise():
            return node if is_symmetric(node) else transpose(node)
    return transpose(node)


def _lighter(flipped: Node, node: Node) -> Node:
    """The transpose carried inside, unless that needs more signs of transposition than one outside."""
    return flipped if _signs(flipped) <= _signs(node) else transpose(node)


def _signs(node: Node) -> int:
    return sum(
        isinstance(part, Transpose) or (isinstance(part, Ones) and part.shape.is_row) for part in node.walk()
    )


def is_symmetric(node: Node) -> bool:
    """Whether the node equals its transpose, as far as form shows."""
    if not node.shape.is_square:
        return False
    match node:
        case Symbol():
            return node.holds(Assumption.SYMMETRIC)
        case Identity() | Diag():
            return True
        case Ones():
            return True
        case Inverse(argument) | PseudoInverse(argument) | Adjugate(argument):
            return is_symmetric(argument)
        case Power(base, _):
            return is_symmetric(base)
        case Elementwise(_, argument) | MatrixFunction(_, argument):
            return is_symmetric(argument)
        case Product() | Sum() | Hadamard():
            return key(transposed(node)) == key(node)
    return False


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
        case Transpose(Apply() as argument):
            return transpose(inverse(argument))
        case Transpose(Sum() as argument):
            return transpose(inverse(argument))
        case Power(base, exponent):
            return power(base, product(number(-1), exponent))
        case Product():
            coefficient, scalars, chain = split(node)
            if all(factor.shape.is_square for factor in chain) and not _is_form(chain):
                front = [power(s, number(-1)) for s in (Number(coefficient), *scalars)]
                return product(*front, *(inverted(f) for f in reversed(chain)))
            if coefficient != 1 or scalars:
                front = [power(s, number(-1)) for s in (Number(coefficient), *scalars)]
                return product(*front, inverse(mul(*chain)))
        case Kronecker(factors) if all(f.shape.is_square for f in factors):
            return kronecker(*(inverted(f) for f in factors))
        case Commutation(rows, cols):
            return Commutation(cols, rows)
        case Diag(argument):
            return Diag(HadamardPower(argument, number(-1)))
    return inverse(node)


def _is_form(chain: list[Node]) -> bool:
    """X^T C X: its inverse is better kept whole unless every factor is a letter."""
    return not all(isinstance(_letter(factor), Symbol) for factor in chain)


def _letter(factor: Node) -> Node:
    return factor.argument if isinstance(factor, Transpose | Inverse) else factor


def traced(node: Node) -> Node:
    """The trace: scalars out, transposes and rank-one products resolved."""
    match node:
        case _ if node.is_scalar:
            return node
        case Identity(size):
            return Size(size)
        case Transpose(argument):
            return traced(argument)
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
    """The conjugate, carried down to the letters; real letters are their own."""
    if not any(_is_complex(part) for part in node.walk()):
        return node
    match node:
        case Conjugate(argument):
            return argument
        case Symbol():
            return Conjugate(node)
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
    return neg(node) if getattr(node, "name", "") == "i" else Conjugate(node)


def _is_complex(node: Node) -> bool:
    return getattr(node, "name", "") == "i" or (isinstance(node, Symbol) and node.holds(Assumption.COMPLEX))


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


def vectorised(node: Node) -> Node:
    """vec of a normal form; a column is its own."""
    coefficient, scalars, chain = split(node)
    if (coefficient != 1 or scalars) and chain:
        return product(Number(coefficient), *scalars, vec(mul(*chain)))
    return vec(node)
