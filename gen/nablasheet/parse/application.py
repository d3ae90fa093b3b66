"""Functions, bars, norms and transposes: what a sign means depends on what it stands on.

A named function of a vector or matrix needs a Given line that says how it is meant; `|X|` is the
determinant of a matrix and the absolute value of a scalar; `\\|X\\|` of a matrix must say which norm.
"""

from __future__ import annotations

from itertools import islice

from nablasheet.expr import (
    TWO,
    ZERO,
    Adjugate,
    Apply,
    Determinant,
    Elementwise,
    MatrixFunction,
    Node,
    Norm,
    Partial,
    Power,
    PseudoInverse,
    Softmax,
    Trace,
    Vech,
    number,
)  # fmt: skip
from nablasheet.expr.build import conjugate, diag, divide, inverse, neg, power, transpose, vec
from nablasheet.expr.named import FUNCTIONS, MATRIX_FUNCTIONS, derivative_of
from nablasheet.parse import syntax as tree
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.letters import declared
from nablasheet.parse.macros import FUNCTION_LETTERS
from nablasheet.parse.typist import Typist

MOST_NODES = 400  # that the derivative of a named function is written out for
OPERATIONS = {
    "trace": Trace, "det": Determinant, "vec": vec, "vech": Vech, "diag": diag, "adj": Adjugate,
}  # fmt: skip
SQUARE = ("trace", "det", "vech", "adj")


def call(typist: Typist, syntax: tree.Call) -> Node:
    """A function and its arguments."""
    function, known = syntax.function, typist.declarations
    nodes = [typist.node(argument) for argument in syntax.arguments]
    if function in known.functions:
        return _apply(typist, known.functions[function], nodes, syntax)
    if function == "max":
        return _maximum(typist, nodes, syntax)
    if len(nodes) != 1:
        raise Trouble("unreadable", syntax.place, f"{function} of {len(nodes)} arguments")
    if function in OPERATIONS:
        if syntax.primes:
            raise Trouble("unreadable", syntax.place, f"a prime on {function}")
        node = typist.square(nodes[0]) if function in SQUARE else nodes[0]
        return typist.make(syntax.place, OPERATIONS[function], node)
    if function == "softmax":
        return softmax(typist, nodes[0], syntax.place)
    return _named(typist, FUNCTION_LETTERS.get(function, function), nodes[0], syntax)


def _named(typist: Typist, function: str, node: Node, syntax: tree.Call) -> Node:
    if function not in FUNCTIONS or syntax.function in typist.declarations.uses:
        return _unnamed(typist, syntax.function, node, syntax)
    if not syntax.primes:
        return function_of(typist, function, node, syntax.place)
    if syntax.primes > 1 or len(list(islice(node.walk(), MOST_NODES))) == MOST_NODES:
        raise Trouble(
            "not-supported", syntax.place, "this derivative is not written out", "write its formula"
        )
    if isinstance(function_of(typist, function, node, syntax.place), MatrixFunction):
        raise Trouble("not-supported", syntax.place, "a prime on a matrix function is not read")
    return typist.make(syntax.place, lambda inner: derivative_of(function, inner), node)


def _unnamed(typist: Typist, function: str, node: Node, syntax: tree.Call) -> Node:
    """g(x) for `g, elementwise function` or `g, scalar function`."""
    use = typist.declarations.uses.get(function)
    if use is None or function in FUNCTIONS:
        return function_of(typist, function, node, syntax.place)
    if use == "scalar" and not node.is_scalar:
        raise _how_applied(function, node, syntax.place)
    return Elementwise(function + "'" * syntax.primes, node)


def function_of(typist: Typist, function: str, node: Node, place: Place) -> Node:
    """A named function, applied as its Given line says."""
    use = typist.declarations.uses.get(function)
    if node.is_scalar:
        return Elementwise(function, node)
    if use == "elementwise":
        return Elementwise(function, node)
    if use == "matrix" and function in MATRIX_FUNCTIONS:
        return typist.make(place, lambda inner: MatrixFunction(function, inner), typist.square(node))
    raise _how_applied(function, node, place)


def _how_applied(function: str, node: Node, place: Place) -> Trouble:
    latex = FUNCTIONS[function].latex if function in FUNCTIONS else function
    latex = SPELLINGS.get(function, latex)
    lines = f"add a Given line: - ${latex}$, {MEANINGS.get(function, 'elementwise')}"
    if function in MATRIX_FUNCTIONS and node.shape.is_square:
        lines += f", or - ${latex}$, matrix function"
    return Trouble("how-applied", place, f"how {latex} acts on a {node.shape.kind} is not said", lines)


SPELLINGS: dict[str, str] = {"sqrt": "\\sqrt{\\cdot}"}
MEANINGS: dict[str, str] = {
    "sigma": "elementwise logistic function",
    "Phi": "elementwise standard normal distribution function",
    "phi": "elementwise standard normal density",
}


