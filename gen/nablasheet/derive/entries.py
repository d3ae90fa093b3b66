"""A number with an index in it, for all values of the index at once: a_i + b_i is the vector a + b."""

from __future__ import annotations

from collections.abc import Callable

from nablasheet.expr import (
    Conjugate,
    Dim,
    Elementwise,
    Entry,
    Index,
    IndexedProduct,
    IndexedSum,
    Node,
    Ones,
    Power,
    Product,
    Shape,
    Sum,
    Unit,
    column,
    matrix,
)
from nablasheet.expr.build import add, conjugate, diagonal, hadamard, mul, transpose
from nablasheet.expr.named import entry_power
from nablasheet.expr.shape import ONE

Axis = tuple[str, Dim]
Total = Callable[[Node, Axis | None], Node]


class Stays(Exception):
    """It has no form without its index."""


def indices_in(node: Node) -> frozenset[str]:
    """The indices that are not summed over inside."""
    if isinstance(node, Index):
        return frozenset({node.name})
    found: set[str] = set()
    for part in (node.position,) if isinstance(node, Unit) else node.parts:
        found |= indices_in(part)
    if isinstance(node, IndexedSum | IndexedProduct):
        found.discard(node.index)
    return frozenset(found)


def lifted(node: Node, index: str, size: Dim, total: Total) -> Node:
    """The column of the values for index = 1..size; `total` makes one of a sum inside."""
    if index not in indices_in(node):
        return mul(node, Ones(column(size)))

    def inner(part: Node) -> Node:
        return lifted(part, index, size, total)

    match node:
        case Entry(argument, row, col) if index not in indices_in(argument):
            return _line(argument, row == Index(index), col == Index(index), node, size)
        case IndexedSum():
            return total(node, (index, size))
        case Product(factors) if not any(factor.is_scalar for factor in factors):
            return _form(factors, index, size)
    return _entrywise(node, index, inner)


def _line(a: Node, is_row: bool, is_col: bool, entry: Entry, size: Dim) -> Node:
    """The row, column or diagonal of a matrix that an index runs along."""
    if is_row and is_col:
        found = diagonal(a)
    elif is_row:
        found = a if a.shape.cols == ONE else mul(a, Unit(entry.col, a.shape.cols))
    elif is_col:
        found = transpose(a) if a.shape.rows == ONE else mul(transpose(a), Unit(entry.row, a.shape.rows))
    else:
        raise Stays
    if found.shape != column(size):
        raise Stays
    return found


def _form(factors: tuple[Node, ...], index: str, size: Dim) -> Node:
    """a^T X e_i for all i is X^T a."""
    unit = Unit(Index(index), size)
    rest = factors[:-1] if factors[-1] == unit else factors[1:]
    turned = factors[-1] == unit
    if (not turned and factors[0] != transpose(unit)) or any(index in indices_in(factor) for factor in rest):
        raise Stays
    return mul(*(transpose(factor) for factor in reversed(rest))) if turned else mul(*rest)


def _entrywise(node: Node, index: str, inner: Callable[[Node], Node]) -> Node:
    """Operations that are done entry by entry."""
    match node:
        case Sum(terms):
            return add(*map(inner, terms))
        case Product(factors) if all(factor.is_scalar for factor in factors):
            still = [factor for factor in factors if index not in indices_in(factor)]
            moving = [inner(factor) for factor in factors if index in indices_in(factor)]
            return mul(*still, hadamard(*moving))
        case Power(base, exponent) if index not in indices_in(exponent):
            return entry_power(inner(base), exponent)
        case Elementwise(function, argument):
            return Elementwise(function, inner(argument))
        case Conjugate(argument):
            return conjugate(inner(argument))
    raise Stays


def grid(node: Node, down: Axis, across: Axis) -> Node:
    """The matrix of the values, one index down the rows and one across."""
    form = matrix(down[1], across[1])
    used = indices_in(node) & {down[0], across[0]}

    def inner(part: Node) -> Node:
        return grid(part, down, across)

    if not used:
        return mul(node, Ones(form))
    if used == {down[0]}:
        return mul(lifted(node, *down, _no_sums), Ones(Shape(ONE, across[1])))
    if used == {across[0]}:
        return mul(Ones(column(down[1])), transpose(lifted(node, *across, _no_sums)))
    if isinstance(node, Entry):
        row, col = node.row, node.col
        straight = row == Index(down[0]) and col == Index(across[0])
        turned = row == Index(across[0]) and col == Index(down[0])
        found = node.argument if straight else transpose(node.argument)
        if not (straight or turned) or found.shape != form or indices_in(node.argument):
            raise Stays
        return found
    return _entrywise(node, down[0], inner) if not isinstance(node, Product) else _product(node, inner, used)


def _product(node: Product, inner: Callable[[Node], Node], used: frozenset[str]) -> Node:
    still = [factor for factor in node.factors if not indices_in(factor) & used]
    return mul(*still, hadamard(*(inner(factor) for factor in node.factors if indices_in(factor) & used)))


def _no_sums(node: Node, kept: Axis | None) -> Node:
    raise Stays
