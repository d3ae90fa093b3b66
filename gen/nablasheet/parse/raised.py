"""Transposes, inverses and conjugates: what a superscript means on what it stands on."""

from __future__ import annotations

from collections.abc import Callable

from nablasheet.expr import Apply, Entry, Node, PseudoInverse, Symbol, Transpose
from nablasheet.expr.build import conjugate, inverse, neg, power, transpose
from nablasheet.expr.normal.forms import is_complex_valued
from nablasheet.parse import syntax as tree
from nablasheet.parse.application import primed
from nablasheet.parse.error import Trouble
from nablasheet.parse.letters import declared
from nablasheet.parse.typist import Typist


def script(typist: Typist, syntax: tree.Script) -> Node:
    """Transposes, inverses and their relatives."""
    base = typist.node(syntax.base)
    kind = _settled_kind(typist, base, syntax.kind)
    if kind == "star" and base.is_scalar and is_complex_valued(base):
        return conjugate(base)
    if kind == "star":
        raise Trouble(
            "ambiguous", syntax.place, "^* has many meanings", "write ^{H}, ^{+} or \\overline{...}"
        )
    if kind == "dagger" and is_complex_valued(base):
        raise Trouble(
            "ambiguous", syntax.place, "^\\dagger is an adjoint or a pseudo-inverse", "write ^{H} or ^{+}"
        )
    if kind == "prime" and (isinstance(base, Apply) or base.is_scalar):
        if isinstance(base, Apply) and base.is_scalar:
            return primed(base, 1, syntax.place)
        raise Trouble(
            "ambiguous", syntax.place, "a prime is a transpose or a derivative", "write ^\\top or \\frac"
        )
    if kind.startswith("power"):
        symbol = declared(typist, kind[-1]) or typist.node(tree.Name(syntax.place, kind[-1]))
        return typist.make(syntax.place, power, base, neg(symbol) if "-" in kind else symbol)
    if isinstance(syntax.base, tree.Numeral) and "transpose" in kind:
        raise Trouble(
            "ambiguous", syntax.place, "the transpose of a number", "write \\mathbf{1} for a column of ones"
        )
    bracketed = isinstance(syntax.base, tree.Call) and syntax.base.function in ("trace", "det")
    if bracketed and "transpose" in kind:
        raise Trouble(
            "ambiguous", syntax.place, "the transpose of a scalar", "put the transpose inside the bracket"
        )
    if isinstance(base, Entry) and isinstance(syntax.base, tree.Subscripted):
        raise Trouble(
            "ambiguous", syntax.place, "a script behind an index", "write (A^\\top)_{ij} or (A_{ij})^{-1}"
        )
    if kind.startswith("inverse "):
        base = typist.square(base)
    return typist.make(syntax.place, SCRIPTS[kind], base)


def _settled_kind(typist: Typist, base: Node, kind: str) -> str:
    """What ^T, ^t, ^H and ^{-T} are, now that the declarations are known."""
    if not kind.startswith("letter "):
        return kind
    letter = kind.removeprefix("letter ")
    symbol = declared(typist, letter[-1])
    taken = symbol is not None and symbol.is_scalar
    size = letter[-1] in typist.letters and (base.is_scalar or letter == "t")
    if taken or size or (letter == "t" and (base.is_scalar or letter in typist.indices)):
        return f"power {letter}"
    return LETTERS[letter]


LETTERS: dict[str, str] = {"T": "transpose", "t": "transpose", "H": "hermitian", "-T": "inverse transpose",
    "-H": "inverse hermitian",
}  # fmt: skip


def _transposed(node: Node) -> Node:
    """The transpose, kept of a symmetric letter too: near a symmetric X its change has a transpose."""
    return Transpose(node) if isinstance(node, Symbol) and not node.is_scalar else transpose(node)


SCRIPTS: dict[str, Callable[[Node], Node]] = {
    "transpose": _transposed,
    "prime": _transposed,
    "inverse transpose": lambda node: transpose(inverse(node)),
    "pseudoinverse": PseudoInverse,
    "dagger": PseudoInverse,
    "hermitian": lambda node: conjugate(transpose(node)),
    "inverse hermitian": lambda node: conjugate(transpose(inverse(node))),
}


def overline(typist: Typist, syntax: tree.Overline) -> Node:
    """The complex conjugate."""
    return conjugate(typist.node(syntax.body))
