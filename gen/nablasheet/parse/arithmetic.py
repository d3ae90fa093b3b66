"""Sums, products, quotients, powers and written-out matrices, with unwritten sizes made to fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from nablasheet.expr import (
    ONE,
    ZERO,
    Block,
    Cross,
    Dim,
    Entry,
    IndexedProduct,
    IndexedSum,
    KroneckerSum,
    Node,
    Number,
    Shape,
    number,
)  # fmt: skip
from nablasheet.expr import HadamardQuotient as EntryQuotient
from nablasheet.expr.build import add, divide, hadamard, kronecker, mul, neg, power, zero
from nablasheet.expr.named import entry_power
from nablasheet.parse.application import exponential
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.letters import read_size
from nablasheet.parse.reach import check_power_of_trace, check_reach, check_slash
from nablasheet.parse.running import check_range, fit_range, range_of
from nablasheet.parse.sizes import has_holes, is_open
from nablasheet.parse.syntax import (
    Call,
    EntryPower,
    Grid,
    Infix,
    Name,
    Power,
    Product,
    Quotient,
    Repeated,
    Subscripted,
    Sum,
    Syntax,
)  # fmt: skip
from nablasheet.parse.typist import Typist, check_shape

LARGEST = 4096  # bits of a number that a power may make


def sum_of(typist: Typist, syntax: Sum) -> Node:
    """Terms of one shape."""
    nodes = [typist.node(term) for _, term in syntax.terms]
    fit_all(typist, nodes)
    signed = [node if sign == 1 else neg(node) for (sign, _), node in zip(syntax.terms, nodes, strict=True)]
    if len({node.is_scalar for node in nodes}) > 1:
        scalar = next(i for i, node in enumerate(nodes) if node.is_scalar)
        shape = next(node.shape for node in nodes if not node.is_scalar)
        raise Trouble(
            "shapes-differ",
            syntax.terms[scalar][1].place,
            f"a scalar stands in a sum of {'vectors' if shape.is_vector else 'matrices'}",
            "write it times I, or times \\mathbf{1}",
        )
    return typist.make(syntax.place, add, *signed)


def fit_all(typist: Typist, nodes: Sequence[Node]) -> None:
    """Make the unwritten sizes of operands of one shape agree."""
    if typist.sizes.is_idle:
        return
    for node in nodes[1:]:
        if has_holes(nodes[0].shape) or has_holes(node.shape):
            typist.sizes.fit(nodes[0].shape, node.shape)


def product(typist: Typist, syntax: Product) -> Node:
    """Factors side by side."""
    nodes = [typist.node(factor) for factor in syntax.factors]
    for (left, right), node in zip(pairwise(syntax.factors), nodes[1:], strict=True):
        check_slash(left, right, node)
        check_reach(left, node, right.place)
    return multiply(typist, nodes, syntax.place)


def multiply(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """The product, unwritten sizes chosen so that the chain conforms."""
    if not typist.sizes.is_idle:
        _fit_chain(typist, [node for node in nodes if not node.is_scalar])
    return typist.make(place, mul, *nodes)


def _fit_chain(typist: Typist, chain: Sequence[Node]) -> None:
    """Equate neighbouring sizes; a finished scalar stretch starts anew."""
    sizes = typist.sizes
    rows = cols = ONE
    for i, node in enumerate(chain):
        shape = sizes.shape(node.shape)
        if i and cols != shape.rows and (is_open(cols) or is_open(shape.rows)):
            sizes.equate(cols, shape.rows)
            shape = sizes.shape(node.shape)
            rows, cols = sizes.size(rows), sizes.size(cols)
        if i == 0 or cols != shape.rows:
            rows = shape.rows
        cols = shape.cols


def infix(typist: Typist, syntax: Infix) -> Node:
    """Entrywise, Kronecker and cross products; matrix products beside them need brackets."""
    nodes = [_operand(typist, operand, syntax.operator) for operand in syntax.operands]
    if syntax.operator in ("odot", "oslash"):
        fit_all(typist, nodes)
    if syntax.operator == "otimes":
        shape = nodes[0].shape
        for node in nodes[1:]:
            shape = Shape(shape.rows * node.shape.rows, shape.cols * node.shape.cols)
            check_shape(shape, syntax.place)
    return typist.make(syntax.place, INFIX[syntax.operator], *nodes)


def _operand(typist: Typist, syntax: Syntax, operator: str) -> Node:
    if not isinstance(syntax, Product):
        return typist.node(syntax)
    nodes = [typist.node(factor) for factor in syntax.factors]
    if sum(not node.is_scalar for node in nodes) > 1 or operator in ("oslash", "times"):
        sign = f"\\{operator}"
        raise Trouble(
            "ambiguous",
            syntax.place,
            f"a product beside {sign} without brackets",
            f"write (A B) {sign} C, or A (B {sign} C)",
        )
    return multiply(typist, nodes, syntax.place)


def _cross(left: Node, right: Node) -> Node:
    return mul(left, right) if left.is_scalar and right.is_scalar else Cross(left, right)


def _entry_quotient(left: Node, right: Node) -> Node:
    return divide(left, right) if left.is_scalar and right.is_scalar else EntryQuotient(left, right)


INFIX: dict[str, Callable[..., Node]] = {
    "odot": hadamard,
    "otimes": kronecker,
    "oplus": KroneckerSum,
    "oslash": _entry_quotient,
    "times": _cross,
}


def quotient(typist: Typist, syntax: Quotient) -> Node:
    """Anything over a scalar."""
    above, below = typist.node(syntax.numerator), typist.node(syntax.denominator)
    if not below.is_scalar:
        raise Trouble(
            "shapes-differ",
            syntax.denominator.place,
            f"division by a {below.shape.kind}",
            "write X^{-1} on its side, or \\oslash entry by entry",
        )
    if below == ZERO:
        raise Trouble("unreadable", syntax.denominator.place, "division by zero")
    return typist.make(syntax.place, divide, above, below)


def power_of(typist: Typist, syntax: Power) -> Node:
    """x^2, X^{-1}, X^{1/2}, e^{x}"""
    exponent = typist.node(syntax.exponent)
    if isinstance(syntax.base, Name) and syntax.base.text == "e" and not typist.is_taken("e"):
        return exponential(typist, exponent, syntax.place)
    base = typist.square(typist.node(syntax.base))
    check_power_of_trace(syntax, exponent)
    _check_entry(base, exponent, syntax)
    if not exponent.is_scalar:
        raise Trouble(
            "shapes-differ", syntax.exponent.place, f"an exponent is a scalar, this is {exponent.shape}"
        )
    _check_power(base, exponent, syntax.place)
    if base.shape.is_vector:
        raise Trouble(
            "shapes-differ",
            syntax.place,
            "a power of a vector",
            "write x \\odot x or x^{\\circ 2} entry by entry",
        )
    return typist.make(syntax.place, power, base, exponent)


def _check_entry(base: Node, exponent: Node, syntax: Power) -> None:
    """Refuse A_{ij}^{-1}, which may be an entry of the inverse; a vector's entry is clear."""
    if not isinstance(base, Entry) or not isinstance(syntax.base, Subscripted) or exponent != number(-1):
        return
    if base.argument.shape.kind == "matrix":
        raise Trouble(
            "ambiguous",
            syntax.place,
            "the inverse of an entry, or an entry of the inverse?",
            "write (A^{-1})_{ij} or (A_{ij})^{-1}",
        )


