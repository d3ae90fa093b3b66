"""Differential rules of the operations of matrix algebra, one small function a node type.

Each docstring is the rule, read and refereed by a test.  `d` gives the differential of a part.
Source: Magnus and Neudecker, Matrix Differential Calculus, chapters 8 and 9.
"""

from __future__ import annotations

from collections.abc import Callable

from nablasheet.derive.powers import real_power_rule
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    UNITY,
    Adjugate,
    Block,
    ComplexPart,
    Conjugate,
    Cross,
    CrossMatrix,
    Diag,
    Diagonal,
    Hadamard,
    HadamardPower,
    HadamardQuotient,
    Identity,
    IndexedSum,
    Inverse,
    Kronecker,
    KroneckerSum,
    MatrixFunction,
    Node,
    Number,
    Power,
    Product,
    PseudoInverse,
    Sum,
    Trace,
    Transpose,
    Unvec,
    Vec,
    Vech,
    number,
)
from nablasheet.expr.build import add, hadamard, is_zero, kronecker, mul, neg, power, sub, transpose
from nablasheet.expr.functions import Elementwise

D = Callable[[Node], Node]
LARGEST_POWER = 8


def sum_rule(node: Sum, d: D) -> Node:
    r"""$\mathrm{d}(A + B) = \mathrm{d}A + \mathrm{d}B$"""
    return add(*(d(term) for term in node.terms))


def product_rule(node: Product, d: D) -> Node:
    r"""$\mathrm{d}(A C) = (\mathrm{d}A) C + A \, \mathrm{d}C$"""
    return add(*(mul(*replaced) for replaced in _each(node.factors, d)))


def _each(factors: tuple[Node, ...], d: D) -> list[tuple[Node, ...]]:
    """The factors with one of them replaced by its differential, for each that varies."""
    made = []
    for i, factor in enumerate(factors):
        change = d(factor)
        if not is_zero(change):
            made.append((*factors[:i], change, *factors[i + 1 :]))
    return made


def transpose_rule(node: Transpose, d: D) -> Node:
    r"""$\mathrm{d}(A^\top) = (\mathrm{d}A)^\top$"""
    return transpose(d(node.argument))


def conjugate_rule(node: Conjugate, d: D) -> Node:
    r"""$\mathrm{d}(\overline{A}) = \overline{\mathrm{d}A}$"""
    return Conjugate(d(node.argument))


