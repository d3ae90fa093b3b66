"""The typing pass for notes: sizes are found, norms and functions read in the given mode.

It is the strict pass with some rules replaced; what the letters are is already decided, their sizes
are open and settle while the formula is put together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from nablasheet.derive.derivation import derive
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    SCALAR,
    TWO,
    Apply,
    Determinant,
    Diag,
    Diagonal,
    Dim,
    Elementwise,
    Entry,
    FormulaError,
    Identity,
    Index,
    IndexedProduct,
    IndexedSum,
    MatrixFunction,
    Node,
    Ones,
    Partial,
    PseudoInverse,
    Shape,
    Softmax,
    Symbol,
    Transpose,
    Unit,
    Zero,
    column,
    dim,
    number,
)
from nablasheet.expr import Norm as NormNode
from nablasheet.expr.build import mul, transpose
from nablasheet.expr.functions import numerator_shape
from nablasheet.identity import Declarations
from nablasheet.lint.reading.entries import Entrywise, entry_items
from nablasheet.lint.reading.grids import UNIT
from nablasheet.lint.reading.kinds import PSEUDOINVERSES
from nablasheet.lint.reading.tree import name_of
from nablasheet.parse import letters, typing
from nablasheet.parse import syntax as tree
from nablasheet.parse.change import bare_variable
from nablasheet.parse.error import Trouble
from nablasheet.parse.typist import Rule, Typist

SMALL = frozenset({"i", "j", "k", "l", "r", "s", "t"})


@dataclass(frozen=True, slots=True)
class Mode:
    """How signs with several meanings are read: functions of matrices, norms without an index, diag."""

    functions: str = "elementwise"  # elementwise | matrix
    norm: str = "F"  # F | det | spectral
    diagonal: str = "vector"  # of a matrix: its diagonal as a vector | as a matrix
    sigma: str = "any"  # any function | the logistic one
    bars: str = "norm"  # around a vector: norm | entries
    dagger: str = "transpose"  # transpose | pseudoinverse


class LooseTypist(Typist):
    """A typing pass over a statement of a note."""

    __slots__ = ("mode", "used")

    def __init__(self, declarations: Declarations, mode: Mode, layout: str) -> None:
        super().__init__(declarations, RULES, layout)
        self.mode = mode
        self.used: set[str] = set()  # the signs with several meanings that were met


def _sum(typist: LooseTypist, syntax: tree.Sum) -> Node:
    """1 - sigma(z): a number beside functions of entries counts for every entry."""
    if any(isinstance(term, tree.Numeral) for _, term in syntax.terms):
        typed = [typist.node(term) for _, term in syntax.terms if not isinstance(term, tree.Numeral)]
        wide = next((node for node in typed if not node.is_scalar), None)
        if wide is not None and any(
            isinstance(part, Elementwise | Softmax) for node in typed for part in node.walk()
        ):
            terms = tuple(
                (sign, _Typed(term.place, mul(typist.node(term), Ones(wide.shape))))
                if isinstance(term, tree.Numeral)
                else (sign, term)
                for sign, term in syntax.terms
            )
            syntax = tree.Sum(syntax.place, terms)
    return typing.RULES[tree.Sum](typist, syntax)


@dataclass(frozen=True, slots=True)
class _Typed(tree.Syntax):
    """A piece whose value is known already."""

    value: Node


def _name(typist: LooseTypist, syntax: tree.Name) -> Node:
    if letters.declared(typist, syntax.text) is None and syntax.text not in typist.indices:
        if syntax.text in ("I", r"\mathbf{I}"):
            return Identity(typist.sizes.fresh())
        if syntax.text in ("O", r"\mathbf{O}"):
            return Zero(Shape(typist.sizes.fresh(), typist.sizes.fresh()))
    return letters.name(typist, syntax)


def _subscripted(typist: LooseTypist, syntax: tree.Subscripted) -> Node:
    base = syntax.base
    if isinstance(base, tree.BoldDigit):
        return letters.bold_digit(typist, base)
    declared = letters.declared(typist, name_of(syntax))
    if declared is not None:
        return declared
    if isinstance(base, tree.Name) and letters.declared(typist, base.text) is None:
        if base.text in ("I", r"\mathbf{I}"):
            return Identity(typist.sizes.fresh())
        if base.text in ("e", r"\mathbf{e}", UNIT) and len(syntax.items) == 1:
            return Unit(letters._index(typist, syntax.items[0], syntax.place), typist.sizes.fresh())
    return letters.subscripted(typist, syntax)


def _repeated(typist: LooseTypist, syntax: tree.Repeated) -> Node:
    """A sum or product whose bound is the size of what the index runs over."""
    with typist.index(syntax.index):
        body = typist.node(syntax.body)
    bounds = _bounds(typist.sizes.settle(body), syntax.index)
    if not bounds:
        raise Trouble("unknown-size", syntax.place, f"what {syntax.index} runs over is not known")
    for bound in bounds[1:]:
        if not typist.sizes.equate(bounds[0], bound):
            raise Trouble("shapes-differ", syntax.place, f"{syntax.index} runs over different sizes")
    last = typist.sizes.size(bounds[0])
    if syntax.last and _is_other(last, syntax.last[0]):
        raise Trouble("not-supported", syntax.place, f"{syntax.index} runs over a part of the entries")
    made = IndexedSum if syntax.operator == "sum" else IndexedProduct
    return typist.make(syntax.place, lambda inner: made(syntax.index, 1, last, inner), body)


def _is_other(size: Dim, last: str) -> bool:
    """Whether a size that the note gives is another than the bound of a sum: the first k of n entries."""
    given = str(size).removeprefix("?")
    return given != last and (given.isalpha() or (given.isdigit() and size.letters() == frozenset()))


def _bounds(body: Node, index: str) -> list[Dim]:
    found = []
    for node in body.walk():
        if isinstance(node, Entry):
            found += [node.argument.shape.rows] if node.row == Index(index) else []
            found += [node.argument.shape.cols] if node.col == Index(index) else []
        elif isinstance(node, Unit) and node.position == Index(index):
            found.append(node.size)
        elif isinstance(node, IndexedSum | IndexedProduct) and node.index == index:
            return []
    return found


def _norm(typist: LooseTypist, syntax: tree.Norm) -> Node:
    node = typist.node(syntax.body)
    if node.shape.kind != "matrix" or syntax.index:
        return typing.RULES[tree.Norm](typist, syntax)
    typist.used.add("norm")
    if typist.mode.norm == "det":
        return typist.make(syntax.place, Determinant, typist.square(node))
    return NormNode(node, typist.mode.norm, TWO)


def _bars(typist: LooseTypist, syntax: tree.Bars) -> Node:
    node = typist.node(syntax.body)
    if node.shape.is_vector:
        typist.used.add("bars")
        return NormNode(node, "p", TWO) if typist.mode.bars == "norm" else Elementwise("abs", node)
    return typing.RULES[tree.Bars](typist, syntax)


def _script(typist: LooseTypist, syntax: tree.Script) -> Node:
    base = typist.node(syntax.base)
    kind = syntax.kind
    if kind in PSEUDOINVERSES and (base.shape.is_vector or typist.mode.dagger == "transpose"):
        typist.used.add("dagger")
        return typist.make(syntax.place, transpose, base)
    if kind in PSEUDOINVERSES:
        return PseudoInverse(base)
    if kind in ("hermitian", "letter H"):
        return typist.make(syntax.place, transpose, base)
    if kind == "letter t" and "t" in typist.declarations.symbols:
        return typing.RULES[tree.Script](typist, syntax)
    if kind in ("transpose", "letter T", "letter t", "prime") and not isinstance(base, Elementwise):
        if kind == "prime" and base.is_scalar:
            return typing.RULES[tree.Script](typist, syntax)
        return typist.make(syntax.place, transpose, base)
    return typing.RULES[tree.Script](typist, syntax)


def _call(typist: LooseTypist, syntax: tree.Call) -> Node:
    if syntax.function == "diag" and len(syntax.arguments) == 1:
        return _diagonal(typist, syntax)
    if syntax.function == "trace" and len(syntax.arguments) == 1:
        node = typist.node(syntax.arguments[0])
        if node.is_scalar:  # the trace of a 1 by 1
            return node
    return typing.RULES[tree.Call](typist, syntax)


def _diagonal(typist: LooseTypist, syntax: tree.Call) -> Node:
    node = typist.node(syntax.arguments[0])
    if node.shape.is_row:
        node = transpose(node)
    if node.shape.is_column:
        return typist.make(syntax.place, Diag, node)
    typist.used.add("diagonal")
    vector = typist.make(syntax.place, Diagonal, typist.square(node))
    return vector if typist.mode.diagonal == "vector" else Diag(vector)


def _derivative(typist: LooseTypist, syntax: tree.Derivative) -> Node:
    """A derivative as a part of a formula: of an unnamed function as it stands, else derived."""
    function = typist.sizes.settle(typist.node(syntax.function))
    if len(syntax.variables) != 1 or syntax.order != 1:
        raise Trouble("not-supported", syntax.place, "a second derivative inside a formula is not read")
    spelled = typist.sizes.settle(typist.node(syntax.variables[0]))
    variable = bare_variable(spelled)
    layout = layout_of(typist, syntax, function, spelled)
    value = _value(function, variable, layout, syntax)
    return turned(value, function, spelled)


def layout_of(typist: Typist, syntax: tree.Derivative, function: Node, spelled: Node) -> str:
    """The layout in which a derivative is arranged."""
    if syntax.operator == "D":
        return "numerator"
    if isinstance(spelled, Transpose) and not _is_matrix_by_transpose(function, spelled):
        return "numerator"
    if syntax.operator == "nabla" and function.is_scalar:
        return "denominator"
    return typist.layout or "numerator"


def _is_matrix_by_transpose(function: Node, spelled: Node) -> bool:
    return function.is_scalar and spelled.shape.kind == "matrix"


def turned(value: Node, function: Node, spelled: Node) -> Node:
    """By the transpose of a matrix: the transpose of the derivative by the matrix."""
    by_transpose = isinstance(spelled, Transpose) and _is_matrix_by_transpose(function, spelled)
    return transpose(value) if by_transpose else value


def _entrywise(typist: LooseTypist, syntax: Entrywise) -> Node:
    """One entry of a Jacobian, or of a gradient laid out as its variable."""
    inner = syntax.derivative
    assert isinstance(inner, tree.Derivative)
    numerator = replace(inner, operator="D")
    whole = typist.sizes.settle(_derivative(typist, numerator))
    function = typist.sizes.settle(typist.node(inner.function))
    variable = typist.sizes.settle(typist.node(inner.variables[0]))
    if "matrix" in (function.shape.kind, variable.shape.kind) and not (
        function.is_scalar or variable.is_scalar
    ):
        raise Trouble("not-supported", syntax.place, "an entry of a derivative with four indices is not read")
    ours = [letters._index(typist, item, syntax.place) for item in entry_items(syntax.function)]
    theirs = [letters._index(typist, item, syntax.place) for item in entry_items(syntax.variable)]
    if variable.is_scalar:
        places = ours
    elif function.is_scalar:
        places = list(reversed(theirs)) if len(theirs) == 2 else [number(1), *theirs]
    else:
        places = [*ours, *theirs]
    if len(places) == 1:
        places = [*places, number(1)]
    if len(places) != 2:
        raise Trouble("not-supported", syntax.place, "an entry that is not told")
    return typist.make(syntax.place, lambda node: Entry(node, places[0], places[1]), whole)


def _value(function: Node, variable: Node, layout: str, syntax: tree.Derivative) -> Node:
    if isinstance(function, Apply):
        found = [i for i, argument in enumerate(function.arguments) if argument == variable]
        if len(found) == 1:
            return Partial(function, found[0], "numerator" if variable.is_scalar else layout)
    if not isinstance(variable, Symbol):
        raise Trouble("which-variable", syntax.place, "the variable is not a letter")
    try:
        found_ = derive(function, variable, 1)
    except (NotDerived, FormulaError) as reason:
        raise Trouble("not-supported", syntax.place, str(reason)) from None
    return found_.numerator if layout == "numerator" or variable.is_scalar else found_.denominator


# Rules of this pass take its own typist, which the strict table does not know.
OWN: dict[type[tree.Syntax], Any] = {
    tree.Name: _name,
    tree.Sum: _sum,
    _Typed: lambda typist, syntax: syntax.value,
    tree.Subscripted: _subscripted,
    tree.Repeated: _repeated,
    tree.Norm: _norm,
    tree.Bars: _bars,
    tree.Script: _script,
    tree.Call: _call,
    tree.Derivative: _derivative,
    Entrywise: _entrywise,
}
RULES: Mapping[type[tree.Syntax], Rule] = {**typing.RULES, **OWN}

__all__ = ["SCALAR", "LooseTypist", "MatrixFunction", "Mode", "Ones", "column", "dim", "numerator_shape"]
