"""How a juxtaposition of scalars and matrices is read: which stretches multiply, which scale.

A stretch that comes out 1 by 1 and does not conform with its neighbours is a scalar among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nablasheet.expr.atoms import Identity
from nablasheet.expr.node import Node
from nablasheet.expr.operations import Product
from nablasheet.expr.shape import ONE


def opened(factor: Node) -> tuple[Node, ...]:
    """Factors to splice: a product opens, unless it is a scalar made of matrices."""
    if not isinstance(factor, Product):
        return (factor,)
    if not factor.is_scalar or all(part.is_scalar for part in factor.factors):
        return factor.factors
    scalars = [part for part in factor.factors if part.is_scalar]
    chain = tuple(part for part in factor.factors if not part.is_scalar)
    return (*scalars, Product(chain)) if scalars else (factor,)


def without_identities(factors: list[Node]) -> list[Node]:
    """Identity matrices go when another matrix keeps the shape; that of size 1 is a one."""
    factors = [f for f in factors if not (isinstance(f, Identity) and f.is_scalar)]
    matrices = [f for f in factors if not f.is_scalar]
    if not any(isinstance(f, Identity) for f in matrices):
        return factors
    others = [f for f in matrices if not isinstance(f, Identity)]
    keep_one = not others
    result: list[Node] = []
    for factor in factors:
        if isinstance(factor, Identity):
            if keep_one:
                keep_one = False
                result.append(factor)
        else:
            result.append(factor)
    return result


def grouped(factors: Sequence[Node]) -> list[Node]:
    """Nest stretches that are scalars, so that the remaining chain conforms."""
    chain = [factor for factor in factors if not factor.is_scalar]
    if all(a.shape.cols == b.shape.rows for a, b in pairwise(chain)):
        factors = list(factors)
        if len(chain) != len(factors) and chain and chain[0].shape.rows == ONE == chain[-1].shape.cols:
            scalars = [factor for factor in factors if factor.is_scalar]
            return [*scalars, chain[0] if len(chain) == 1 else Product(tuple(chain))]
        return factors
    result: list[Node] = []
    i = 0
    while i < len(factors):
        end = _scalar_stretch(factors, i) if _breaks(result, factors, i) else None
        if end is None:
            result.append(factors[i])
            i += 1
        else:
            result.append(Product(tuple(factors[i:end])))
            i = end
    return result


def _breaks(done: list[Node], factors: Sequence[Node], i: int) -> bool:
    """Whether a scalar stretch may start at i: a row that does not continue the chain, or a row
    whose own 1 by 1 product the next factor does not continue."""
    if factors[i].is_scalar or factors[i].shape.rows != ONE:
        return False
    end = _scalar_stretch(factors, i)
    if end is None:
        return False
    before = next((f for f in reversed(done) if not f.is_scalar), None)
    after = next((f for f in factors[end:] if not f.is_scalar), None)
    fits_before = before is None or before.shape.cols == ONE
    fits_after = after is None or after.shape.rows == ONE
    return not (fits_before and fits_after)


def _scalar_stretch(factors: Sequence[Node], start: int) -> int | None:
    """Where the conforming stretch from `start` first becomes 1 by 1."""
    cols = factors[start].shape.cols
    for end in range(start + 1, len(factors)):
        factor = factors[end]
        if factor.is_scalar:
            continue
        if factor.shape.rows != cols:
            return None
        cols = factor.shape.cols
        if cols == ONE:
            return end + 1
    return None
