"""An equation as claims: which side is a derivative, of what, by what, in which form.

Each derivative on a side of its own makes a claim with the nearest formula; plain neighbours make
an equation. A chain a = b = c is as many claims as it has links.
"""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.expr import ZERO, Apply, Node, Shape, Symbol, Transpose, Vec
from nablasheet.expr import Differential as DifferentialNode
from nablasheet.expr.build import zero
from nablasheet.expr.functions import numerator_shape
from nablasheet.identity import Claim, Declarations, Form
from nablasheet.parse import syntax as tree
from nablasheet.parse.change import bare_variable, opened
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.parts import along_part, part_of
from nablasheet.parse.sizes import has_holes
from nablasheet.parse.typing import typist as make_typist
from nablasheet.parse.typist import Typist


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a formula, a differential of `value`, or a derivative of `value`."""

    kind: str  # plain | differential | derivative
    value: Node
    place: Place
    form: Form = Form.EQUATION
    variable: Symbol | None = None
    order: int = 1
    layout: str | None = None


def claims(
    chain: tree.Chain, declarations: Declarations, latex: str, variable: Symbol | None, layout: str | None
) -> tuple[Claim, ...]:
    """The claims of a chain of sides."""
    if len(chain.sides) < 2:
        raise Trouble("not-a-statement", chain.place, "there is no = in it", "write an equation")
    typist = make_typist(declarations, layout)
    _check_loose_differential(chain.sides[0])
    sides = [_side(typist, syntax, variable, first=i == 0) for i, syntax in enumerate(chain.sides)]
    found = [claim for i in range(len(sides)) for claim in _claims_at(typist, sides, i, latex)]
    if not found:
        raise Trouble(
            "not-supported",
            chain.place,
            "a derivative equals another one",
            "write the value on the other side",
        )
    return tuple(_finished(typist, claim, chain.place) for claim in found)


def _check_loose_differential(syntax: tree.Syntax) -> None:
    """Refuse d A X B on the left, which may be d(A X B) or (dA) X B."""
    if not isinstance(syntax, tree.Product) or not isinstance(syntax.factors[0], tree.Differential):
        return
    if not isinstance(syntax.factors[0].body, tree.Bracket):
        raise Trouble(
            "ambiguous",
            syntax.place,
            "how far does the differential reach?",
            "write \\mathrm{d}(A X B) or (\\mathrm{d}A) X B",
        )


def _side(typist: Typist, syntax: tree.Syntax, variable: Symbol | None, *, first: bool) -> Side:
    inner = opened(syntax)
    if isinstance(inner, tree.Differential):
        return Side("differential", typist.node(inner.body), syntax.place)
    if not isinstance(inner, tree.Derivative):
        return Side("plain", typist.node(syntax), syntax.place)
    if not first and not inner.loose and inner.order == 1 and isinstance(typist.node(inner.function), Apply):
        return Side("plain", typist.node(syntax), syntax.place)
    return _derivative(typist, inner, variable)


def _derivative(typist: Typist, syntax: tree.Derivative, given: Symbol | None) -> Side:
    function = typist.finish(typist.node(syntax.function), syntax.function.place)
    spelled = [_by(typist, variable) for variable in syntax.variables]
    variable = _variable(function, spelled, given, syntax)
    form, layout = _form(function, spelled, variable, syntax)
    if syntax.order == 2 and not variable.is_scalar and not function.is_scalar:
        raise Trouble("not-supported", syntax.place, "second derivatives are read of scalar functions")
    return Side("derivative", function, syntax.place, form, variable, syntax.order, layout or typist.layout)


def _by(typist: Typist, syntax: tree.Syntax) -> Node:
    """What a derivative is taken by: a formula, or a part of a complex letter."""
    part, letter = part_of(syntax)
    if not part:
        return typist.node(syntax)
    symbol = typist.node(letter)
    if not isinstance(symbol, Symbol):
        return typist.node(syntax)
    return along_part(symbol, part, syntax.place)


def _variable(function: Node, spelled: list[Node], given: Symbol | None, syntax: tree.Derivative) -> Symbol:
    found = {bare_variable(node) for node in spelled}
    if not found:
        symbols = {node for node in function.walk() if isinstance(node, Symbol)}
        found = {given} if given is not None else set(symbols)
    variable = next(iter(found), None)
    if len(found) == 1 and isinstance(variable, Symbol):
        return variable
    if len(spelled) > 1 and all(isinstance(node, Symbol) for node in found):
        raise Trouble("not-supported", syntax.place, "second derivatives by two variables are not read")
    if not spelled:
        raise Trouble(
            "which-variable", syntax.place, "the derivative does not name its variable", "write \\nabla_x f"
        )
    place = syntax.variables[0].place
    raise Trouble(
        "which-variable", place, "the variable is not a declared symbol", "write \\nabla_x f, or \\partial x"
    )


def _form(
    function: Node, spelled: list[Node], variable: Symbol, syntax: tree.Derivative
) -> tuple[Form, str | None]:
    """The form, and the layout where the form fixes it."""
    if syntax.operator == "D":
        return Form.JACOBIAN, "numerator"
    if syntax.operator == "nabla":
        return (Form.GRADIENT, "denominator") if function.is_scalar else (Form.PARTIAL, None)
    vectorised = [
        isinstance(node, Vec) or (isinstance(node, Transpose) and isinstance(node.argument, Vec))
        for node in spelled
    ]
    matrix = variable.shape.kind == "matrix"
    if (
        matrix
        and (syntax.order == 2 or any(isinstance(node, Transpose) for node in spelled))
        and not all(vectorised)
    ):
        raise Trouble(
            "not-supported", syntax.place, "a derivative by the transpose of a matrix is not read",
            "write \\operatorname{vec}(X)^\\top below the line",
        )  # fmt: skip
    if syntax.order == 2:
        return Form.PARTIAL, None
    if matrix and any(vectorised) and function.is_scalar:
        raise Trouble(
            "not-supported", syntax.place, "the derivative of a scalar by vec(X) is not read", "write it by X"
        )
    if isinstance(spelled[0], Transpose):
        return Form.JACOBIAN, "numerator"
    return Form.PARTIAL, None


def _claims_at(typist: Typist, sides: list[Side], i: int, latex: str) -> list[Claim]:
    """The claims that start at side i."""
    side = sides[i]
    if side.kind == "derivative":
        order = [*range(i + 1, len(sides)), *range(i - 1, -1, -1)]
        partner = next((sides[j] for j in order if sides[j].kind == "plain"), None)
        return [] if partner is None else [_derivative_claim(typist, side, partner, latex)]
    if i + 1 == len(sides) or sides[i + 1].kind == "derivative":
        return []
    after = sides[i + 1]
    if side.kind == "differential":
        value = after.value if after.kind == "plain" else DifferentialNode(after.value)
        return [_plain_claim(typist, Form.DIFFERENTIAL, side.value, value, after.place, latex)]
    if after.kind == "differential":
        return [_plain_claim(typist, Form.DIFFERENTIAL, after.value, side.value, side.place, latex)]
    return [_plain_claim(typist, Form.EQUATION, side.value, after.value, after.place, latex)]


def _plain_claim(typist: Typist, form: Form, left: Node, right: Node, place: Place, latex: str) -> Claim:
    if right == ZERO and not left.is_scalar:
        right = zero(left.shape)
    if left == ZERO and not right.is_scalar:
        left = zero(right.shape)
    if not typist.sizes.is_idle:
        typist.sizes.fit(left.shape, right.shape)
    if typist.sizes.shape(left.shape) != typist.sizes.shape(right.shape):
        raise Trouble(
            "shapes-differ",
            place,
            f"the left side is {_named(typist, left)}, the right side {_named(typist, right)}",
        )
    return Claim(form, left, right, latex=latex)


def _named(typist: Typist, node: Node) -> str:
    shape = typist.sizes.shape(node.shape)
    return "a scalar" if shape.is_scalar else str(shape)


def _derivative_claim(typist: Typist, side: Side, partner: Side, latex: str) -> Claim:
    right = partner.value
    if right == ZERO:
        right = zero(_expected(side)[0])
    if has_holes(right.shape):
        for shape in _expected(side):
            trial = typist.sizes.copy()
            if trial.fit(right.shape, shape):
                typist.sizes = trial
                break
    return Claim(side.form, side.value, right, side.variable, side.order, side.layout, latex)


def _expected(side: Side) -> list[Shape]:
    """The shapes that the value may have, denominator layout first when none is fixed."""
    assert side.variable is not None
    variable, function = side.variable.shape, side.value.shape
    if side.order == 2 and not variable.is_scalar:
        return [Shape(variable.size, variable.size)]
    numerator = numerator_shape(function, variable)
    by_layout = {"numerator": [numerator], "denominator": [numerator.transposed]}
    return by_layout.get(side.layout or "", [numerator.transposed, numerator])


def _finished(typist: Typist, claim: Claim, place: Place) -> Claim:
    left, right = typist.finish(claim.left, place), typist.finish(claim.right, place)
    variable = claim.variable
    if claim.form is Form.DIFFERENTIAL:
        changing = {
            part
            for node in right.walk()
            if isinstance(node, DifferentialNode)
            for part in node.walk()
            if isinstance(part, Symbol)
        }
        variable = next(iter(changing)) if len(changing) == 1 else None
    return Claim(claim.form, left, right, variable, claim.order, claim.layout, claim.latex)
