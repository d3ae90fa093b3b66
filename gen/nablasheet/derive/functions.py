"""Differential rules of functions: trace, determinant, norms, elementwise and matrix functions.

Each docstring is the rule, read and refereed by a test.  `d` gives the differential of a part.
Source: Magnus and Neudecker, chapters 8 and 9; Higham, Functions of Matrices, chapter 3.
"""

from __future__ import annotations

from collections.abc import Callable

from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    UNITY,
    Adjugate,
    Apply,
    Assumption,
    Block,
    Determinant,
    Diag,
    Dim,
    Eigenvalue,
    Eigenvector,
    Elementwise,
    Entry,
    Extreme,
    ExtremePlace,
    Frechet,
    Identity,
    Inverse,
    MatrixFunction,
    Node,
    Norm,
    Number,
    Ones,
    Partial,
    Piecewise,
    Power,
    Shape,
    SingularVector,
    Softmax,
    Symbol,
    Trace,
    number,
)
from nablasheet.expr.build import add, divide, hadamard, is_zero, mul, power, sub, transpose, unvec, vec, zero
from nablasheet.expr.named import derivative_of, entry_power
from nablasheet.expr.normal import tidy
from nablasheet.expr.normal.directions import matrix_derivative
from nablasheet.expr.normal.transposes import is_symmetric
from nablasheet.expr.shape import ONE

D = Callable[[Node], Node]