def complex_part_rule(node: ComplexPart, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{Re}(A) = \operatorname{Re}(\mathrm{d}A)$"""
    if node.which == "arg":
        raise NotDerived("the argument of a complex number that is not opened")
    return ComplexPart(d(node.argument), node.which)


def inverse_rule(node: Inverse, d: D) -> Node:
    r"""$\mathrm{d}(M^{-1}) = -M^{-1} (\mathrm{d}M) M^{-1}$"""
    return neg(mul(node, d(node.argument), node))


def pseudo_inverse_rule(node: PseudoInverse, d: D) -> Node:
    r"""$\mathrm{d}(A^{+}) = -A^{+} (\mathrm{d}A) A^{+} + A^{+} (A^{+})^\top (\mathrm{d}A)^\top (I - A A^{+})
    + (I - A^{+} A) (\mathrm{d}A)^\top (A^{+})^\top A^{+}$
    """
    a, p = node.argument, node
    change = transpose(d(a))
    left = mul(p, transpose(p), change, sub(Identity(a.shape.rows), mul(a, p)))
    right = mul(sub(Identity(a.shape.cols), mul(p, a)), change, transpose(p), p)
    return add(neg(mul(p, d(a), p)), left, right)


def adjugate_rule(node: Adjugate, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{adj}(M) = \operatorname{tr}(M^{-1} \mathrm{d}M) \operatorname{adj}(M)
    - M^{-1} (\mathrm{d}M) \operatorname{adj}(M)$
    """
    change = mul(Inverse(node.argument), d(node.argument))
    return sub(mul(Trace(change), node), mul(change, node))


def power_rule(node: Power, d: D) -> Node:
    r"""$\mathrm{d}(s^p) = p s^{p - 1} \mathrm{d}s$"""
    if not node.is_scalar:
        return matrix_power_rule(node, d)
    base, exponent = node.base, node.exponent
    terms = [mul(exponent, power(base, sub(exponent, UNITY)), d(base))]
    if not is_zero(change := d(exponent)):
        terms.append(mul(node, Elementwise("log", base), change))
    return add(*terms)


def matrix_power_rule(node: Power, d: D) -> Node:
    r"""$\mathrm{d}(M^3) = (\mathrm{d}M) M^2 + M (\mathrm{d}M) M + M^2 \mathrm{d}M$"""
    match node.exponent:
        case Number(value) if value.denominator == 1 and 0 < value <= LARGEST_POWER:
            return _power_sum(node.base, int(value), d(node.base))
        case Number(value) if value.denominator == 1 and -LARGEST_POWER <= value < 0:
            return neg(_inverse_power_sum(node.base, -int(value), d(node.base)))
        case Number(value) if value * 2 == -1 and not isinstance(node.base, Diag):
            return d(Inverse(MatrixFunction("sqrt", node.base)))
    return real_power_rule(node, d)


def _power_sum(base: Node, k: int, change: Node) -> Node:
    return add(*(mul(power(base, number(r)), change, power(base, number(k - 1 - r))) for r in range(k)))


def _inverse_power_sum(base: Node, k: int, change: Node) -> Node:
    """X^{-1} dX X^{-k} + ... + X^{-k} dX X^{-1}"""
    powers = [power(base, number(-1 - r)) for r in range(k)]
    return add(*(mul(left, change, right) for left, right in zip(powers, reversed(powers), strict=True)))


def hadamard_rule(node: Hadamard, d: D) -> Node:
    r"""$\mathrm{d}(A \odot B) = \mathrm{d}A \odot B + A \odot \mathrm{d}B$"""
    return add(*(hadamard(*replaced) for replaced in _each(node.factors, d)))


def hadamard_quotient_rule(node: HadamardQuotient, d: D) -> Node:
    r"""$\mathrm{d}(A \oslash B) = \mathrm{d}A \oslash B - (A \odot \mathrm{d}B) \oslash (B \odot B)$"""
    terms = []
    reciprocal = HadamardPower(node.denominator, number(-1))
    if not is_zero(change := d(node.numerator)):
        terms.append(hadamard(change, reciprocal))
    if not is_zero(change := d(node.denominator)):
        terms.append(neg(hadamard(node.numerator, HadamardPower(node.denominator, number(-2)), change)))
    return add(*terms)


def hadamard_power_rule(node: HadamardPower, d: D) -> Node:
    r"""$\mathrm{d}(A^{\circ p}) = p A^{\circ (p - 1)} \odot \mathrm{d}A$"""
    if not is_zero(d(node.exponent)):
        raise NotDerived("an entrywise power whose exponent varies")
    lowered = sub(node.exponent, UNITY)
    front = node.base if lowered == UNITY else HadamardPower(node.base, lowered)
    return mul(node.exponent, hadamard(front, d(node.base)))


def kronecker_rule(node: Kronecker, d: D) -> Node:
    r"""$\mathrm{d}(A \otimes B) = \mathrm{d}A \otimes B + A \otimes \mathrm{d}B$"""
    return add(*(kronecker(*replaced) for replaced in _each(node.factors, d)))


def kronecker_sum_rule(node: KroneckerSum, d: D) -> Node:
    r"""$\mathrm{d}(M \oplus N) = \mathrm{d}M \otimes I_k + I_n \otimes \mathrm{d}N$"""
    left, right = node.left, node.right
    return add(kronecker(d(left), Identity(right.shape.rows)), kronecker(Identity(left.shape.rows), d(right)))


def cross_rule(node: Cross, d: D) -> Node:
    r"""$\mathrm{d}(a \times b) = \mathrm{d}a \times b + a \times \mathrm{d}b$"""
    pairs = ((d(node.left), node.right), (node.left, d(node.right)))
    terms = [Cross(a, b) for a, b in pairs if not is_zero(a) and not is_zero(b)]
    return add(*terms)


def cross_matrix_rule(node: CrossMatrix, d: D) -> Node:
    r"""$\mathrm{d}([a]_\times) = [\mathrm{d}a]_\times$"""
    return CrossMatrix(d(node.argument))


def vec_rule(node: Vec, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{vec}(A) = \operatorname{vec}(\mathrm{d}A)$"""
    return Vec(d(node.argument))


def vech_rule(node: Vech, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{vech}(M) = \operatorname{vech}(\mathrm{d}M)$"""
    return Vech(d(node.argument))


def unvec_rule(node: Unvec, d: D) -> Node:
    """The inverse of vec is linear too."""
    return Unvec(d(node.argument), node.form)


def diag_rule(node: Diag, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{diag}(a) = \operatorname{diag}(\mathrm{d}a)$"""
    return Diag(d(node.argument))


def diagonal_rule(node: Diagonal, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{diag}(M) = \operatorname{diag}(\mathrm{d}M)$"""
    return Diagonal(d(node.argument))


def block_rule(node: Block, d: D) -> Node:
    """Block by block."""
    return Block(tuple(d(block) for block in node.blocks), node.width)


def indexed_sum_rule(node: IndexedSum, d: D) -> Node:
    r"""$\mathrm{d}\left(\sum_{i=1}^{n} x_i z_i\right) = \sum_{i=1}^{n} \mathrm{d}(x_i z_i)$"""
    return IndexedSum(node.index, node.first, node.last, d(node.body))
