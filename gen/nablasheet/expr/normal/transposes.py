"""Normal form of a transpose: carried down to the letters, unless that takes more signs."""

from __future__ import annotations

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import Commutation, Identity, Number, Ones, Symbol
from nablasheet.expr.build import hadamard, inverse, kronecker, neg, split_scalars, transpose
from nablasheet.expr.cases import Piecewise
from nablasheet.expr.functions import Apply, Elementwise, Partial
from nablasheet.expr.indexed import IndexedSum
from nablasheet.expr.matrix_functions import Frechet, FrechetJacobian, MatrixFunction
from nablasheet.expr.node import Node
from nablasheet.expr.normal.blocks import transposed_blocks
from nablasheet.expr.normal.keys import key
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.scalars import split
from nablasheet.expr.operations import Adjugate, Inverse, Power, Product, PseudoInverse, Sum, Transpose
from nablasheet.expr.products import Hadamard, Kronecker
from nablasheet.expr.rearrangements import Block, Diag, TiedSum
from nablasheet.expr.rotation import CrossMatrix


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
        case Sum():
            return _turned(node)
        case Hadamard(factors) if any(isinstance(f, Identity | Diag) for f in factors):
            return node
        case Hadamard(factors):
            return _lighter(hadamard(*(transposed(f) for f in factors)), node)
        case Kronecker(factors):
            return kronecker(*(transposed(f) for f in factors))
    return _carried_inside(node)


def _carried_inside(node: Node) -> Node:
    """The transpose of an operation that is no arithmetic: carried to its arguments where it can be."""
    match node:
        case Piecewise(condition, above, below):
            return Piecewise(condition, transposed(above), transposed(below))
        case CrossMatrix():
            return neg(node)
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
        case Frechet(function, argument, direction):
            return Frechet(function, transposed(argument), transposed(direction))
        case FrechetJacobian(function, argument):
            return FrechetJacobian(function, transposed(argument))
        case Block():
            return transposed_blocks(node, transposed)
        case IndexedSum(index, first, last, body) if not is_symmetric(node):
            return _lighter(IndexedSum(index, first, last, transposed(body)), node)
        case (
            Inverse()
            | PseudoInverse()
            | Adjugate()
            | Power()
            | MatrixFunction()
            | Elementwise()
            | IndexedSum()
        ):
            return node if is_symmetric(node) else transpose(node)
    return transpose(node)


def _turned(node: Sum) -> Node:
    """The transpose of a sum: term by term where that reads better, else the sum with one sign outside."""
    if all(split(term)[0] < 0 for term in node.terms):
        return neg(transposed(neg(node)))
    turned = Sum(tuple(transposed(term) for term in node.terms))
    if key(turned) == key(node):
        return node
    signs, own = _signs(turned), _signs(node)
    if signs <= own + 1 or any(isinstance(_core(term), Kronecker) for term in node.terms):
        return turned
    if _is_mixed(node) and not isinstance(_core(node.terms[0]), Symbol):
        return turned
    products = all(isinstance(_core(term), Product) for term in node.terms)
    return turned if products and signs <= own + len(node.terms) else transpose(node)


def _core(term: Node) -> Node:
    """A term without its scalars."""
    return split_scalars(term)[1]


def _is_mixed(node: Node) -> bool:
    """Whether a transposed factor stands in a term already; a transpose of transposes is hard to read."""
    match node:
        case Transpose():
            return True
        case Sum(terms):
            return any(_is_mixed(term) for term in terms)
        case Product(factors):
            return not node.is_scalar and any(_is_mixed(f) for f in factors if not f.is_scalar)
    return False


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
        case IndexedSum():
            return is_symmetric(node.body)
        case Product() | Sum() | Hadamard():
            return key(transposed(node)) == key(node)
    return False
