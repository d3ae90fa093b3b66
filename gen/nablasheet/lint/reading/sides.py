"""The sides of a chain: formulas, differentials and derivatives, and the claims between them.

Every derivative is compared with the nearest formula, every formula with the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nablasheet.expr import (
    ZERO,
    Differential,
    Node,
    Shape,
    Symbol,
    Transpose,
)
from nablasheet.expr.build import transpose, zero
from nablasheet.expr.functions import numerator_shape
from nablasheet.identity import Claim, Form
from nablasheet.lint.reading.request import Request
from nablasheet.lint.reading.tree import bare, name_of, opened, walk
from nablasheet.lint.reading.typist import LooseTypist, layout_of
from nablasheet.parse import syntax as tree
from nablasheet.parse.change import bare_variable
from nablasheet.parse.error import Trouble
from nablasheet.parse.sizes import has_holes


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a chain: a formula, a differential of one, or a derivative of one."""

    kind: str  # plain | differential | derivative
    value: Node
    form: Form = Form.EQUATION
    variable: Symbol | None = None
    order: int = 1
    by_transpose: bool = False


class Skip(Exception):
    """A side that is only the name of an unknown function."""


def side_of(typist: LooseTypist, syntax: tree.Syntax, request: Request) -> Side:
    inner = opened(syntax)
    if isinstance(inner, tree.Differential):
        return Side("differential", typist.node(inner.body))
    if _is_loose_differential(inner):
        assert isinstance(inner, tree.Product)
        head = inner.factors[0]
        assert isinstance(head, tree.Differential)
        body = tree.Product(inner.place, (head.body, *inner.factors[1:]))
        return Side("differential", typist.node(body))
    if isinstance(inner, tree.Derivative):
        return _derivative_side(typist, inner, request)
    return Side("plain", typist.node(syntax))


def _is_loose_differential(syntax: tree.Syntax) -> bool:
    """d A X B on its own, which is d(A X B)."""
    if not isinstance(syntax, tree.Product) or not isinstance(syntax.factors[0], tree.Differential):
        return False
    head = syntax.factors[0].body
    more = any(isinstance(node, tree.Differential) for f in syntax.factors[1:] for node in walk(f))
    return not isinstance(head, tree.Bracket) and not more and not isinstance(head, tree.Call)


def _derivative_side(typist: LooseTypist, syntax: tree.Derivative, request: Request) -> Side:
    name = name_of(bare(syntax.function))
    if name and not syntax.variables:
        raise Skip
    known = name in request.functions or name in request.definitions
    if name and not known and all(name != name_of(bare(v)) for v in syntax.variables):
        raise Skip
    function = typist.sizes.settle(typist.node(syntax.function))
    spelled = [typist.sizes.settle(typist.node(v)) for v in syntax.variables]
    if not spelled:
        spelled = [_guessed_variable(function, syntax)]
    variable = bare_variable(spelled[0])
    if not isinstance(variable, Symbol):
        return Side("plain", typist.node(syntax))
    if syntax.order == 2 and (len({bare_variable(node) for node in spelled}) > 1):
        raise Trouble("not-supported", syntax.place, "second derivatives by two variables are not read")
    form = Form.PARTIAL
    layout = layout_of(typist, syntax, function, spelled[0])
    if syntax.operator == "nabla" and function.is_scalar:
        form = Form.GRADIENT
    elif (
        (syntax.operator == "D" or isinstance(spelled[0], Transpose))
        and layout == "numerator"
        and syntax.order == 1
    ):
        form = (
            Form.JACOBIAN
            if syntax.operator == "D" or not function.is_scalar or spelled[0].shape.is_row
            else form
        )
    by_transpose = (
        isinstance(spelled[0], Transpose) and function.is_scalar and spelled[0].shape.kind == "matrix"
    )
    return Side("derivative", function, form, variable, syntax.order, by_transpose)


def _guessed_variable(function: Node, syntax: tree.Derivative) -> Node:
    """\\nabla f without a variable: x if it is there, else the only letter."""
    symbols = {node.name: node for node in function.walk() if isinstance(node, Symbol)}
    for name in ("\\mathbf{x}", "x", "\\mathbf{w}", "w", "\\theta", "\\mathbf{X}", "X", "\\mathbf{W}", "W"):
        if name in symbols:
            return symbols[name]
    if len(symbols) == 1:
        return next(iter(symbols.values()))
    raise Trouble("which-variable", syntax.place, "a derivative without its variable")