def trace_rule(node: Trace, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{tr}(M) = \operatorname{tr}(\mathrm{d}M)$"""
    match node.argument:
        case MatrixFunction(function, argument):
            return Trace(mul(matrix_derivative(function, argument), d(argument)))
        case Power(base, exponent) if is_zero(d(exponent)):
            return mul(exponent, Trace(mul(power(base, sub(exponent, UNITY)), d(base))))
    return Trace(d(node.argument))


def determinant_rule(node: Determinant, d: D) -> Node:
    r"""$\mathrm{d}\det(M) = \det(M) \operatorname{tr}(M^{-1} \mathrm{d}M)$"""
    m = node.argument
    if isinstance(m, Symbol) and not m.holds(Assumption.INVERTIBLE):
        return Trace(mul(Adjugate(m), d(m)))
    return mul(node, Trace(mul(Inverse(m), d(m))))


def elementwise_rule(node: Elementwise, d: D) -> Node:
    r"""$\mathrm{d}g(A) = g'(A) \odot \mathrm{d}A$"""
    special = _logarithm(node, d) if node.function == "log" else None
    if special is not None:
        return special
    return hadamard(derivative_of(node.function, node.argument), d(node.argument))


def _logarithm(node: Elementwise, d: D) -> Node | None:
    r"""$\mathrm{d}\log\det(M) = \operatorname{tr}(M^{-1} \mathrm{d}M)$"""
    match node.argument:
        case Determinant(m) | Elementwise("abs", Determinant(m)):
            return Trace(mul(Inverse(m), d(m)))
        case Softmax(z, "vector") as s:
            change = d(z)
            return sub(change, mul(Ones(z.shape), transpose(s), change))
        case Softmax(z, "rows") as s:
            change = d(z)
            return sub(change, mul(hadamard(s, change), _ones(z.shape.cols), transpose(_ones(z.shape.cols))))
        case Elementwise("abs", argument) if argument.is_scalar:
            return divide(d(argument), argument)
    return None


def _ones(size: Dim) -> Node:
    return Ones(Shape(size, ONE))


def piecewise_rule(node: Piecewise, d: D) -> Node:
    """Case by case, away from the border."""
    return Piecewise(node.condition, d(node.above), d(node.below))


def extreme_rule(node: Extreme, d: D) -> Node:
    """The extreme entry is one entry as long as no other is equal to it."""
    place = ExtremePlace(node.argument, node.which)
    return mul(transpose(place), d(node.argument))


def softmax_rule(node: Softmax, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{softmax}(z)
    = (\operatorname{diag}(\operatorname{softmax}(z))
    - \operatorname{softmax}(z) \operatorname{softmax}(z)^\top) \mathrm{d}z$
    """
    change = d(node.argument)
    if node.direction == "vector":
        return mul(sub(Diag(node), mul(node, transpose(node))), change)
    ones = _ones(node.shape.cols)
    return hadamard(node, sub(change, mul(hadamard(node, change), ones, transpose(ones))))


def norm_rule(node: Norm, d: D) -> Node:
    r"""$\mathrm{d}\|A\|_F = \operatorname{tr}(A^\top \mathrm{d}A) / \|A\|_F$"""
    a, change = node.argument, d(node.argument)
    match node.kind, node.order:
        case "F", _:
            return divide(Trace(mul(transpose(a), change)), node)
        case "p", Number(value) if value == 2:
            return divide(_inner(a, change), node)
        case "p", Number(value) if value == 1:
            return _inner(Elementwise("sgn", a), change)
        case "p", p if is_zero(d(p)):
            grown = _grown(a, p)
            return mul(power(node, sub(UNITY, p)), _inner(grown, change))
        case "max", _ if a.shape.cols == ONE:
            return mul(transpose(ExtremePlace(a, "abs")), hadamard(Elementwise("sgn", a), change))
        case "spectral", _:
            left, right = SingularVector(a, "left"), SingularVector(a, "right")
            return mul(transpose(left), change, right)
        case "nuclear", _:
            return Trace(mul(transpose(polar_factor(a)), change))
    raise NotDerived(f"the {node.kind} norm")


def eigenvalue_rule(node: Eigenvalue, d: D) -> Node:
    """d(lambda) = v^T (dA) v for a simple eigenvalue of a symmetric A with unit eigenvector v
    (Magnus and Neudecker, section 8.9)."""
    if not is_symmetric(tidy(node.argument)):
        raise NotDerived("an eigenvalue of a matrix that is not symmetric by its form")
    vector = Eigenvector(node.argument, node.which)
    return mul(transpose(vector), d(node.argument), vector)


def _grown(a: Node, p: Node) -> Node:
    """sgn(x) |x|^{p - 1}, entry by entry, without signs where p is even and without sgn from p = 2 on."""
    if isinstance(p, Number) and p.value.denominator == 1 and p.value % 2 == 0:
        return entry_power(a, sub(p, UNITY))
    if isinstance(p, Number) and p.value > 2:
        return hadamard(a, entry_power(Elementwise("abs", a), sub(p, number(2))))
    return hadamard(Elementwise("sgn", a), entry_power(Elementwise("abs", a), sub(p, UNITY)))


def _inner(a: Node, b: Node) -> Node:
    if a.is_scalar:
        return mul(a, b)
    return mul(transpose(a), b) if a.shape.cols == ONE else mul(a, transpose(b))


def polar_factor(a: Node) -> Node:
    """The factor with orthonormal columns (or rows) of a polar decomposition, full rank."""
    half = number(-1)
    if (
        isinstance(a, Symbol)
        and a.holds(Assumption.FULL_ROW_RANK)
        and not a.holds(Assumption.FULL_COLUMN_RANK)
    ):
        return mul(power(MatrixFunction("sqrt", mul(a, transpose(a))), half), a)
    return mul(a, power(MatrixFunction("sqrt", mul(transpose(a), a)), half))


def squared_norm_rule(node: Power, d: D) -> Node | None:
    r"""$\mathrm{d}\|A\|_F^2 = 2 \operatorname{tr}(A^\top \mathrm{d}A)$"""
    match node.base, node.exponent:
        case Norm(a, "F"), Number(value) if value == 2:
            return mul(number(2), Trace(mul(transpose(a), d(a))))
        case Norm(a, "p", Number(p)), Number(value) if value == p == 2:
            return mul(number(2), _inner(a, d(a)))
    return None


def matrix_function_rule(node: MatrixFunction, d: D) -> Node:
    """The Fréchet derivative of the function at its argument, in the direction of the change."""
    return Frechet(node.function, node.argument, d(node.argument))


def frechet_rule(node: Frechet, d: D) -> Node:
    """The derivative of a function at a block triangular matrix holds its derivatives in the corner:
    L(A, E) moves like L([A E; 0 A], [dA dE; 0 dA]) (Higham and Relton, Higher Order Fréchet
    Derivatives of Matrix Functions, section 3)."""
    a, direction, size = node.argument, node.direction, node.shape.rows
    change, turn, nothing = d(a), d(direction), zero(node.shape)
    if is_zero(change):
        return Frechet(node.function, a, turn)
    point = Block((a, direction, nothing, a), 2)
    moved = Block((change, turn, nothing, change), 2)
    first, second = Block((Identity(size), nothing), 2), Block((nothing, Identity(size)), 1)
    return mul(first, Frechet(node.function, point, moved), second)


def entry_rule(node: Entry, d: D) -> Node:
    r"""$\mathrm{d}(A_{ij}) = (\mathrm{d}A)_{ij}$"""
    return Entry(d(node.argument), node.row, node.col)


def apply_rule(node: Apply, d: D) -> Node:
    r"""$\mathrm{d}u(x) = \frac{\partial u}{\partial x} \mathrm{d}x$"""
    terms = []
    for position, argument in enumerate(node.arguments):
        change = d(argument)
        if is_zero(change):
            continue
        slope = Partial(node, position, "numerator")
        if argument.is_scalar:
            terms.append(mul(change, slope))
        elif node.is_scalar:
            terms.append(mul(slope, change) if argument.shape.cols == ONE else Trace(mul(slope, change)))
        else:
            terms.append(unvec(mul(slope, vec(change)), node.shape))
    return add(*terms)
