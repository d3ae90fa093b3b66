"""Sums over indices as matrix algebra: sum_ij a_ij x_i x_j is x^T A x.

Every summand is split into factors by the indices that occur in them: one index makes a vector, two
make a matrix.  Indices are then summed out one at a time, those with fewest matrices first.  What
has no such form (an index as a number, three indices on one letter) stays a sum.
"""

from __future__ import annotations

from fractions import Fraction

from nablasheet.derive.entries import Stays, grid, indices_in, lifted
from nablasheet.derive.network import Network, Sizes, eliminate
from nablasheet.expr import (
    HALF,
    Assumption,
    Dim,
    Entry,
    Identity,
    IndexedSum,
    Node,
    Number,
    Ones,
    Power,
    Product,
    Sum,
    Symbol,
    TiedSum,
)
from nablasheet.expr.build import add, mul, split_scalars, sub
from nablasheet.expr.normal import key
from nablasheet.expr.normal.scalars import split

MOST_TERMS = 32


def contracted(node: Node) -> Node:
    """The formula with every sum over indices that has a matrix form in that form."""
    return _outermost(_closed(node))


def _closed(node: Node) -> Node:
    """Sums in which no other index is free, the inner ones first."""
    if not any(isinstance(part, IndexedSum) for part in node.walk()) or not node.parts:
        return node
    made = node.with_parts(tuple(_closed(part) for part in node.parts))
    return made if indices_in(made) else _matrix_form(made)


def _outermost(node: Node) -> Node:
    made = _matrix_form(node)
    if made is not node or not any(isinstance(part, IndexedSum) for part in node.walk()) or not node.parts:
        return made
    return node.with_parts(tuple(_outermost(part) for part in node.parts))


def _matrix_form(node: Node) -> Node:
    if isinstance(node, IndexedSum) and node.is_scalar:
        try:
            return total(node, None)
        except Stays:
            pass
    return node


def total(node: Node, kept: tuple[str, Dim] | None) -> Node:
    """A nested sum as a number, or as the column over an index that is kept."""
    sizes: Sizes = {}
    while isinstance(node, IndexedSum):
        if node.first != 1 or node.index in sizes:
            raise Stays
        sizes[node.index] = node.last
        node = node.body
    if kept is not None:
        sizes[kept[0]] = kept[1]
    terms = _terms(_even(node, frozenset(sizes)), frozenset(sizes))
    return add(*(_summed(term, sizes, kept) for term in terms))


def _terms(node: Node, indices: frozenset[str]) -> list[tuple[Node, ...]]:
    """The summand multiplied out where a factor that is a sum ties two indices together."""
    match node:
        case Sum(terms):
            found = [factors for term in terms for factors in _terms(term, indices)]
        case Product(factors) if node.is_scalar and all(f.is_scalar for f in factors):
            found = [()]
            for factor in factors:
                found = [(*one, *more) for one in found for more in _opened(factor, indices)]
        case _:
            return _opened(node, indices)
    if len(found) > MOST_TERMS:
        raise Stays
    return found


def _opened(node: Node, indices: frozenset[str]) -> list[tuple[Node, ...]]:
    if len(indices_in(node) & indices) < 2:
        return [(node,)]
    match node:
        case Sum() | Product():
            return _terms(node, indices)
        case Entry(Sum(parts), row, col) if not any(isinstance(part, TiedSum) for part in parts):
            return [one for part in parts for one in _opened(_part(part, row, col), indices)]
        case Entry(Ones()):
            return [()]
        case Power(Sum() as base, Number(value)) if value == 2:
            return [(*one, *two) for one in _terms(base, indices) for two in _terms(base, indices)]
        case IndexedSum():
            raise Stays
    return [(node,)]


def _part(term: Node, row: Node, col: Node) -> Node:
    """An entry of a term, its number in front."""
    scalars, body = split_scalars(term)
    return mul(*scalars, Entry(body, row, col))


def _even(node: Node, indices: frozenset[str]) -> Node:
    """A sum over i < j of what is the same for j and i: half the sum over all i and j that differ."""
    factors = node.factors if isinstance(node, Product) else (node,)
    for k, factor in enumerate(factors):
        if not isinstance(factor, Entry) or not factor.argument.shape.is_square:
            continue
        size = factor.argument.shape.rows
        ones = Ones(factor.argument.shape)
        if factor.argument != sub(TiedSum(ones, "upper"), Identity(size)):
            continue
        rest = mul(*factors[:k], *factors[k + 1 :])
        names = {factor.row: factor.col, factor.col: factor.row}
        if _counted(rest, indices) == _counted(_renamed(rest, names), indices):
            return mul(HALF, Entry(sub(ones, Identity(size)), factor.row, factor.col), rest)
    return node


def _counted(node: Node, indices: frozenset[str]) -> dict[tuple[str, ...], Fraction]:
    """The terms of the summand multiplied out, as texts with their coefficients."""
    found: dict[tuple[str, ...], Fraction] = {}
    for factors in _terms(node, indices):
        coefficient, scalars, _ = split(mul(*factors))
        name = tuple(sorted(key(scalar) for scalar in scalars))
        found[name] = found.get(name, Fraction(0)) + coefficient
    return {name: coefficient for name, coefficient in found.items() if coefficient}


def _renamed(node: Node, names: dict[Node, Node]) -> Node:
    if node in names:
        return names[node]
    if (
        isinstance(node, Entry)
        and isinstance(a := node.argument, Symbol)
        and {node.row, node.col} <= set(names)
    ):
        return node if a.holds(Assumption.SYMMETRIC) else Entry(a, names[node.row], names[node.col])
    return node.with_parts(tuple(_renamed(part, names) for part in node.parts)) if node.parts else node


def _summed(factors: tuple[Node, ...], sizes: Sizes, kept: tuple[str, Dim] | None) -> Node:
    """One product of factors, summed over all indices but the one that is kept."""
    net = Network(dict(sizes), kept[0] if kept is not None else "", [], {}, [])
    for factor in factors:
        used = sorted(indices_in(factor) & sizes.keys())
        if not used:
            net.numbers.append(factor)
        elif len(used) == 1:
            net.weigh(used[0], lifted(factor, used[0], sizes[used[0]], total))
        elif len(used) == 2:
            down, across = used
            net.edges.append((down, across, grid(factor, (down, sizes[down]), (across, sizes[across]))))
        else:
            raise Stays
    while todo := [index for index in net.sizes if index != net.kept]:
        eliminate(net, min(todo, key=lambda index: len(net.at(index))))
    return mul(*net.numbers, net.of(net.kept)) if net.kept else mul(*net.numbers)