def claims_of(typist: LooseTypist, sides: list[Side], request: Request) -> Iterator[Claim]:
    plain = [i for i, side in enumerate(sides) if side.kind == "plain"]
    new = max(0, request.start - (len(request.chain.sides) - len(sides)))
    for i, side in enumerate(sides):
        if side.kind == "derivative":
            after = [j for j in plain if j > i and j >= new] or [j for j in plain if j >= new]
            if after:
                yield _of_derivative(typist, side, sides[after[0]].value, request)
            elif i + 1 < len(sides) and sides[i + 1].kind == "derivative":
                yield _of_derivative(typist, side, _derived(typist, sides[i + 1], request), request)
        elif i + 1 < len(sides) and i + 1 >= new:
            yield from _plain(typist, side, sides[i + 1])
    for i, side in enumerate(sides):
        far = [j for j in plain if j >= max(new, i + 2)]
        if side.kind != "derivative" and i + 1 < len(sides) and i + 1 < new and far:
            yield from _plain(typist, side, sides[far[0]])


def _plain(typist: LooseTypist, side: Side, after: Side) -> Iterator[Claim]:
    if after.kind == "derivative":
        return
    if side.kind == "differential" or after.kind == "differential":
        left, right = (side, after) if side.kind == "differential" else (after, side)
        value = Differential(right.value) if right.kind == "differential" else right.value
        yield _equal(typist, Form.DIFFERENTIAL, left.value, value)
    else:
        yield _equal(typist, Form.EQUATION, side.value, after.value)


def _derived(typist: LooseTypist, side: Side, request: Request) -> Node:
    from nablasheet.derive.result import Refusal, attempt

    assert side.variable is not None
    function = typist.sizes.settle(side.value)
    variable = typist.sizes.settle(side.variable)
    assert isinstance(variable, Symbol)
    found = attempt(function, variable, side.order)
    if isinstance(found, Refusal):
        raise Trouble("not-supported", request.chain.place, found.reason)
    layout = "denominator" if side.form is Form.GRADIENT else request.layout
    return found.numerator if layout == "numerator" or side.form is Form.JACOBIAN else found.denominator


def _of_derivative(typist: LooseTypist, side: Side, right: Node, request: Request) -> Claim:
    assert side.variable is not None
    value = typist.sizes.settle(side.value)
    variable = typist.sizes.settle(side.variable)
    right = typist.sizes.settle(right)
    assert isinstance(variable, Symbol)
    if side.by_transpose:
        right = transpose(right)
    for shape in _expected(side, value.shape, variable.shape, request.layout):
        if right == ZERO:
            right = zero(shape)
            break
        trial = typist.sizes.copy()
        if right.shape == shape or (
            (has_holes(right.shape) or has_holes(shape)) and trial.fit(right.shape, shape)
        ):
            typist.sizes = trial
            break
    return Claim(side.form, value, right, variable, side.order)


def _expected(side: Side, function: Shape, variable: Shape, layout: str) -> list[Shape]:
    if side.order == 2 and not variable.is_scalar:
        return [Shape(variable.size, variable.size)]
    numerator = numerator_shape(function, variable)
    if side.form is Form.GRADIENT:
        return [numerator.transposed, numerator]
    if side.form is Form.JACOBIAN or layout == "numerator":
        return [numerator, numerator.transposed]
    return [numerator.transposed, numerator]


def _equal(typist: LooseTypist, form: Form, left: Node, right: Node) -> Claim:
    left, right = typist.sizes.settle(left), typist.sizes.settle(right)
    if right == ZERO and not left.is_scalar:
        right = zero(left.shape)
    if left == ZERO and not right.is_scalar:
        left = zero(right.shape)
    typist.sizes.fit(left.shape, right.shape)
    shapes = typist.sizes.shape(left.shape), typist.sizes.shape(right.shape)
    if shapes[0] != shapes[1]:
        raise Trouble("shapes-differ", (0, 1), f"the left side is {shapes[0]}, the right side {shapes[1]}")
    return Claim(form, left, right)
