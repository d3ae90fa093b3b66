"""The differential of a formula, one table of rules over the nodes.

`differential` goes all the way down; `expand` opens every d(...) by one level, which is how the
steps of a derivation are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeGuard

from nablasheet.derive import decompositions, elementary, functions
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    Adjugate,
    Apply,
    Block,
    Cholesky,
    ComplexPart,
    Conjugate,
    Cross,
    CrossMatrix,
    Determinant,
    Diag,
    Diagonal,
    Differential,
    Eigenvalue,
    Eigenvector,
    Elementwise,
    Entry,
    Extreme,
    Frechet,
    Hadamard,
    HadamardPower,
    HadamardQuotient,
    HalfTriangle,
    IndexedSum,
    Inverse,
    Kronecker,
    KroneckerSum,
    MatrixFunction,
    Node,
    Norm,
    OrderedEigenvalue,
    OrderedEigenvector,
    OrthonormalFactor,
    Piecewise,
    Power,
    Product,
    PseudoInverse,
    SingularValue,
    Softmax,
    Sum,
    Symbol,
    TiedSum,
    Trace,
    Transpose,
    Unvec,
    Vec,
    Vech,
)
from nablasheet.expr.build import add, mul, transpose, zero

Rule = Callable[[Any, elementary.D], Node]

# Node type -> (name of the rule as shown to readers, rule)
RULES: dict[type[Node], tuple[str, Rule]] = {
    Sum: ("sum-rule", elementary.sum_rule),
    Product: ("product-rule", elementary.product_rule),
    Power: ("power-rule", elementary.power_rule),
    Transpose: ("transpose-rule", elementary.transpose_rule),
    Conjugate: ("conjugate-rule", elementary.conjugate_rule),
    ComplexPart: ("conjugate-rule", elementary.complex_part_rule),
    Inverse: ("inverse-rule", elementary.inverse_rule),
    PseudoInverse: ("pseudo-inverse-rule", elementary.pseudo_inverse_rule),
    Adjugate: ("adjugate-rule", elementary.adjugate_rule),
    Hadamard: ("hadamard-rule", elementary.hadamard_rule),
    HadamardQuotient: ("hadamard-quotient-rule", elementary.hadamard_quotient_rule),
    HadamardPower: ("hadamard-power-rule", elementary.hadamard_power_rule),
    Kronecker: ("kronecker-rule", elementary.kronecker_rule),
    KroneckerSum: ("kronecker-sum-rule", elementary.kronecker_sum_rule),
    Cross: ("cross-rule", elementary.cross_rule),
    CrossMatrix: ("cross-rule", elementary.cross_matrix_rule),
    Vec: ("vec-rule", elementary.vec_rule),
    Vech: ("vec-rule", elementary.vech_rule),
    Unvec: ("vec-rule", elementary.unvec_rule),
    Diag: ("diag-rule", elementary.diag_rule),
    Diagonal: ("diag-rule", elementary.diagonal_rule),
    Block: ("block-rule", elementary.block_rule),
    IndexedSum: ("sum-rule", elementary.indexed_sum_rule),
    Trace: ("trace-rule", functions.trace_rule),
    Determinant: ("determinant-rule", functions.determinant_rule),
    Elementwise: ("elementwise-rule", functions.elementwise_rule),
    Piecewise: ("elementwise-rule", functions.piecewise_rule),
    Extreme: ("norm-rule", functions.extreme_rule),
    Softmax: ("softmax-rule", functions.softmax_rule),
    Norm: ("norm-rule", functions.norm_rule),
    Eigenvalue: ("eigenvalue-rule", functions.eigenvalue_rule),
    OrderedEigenvalue: ("eigenvalue-rule", decompositions.ordered_eigenvalue_rule),
    Eigenvector: ("eigenvector-rule", decompositions.eigenvector_rule),
    OrderedEigenvector: ("eigenvector-rule", decompositions.eigenvector_rule),
    SingularValue: ("singular-value-rule", decompositions.singular_value_rule),
    Cholesky: ("cholesky-rule", decompositions.cholesky_rule),
    OrthonormalFactor: ("qr-rule", decompositions.orthonormal_factor_rule),
    HalfTriangle: ("triangle-rule", decompositions.half_triangle_rule),
    TiedSum: ("triangle-rule", decompositions.triangle_rule),
    MatrixFunction: ("matrix-function-rule", functions.matrix_function_rule),
    Frechet: ("matrix-function-rule", functions.frechet_rule),
    Entry: ("entry-rule", functions.entry_rule),
    Apply: ("chain-rule", functions.apply_rule),
}

# Constructors that keep an opened line flat; all other nodes are put together as they stand.
REBUILD: dict[type[Node], Callable[..., Node]] = {Sum: add, Product: mul, Transpose: transpose}


def depends(node: Node, variable: Symbol) -> bool:
    """Whether the variable occurs in it."""
    return any(part == variable for part in node.walk())


def unnamed(node: Node, variable: Symbol) -> frozenset[Node]:
    """Unnamed functions of the variable in a formula, if one is U(X), whose dU takes vec to write:
    d(node) is clearer by dU then."""
    found = [part for part in node.walk() if isinstance(part, Apply) and depends(part, variable)]
    inner = frozenset(part for part in found if part != node)
    return inner if any(_takes_vec(part) for part in found if part != node) else frozenset()


def _takes_vec(part: Apply) -> bool:
    kinds = {part.shape.kind, *(argument.shape.kind for argument in part.arguments)}
    return "matrix" in kinds and "scalar" not in kinds


def differential(node: Node, variable: Symbol) -> Node:
    """d(node), linear in Differential(variable); all other symbols are constant."""
    return differential_in(node, variable, frozenset((variable,)))


def differential_in(node: Node, variable: Symbol, ends: frozenset[Node]) -> Node:
    """d(node), linear in the differentials of the ends: the variable and functions of it."""
    known: dict[Node, Node] = {}

    def d(part: Node) -> Node:
        if part in ends:
            return Differential(part)
        if part not in known:
            known[part] = _apply(part, d)[1] if depends(part, variable) else zero(part.shape)
        return known[part]

    return d(node)


def expand(node: Node, variable: Symbol, ends: frozenset[Node]) -> tuple[Node, list[str]]:
    """Every outermost d(part) opened by one rule, but those of the ends, and the rules used, in order."""
    names: list[str] = []

    def d(part: Node) -> Node:
        return Differential(part) if depends(part, variable) else zero(part.shape)

    def go(part: Node) -> Node:
        if isinstance(part, Differential):
            if part.argument in ends:
                return part
            name, opened = _apply(part.argument, d)
            if name not in names:
                names.append(name)
            return opened
        if not part.parts:
            return part
        parts = tuple(go(inner) for inner in part.parts)
        rebuild = REBUILD.get(type(part))
        return rebuild(*parts) if rebuild else part.with_parts(parts)

    return go(node), names


def _is_log_det(part: Node) -> TypeGuard[Elementwise]:
    if not (isinstance(part, Elementwise) and part.is_scalar and part.function == "log"):
        return False
    return any(isinstance(inner, Determinant) for inner in part.argument.walk())


def _apply(part: Node, d: elementary.D) -> tuple[str, Node]:
    """The rule's name and what it makes of d(part)."""
    if isinstance(part, Power):
        special = functions.squared_norm_rule(part, d)
        if special is not None:
            return "norm-rule", special
    if _is_log_det(part):
        return "log-det-rule", functions.elementwise_rule(part, d)
    row = RULES.get(type(part))
    if row is None:
        raise NotDerived(f"there is no differential rule for {type(part).__name__}")
    return row[0], row[1](part, d)
