"""One reading of a statement: kinds for its letters, a mode, a layout; and the claims it makes then.

A statement has as many readings as its letters can conform; each is complete: symbols with sizes,
typed sides, claims that the referees can be asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nablasheet.expr import (
    ONE,
    SCALAR,
    ZERO,
    Apply,
    Assumption,
    Differential,
    Dim,
    Node,
    Shape,
    Symbol,
    Transpose,
    dim,
)
from nablasheet.expr.build import transpose, zero
from nablasheet.expr.functions import numerator_shape
from nablasheet.identity import Claim, Declarations, Form
from nablasheet.lint.reading.hints import Hints
from nablasheet.lint.reading.tree import bare, name_of, opened, walk
from nablasheet.lint.reading.typist import LooseTypist, Mode, layout_of
from nablasheet.parse import syntax as tree
from nablasheet.parse.change import bare_variable
from nablasheet.parse.error import Trouble
from nablasheet.parse.sizes import has_holes

SQUARE = frozenset({
    Assumption.SYMMETRIC, Assumption.POSITIVE_DEFINITE, Assumption.POSITIVE_SEMIDEFINITE,
    Assumption.ORTHOGONAL,
    Assumption.DIAGONAL, Assumption.SKEW, Assumption.INVERTIBLE, Assumption.IDEMPOTENT,
})  # fmt: skip
FRESH = ("n", "m", "p", "q", "r", "s", "k", "l", "h", "g", "t", "u", "v", "w", "z", "a", "b", "c")


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a chain: a formula, a differential of one, or a derivative of one."""

    kind: str  # plain | differential | derivative
    value: Node
    form: Form = Form.EQUATION
    variable: Symbol | None = None
    order: int = 1
    by_transpose: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """`claims` are to be true in `layout`; `moving` are the letters whose differentials are meant."""

    kinds: Mapping[str, str]
    declarations: Declarations
    claims: tuple[Claim, ...]
    layout: str
    mode: Mode
    used: frozenset[str]  # signs with several meanings that were met
    moving: frozenset[str] = frozenset()
    skipped: bool = False  # a side that is only a name was left out


@dataclass(frozen=True, slots=True)
class Request:
    """What a reading is made of."""

    chain: tree.Chain
    kinds: Mapping[str, str]
    functions: Mapping[str, tuple[str, ...]]  # dependent letter -> what it depends on
    definitions: Mapping[str, tree.Syntax]  # letter -> what it stands for, as an argument of a function
    elementwise: frozenset[str]
    sizes: Mapping[str, tuple[str, str]]
    hints: Hints
    mode: Mode
    layout: str
    start: int  # the first side that is new; those before it are a context


def reading(request: Request) -> Reading:
    """The typed reading; Trouble when the letters do not conform."""
    typist = _typist(request)
    sides: list[Side] = []
    skipped = False
    for syntax in _without_condition(request.chain.sides):
        try:
            sides.append(_side(typist, syntax, request))
        except Skip:
            skipped = True
    claims = list(_claims(typist, sides, request))
    if not claims:
        raise Trouble("not-a-statement", request.chain.place, "nothing in it can be compared")
    letters = _letters(typist, claims, request)
    claims = [_finished(typist, claim) for claim in claims]
    symbols = {
        name: node
        for name, node in ((n, typist.sizes.settle(s)) for n, s in letters.items())
        if isinstance(node, Symbol)
    }
    return Reading(
        kinds=request.kinds,
        declarations=Declarations(symbols=symbols),
        claims=tuple(claims),
        layout=request.layout,
        mode=request.mode,
        used=frozenset(typist.used),
        moving=_moving(claims),
        skipped=skipped,
    )


def _without_condition(sides: tuple[tree.Syntax, ...]) -> tuple[tree.Syntax, ...]:
    """Without a last = 0, which asks for a stationary point."""
    last = opened(sides[-1])
    is_zero = isinstance(last, tree.Numeral | tree.BoldDigit) and last.text == "0"
    return sides[:-1] if is_zero and len(sides) > 2 else sides


class Skip(Exception):
    """A side that is only the name of an unknown function."""