def softmax(typist: Typist, node: Node, place: Place) -> Node:
    """Of a vector, or of each row of a matrix when a Given line says so."""
    use = typist.declarations.uses.get("softmax")
    if use == "rows" and not node.shape.is_column and not node.is_scalar:
        return Softmax(node, "rows")
    if use is None and node.shape.is_column:
        return Softmax(node, "vector")
    raise Trouble(
        "how-applied",
        place,
        f"how softmax acts on {'a column' if node.shape.is_column else 'a ' + node.shape.kind} is not said",
        "add a Given line: - $\\operatorname{softmax}$, applied to each row",
    )


def exponential(typist: Typist, exponent: Node, place: Place) -> Node:
    """e^{x}"""
    return function_of(typist, "exp", exponent, place)


def _maximum(typist: Typist, nodes: list[Node], syntax: tree.Call) -> Node:
    if len(nodes) == 2 and ZERO in nodes:
        other = nodes[1] if nodes[0] == ZERO else nodes[0]
        return function_of(typist, "relu", other, syntax.place)
    raise Trouble("not-supported", syntax.place, "only the maximum of something and 0 is read")


def _apply(typist: Typist, function: Node, nodes: list[Node], syntax: tree.Call) -> Node:
    """u(x) for an unnamed smooth function, f(X) for one that is defined."""
    name = syntax.function
    if not isinstance(function, Apply):
        if syntax.primes or any(node not in set(function.walk()) for node in nodes):
            raise Trouble(
                "not-supported", syntax.place, f"{name} at another place is not read", f"write {name}"
            )
        return function
    shapes = [argument.shape for argument in function.arguments]
    if [node.shape for node in nodes] != shapes:
        listed = ", ".join(str(shape) for shape in shapes)
        raise Trouble("shapes-differ", syntax.place, f"{name} is declared for arguments {listed}")
    applied = Apply(function.name, tuple(nodes), function.form)
    return _primed(applied, syntax.primes, syntax.place)


def _primed(applied: Apply, primes: int, place: Place) -> Node:
    if not primes:
        return applied
    if primes > 1 or len(applied.arguments) > 1 or not applied.arguments[0].is_scalar:
        raise Trouble(
            "not-supported",
            place,
            "this derivative by a prime is not read",
            "write \\frac{\\partial u}{\\partial x}",
        )
    return Partial(applied, 0, "numerator")


def script(typist: Typist, syntax: tree.Script) -> Node:
    """Transposes, inverses and their relatives."""
    base = typist.node(syntax.base)
    kind = _settled_kind(typist, base, syntax.kind)
    if kind == "star":
        raise Trouble(
            "ambiguous", syntax.place, "^* has many meanings", "write ^{H}, ^{+} or \\overline{...}"
        )
    if kind == "prime" and (isinstance(base, Apply) or base.is_scalar):
        if isinstance(base, Apply) and base.is_scalar:
            return _primed(base, 1, syntax.place)
        raise Trouble(
            "ambiguous", syntax.place, "a prime is a transpose or a derivative", "write ^\\top or \\frac"
        )
    if kind.startswith("power"):
        symbol = declared(typist, kind[-1]) or typist.node(tree.Name(syntax.place, kind[-1]))
        return typist.make(syntax.place, power, base, neg(symbol) if "-" in kind else symbol)
    bracketed = isinstance(syntax.base, tree.Call) and syntax.base.function in ("trace", "det")
    if bracketed and "transpose" in kind:
        raise Trouble(
            "ambiguous", syntax.place, "the transpose of a scalar", "put the transpose inside the bracket"
        )
    if kind in ("inverse transpose",):
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


LETTERS: dict[str, str] = {"T": "transpose", "t": "transpose", "H": "hermitian", "-T": "inverse transpose"}
SCRIPTS = {
    "transpose": transpose,
    "prime": transpose,
    "inverse transpose": lambda node: transpose(inverse(node)),
    "pseudoinverse": PseudoInverse,
    "hermitian": lambda node: conjugate(transpose(node)),
}


def overline(typist: Typist, syntax: tree.Overline) -> Node:
    """The complex conjugate."""
    return conjugate(typist.node(syntax.body))


def root(typist: Typist, syntax: tree.Root) -> Node:
    """Square roots are functions, others powers of scalars."""
    node = typist.node(syntax.radicand)
    if syntax.degree is None:
        return function_of(typist, "sqrt", node, syntax.place)
    degree = typist.node(syntax.degree)
    if not node.is_scalar or not degree.is_scalar or degree == ZERO:
        raise Trouble("not-supported", syntax.place, "roots other than square roots are read of scalars")
    return Power(node, divide(number(1), degree))


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
    order = None if matrix else _norm_order(typist, index)
    if order is None:
        raise Trouble(
            "not-supported", syntax.place, f"the norm with index {index} of a {node.shape.kind} is not read"
        )
    return Norm(node, "p", order)


def _norm_order(typist: Typist, index: str) -> Node | None:
    if index.isdigit() and 0 < len(index) <= 6 and int(index):
        return number(int(index))
    symbol = typist.declarations.symbols.get(index)
    return symbol if symbol is not None and symbol.is_scalar else None


MATRIX_NORMS: dict[str, str] = {"F": "F", "\\mathrm{F}": "F", "2": "spectral", "*": "nuclear"}
VECTOR_NORMS: dict[str, str] = {"": "p", "2": "p", "F": "F", "\\infty": "max"}
