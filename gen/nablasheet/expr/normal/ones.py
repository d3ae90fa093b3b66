"""A vector of ones beside another one, or beside shares that sum to one: a number, also inside a sum.

A sum next to such a vector is opened where that makes a number of one of its terms.
"""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import Number, Ones, Size, Symbol
from nablasheet.expr.build import add, mul, split_scalars, transpose
from nablasheet.expr.functions import Softmax
from nablasheet.expr.node import Node
from nablasheet.expr.normal.neighbours import Pair
from nablasheet.expr.operations import Product, Sum, Transpose
from nablasheet.expr.shape import ONE


def total_of_simplex(a: Node, b: Node) -> Pair:
    """$\\mathbf 1^\\top y = 1$ where the entries of y sum to one"""
    for ones, other in ((a, b), (b, a)):
        letter = other.argument if isinstance(other, Transpose) else other
        if isinstance(ones, Ones) and ones.shape.is_vector and _sums_to_one(letter):
            return (Number(Fraction(1)),) if a.shape.rows == ONE == b.shape.cols else None
    return None


def opened_by_ones(a: Node, b: Node) -> Pair:
    r"""$\mathbf 1^\top \mathbf 1 = n$ and $y^\top \mathbf 1 = 1$, also in a term of a sum beside it"""
    if isinstance(a, Transpose) and isinstance(a.argument, Sum) and isinstance(b, Ones) and b.shape.is_column:
        return opened_by_ones(transpose(b), a.argument) if a.shape.rows == ONE else None
    for i, other in enumerate((b, a)):
        if isinstance(other, Sum) and not other.is_scalar:
            one = (a, b)[i]
            if any(_is_counted(one, split_scalars(term)[1], i) for term in other.terms):
                return (add(*(_beside(one, term, i) for term in other.terms)),)
    if isinstance(a, Ones) and isinstance(b, Ones) and a.shape.rows == ONE == b.shape.cols:
        return (Size(a.shape.cols),)
    return None


def _is_counted(one: Node, term: Node, side: int) -> bool:
    """Whether a row before a term, or a column behind it, makes a number with its nearest factor."""
    chain = term.factors if isinstance(term, Product) else (term,)
    row, column = (one, chain[0]) if side == 0 else (chain[-1], one)
    if row.shape.rows != ONE or column.shape.cols != ONE:
        return False
    both = isinstance(row, Ones) and isinstance(column, Ones)
    return both or total_of_simplex(row, column) is not None


def _beside(one: Node, term: Node, side: int) -> Node:
    scalars, body = split_scalars(term)
    return mul(*scalars, *((one, body) if side == 0 else (body, one)))


def _sums_to_one(node: Node) -> bool:
    if isinstance(node, Softmax):
        return node.direction == "vector"
    simplex = (Assumption.SIMPLEX, Assumption.ONE_HOT)
    return isinstance(node, Symbol) and node.shape.is_column and any(node.holds(kind) for kind in simplex)
