"""A formula as fully bracketed plain text: how it was read, for golden files and for people.

The parser is the one stage that no referee can catch, so its reading is written down. Every
operation shows its brackets; sizes of named matrices are shown; `f.(x)` is f entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from nablasheet import expr as e
from nablasheet.expr import Node, Shape


def plain(node: Node) -> str:
    """The formula as text, every operation in its own brackets."""
    return PLAIN[type(node)](node)


def _symbol(node: e.Symbol) -> str:
    return letter(node.name)


def letter(name: str) -> str:
    """A LaTeX name as text: `\\Sigma_{1}` is Sigma_1."""
    head, mark, subscript = name.partition("_{")
    short = head + "_" + subscript[:-1] if mark and len(subscript) == 2 else name
    return short.replace("\\", "")


def _number(value: Fraction) -> str:
    return str(value) if value >= 0 and value.denominator == 1 else f"({value})"


def _sum(node: e.Sum) -> str:
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
    if not isinstance(node, e.Product):
        return None
    first, rest = node.factors[0], node.factors[1:]
    if not isinstance(first, e.Number) or first.value >= 0:
        return None
    factors = rest if first.value == -1 else (e.Number(-first.value), *rest)
    return plain(factors[0]) if len(factors) == 1 else _chain(factors)


def _product(node: e.Product) -> str:
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


def _elementwise(node: e.Elementwise) -> str:
    name = letter(node.function)
    return _applied(name if node.is_scalar else name + ".", node.argument)


def _norm(node: e.Norm) -> str:
    index = plain(node.order) if node.kind == "p" else node.kind
    return f"‖{plain(node.argument)}‖_{index}"


def _entry(node: e.Entry) -> str:
    return f"{plain(node.argument)}[{plain(node.row)}, {plain(node.col)}]"


def _repeated(name: str) -> Callable[[Any], str]:
    return lambda node: f"{name}[{node.index} = {node.first}..{node.last}] {plain(node.body)}"


def _block(node: e.Block) -> str:
    texts = [plain(block) for block in node.blocks]
    rows = [", ".join(texts[i : i + node.width]) for i in range(0, len(texts), node.width)]
    return "[" + "; ".join(rows) + "]"


def _partial(node: e.Partial) -> str:
    variable = plain(node.function.arguments[node.position])
    return f"(∂{plain(node.function)}/∂{variable})[{node.layout}]"


def _piecewise(node: e.Piecewise) -> str:
    return f"[{plain(node.condition)} > 0 ? {plain(node.above)} : {plain(node.below)}]"


def _softmax(node: e.Softmax) -> str:
    return _applied("softmax" if node.direction == "vector" else f"softmax_{node.direction}", node.argument)


RAISED = (e.Transpose, e.Inverse, e.PseudoInverse, e.Power, e.HadamardPower)
PLAIN: dict[type[Node], Callable[[Any], str]] = {
    e.Number: lambda node: _number(node.value),
    e.Constant: lambda node: f"<{node.name}>",
    e.Size: lambda node: f"#{node.size}" if len(node.size.terms) == 1 else f"#({node.size})",
    e.Index: lambda node: letter(node.name),
    e.Symbol: _symbol,
    e.Identity: lambda node: f"I[{node.size}]",
    e.Zero: lambda node: f"0[{_size(node.form)}]",
    e.Ones: lambda node: f"1[{_size(node.form)}]",
    e.Unit: lambda node: f"e[{plain(node.position)} of {node.size}]",
    e.Commutation: lambda node: f"K[{node.rows}, {node.cols}]",
    e.Duplication: lambda node: f"D[{node.size}]",
    e.Elimination: lambda node: f"L[{node.size}]",
    e.DiagonalEmbedding: lambda node: f"E[{node.size}]",
    e.Sum: _sum,
    e.Product: _product,
    e.Power: lambda node: f"{_base(node.base)}^{_base(node.exponent)}",
    e.Transpose: _behind("'"),
    e.Conjugate: _call("conj"),
    e.ComplexPart: lambda node: _applied(node.which, node.argument),
    e.Inverse: _behind("^-1"),
    e.PseudoInverse: _behind("^+"),
    e.Adjugate: _call("adj"),
    e.Hadamard: _infix("∘"),
    e.HadamardQuotient: _infix("⊘"),
    e.HadamardPower: lambda node: f"{_base(node.base)}.^{_base(node.exponent)}",
    e.Kronecker: _infix("⊗"),
    e.KroneckerSum: _infix("⊕"),
    e.Cross: _infix("×"),
    e.CrossMatrix: _call("cross_matrix"),
    e.Vec: _call("vec"),
    e.Unvec: lambda node: _applied(f"unvec[{_size(node.form)}]", node.argument),
    e.Vech: _call("vech"),
    e.Diag: _call("diag"),
    e.Diagonal: _call("diagonal"),
    e.TiedSum: lambda node: _applied(f"tied_sum[{node.structure}]", node.argument),
    e.Block: _block,
    e.Trace: _call("tr"),
    e.Determinant: _call("det"),
    e.Norm: _norm,
    e.Eigenvalue: lambda node: _applied(f"{node.which}_eigenvalue", node.argument),
    e.Eigenvector: lambda node: _applied(f"{node.which}_eigenvector", node.argument),
    e.SingularVector: lambda node: _applied(f"{node.side}_singular_vector", node.argument),
    e.Cholesky: _call("chol"),
    e.HalfTriangle: _call("half_tril"),
    e.OrthonormalFactor: _call("qf"),
    e.SingularValue: lambda node: _applied(f"singular_value[{plain(node.position)}]", node.argument),
    e.SingularDirection: lambda node: _applied(
        f"{node.side}_singular_vector[{plain(node.position)}]", node.argument
    ),
    e.OrderedEigenvalue: lambda node: _applied(f"eigenvalue[{plain(node.position)}]", node.argument),
    e.OrderedEigenvector: lambda node: _applied(
        f"{node.side}_eigenvector[{plain(node.position)}]", node.argument
    ),
    e.Elementwise: _elementwise,
    e.Piecewise: _piecewise,
    e.Extreme: lambda node: _applied(f"{node.which}_entry", node.argument),
    e.ExtremePlace: lambda node: _applied(f"{node.which}_place", node.argument),
    e.Softmax: _softmax,
    e.MatrixFunction: lambda node: _applied(f"{node.function}m", node.argument),
    e.Frechet: lambda node: _applied(f"frechet[{node.function}]", node.argument, node.direction),
    e.FrechetJacobian: lambda node: _applied(f"frechet_jacobian[{node.function}]", node.argument),
    e.Entry: _entry,
    e.IndexedSum: lambda node: "(" + _repeated("sum")(node) + ")",
    e.IndexedProduct: lambda node: "(" + _repeated("prod")(node) + ")",
    e.Apply: lambda node: _applied(letter(node.name), *node.arguments),
    e.Partial: _partial,
    e.Differential: _call("d"),
}
