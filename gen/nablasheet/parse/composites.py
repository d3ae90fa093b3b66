"""Words for what other words say: sum, mean, logsumexp, the larger of two.

Each is written out when it is read, so that no later stage needs to know the word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from nablasheet.expr import ONE, ZERO, Dim, Elementwise, Extreme, Node, Ones, Shape, Size, Trace, number
from nablasheet.expr.build import add, divide, hadamard, mul, neg, sub, transpose
from nablasheet.expr.named import ones_like
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.typist import Typist

Build = Callable[[Typist, Sequence[Node], Place], Node]


def composite(typist: Typist, function: str, nodes: Sequence[Node], place: Place) -> Node:
    """The formula that a word stands for."""
    counts, build = COMPOSITES[function]
    if len(nodes) not in counts:
        raise Trouble("unreadable", place, f"{function} of {len(nodes)} arguments")
    return build(typist, nodes, place)


def _total(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """1^T X 1"""
    node = nodes[0]
    rows, cols = node.shape
    left = () if rows == ONE else (Ones(Shape(ONE, rows)),)
    right = () if cols == ONE else (Ones(Shape(cols, ONE)),)
    return mul(*left, node, *right)


def _mean(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    return divide(_total(typist, nodes, place), _count(nodes[0].shape.size))


def _count(size: Dim) -> Node:
    return Size(size) if size.letters() else number(int(size.value({})))


def _spread(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    raise Trouble(
        "ambiguous", place, "a variance divides by n, or by n - 1",
        "write \\frac{1}{n} \\|x - \\operatorname{mean}(x) \\mathbf{1}\\|^2",
    )  # fmt: skip


def _log_sum_exp(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """log 1^T exp(x); a matrix must say whether over rows."""
    if not nodes[0].shape.is_column:
        raise Trouble(
            "how-applied", place, f"how logsumexp acts on a {nodes[0].shape.kind} is not said",
            "write \\log(\\mathbf{1}^\\top \\exp(x))",
        )  # fmt: skip
    return Elementwise("log", _total(typist, [Elementwise("exp", nodes[0])], place))


def _exponential_trace(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    return Elementwise("exp", typist.make(place, Trace, typist.square(nodes[0])))


def _larger(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """max(a, b) = b + relu(a - b); of one column its largest entry"""
    if len(nodes) == 1:
        return typist.make(place, partial(Extreme, which="max"), _flat(nodes[0], place))
    left, right = _pair(typist, nodes, "max", place)
    if left == ZERO or right == ZERO:
        return Elementwise("relu", left if right == ZERO else right)
    return add(right, Elementwise("relu", typist.make(place, sub, left, right)))


def _smaller(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """min(a, b) = a - relu(a - b); of one column its smallest entry"""
    if len(nodes) == 1:
        return typist.make(place, partial(Extreme, which="min"), _flat(nodes[0], place))
    left, right = _pair(typist, nodes, "min", place)
    if left == ZERO or right == ZERO:
        return neg(Elementwise("relu", neg(left if right == ZERO else right)))
    return sub(left, Elementwise("relu", typist.make(place, sub, left, right)))


def _flat(node: Node, place: Place) -> Node:
    """A vector as a column."""
    if node.is_scalar or not node.shape.is_vector:
        raise Trouble(
            "how-applied", place, f"the extreme entry of a {node.shape.kind} is not read",
            "write \\max(\\operatorname{vec}(X)), or \\max(x, y)",
        )  # fmt: skip
    return node if node.shape.is_column else transpose(node)


def _clipped(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """clip(x, a, b) = min(max(x, a), b)"""
    inner = _larger(typist, nodes[:2], place)
    return _smaller(typist, [inner, nodes[2]], place)


def _pair(typist: Typist, nodes: Sequence[Node], word: str, place: Place) -> tuple[Node, Node]:
    """Two of one shape; a number beside an array is meant for each entry."""
    left, right = nodes
    is_array = not (left.is_scalar and right.is_scalar)
    uses = typist.declarations.uses
    if is_array and "elementwise" not in {uses.get(name) for name in (word, "clip", "relu")}:
        raise Trouble(
            "how-applied", place, f"how {word} acts on arrays is not said",
            f"add a Given line: - $\\{word}$, elementwise",
        )  # fmt: skip
    if left.is_scalar and is_array and left != ZERO:
        left = mul(left, ones_like(right))
    if right.is_scalar and is_array and right != ZERO:
        right = mul(right, ones_like(left))
    return left, right


def _cardinal_sine(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    raise Trouble("ambiguous", place, "sinc is sin(x)/x, or sin(pi x)/(pi x)", "write the quotient")


def _reciprocal(function: str) -> Build:
    """sec x = 1 / cos x"""
    return lambda typist, nodes, place: _inverted(_named(typist, function, nodes[0], place))


def _quotient(above: str, below: str) -> Build:
    """cot x = cos x / sin x"""

    def build(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
        top, bottom = (_named(typist, name, nodes[0], place) for name in (above, below))
        return hadamard(top, _inverted(bottom)) if not top.is_scalar else divide(top, bottom)

    return build


def _inverted(node: Node) -> Node:
    return divide(number(1), node)


def _named(typist: Typist, function: str, node: Node, place: Place) -> Node:
    if not node.is_scalar:
        raise Trouble("not-supported", place, "this function is read of scalars", "write it by sin and cos")
    return Elementwise(function, node)


def _log_gamma(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """log Gamma(x)"""
    return Elementwise("log", _named(typist, "Gamma", nodes[0], place))


def _complementary(typist: Typist, nodes: Sequence[Node], place: Place) -> Node:
    """erfc x = 1 - erf x"""
    return sub(number(1), _named(typist, "erf", nodes[0], place))


# word -> (numbers of arguments, what it stands for)
COMPOSITES: dict[str, tuple[tuple[int, ...], Build]] = {
    "sum": ((1,), _total),
    "mean": ((1,), _mean),
    "var": ((1,), _spread),
    "logsumexp": ((1,), _log_sum_exp),
    "etr": ((1,), _exponential_trace),
    "max": ((1, 2), _larger),
    "min": ((1, 2), _smaller),
    "clip": ((3,), _clipped),
    "sec": ((1,), _reciprocal("cos")),
    "csc": ((1,), _reciprocal("sin")),
    "cot": ((1,), _quotient("cos", "sin")),
    "sech": ((1,), _reciprocal("cosh")),
    "csch": ((1,), _reciprocal("sinh")),
    "coth": ((1,), _quotient("cosh", "sinh")),
    "erfc": ((1,), _complementary),
    "lgamma": ((1,), _log_gamma),
    "sinc": ((1,), _cardinal_sine),
}
