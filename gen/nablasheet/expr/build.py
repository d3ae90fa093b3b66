"""Constructors: the way to make nodes.

They flatten, drop zeros and ones and resolve what is certain from the nodes alone; they never
reorder, so that the author's form is kept.  Deeper tidying is `normal`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from nablasheet.expr.assumption import Assumption
from nablasheet.expr.atoms import UNITY, ZERO, Identity, Number, Ones, Symbol, Zero, number
from nablasheet.expr.chain import grouped, opened, without_identities
from nablasheet.expr.node import Node
from nablasheet.expr.operations import Conjugate, Inverse, Power, Product, Sum, Transpose
from nablasheet.expr.products import Hadamard, Kronecker
from nablasheet.expr.rearrangements import Diag, Diagonal, Unvec, Vec
from nablasheet.expr.shape import ONE, Shape, ShapeError


def zero(shape: Shape) -> Node:
    """Zero of any shape."""
    return ZERO if shape.is_scalar else Zero(shape)


def is_zero(node: Node) -> bool:
    """Whether it is literally zero."""
    return isinstance(node, Zero) or (isinstance(node, Number) and not node.value)


def add(*terms: Node) -> Node:
    """Sum; flattens, drops zeros, adds numbers that follow each other."""
    if not terms:
        raise ValueError("a sum without terms")
    Sum(terms)
    flat: list[Node] = []
    for term in terms:
        for part in term.terms if isinstance(term, Sum) else (term,):
            if is_zero(part):
                continue
            if flat and isinstance(part, Number) and isinstance(last := flat[-1], Number):
                flat[-1] = Number(last.value + part.value)
            else:
                flat.append(part)
    flat = [part for part in flat if not is_zero(part)]
    if not flat:
        return zero(terms[0].shape)
    return flat[0] if len(flat) == 1 else Sum(tuple(flat))


def neg(node: Node) -> Node:
    """The negative; goes into a sum term by term."""
    if isinstance(node, Sum):
        return Sum(tuple(neg(term) for term in node.terms))
    return mul(number(-1), node)


def sub(left: Node, right: Node) -> Node:
    """left - right."""
    return add(left, neg(right))


def mul(*factors: Node) -> Node:
    """Product of scalars and matrices; flattens, collects numbers in front, drops ones.

    A stretch of the chain that is 1 by 1 and does not conform with its neighbours is read as a
    scalar: `a x^T x` for a in R^m, x in R^n.
    """
    flat: list[Node] = []
    for factor in factors:
        flat.extend(opened(factor))
    flat = grouped(flat)
    shape = Product(tuple(flat)).shape
    coefficient = Fraction(1)
    kept: list[Node] = []
    for factor in flat:
        if is_zero(factor):
            return zero(shape)
        if isinstance(factor, Number):
            coefficient *= factor.value
        else:
            kept.append(factor)
    kept = without_identities(kept)
    if coefficient != 1 or not kept:
        kept.insert(0, Number(coefficient))
    return kept[0] if len(kept) == 1 else Product(tuple(kept))


def transpose(node: Node) -> Node:
    """A^T; undone by itself, nothing for scalars and matrices that are plainly symmetric."""
    match node:
        case Transpose(argument):
            return argument
        case Identity() | Diag():
            return node
        case Zero(form):
            return Zero(form.transposed)
        case Ones(form):
            return Ones(form.transposed)
        case Symbol() if node.holds(Assumption.SYMMETRIC):
            return node
    return node if node.is_scalar else Transpose(node)


def inverse(node: Node) -> Node:
    """A^{-1}; a scalar's is its reciprocal."""
    if node.is_scalar:
        return power(node, number(-1))
    match node:
        case Inverse(argument):
            return argument
        case Identity():
            return node
    return Inverse(node)


def power(base: Node, exponent: Node) -> Node:
    """base^exponent for a scalar or square base."""
    if isinstance(exponent, Number):
        value = exponent.value
        if value == 1:
            return base
        if value == 0:
            return UNITY if base.is_scalar else Identity(base.shape.rows)
        if (
            isinstance(base, Number)
            and value.denominator == 1
            and abs(value) <= 64
            and (base.value or value > 0)
        ):
            return Number(base.value ** int(value))
        if isinstance(base, Identity):
            return base
        if value == -1 and not base.is_scalar:
            return inverse(base)
    if base == UNITY:
        return base
    return Power(base, exponent)