def _check_power(base: Node, exponent: Node, place: Place) -> None:
    if not isinstance(base, Number) or not isinstance(exponent, Number):
        return
    if not base.value and exponent.value <= 0:
        raise Trouble("unreadable", place, "division by zero")
    bits = max(base.value.numerator.bit_length(), base.value.denominator.bit_length())
    if bits * abs(exponent.value) > LARGEST:
        raise Trouble("too-large", place, "a number of too many digits")


def entry_power_of(typist: Typist, syntax: EntryPower) -> Node:
    """x^{\\circ 2}"""
    base, exponent = typist.node(syntax.base), typist.node(syntax.exponent)
    if not exponent.is_scalar:
        raise Trouble(
            "shapes-differ", syntax.exponent.place, f"an exponent is a scalar, this is {exponent.shape}"
        )
    _check_power(base, exponent, syntax.place)
    return typist.make(syntax.place, entry_power, base, exponent)


def repeated(typist: Typist, syntax: Repeated) -> Node:
    """\\sum_{i=1}^{n}, \\prod_{i=1}^{n}"""
    if typist.is_taken(syntax.index) or syntax.index in typist.indices or syntax.index in typist.letters:
        raise Trouble(
            "ambiguous", syntax.place, f"the index {syntax.index} has another meaning", "use another letter"
        )
    if syntax.operator in ("max", "min"):
        return _extreme(typist, syntax)
    first = int(syntax.first[:6])
    if syntax.last:
        last = read_size(typist, syntax.last, syntax.place)
        if not last.letters() and last.value({}) < first:
            raise Trouble("unreadable", syntax.place, "the last index comes before the first")
        with typist.index(syntax.index):
            body = typist.node(syntax.body)
        fit_range(typist, syntax.index, body, last)
    else:
        with typist.index(syntax.index):
            body = typist.node(syntax.body)
        last = range_of(typist, syntax.index, body, syntax.place)
    check_range(syntax.index, first, last, body, syntax.place)
    node_type = IndexedSum if syntax.operator == "sum" else IndexedProduct
    return typist.make(syntax.place, partial(node_type, syntax.index, first, last), body)


def _extreme(typist: Typist, syntax: Repeated) -> Node:
    """\\max_i x_i: the largest entry; the index means nothing outside."""
    assert isinstance(syntax.body, Subscripted)
    typist.ended.add(syntax.index)
    return typist.node(Call(syntax.place, syntax.operator, (syntax.body.base,)))


def grid(typist: Typist, syntax: Grid) -> Node:
    """A matrix from entries or blocks; 0 fills any block."""
    rows = [[typist.square(typist.node(cell)) for cell in row] for row in syntax.rows]
    if any(not node.is_scalar for row in rows for node in row):
        rows = _fill(typist, rows, syntax.place)
    blocks = tuple(node for row in rows for node in row)
    if len(blocks) == 1:
        return blocks[0]
    return typist.make(syntax.place, lambda *nodes: Block(nodes, len(rows[0])), *blocks)


def _fill(typist: Typist, rows: list[list[Node]], place: Place) -> list[list[Node]]:
    columns = [[row[j] for row in rows] for j in range(len(rows[0]))]
    heights = [_common(typist, [node.shape.rows for node in row if node != ZERO], place) for row in rows]
    widths = [
        _common(typist, [node.shape.cols for node in column if node != ZERO], place) for column in columns
    ]
    return [
        [
            zero(Shape(height, width)) if node == ZERO else node
            for node, width in zip(row, widths, strict=True)
        ]
        for row, height in zip(rows, heights, strict=True)
    ]


def _common(typist: Typist, sizes: list[Dim], place: Place) -> Dim:
    if not sizes:
        raise Trouble(
            "unknown-size",
            place,
            "a row or column of zeros without a size",
            "write \\mathbf{0}_{m \\times n}",
        )
    for size in sizes[1:]:
        typist.sizes.equate(sizes[0], size)
    return typist.sizes.size(sizes[0])
