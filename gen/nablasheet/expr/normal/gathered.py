"""Terms of a sum that make one term together, beyond a common factor of their chains.

Diagonal matrices add entry by entry, entrywise products share factors, and a matrix beside its
commuted copy gives I + K.  Each rule maps the terms of a sum to fewer terms of equal sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from operator import and_

from nablasheet.expr.atoms import Commutation, Identity, Number, Ones
from nablasheet.expr.build import diag, hadamard, mul, neg, split_scalars
from nablasheet.expr.node import Node
from nablasheet.expr.normal.keys import key
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.scalars import split
from nablasheet.expr.operations import Sum
from nablasheet.expr.products import Hadamard, HadamardPower, Kronecker
from nablasheet.expr.rearrangements import Diag
from nablasheet.expr.shape import Dim

Plus = Callable[..., Node]


def gathered(terms: list[Node], plus: Plus) -> list[Node]:
    """Every rule once; `plus` adds normal forms."""
    if terms[0].is_scalar:
        return terms
    kinds = {type(factor) for term in terms for factor in (*term.parts, term)}
    for kind, rules in RULES.items():
        for rule in rules if kind in kinds else ():
            if len(terms) > 1:
                terms = rule(terms, plus)
    return terms


def _diagonals(terms: list[Node], plus: Plus) -> list[Node]:
    r"""$\operatorname{diag}(u) + \operatorname{diag}(v) = \operatorname{diag}(u + v)$, and
    $I - \operatorname{diag}(v) = \operatorname{diag}(\mathbf 1 - v)$
    """
    places = [i for i, term in enumerate(terms) if isinstance(split_scalars(term)[1], Diag)]
    if len(terms) == 2 and len(places) == 1 and isinstance(terms[1 - places[0]], Identity):
        coefficient, scalars, (body,) = split(terms[places[0]])
        if coefficient == -1 and not scalars and isinstance(body, Diag):
            return [diag(Sum((Ones(body.argument.shape), neg(body.argument))))]
        return terms
    if len(places) < 2:
        return terms
    vectors = []
    for i in places:
        scalars_of, body = split_scalars(terms[i])
        assert isinstance(body, Diag)
        vectors.append(product(*scalars_of, body.argument))
    outer, vector = split_scalars(plus(*vectors))
    return _replaced(terms, places, product(*outer, diag(vector)))


def _entrywise(terms: list[Node], plus: Plus) -> list[Node]:
    r"""$u \odot v + u \odot w = u \odot (v + w)$"""
    places = [i for i, term in enumerate(terms) if isinstance(split_scalars(term)[1], Hadamard)]
    if len(places) < 2:
        return terms
    parts = [split_scalars(terms[i]) for i in places]
    counts = [Counter(key(factor) for factor in body.parts) for _, body in parts]
    common = reduce(and_, counts)
    if not common:
        return terms
    shared, _ = _parted(parts[0][1], common)
    inner = []
    for scalars, body in parts:
        _, rest = _parted(body, common)
        inner.append(product(*scalars, hadamard(*rest) if rest else Ones(body.shape)))
    outer, body = split_scalars(plus(*inner))
    return _replaced(terms, places, product(*outer, hadamard(*shared, body)))


def _parted(body: Node, common: Counter[str]) -> tuple[list[Node], list[Node]]:
    """The factors that are counted as common, and the rest; a factor may stand there twice."""
    left = Counter(common)
    shared: list[Node] = []
    rest: list[Node] = []
    for factor in body.parts:
        if left[key(factor)]:
            left[key(factor)] -= 1
            shared.append(factor)
        else:
            rest.append(factor)
    return shared, rest


def _powers(terms: list[Node], plus: Plus) -> list[Node]:
    r"""$u^{\circ j} \odot v + u^{\circ k} \odot w$ with the lower power of u outside, if the rest is one term."""
    parts = [_by_base(term) for term in terms]
    for base in parts[0][1]:
        values = [powers.get(base, Fraction(0)) for _, powers in parts]
        if max(values) >= 0 or len(set(values)) == 1:
            continue
        least = min(values)
        inner = []
        for scalars, powers in parts:
            kept = {**powers, base: powers[base] - least}
            raised = [_raised(one, to) for one, to in kept.items() if to]
            inner.append(mul(*scalars, hadamard(*raised) if raised else Ones(terms[0].shape)))
        outer, body = split_scalars(plus(*inner))
        if not isinstance(body, Sum):
            return [mul(*outer, hadamard(_raised(base, least), body))]
    return terms


def _by_base(term: Node) -> tuple[tuple[Node, ...], dict[Node, Fraction]]:
    """Scalars of a term and the powers of its entrywise factors."""
    scalars, body = split_scalars(term)
    powers: dict[Node, Fraction] = {}
    for factor in body.factors if isinstance(body, Hadamard) else (body,):
        match factor:
            case HadamardPower(base, Number(value)):
                powers[base] = powers.get(base, Fraction(0)) + value
            case _:
                powers[factor] = powers.get(factor, Fraction(0)) + 1
    return scalars, powers


def _raised(base: Node, exponent: Fraction) -> Node:
    return base if exponent == 1 else HadamardPower(base, Number(exponent))


def _commuted(terms: list[Node], plus: Plus) -> list[Node]:
    r"""$(B \otimes A) K_{qn} + A \otimes B = (I + K_{pm}) (A \otimes B)$ and
    $K_{pm} (A \otimes B) + B \otimes A = (B \otimes A) (I + K_{qn})$ for A m by n, B p by q
    """
    for i, term in enumerate(terms):
        coefficient, scalars, chain = split(term)
        if len(chain) != 2:
            continue
        for j, other in enumerate(terms):
            made = _with_commutation(chain, other, (coefficient, scalars)) if i != j else None
            if made is not None:
                return _replaced(terms, sorted((i, j)), mul(Number(coefficient), *scalars, *made))
    return terms


def _with_commutation(
    chain: list[Node], other: Node, front: tuple[Fraction, list[Node]]
) -> tuple[Node, Node] | None:
    """The two factors of chain + other, where one is the commuted copy of the other one."""
    coefficient, scalars, body = split(other)
    if (coefficient, scalars) != front or len(body) != 1 or not isinstance(swapped := body[0], Kronecker):
        return None
    match chain:
        case [Kronecker((a, b)), Commutation() as turn] if swapped.factors == (b, a):
            if (turn.rows, turn.cols) == (a.shape.cols, b.shape.cols):
                return _and_commuted(a.shape.rows, b.shape.rows), swapped
        case [Commutation() as turn, Kronecker((a, b))] if swapped.factors == (b, a):
            if (turn.rows, turn.cols) == (b.shape.rows, a.shape.rows):
                return swapped, _and_commuted(b.shape.cols, a.shape.cols)
    return None


def _and_commuted(rows: Dim, cols: Dim) -> Node:
    return Sum((Identity(rows * cols), Commutation(rows, cols)))


def _replaced(terms: list[Node], places: list[int], made: Node) -> list[Node]:
    """The terms at the places replaced by one, which stands where the first one stood."""
    return [made if i == places[0] else term for i, term in enumerate(terms) if i not in places[1:]]


# What a rule needs to see among the factors of the terms, and the rules, in order.
RULES: dict[type[Node], tuple[Callable[[list[Node], Plus], list[Node]], ...]] = {
    Diag: (_diagonals,),
    Hadamard: (_entrywise, _powers),
    HadamardPower: (_powers,),
    Kronecker: (_commuted,),
}
