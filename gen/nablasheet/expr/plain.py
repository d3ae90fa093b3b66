"""A formula as fully bracketed plain text: how it was read, for golden files and for people.

The parser is the one stage that no referee can catch, so its reading is written down. Every
operation shows its brackets; sizes of named matrices are shown; `f.(x)` is f entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from nablasheet.expr import (
    Adjugate,
    Apply,
    Block,
    Cholesky,
    Commutation,
    ComplexPart,
    Conjugate,
    Constant,
    Cross,
    CrossMatrix,
    Determinant,
    Diag,
    Diagonal,
    DiagonalEmbedding,
    Differential,
    Duplication,
    Eigenvalue,
    Eigenvector,
    Elementwise,
    Elimination,
    Entry,
    Extreme,
    ExtremePlace,
    Frechet,
    FrechetJacobian,
    Hadamard,
    HadamardPower,
    HadamardQuotient,
    HalfTriangle,
    Identity,
    Index,
    IndexedProduct,
    IndexedSum,
    Inverse,
    Kronecker,
    KroneckerSum,
    MatrixFunction,
    Node,
    Norm,
    Number,
    Ones,
    OrderedEigenvalue,
    OrderedEigenvector,
    OrthonormalFactor,
    Partial,
    Piecewise,
    Power,
    Product,
    PseudoInverse,
    Shape,
    SingularDirection,
    SingularValue,
    SingularVector,
    Size,
    Softmax,
    Sum,
    Symbol,
    TiedSum,
    Trace,
    Transpose,
    Unit,
    Unvec,
    Vec,
    Vech,
    Zero,
)  # fmt: skip


def plain(node: Node) -> str:
    """The formula as text, every operation in its own brackets."""
    return PLAIN[type(node)](node)


def _symbol(node: Symbol) -> str:
    return letter(node.name)


def letter(name: str) -> str:
    """A LaTeX name as text: `\\Sigma_{1}` is Sigma_1."""
    head, mark, subscript = name.partition("_{")
    short = head + "_" + subscript[:-1] if mark and len(subscript) == 2 else name
    return short.replace("\\", "")


def _number(value: Fraction) -> str:
    return str(value) if value >= 0 and value.denominator == 1 else f"({value})"


def _sum(node: Sum) -> str:
    text = ""
    for i, term in enumerate(node.terms):
        negated = _negated(term)
        sign = " - " if negated is not None else " + "
        text += (sign if i else sign.strip().replace("+", "")) + (
            negated if negated is not None else plain(term)
        )
    return f"({text})"


def _negated(node: Node) -> str | None:
    """The text without its minus, for a product that starts with a negative number."""
    if not isinstance(node, Product) or not isinstance(first := node.factors[0], Number) or first.value >= 0:
        return None
    factors = node.factors[1:] if first.value == -1 else (Number(-first.value), *node.factors[1:])
    return plain(factors[0]) if len(factors) == 1 else _chain(factors)


def _product(node: Product) -> str:
    negated = _negated(node)
    return f"(-{negated})" if negated is not None else _chain(node.factors)


def _chain(factors: Any) -> str:
    return "(" + " ".join(plain(factor) for factor in factors) + ")"


def _infix(sign: str) -> Callable[[Any], str]:
    return lambda node: "(" + f" {sign} ".join(plain(part) for part in node.parts) + ")"


def _behind(sign: str) -> Callable[[Any], str]:
    return lambda node: _base(node.argument) + sign


def _base(node: Node) -> str:
    """What a sign stands behind: in brackets when it has such a sign itself."""
    return f"({plain(node)})" if isinstance(node, RAISED) else plain(node)


def _call(name: str) -> Callable[[Any], str]:
    return lambda node: _applied(name, node.argument)


def _applied(name: str, *arguments: Node) -> str:
    texts = [plain(argument) for argument in arguments]
    if len(texts) == 1 and _is_bracketed(texts[0]):
        return name + texts[0]
    return f"{name}({', '.join(texts)})"


def _is_bracketed(text: str) -> bool:
    """Whether one pair of round brackets holds all of the text."""
    if not text.startswith("(") or not text.endswith(")"):
        return False
    depth = 0
    for i, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if not depth:
            return i == len(text) - 1
    return False


def _size(shape: Shape) -> str:
    return str(shape) if shape.cols != shape.rows or not shape.is_scalar else "1×1"


def _elementwise(node: Elementwise) -> str:
    name = letter(node.function)
    return _applied(name if node.is_scalar else name + ".", node.argument)


def _norm(node: Norm) -> str:
    index = plain(node.order) if node.kind == "p" else node.kind
    return f"‖{plain(node.argument)}‖_{index}"


def _entry(node: Entry) -> str:
    return f"{plain(node.argument)}[{plain(node.row)}, {plain(node.col)}]"


def _repeated(name: str) -> Callable[[Any], str]:
    return lambda node: f"{name}[{node.index} = {node.first}..{node.last}] {plain(node.body)}"


def _block(node: Block) -> str:
    texts = [plain(block) for block in node.blocks]
    rows = [", ".join(texts[i : i + node.width]) for i in range(0, len(texts), node.width)]
    return "[" + "; ".join(rows) + "]"


def _partial(node: Partial) -> str:
    variable = plain(node.function.arguments[node.position])
    return f"(∂{plain(node.function)}/∂{variable})[{node.layout}]"


def _piecewise(node: Piecewise) -> str:
    return f"[{plain(node.condition)} > 0 ? {plain(node.above)} : {plain(node.below)}]"


def _softmax(node: Softmax) -> str:
    return _applied("softmax" if node.direction == "vector" else f"softmax_{node.direction}", node.argument)


RAISED = (Transpose, Inverse, PseudoInverse, Power, HadamardPower)
PLAIN: dict[type[Node], Callable[[Any], str]] = {
    Number: lambda node: _number(node.value),
    Constant: lambda node: f"<{node.name}>",
    Size: lambda node: f"#{node.size}" if len(node.size.terms) == 1 else f"#({node.size})",
    Index: lambda node: letter(node.name),
    Symbol: _symbol,
    Identity: lambda node: f"I[{node.size}]",
    Zero: lambda node: f"0[{_size(node.form)}]",
    Ones: lambda node: f"1[{_size(node.form)}]",
    Unit: lambda node: f"e[{plain(node.position)} of {node.size}]",
    Commutation: lambda node: f"K[{node.rows}, {node.cols}]",
    Duplication: lambda node: f"D[{node.size}]",
    Elimination: lambda node: f"L[{node.size}]",
    DiagonalEmbedding: lambda node: f"E[{node.size}]",
    Sum: _sum,
    Product: _product,
    Power: lambda node: f"{_base(node.base)}^{_base(node.exponent)}",
    Transpose: _behind("'"),
    Conjugate: _call("conj"),
    ComplexPart: lambda node: _applied(node.which, node.argument),
    Inverse: _behind("^-1"),
    PseudoInverse: _behind("^+"),
    Adjugate: _call("adj"),
    Hadamard: _infix("∘"),
    HadamardQuotient: _infix("⊘"),
    HadamardPower: lambda node: f"{_base(node.base)}.^{_base(node.exponent)}",
    Kronecker: _infix("⊗"),
    KroneckerSum: _infix("⊕"),
    Cross: _infix("×"),
    CrossMatrix: _call("cross_matrix"),
    Vec: _call("vec"),
    Unvec: lambda node: _applied(f"unvec[{_size(node.form)}]", node.argument),
    Vech: _call("vech"),
    Diag: _call("diag"),
    Diagonal: _call("diagonal"),
    TiedSum: lambda node: _applied(f"tied_sum[{node.structure}]", node.argument),
    Block: _block,
    Trace: _call("tr"),
    Determinant: _call("det"),
    Norm: _norm,
    Eigenvalue: lambda node: _applied(f"{node.which}_eigenvalue", node.argument),
    Eigenvector: lambda node: _applied(f"{node.which}_eigenvector", node.argument),
    SingularVector: lambda node: _applied(f"{node.side}_singular_vector", node.argument),
    Cholesky: _call("chol"),
    HalfTriangle: _call("half_tril"),
    OrthonormalFactor: _call("qf"),
    SingularValue: lambda node: _applied(f"singular_value[{plain(node.position)}]", node.argument),
    SingularDirection: lambda node: _applied(
        f"{node.side}_singular_vector[{plain(node.position)}]", node.argument
    ),
    OrderedEigenvalue: lambda node: _applied(f"eigenvalue[{plain(node.position)}]", node.argument),
    OrderedEigenvector: lambda node: _applied(
        f"{node.side}_eigenvector[{plain(node.position)}]", node.argument
    ),
    Elementwise: _elementwise,
    Piecewise: _piecewise,
    Extreme: lambda node: _applied(f"{node.which}_entry", node.argument),
    ExtremePlace: lambda node: _applied(f"{node.which}_place", node.argument),
    Softmax: _softmax,
    MatrixFunction: lambda node: _applied(f"{node.function}m", node.argument),
    Frechet: lambda node: _applied(f"frechet[{node.function}]", node.argument, node.direction),
    FrechetJacobian: lambda node: _applied(f"frechet_jacobian[{node.function}]", node.argument),
    Entry: _entry,
    IndexedSum: lambda node: "(" + _repeated("sum")(node) + ")",
    IndexedProduct: lambda node: "(" + _repeated("prod")(node) + ")",
    Apply: lambda node: _applied(letter(node.name), *node.arguments),
    Partial: _partial,
    Differential: _call("d"),
}