def _typist(request: Request) -> LooseTypist:
    symbols: dict[str, Symbol] = {}
    functions: dict[str, Node] = {}
    uses = {name: "elementwise" for name in request.elementwise if name != r"\sigma"}
    style = request.mode.functions
    uses |= dict.fromkeys(("exp", "log", "sqrt", "sin", "cos", "sinh", "cosh"), style)
    uses |= dict.fromkeys(("tanh", "relu", "sgn", "softplus", "arctan"), "elementwise")
    if request.mode.sigma == "any":
        uses[r"\sigma"] = "elementwise"
    else:
        uses["sigma"] = "elementwise"
    typist = LooseTypist(Declarations(symbols, uses, {}, functions), request.mode, request.layout)
    for name, kind in request.kinds.items():
        if name not in request.functions:
            assumed = request.hints.assumed(name) if kind != "scalar" else frozenset()
            shape = _shape(typist, name, kind, request)
            squares = request.hints.squares
            if kind == "matrix" and (assumed & SQUARE or "*" in squares or name in squares):
                typist.sizes.equate(shape.rows, shape.cols)
                shape = typist.sizes.shape(shape)
            symbols[name] = Symbol(name, shape, assumed)
    _declare_functions(typist, functions, request)
    return typist


def _shape(typist: LooseTypist, name: str, kind: str, request: Request) -> Shape:
    written = request.sizes.get(name)
    if written and kind in ("matrix", "vector"):
        rows, cols = (dim(int(s)) if s.isdigit() else dim(f"?{s}") for s in written)
        typist.sizes._count += 1
        return Shape(rows, cols) if kind == "matrix" else Shape(rows, ONE)
    match kind:
        case "scalar":
            return SCALAR
        case "vector":
            return Shape(typist.sizes.fresh(), ONE)
        case "row":
            return Shape(ONE, typist.sizes.fresh())
    return Shape(typist.sizes.fresh(), typist.sizes.fresh())


def _declare_functions(typist: LooseTypist, functions: dict[str, Node], request: Request) -> None:
    """Unnamed functions after what they depend on."""
    waiting = dict(request.functions)
    for _ in range(len(waiting) + 1):
        for name, arguments in list(waiting.items()):
            if any(argument in waiting for argument in arguments):
                continue
            nodes = tuple(_argument(typist, argument, functions, request) for argument in arguments)
            shape = _shape(typist, name, request.kinds.get(name, "scalar"), request)
            functions[name] = Apply(name, nodes, shape)
            del waiting[name]
    if waiting:
        raise Trouble("not-supported", request.chain.place, "functions of each other")


def _argument(typist: LooseTypist, name: str, functions: dict[str, Node], request: Request) -> Node:
    if name in functions:
        return functions[name]
    if name in request.definitions:
        node = typist.node(request.definitions[name])
        functions[name] = node
        return node
    symbol = typist.declarations.symbols.get(name)
    if symbol is None:
        raise Trouble("unknown-symbol", request.chain.place, f"{name} is not known")
    return symbol


def _side(typist: LooseTypist, syntax: tree.Syntax, request: Request) -> Side:
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


def _claims(typist: LooseTypist, sides: list[Side], request: Request) -> Iterator[Claim]:
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


def _letters(typist: LooseTypist, claims: list[Claim], request: Request) -> Mapping[str, Symbol]:
    """Size letters for what is still open, the same in all claims."""
    taken = set(request.kinds)
    free = iter([letter for letter in FRESH if letter not in taken] + [f"n_{i}" for i in range(1, 40)])
    symbols = typist.declarations.symbols
    preferred: dict[str, str] = {}
    for node in [
        *symbols.values(),
        *(n for c in claims for n in (c.left, c.right)),
        *typist.declarations.functions.values(),
    ]:
        for part in node.walk():
            for size in _sizes(part):
                for hole in typist.sizes.size(size).letters():
                    if hole.startswith("?") and hole not in preferred:
                        written = hole[1:]
                        letter = written if written.isalpha() and written not in taken else next(free)
                        preferred[hole] = letter
                        taken.add(letter)
    for hole, letter in preferred.items():
        typist.sizes._known[hole] = dim(letter)
    return symbols


def _sizes(node: Node) -> Iterator[Dim]:
    for name in node.__match_args__:  # type: ignore[attr-defined]
        value = getattr(node, name)
        if isinstance(value, Dim):
            yield value
        elif isinstance(value, Shape):
            yield from value


def _finished(typist: LooseTypist, claim: Claim) -> Claim:
    variable = typist.sizes.settle(claim.variable) if claim.variable is not None else None
    assert variable is None or isinstance(variable, Symbol)
    return replace(
        claim, left=typist.sizes.settle(claim.left), right=typist.sizes.settle(claim.right), variable=variable
    )


def _moving(claims: list[Claim]) -> frozenset[str]:
    """Letters whose own differential stands somewhere."""
    return frozenset(
        part.name
        for claim in claims
        for node in (*claim.left.walk(), *claim.right.walk())
        if isinstance(node, Differential)
        for part in node.argument.walk()
        if isinstance(part, Symbol) and (bare_variable(node.argument) == part)
    )


__all__ = ["Assumption", "Reading", "Request", "reading"]
