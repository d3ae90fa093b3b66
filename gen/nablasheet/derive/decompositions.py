"""Differential rules of triangular and orthonormal factors, eigenvalues and singular values.

Each docstring is the rule, read and refereed by a test.  `d` gives the differential of a part.
Sources: Smith, Differentiation of the Cholesky algorithm (1995); Murray, Differentiation of the
Cholesky decomposition (2016); Magnus and Neudecker, chapter 9; Kato, Perturbation Theory, chapter 2.
"""

from __future__ import annotations

from collections.abc import Callable

from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    HALF,
    Assumption,
    Cholesky,
    Commutation,
    DiagonalEmbedding,
    Differential,
    Eigenvalue,
    Eigenvector,
    Elimination,
    HalfTriangle,
    Identity,
    Inverse,
    Node,
    OrderedEigenvalue,
    OrderedEigenvector,
    OrthonormalFactor,
    PseudoInverse,
    SingularDirection,
    SingularValue,
    Symbol,
    TiedSum,
)
from nablasheet.expr.build import add, divide, mul, split_scalars, sub, transpose
from nablasheet.expr.normal import tidy
from nablasheet.expr.normal.transposes import is_symmetric

D = Callable[[Node], Node]
A = Assumption


def cholesky_rule(node: Cholesky, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{chol}(S) = \operatorname{chol}(S)
    \operatorname{tril}_{1/2}(\operatorname{chol}(S)^{-1} (\mathrm{d}S) \operatorname{chol}(S)^{-\top})$
    """
    if not is_symmetric(node.argument):
        raise NotDerived("a Cholesky factor of a matrix that is not symmetric by its form")
    before = Inverse(node)
    return mul(node, HalfTriangle(mul(before, d(node.argument), transpose(before))))


def half_triangle_rule(node: HalfTriangle, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{tril}_{1/2}(M) = \operatorname{tril}_{1/2}(\mathrm{d}M)$"""
    return HalfTriangle(d(node.argument))


def triangle_rule(node: TiedSum, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{tril}(M) = \operatorname{tril}(\mathrm{d}M)$"""
    return TiedSum(d(node.argument), node.structure)


def orthonormal_factor_rule(node: OrthonormalFactor, d: D) -> Node:
    r"""$\mathrm{d}\operatorname{qf}(T) = (\mathrm{d}T) (\operatorname{qf}(T)^\top T)^{-1}
    - \operatorname{qf}(T) \operatorname{tril}_{1/2}(
    \operatorname{qf}(T)^\top (\mathrm{d}T) (\operatorname{qf}(T)^\top T)^{-1}
    + (\operatorname{qf}(T)^\top T)^{-\top} (\mathrm{d}T)^\top \operatorname{qf}(T))^\top$
    """
    change = mul(d(node.argument), Inverse(mul(transpose(node), node.argument)))
    inner = mul(transpose(node), change)
    return sub(change, mul(node, transpose(HalfTriangle(add(inner, tidy(transpose(inner)))))))


def singular_value_rule(node: SingularValue, d: D) -> Node:
    """d(sigma) = u^T (dA) v for a simple, positive singular value with unit singular vectors u, v."""
    left = SingularDirection(node.argument, node.position, "left")
    right = SingularDirection(node.argument, node.position, "right")
    return mul(transpose(left), d(node.argument), right)


def ordered_eigenvalue_rule(node: OrderedEigenvalue, d: D) -> Node:
    """d(lambda) = y^T (dA) x / (y^T x) for a simple real eigenvalue with right and left eigenvectors
    x, y, which are one unit vector where A is symmetric (Magnus and Neudecker, section 9.12)."""
    right = OrderedEigenvector(node.argument, node.position, "right")
    if is_symmetric(node.argument):
        return mul(transpose(right), d(node.argument), right)
    left = OrderedEigenvector(node.argument, node.position, "left")
    return divide(mul(transpose(left), d(node.argument), right), mul(transpose(left), right))


def eigenvector_rule(node: Eigenvector | OrderedEigenvector, d: D) -> Node:
    """d(v) = (lambda I - A)^+ (dA) v for the unit eigenvector of a simple eigenvalue of a symmetric A
    (Magnus and Neudecker, section 9.12)."""
    matrix = node.argument
    if not is_symmetric(matrix):
        raise NotDerived("an eigenvector of a matrix that is not symmetric by its form")
    value: Node
    if isinstance(node, Eigenvector):
        value = Eigenvalue(matrix, node.which)
    else:
        value = OrderedEigenvalue(matrix, node.position, "lambda")
    gaps = sub(mul(value, Identity(matrix.shape.rows)), matrix)
    return mul(PseudoInverse(gaps), d(matrix), node)


def half_triangle_pulled(term: HalfTriangle, cotangent: Node) -> Node:
    """<C, tril_half(S)> = <P, S> with P = tril_half(C), for a symmetric S with (P + P^T)/2.

    The symmetric half is what the factor of the symmetric part of a matrix has as its gradient, so
    that the result holds for entries that move one by one too (Murray 2016, section 3.2).
    """
    scalars, body = split_scalars(tidy(cotangent))
    lower = HalfTriangle(body)
    if not moves_symmetrically(term.argument):
        return mul(*scalars, lower)
    if is_symmetric(body):
        return mul(HALF, *scalars, body)
    return mul(HALF, *scalars, add(lower, transpose(lower)))


def half_triangle_matrix(term: HalfTriangle) -> Node:
    """The matrix of vec(S) -> vec(tril_half(S)): L^T L keeps the triangle, E E^T the diagonal."""
    size = term.argument.shape.rows
    triangle, diagonal = Elimination(size), DiagonalEmbedding(size)
    kept = sub(mul(transpose(triangle), triangle), mul(HALF, diagonal, transpose(diagonal)))
    if not moves_symmetrically(term.argument):
        return kept
    return mul(HALF, kept, add(Identity(size * size), Commutation(size, size)))


def triangle_matrix(term: TiedSum) -> Node:
    """The matrix of vec(A) -> vec(tril(A)), or triu by way of the transpose."""
    size = term.argument.shape.rows
    kept = mul(transpose(Elimination(size)), Elimination(size))
    if term.structure == "lower":
        return kept
    if term.structure == "upper":
        return mul(Commutation(size, size), kept, Commutation(size, size))
    raise NotDerived(f"the Jacobian of sums over the ties of a {term.structure} matrix")


def moves_symmetrically(change: Node) -> bool:
    """Whether it is symmetric by its form when symmetric letters move symmetrically."""
    return is_symmetric(tidy(_as_letters(change)))


def _as_letters(node: Node) -> Node:
    if isinstance(node, Differential) and isinstance(node.argument, Symbol):
        letter = node.argument
        return Symbol(
            rf"\mathrm{{d}}{letter.name}",
            letter.form,
            frozenset({A.SYMMETRIC}) if letter.holds(A.SYMMETRIC) else frozenset(),
        )
    if not node.parts:
        return node
    return node.with_parts(tuple(map(_as_letters, node.parts)))
