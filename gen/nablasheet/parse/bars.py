"""Bars and norms: determinant or absolute value, and which norm."""

from __future__ import annotations

from nablasheet.expr import TWO, Assumption, Determinant, Elementwise, Node, Norm, Symbol, number
from nablasheet.expr.build import mul, transpose
from nablasheet.expr.normal.forms import is_complex_valued
from nablasheet.parse import syntax as tree
from nablasheet.parse.application import function_of
from nablasheet.parse.error import Trouble
from nablasheet.parse.typist import Typist


def bars(typist: Typist, syntax: tree.Bars) -> Node:
    """Determinant of a square matrix, absolute value of a scalar."""
    node = typist.node(syntax.body)
    if not node.is_scalar and typist.declarations.uses.get("abs") is None:
        node = typist.square(node)
        if node.shape.is_square:
            return typist.make(syntax.place, Determinant, node)
        if node.shape.is_vector:
            raise Trouble(
                "how-applied",
                syntax.place,
                "bars around a vector",
                "write \\|x\\|_2, or add a Given line: - $|\\cdot|$, elementwise",
            )
        raise Trouble("shapes-differ", syntax.place, f"bars around a matrix that is not square, {node.shape}")
    return function_of(typist, "abs", node, syntax.place)


def norm(typist: Typist, syntax: tree.Norm) -> Node:
    """Vector and matrix norms."""
    node = typist.node(syntax.body)
    index = syntax.index
    if node.is_scalar and not index:
        return Elementwise("abs", node)
    matrix = node.shape.kind == "matrix"
    if matrix and not index:
        raise Trouble(
            "which-norm",
            syntax.place,
            "a norm of a matrix without an index",
            "write \\|X\\|_F, \\|X\\|_2 or \\|X\\|_*",
        )
    known = (MATRIX_NORMS if matrix else VECTOR_NORMS).get(index)
    if known is not None:
        return Norm(node, known, TWO)
    weight = None if matrix else typist.declarations.symbols.get(index)
    if weight is not None and weight.shape.kind == "matrix":
        return _weighted(typist, node, weight, syntax)
    order = None if matrix else _norm_order(typist, index)
    if order is None:
        raise Trouble(
            "not-supported", syntax.place, f"the norm with index {index} of a {node.shape.kind} is not read"
        )
    return Norm(node, "p", order)


def _weighted(typist: Typist, node: Node, weight: Symbol, syntax: tree.Norm) -> Node:
    """\\|x\\|_A = (x^\\top A x)^{1/2} for a positive definite A."""
    if not weight.holds(Assumption.POSITIVE_DEFINITE) or is_complex_valued(weight) or is_complex_valued(node):
        raise Trouble(
            "which-norm", syntax.place, f"the norm with index {weight.name} needs it real and positive definite",
            "say so in its Given line",
        )  # fmt: skip
    column = node if node.shape.is_column else transpose(node)
    return Elementwise("sqrt", typist.make(syntax.place, mul, transpose(column), weight, column))


def _norm_order(typist: Typist, index: str) -> Node | None:
    if index.isdigit() and 0 < len(index) <= 6 and int(index):
        return number(int(index))
    symbol = typist.declarations.symbols.get(index)
    return symbol if symbol is not None and symbol.is_scalar else None


MATRIX_NORMS: dict[str, str] = {"F": "F", "\\mathrm{F}": "F", "2": "spectral", "*": "nuclear"}
VECTOR_NORMS: dict[str, str] = {"": "p", "2": "p", "F": "F", "\\infty": "max"}
