"""Sums: equal terms joined, common factors taken out the way a textbook prints them."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from nablasheet.expr.atoms import Identity, Number
from nablasheet.expr.build import add, mul, power, zero
from nablasheet.expr.functions import Differential
from nablasheet.expr.node import Node
from nablasheet.expr.normal.gathered import gathered
from nablasheet.expr.normal.keys import key
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.scalars import rank, split, times
from nablasheet.expr.normal.transposes import transposed
from nablasheet.expr.operations import Power, Product, Sum, Transpose
from nablasheet.expr.shape import ONE


def plus(*terms: Node) -> Node:
    """Sum of normal forms: equal terms joined, then common factors out."""
    made = add(*terms)
    if not isinstance(made, Sum):
        return made
    joined = _join(_spread(made.terms))
    if not joined:
        return zero(made.shape)
    listed = gathered([times(coefficient, body) for coefficient, body in joined], plus)
    return _upright(_factor(listed))


def _spread(terms: tuple[Node, ...]) -> tuple[Node, ...]:
    """Sums behind scalars opened, as A - (A + B), where terms then join."""
    spread: list[Node] = []
    for term in terms:
        coefficient, scalars, chain = split(term)
        inner = chain or scalars
        if len(inner) == 1 and isinstance(inner[0], Sum):
            front = scalars if chain else []
            spread += [product(Number(coefficient), *front, one) for one in inner[0].terms]
        else:
            spread.append(term)
    if len(spread) == len(terms):
        return terms
    return tuple(spread) if len(_join(tuple(spread))) < len(spread) else terms


def _upright(node: Node) -> Node:
    """A + A^T rather than A^T + A."""
    if isinstance(node, Sum) and len(node.terms) > 1:
        first, second, *rest = node.terms
        if isinstance(first, Transpose) and first.argument == second:
            return Sum((second, first, *rest))
    return node


def _join(terms: tuple[Node, ...]) -> list[tuple[Fraction, Node]]:
    """Coefficient and body of each term, bodies pairwise different, a positive one in front."""
    known: dict[str, tuple[Fraction, Node]] = {}
    for term in terms:
        coefficient, scalars, chain = split(term)
        body = term if coefficient == 1 else mul(*scalars, *chain)
        same = key(body)
        old = known.get(same)
        known[same] = (coefficient + (old[0] if old else 0), old[1] if old else body)
    kept = [(coefficient, body) for coefficient, body in known.values() if coefficient]
    first = next((i for i, (coefficient, _) in enumerate(kept) if coefficient > 0), 0)
    return [kept[first], *kept[:first], *kept[first + 1 :]] if kept else []


def _factor(terms: list[Node]) -> Node:
    """Common factors of all terms first, else of groups of terms."""
    if len(terms) == 1:
        return terms[0]
    if terms[0].is_scalar and not all(_chain(t) for t in terms):
        return _numbers_out(terms)
    for side in (-1, 0):
        groups = _worthwhile(_groups(terms, side))
        if len(groups) < len(terms):
            merged = [_merge(group, side) for group in groups]
            if all(made is not None for made in merged):
                kept = [made for made in merged if made is not None]
                return kept[0] if len(kept) == 1 else _factor(kept)
    return _numbers_out(terms)


def _chain(term: Node) -> list[Node]:
    """The matrices of a term; of a scalar chain, its own."""
    _, scalars, chain = split(term)
    if not chain and len(scalars) == 1 and isinstance(inner := scalars[0], Product):
        return [f for f in inner.factors if not f.is_scalar]
    return chain


def _groups(terms: list[Node], side: int) -> list[list[Node]]:
    """Terms with the same outer factor on one side, in order of first appearance."""
    groups: dict[str, list[Node]] = {}
    for i, term in enumerate(terms):
        chain = _chain(term)
        outer = key(chain[side]) if len(chain) > 1 else f"alone {i}"
        groups.setdefault(outer, []).append(term)
    return list(groups.values())


def _worthwhile(groups: list[list[Node]]) -> list[list[Node]]:
    """Where some terms share nothing, only short ones are grouped: (A + A^T) x + b, but not
    (A B + C D) E + F, which three terms say more plainly."""
    sizes = [len(group) for group in groups]
    if len(groups) == 1 or max(sizes) == 1 or min(sizes) > 1:
        return groups
    kept: list[list[Node]] = []
    for group in groups:
        kept += [group] if len(group) == 1 or _is_short(group) else [[term] for term in group]
    return kept


def _is_short(group: list[Node]) -> bool:
    """Whether little is left without the common factors: A + A^T, A - B C, or a b^T + b a^T."""
    chains = [_chain(term) for term in group]
    for side in (-1, 0):
        while all(len(chain) > 1 for chain in chains) and len({key(chain[side]) for chain in chains}) == 1:
            chains = [chain[:-1] if side else chain[1:] for chain in chains]
    if sum(map(len, chains)) <= 3 or all(c[0].shape.rows == ONE == c[-1].shape.cols for c in chains):
        return True
    return [len(chain) for chain in chains] == [2, 2] and _is_transposed(*chains)


def _is_transposed(chain: list[Node], other: list[Node]) -> bool:
    """Whether one chain of letters is the transpose of the other one."""
    if any(isinstance(part, Differential) for factor in chain for part in factor.walk()):
        return False
    return [key(transposed(factor)) for factor in reversed(chain)] == [key(factor) for factor in other]


def _merge(group: list[Node], side: int) -> Node | None:
    """A group with its common scalars and the common run of factors on one side taken out."""
    if len(group) == 1:
        return group[0]
    parts = [_open(term) for term in group]
    chains = [chain for _, _, chain in parts]
    depth = 0
    while all(len(chain) > depth + 1 for chain in chains):
        here = [chain[-1 - depth] if side else chain[depth] for chain in chains]
        if any(key(factor) != key(here[0]) for factor in here):
            break
        depth += 1
    if not depth:
        return None
    common = _common_number([coefficient for coefficient, _, _ in parts])
    shared = _shared([scalars for _, scalars, _ in parts])
    inner = []
    for coefficient, scalars, chain in parts:
        rest = chain[:-depth] if side else chain[depth:]
        inner.append(_divided(coefficient / common, scalars, rest, shared))
    body = plus(*inner)
    outer = chains[0][-depth:] if side else chains[0][:depth]
    front = [Number(common), *shared]
    return product(*front, body, *outer) if side else product(*front, *outer, body)


def _open(term: Node) -> tuple[Fraction, list[Node], list[Node]]:
    coefficient, scalars, chain = split(term)
    if not chain and len(scalars) == 1 and isinstance(inner := scalars[0], Product):
        return coefficient, [f for f in inner.factors if f.is_scalar], _chain(term)
    return coefficient, scalars, chain


def _common_number(values: list[Fraction]) -> Fraction:
    """The largest number that leaves whole coefficients; its sign makes the first positive
    when all are negative."""
    top, bottom = 0, 1
    for value in values:
        top, bottom = gcd(top, value.numerator), lcm(bottom, value.denominator)
    sign = -1 if all(value < 0 for value in values) else 1
    return Fraction(sign * top, bottom)


def _shared(lists: list[list[Node]]) -> list[Node]:
    """Scalar factors that every term has, each to the smallest power found; 1/s and 1/s^3 share 1/s."""
    powers = [dict(_base(scalar) for scalar in scalars) for scalars in lists]
    shared: list[Node] = []
    for base, first in powers[0].items():
        exponents = [found.get(base) for found in powers]
        known = [exponent for exponent in exponents if exponent is not None]
        if len(known) < len(powers) or min(known) * max(known) <= 0:
            continue
        shared.append(power(base, Number(min(known, key=abs) if first else first)))
    return shared


def _base(scalar: Node) -> tuple[Node, Fraction]:
    if isinstance(scalar, Power) and isinstance(scalar.exponent, Number):
        return scalar.base, scalar.exponent.value
    return scalar, Fraction(1)


def _divided(coefficient: Fraction, scalars: list[Node], chain: list[Node], shared: list[Node]) -> Node:
    """A term without the shared scalars."""
    return product(Number(coefficient), *scalars, *(power(s, Number(Fraction(-1))) for s in shared), *chain)


def _numbers_out(terms: list[Node]) -> Node:
    """A common number and common scalars in front of a sum of matrices."""
    parts = [split(term) for term in terms]
    if terms[0].is_scalar:
        return _scalars_shared(terms, parts)
    if any(isinstance(term, Identity) for term in terms):
        return Sum(tuple(terms))
    common = _common_number([coefficient for coefficient, _, _ in parts])
    shared = _shared([scalars for _, scalars, _ in parts])
    if common in (1, -1) and not shared:
        return Sum(tuple(terms))
    if common == -1:
        common = Fraction(1) if not shared else common
    inner = []
    for coefficient, scalars, chain in parts:
        inner.append(_divided(coefficient / common, scalars, chain, shared))
    return mul(Number(common), *shared, Sum(tuple(inner)))


def _scalars_shared(terms: list[Node], parts: list[tuple[Fraction, list[Node], list[Node]]]) -> Node:
    """A common fraction and common functions in front of a sum of scalars; letters stay inside."""
    common = _common_number([coefficient for coefficient, _, _ in parts])
    common = common if common.denominator != 1 else Fraction(1)
    shared = [s for s in _shared([scalars for _, scalars, _ in parts]) if rank(s) and _base(s)[1] > 0]
    if common == 1 and not shared:
        return Sum(tuple(terms))
    inner = [_divided(coefficient / common, scalars, chain, shared) for coefficient, scalars, chain in parts]
    return mul(Number(common), *shared, Sum(tuple(inner)))
