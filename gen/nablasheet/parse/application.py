"""Functions and what they are applied to.

A named function of a vector or matrix needs a Given line that says how it is meant: entry by entry,
as a matrix function, or row by row.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice

from nablasheet.expr import (
    ZERO,
    Adjugate,
    Apply,
    Cholesky,
    ComplexPart,
    Determinant,
    Eigenvalue,
    Elementwise,
    HalfTriangle,
    MatrixFunction,
    Node,
    OrthonormalFactor,
    Partial,
    Power,
    Softmax,
    TiedSum,
    Trace,
    Vech,
    number,
)  # fmt: skip
from nablasheet.expr.build import diag, divide, vec
from nablasheet.expr.named import FUNCTIONS, MATRIX_FUNCTIONS, derivative_of
from nablasheet.parse import syntax as tree
from nablasheet.parse.composites import COMPOSITES, composite
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.macros import FUNCTION_LETTERS
from nablasheet.parse.spectral import MARK, spectral_value
from nablasheet.parse.typist import Typist

MOST_NODES = 400  # that the derivative of a named function is written out for
OPERATIONS: dict[str, Callable[..., Node]] = {
    "trace": Trace, "det": Determinant, "vec": vec, "vech": Vech, "diag": diag, "adj": Adjugate,
    "Re": partial(ComplexPart, which="Re"), "Im": partial(ComplexPart, which="Im"),
    "arg": partial(ComplexPart, which="arg"),
    "largest eigenvalue": partial(Eigenvalue, which="max"),
    "smallest eigenvalue": partial(Eigenvalue, which="min"),
    "chol": Cholesky, "qf": OrthonormalFactor, "half tril": HalfTriangle,
    "tril": partial(TiedSum, structure="lower"), "triu": partial(TiedSum, structure="upper"),
}  # fmt: skip
SQUARE = (
    "trace", "det", "vech", "adj", "largest eigenvalue", "smallest eigenvalue", "chol", "tril", "triu",
    "half tril",
)  # fmt: skip


def call(typist: Typist, syntax: tree.Call) -> Node:
    """A function and its arguments."""
    function, known = syntax.function, typist.declarations
    if function.startswith(MARK):
        return spectral_value(typist, syntax)
    nodes = [typist.node(argument) for argument in syntax.arguments]
    if function in known.functions:
        return _apply(typist, known.functions[function], nodes, syntax)
    if function in COMPOSITES and not syntax.primes:
        return composite(typist, function, nodes, syntax.place)
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
    own_name = syntax.function in typist.declarations.uses and syntax.function not in FUNCTIONS
    if function not in FUNCTIONS or own_name:
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
    "Gamma": "elementwise gamma function",
    "digamma": "elementwise digamma function",
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
    return primed(applied, syntax.primes, syntax.place)


def primed(applied: Apply, primes: int, place: Place) -> Node:
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


def root(typist: Typist, syntax: tree.Root) -> Node:
    """Square roots are functions, others powers of scalars."""
    node = typist.node(syntax.radicand)
    if syntax.degree is None:
        return function_of(typist, "sqrt", node, syntax.place)
    degree = typist.node(syntax.degree)
    if not node.is_scalar or not degree.is_scalar or degree == ZERO:
        raise Trouble("not-supported", syntax.place, "roots other than square roots are read of scalars")
    return Power(node, divide(number(1), degree))
