"""Conditions that a formula implies: what it divides by, inverts or takes a logarithm of.

They are read off the formula, not written by its author, and what the assumptions already grant is
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from nablasheet import expr as x
from nablasheet.expr import Assumption, Node
from nablasheet.expr.build import transpose
from nablasheet.expr.normal import tidy
from nablasheet.expr.normal.transposes import is_symmetric
from nablasheet.render import facts
from nablasheet.render.entry import Text
from nablasheet.render.latex import latex

INVERTIBLE = Text("${}$ is invertible", "${}$ 可逆")
NONZERO = Text(r"${} \ne 0$", r"${} \ne 0$")
POSITIVE = Text("${} > 0$", "${} > 0$")
NO_ZERO = Text("${}$ has no zero entry", "${}$ 的元素均不为零")
ALL_POSITIVE = Text("${}$ has positive entries", "${}$ 的元素均为正")
PRINCIPAL = Text(
    "${}$ has no eigenvalue on the closed negative real axis", "${}$ 在负实轴（含 0）上没有特征值"
)

DEFINITE = Text("${}$ is positive definite", "${}$ 正定")
FULL_COLUMN_RANK = Text("${}$ has full column rank", "${}$ 列满秩")
SIMPLE = Text("${}$ is simple", "${}$ 是单的")
SIMPLE_POSITIVE = Text("${}$ is simple and positive", "${}$ 是单的且为正")
SIMPLE_REAL = Text("${}$ is simple and real", "${}$ 是单的且为实数")

KINKS = frozenset({"abs", "sgn", "relu", "step"})

Condition = tuple[Text, Node]


def where(formulas: Iterable[Node]) -> tuple[Text, ...]:
    """The conditions of some formulas together, each once, in the order met."""
    found: dict[Condition, None] = {}
    for formula in formulas:
        for part in formula.walk():
            for words, node in _needs(part):
                if not _is_known(words, node, found):
                    found[words, node] = None
    return tuple(_filled(words, node) for words, node in found)


def _is_known(words: Text, node: Node, found: dict[Condition, None]) -> bool:
    """Whether it was met before, transposed or as part of something stronger."""
    if (words, node) in found or (words, tidy(transpose(node))) in found:
        return True
    if words is INVERTIBLE:
        return any((sign, x.Determinant(node)) in found for sign in (POSITIVE, NONZERO))
    stronger = {NONZERO: POSITIVE, NO_ZERO: ALL_POSITIVE}.get(words)
    return stronger is not None and (stronger, node) in found


def _filled(words: Text, node: Node) -> Text:
    shown = latex(node)
    return Text(words.en.replace("{}", shown), words.zh.replace("{}", shown))


def _needs(node: Node) -> Iterator[Condition]:
    need = NEEDS.get(type(node))
    if need is not None:
        yield from need(node)


def _inverse(node: x.Inverse) -> Iterator[Condition]:
    if not facts.invertible(node.argument):
        yield INVERTIBLE, _upright(node.argument)


def _upright(node: Node) -> Node:
    return node.argument if isinstance(node, x.Transpose) else node


def _power(node: x.Power | x.HadamardPower) -> Iterator[Condition]:
    base, exponent = node.base, node.exponent
    value = exponent.value if isinstance(exponent, x.Number) else None
    if isinstance(node, x.Power) and not node.is_scalar:
        if value is None or value.denominator == 1:
            if value is not None and value < 0 and not facts.invertible(base):
                yield INVERTIBLE, _upright(base)
        elif not facts.principal(base):
            yield PRINCIPAL, _upright(base)
    elif value is None:
        if not _is_whole(exponent):
            yield from _positive(base)
    elif value.denominator != 1:
        yield from _positive(base)
    elif value < 0:
        yield from _nonzero(base)


def _is_whole(exponent: Node) -> bool:
    """Made of whole numbers and sizes by sums and products."""
    return all(
        isinstance(part, x.Size | x.Sum | x.Product)
        or (isinstance(part, x.Number) and part.value.denominator == 1)
        or (isinstance(part, x.Symbol) and part.holds(Assumption.INTEGER))
        for part in exponent.walk()
    )


def _nonzero(node: Node) -> Iterator[Condition]:
    """What keeps a divisor from zero, said of its smallest parts."""
    vector = facts.vector_of(node)
    if facts.nonzero(node):
        return
    if vector is not None:
        yield NONZERO, vector
    elif isinstance(node, x.Norm):
        yield NONZERO, node.argument
    elif isinstance(node, x.Determinant):
        yield INVERTIBLE, _upright(node.argument)
    elif isinstance(node, x.Elementwise) and node.function == "sqrt":
        yield from _positive(node.argument)
    elif isinstance(node, x.Power | x.HadamardPower):
        yield from _nonzero(node.base)
    elif isinstance(node, x.Product) and all(factor.is_scalar for factor in node.factors):
        for factor in node.factors:
            yield from _nonzero(factor)
    else:
        yield (NONZERO if node.is_scalar else NO_ZERO), node


def _positive(node: Node) -> Iterator[Condition]:
    if facts.positive(node):
        return
    if isinstance(node, x.Elementwise) and node.function == "abs":
        yield from _nonzero(node.argument)
    elif facts.nonnegative(node):
        yield from _nonzero(node)
    else:
        yield (POSITIVE if node.is_scalar else ALL_POSITIVE), node


def _elementwise(node: x.Elementwise) -> Iterator[Condition]:
    if node.function in ("log", "sqrt"):
        yield from _positive(node.argument)
    elif node.function in KINKS:
        yield from _nonzero(node.argument)


def _matrix_function(node: x.MatrixFunction | x.Frechet | x.FrechetJacobian) -> Iterator[Condition]:
    if node.function in ("log", "sqrt") and not facts.principal(node.argument):
        yield PRINCIPAL, _upright(node.argument)


def _quotient(node: x.HadamardQuotient) -> Iterator[Condition]:
    return _nonzero(node.denominator)


def _cholesky(node: x.Cholesky) -> Iterator[Condition]:
    if not facts.definite(node.argument):
        yield DEFINITE, node.argument


def _orthonormal_factor(node: x.OrthonormalFactor) -> Iterator[Condition]:
    if not facts.injective(node.argument):
        yield FULL_COLUMN_RANK, node.argument


def _eigenvalue(node: x.OrderedEigenvalue) -> Iterator[Condition]:
    if node.name != "rho":
        yield (SIMPLE if is_symmetric(node.argument) else SIMPLE_REAL), node


NEEDS: dict[type[Node], Callable[..., Iterator[Condition]]] = {
    x.Cholesky: _cholesky,
    x.OrthonormalFactor: _orthonormal_factor,
    x.OrderedEigenvalue: _eigenvalue,
    x.SingularValue: lambda node: iter([(SIMPLE_POSITIVE, node)]),
    x.Inverse: _inverse,
    x.Power: _power,
    x.HadamardPower: _power,
    x.HadamardQuotient: _quotient,
    x.Elementwise: _elementwise,
    x.Piecewise: lambda node: _nonzero(node.condition),
    x.MatrixFunction: _matrix_function,
    x.Frechet: _matrix_function,
    x.FrechetJacobian: _matrix_function,
}
