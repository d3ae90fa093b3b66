"""Products over an index: prod_i x_i is the determinant of diag(x) while it is differentiated.

d(prod_i x_i) = prod_i x_i (1/x_1 dx_1 + ... + 1/x_n dx_n) needs factors that do not vanish, which
the author has to say.
"""

from __future__ import annotations

from nablasheet.derive.entries import Stays, lifted
from nablasheet.derive.indices import total
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import Assumption, Determinant, Elementwise, IndexedProduct, Node, Power, Symbol
from nablasheet.expr.build import diag
from nablasheet.expr.normal import tidy
from nablasheet.expr.products import HadamardPower

POSITIVE = frozenset({"exp", "sigma", "softplus", "cosh", "Phi", "phi"})


def as_determinants(node: Node, variable: Symbol, known: dict[Node, Node]) -> Node:
    """Products over an index that depend on the variable as determinants; `known` learns what each
    stands for."""
    if not any(isinstance(part, Symbol) and part.name == variable.name for part in node.walk()):
        return node
    if isinstance(node, IndexedProduct):
        made = tidy(_determinant(node))
        known[made] = node
        return made
    if not node.parts or not any(isinstance(part, IndexedProduct) for part in node.walk()):
        return node
    return node.with_parts(tuple(as_determinants(part, variable, known) for part in node.parts))


def as_products(node: Node, known: dict[Node, Node]) -> Node:
    """The determinants written as products again."""
    if node in known:
        return known[node]
    if not known or not node.parts:
        return node
    return node.with_parts(tuple(as_products(part, known) for part in node.parts))


def _determinant(node: IndexedProduct) -> Node:
    if node.first != 1:
        raise NotDerived("a product over an index that does not start at 1")
    try:
        column = lifted(node.body, node.index, node.last, total)
    except Stays:
        raise NotDerived("a product over an index whose factors make no vector") from None
    if not _is_nonzero(column):
        raise NotDerived("a product whose factors may vanish: say nonzero entries")
    return Determinant(diag(column))


def _is_nonzero(node: Node) -> bool:
    match node:
        case Symbol():
            return node.holds(Assumption.NONZERO)
        case Elementwise(function, argument):
            return function in POSITIVE or (function in ("abs", "sqrt") and _is_nonzero(argument))
        case Power(base, _) | HadamardPower(base, _):
            return _is_nonzero(base)
    return False
