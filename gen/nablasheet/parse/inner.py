"""Inner products: `\\langle A, B \\rangle`, `A : B`, and `a \\cdot b` between two columns."""

from __future__ import annotations

from itertools import pairwise

from nablasheet.expr import Node, Trace
from nablasheet.expr.build import mul, transpose
from nablasheet.expr.normal.forms import is_complex_valued
from nablasheet.parse import arithmetic
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.syntax import Dotted, Infix, Product
from nablasheet.parse.typist import Typist


def infix(typist: Typist, syntax: Infix) -> Node:
    """An inner product, or one of the other products with a sign."""
    if syntax.operator != "inner":
        return arithmetic.infix(typist, syntax)
    left, right = (typist.node(operand) for operand in syntax.operands)
    return inner(typist, left, right, syntax.place)


def product(typist: Typist, syntax: Product) -> Node:
    """Factors side by side, some with a dot in front."""
    if any(isinstance(factor, Dotted) for factor in syntax.factors):
        return _dotted_product(typist, syntax)
    return arithmetic.product(typist, syntax)


def dotted(typist: Typist, syntax: Dotted) -> Node:
    """The dot says nothing where one operand is no column."""
    return typist.node(syntax.body)


def _dotted_product(typist: Typist, syntax: Product) -> Node:
    """a \\cdot b of two columns is a^\\top b; between all else the dot is nothing."""
    stretches: list[list[Node]] = [[]]
    for factor in syntax.factors:
        if isinstance(factor, Dotted) and stretches[-1]:
            stretches.append([])
        stretches[-1].append(typist.node(factor))
    if any(_is_column(a[-1]) and _is_column(b[-1]) for a, b in pairwise(stretches)):
        parts = [arithmetic.multiply(typist, stretch, syntax.place) for stretch in stretches]
        if len(parts) == 2 and parts[0].shape == parts[1].shape and all(map(_is_column, parts)):
            return inner(typist, parts[0], parts[1], syntax.place)
    return arithmetic.multiply(typist, [node for stretch in stretches for node in stretch], syntax.place)


def _is_column(node: Node) -> bool:
    return node.shape.is_column and not node.is_scalar


def inner(typist: Typist, left: Node, right: Node, place: Place) -> Node:
    """<a, b> = a^T b, <A, B> = tr(A^T B); which factor is conjugated is not agreed on."""
    if is_complex_valued(left) or is_complex_valued(right):
        raise Trouble(
            "ambiguous", place, "an inner product of complex vectors conjugates the first or the second",
            "write a^{H} b, or \\operatorname{tr}(A^{H} B)",
        )  # fmt: skip
    arithmetic.fit_all(typist, [left, right])
    left, right = typist.sizes.settle(left), typist.sizes.settle(right)
    if left.shape != right.shape:
        raise Trouble("shapes-differ", place, f"an inner product of {left.shape} and {right.shape}")
    if left.is_scalar:
        return mul(left, right)
    if left.shape.is_vector:
        return mul(transpose(left), right) if left.shape.is_column else mul(left, transpose(right))
    return typist.make(place, lambda a, b: Trace(mul(transpose(a), b)), left, right)