def divide(numerator: Node, denominator: Node) -> Node:
    """numerator / denominator for a scalar denominator."""
    if not denominator.is_scalar:
        raise ShapeError(f"division by a {denominator.shape} matrix")
    return mul(power(denominator, number(-1)), numerator)


def hadamard(*factors: Node) -> Node:
    """Entrywise product; flattens, drops ones and zeros, moves scalar factors out."""
    flat: list[Node] = []
    scalars: list[Node] = []
    for factor in factors:
        for part in factor.factors if isinstance(factor, Hadamard) else (factor,):
            taken, rest = split_scalars(part)
            scalars.extend(taken)
            flat.append(rest)
    shape = Hadamard(tuple(flat)).shape
    if any(is_zero(part) for part in flat):
        return zero(shape)
    if shape.is_scalar:
        return mul(*scalars, *flat)
    kept = [part for part in flat if not isinstance(part, Ones)] or [flat[0]]
    body = kept[0] if len(kept) == 1 else Hadamard(tuple(kept))
    return mul(*scalars, body)


def split_scalars(node: Node) -> tuple[tuple[Node, ...], Node]:
    """Scalar factors, and the rest: alpha beta A -> (alpha, beta), A."""
    if not isinstance(node, Product) or node.is_scalar:
        return (), node
    scalars = tuple(f for f in node.factors if f.is_scalar)
    chain = [f for f in node.factors if not f.is_scalar]
    return scalars, chain[0] if len(chain) == 1 else Product(tuple(chain))


def kronecker(*factors: Node) -> Node:
    """Kronecker product; flattens, moves scalars out, joins identities."""
    flat: list[Node] = []
    scalars: list[Node] = []
    for factor in factors:
        for part in factor.factors if isinstance(factor, Kronecker) else (factor,):
            if part.is_scalar:
                scalars.append(part)
                continue
            taken, rest = split_scalars(part)
            scalars.extend(taken)
            if flat and isinstance(rest, Identity) and isinstance(last := flat[-1], Identity):
                flat[-1] = Identity(last.size * rest.size)
            else:
                flat.append(rest)
    if not flat:
        return mul(*scalars)
    if len(flat) == 2 and {flat[0].shape.is_row, flat[1].shape.is_row} == {True, False}:
        column_first = flat if flat[0].shape.is_column else [flat[1], flat[0]]
        if column_first[0].shape.is_column:
            return mul(*scalars, *column_first)
    body = flat[0] if len(flat) == 1 else Kronecker(tuple(flat))
    if any(is_zero(part) for part in flat):
        return zero(body.shape)
    return mul(*scalars, body)


def vec(node: Node) -> Node:
    """vec(A); a column is its own."""
    if node.shape.cols == ONE:
        return node
    if node.shape.rows == ONE:
        return transpose(node)
    if isinstance(node, Unvec):
        return node.argument
    if is_zero(node):
        return zero(Vec(node).shape)
    return Vec(node)


def unvec(node: Node, shape: Shape) -> Node:
    """The matrix of that shape with this vec."""
    if shape.cols == ONE:
        return node
    if shape.rows == ONE:
        return transpose(node)
    if isinstance(node, Vec) and node.argument.shape == shape:
        return node.argument
    return Unvec(node, shape)


def diag(node: Node) -> Node:
    """diag as written: of a vector the matrix, of a matrix the vector."""
    if node.shape.kind == "matrix":
        return diagonal(node)
    if node.shape.is_row:
        return Diag(transpose(node))
    if is_zero(node):
        return zero(Shape(node.shape.rows, node.shape.rows))
    if isinstance(node, Ones):
        return Identity(node.shape.rows)
    return node if node.is_scalar else Diag(node)


def diagonal(node: Node) -> Node:
    """The vector of the diagonal."""
    match node:
        case Diag(argument):
            return argument
        case Identity(size):
            return Ones(Shape(size, ONE))
    return node if node.is_scalar else Diagonal(node)


def conjugate(node: Node) -> Node:
    """The complex conjugate; undone by itself."""
    return node.argument if isinstance(node, Conjugate) else Conjugate(node)


def total(terms: Iterable[Node], shape: Shape) -> Node:
    """Sum of any number of terms, zero of the shape for none."""
    listed = tuple(terms)
    return add(*listed) if listed else zero(shape)
