"""Keys: equal for formulas that differ only in what normal form ignores.

A scalar equals its transpose, a trace any rotation of its argument, and scalar factors, entrywise
factors and terms commute.  Keys compare formulas; they are never printed.
"""

from __future__ import annotations

from functools import lru_cache

from nablasheet.expr.build import transpose
from nablasheet.expr.functions import Trace
from nablasheet.expr.node import Node
from nablasheet.expr.operations import Product, Sum, Transpose
from nablasheet.expr.products import Hadamard


@lru_cache(maxsize=65536)
def key(node: Node) -> str:
    """The key of a formula."""
    match node:
        case Sum(terms):
            return "+(" + ",".join(sorted(key(term) for term in terms)) + ")"
        case Hadamard(factors):
            return "o(" + ",".join(sorted(key(factor) for factor in factors)) + ")"
        case Product():
            return _product_key(node)
        case Trace(Product() as argument):
            return _trace_key(argument)
        case _:
            return _literal(node)


def _literal(node: Node) -> str:
    names = node.__match_args__  # type: ignore[attr-defined]
    own = [str(getattr(node, name)) for name in names if name not in node.PARTS]
    return f"{type(node).__name__}[{';'.join(own)}]({','.join(key(part) for part in node.parts)})"


def _product_key(node: Product) -> str:
    scalars = sorted(key(factor) for factor in node.factors if factor.is_scalar)
    chain = [factor for factor in node.factors if not factor.is_scalar]
    text = "*".join(key(factor) for factor in chain)
    if chain and node.is_scalar:
        text = min(text, "*".join(key(flip(factor)) for factor in reversed(chain)))
    return f"{'.'.join(scalars)}*({text})"


def _trace_key(node: Product) -> str:
    scalars = sorted(key(factor) for factor in node.factors if factor.is_scalar)
    chain = [factor for factor in node.factors if not factor.is_scalar]
    forward = [key(factor) for factor in chain]
    backward = [key(flip(factor)) for factor in reversed(chain)]
    turns = ("*".join(keys[i:] + keys[:i]) for keys in (forward, backward) for i in range(len(keys)))
    return f"tr:{'.'.join(scalars)}*({min(turns)})"


def flip(node: Node) -> Node:
    """The transpose, for comparing only."""
    if isinstance(node, Transpose):
        return node.argument
    return transpose(node)
