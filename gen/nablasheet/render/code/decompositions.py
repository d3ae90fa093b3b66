"""Factors, eigenvalues and singular values in code: each fills the template of its language."""

from __future__ import annotations

from nablasheet import expr as x
from nablasheet.expr import Node, Number
from nablasheet.expr.normal.transposes import is_symmetric
from nablasheet.render.code.matrices import place
from nablasheet.render.code.printer import Piece, Printer

P = Printer


def half_triangle(p: P, node: x.HalfTriangle) -> Piece:
    return p.filled("HalfTriangle", a=p.piece(node.argument), n=p.size(node.shape.rows))


def singular_value(p: P, node: x.SingularValue) -> Piece:
    return p.filled("SingularValue", a=p.piece(node.argument), k=_position(p, node.position))


def singular_direction(p: P, node: x.SingularDirection) -> Piece:
    key = f"SingularDirection.{node.side}"
    return p.filled(key, a=p.piece(node.argument), k=_position(p, node.position))


def eigenvalue(p: P, node: x.OrderedEigenvalue) -> Piece:
    key = f"OrderedEigenvalue.{_kind(node.argument)}"
    return p.filled(key, a=p.piece(node.argument), k=_position(p, node.position))


def eigenvector(p: P, node: x.OrderedEigenvector) -> Piece:
    matrix = node.argument if node.side == "right" else x.Transpose(node.argument)
    key = f"OrderedEigenvector.{_kind(node.argument)}"
    return p.filled(key, a=p.piece(matrix), k=_position(p, node.position))


def pseudo_inverse(p: P, node: x.PseudoInverse) -> Piece:
    """That of lambda I - A must not take the noise in its zero eigenvalue for a number."""
    singular = any(isinstance(part, x.Eigenvalue | x.OrderedEigenvalue) for part in node.argument.walk())
    return p.filled("PseudoInverse.singular" if singular else "PseudoInverse", a=p.piece(node.argument))


def _kind(matrix: Node) -> str:
    return "symmetric" if is_symmetric(matrix) else "general"


def _position(p: P, node: Node) -> Piece:
    """As the language counts from the front, the last one as it is named there."""
    if isinstance(node, Number) and node.value == -1:
        return p.filled("last")
    return place(p, node)
