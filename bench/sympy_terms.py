r"""Our formulas as SymPy's matrix expressions, one small function a node.

SymPy has no scalar product of vectors, so a chain of shape 1 by 1 is stated as a trace, or left as a
1 by 1 matrix; both are tried, and fixed sizes in place of letters too.  What SymPy has no word for
raises NotStated: that is counted apart and never held against it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sympy
from sympy.matrices.expressions.diagonal import DiagonalOf

from bench.sympy_idioms import Idiom
from nablasheet import expr as e
from nablasheet.check.scalar import DEFINITIONS, X

DUMMY = sympy.Dummy("d", real=True)

# Where the referees split into pieces, SymPy's own functions are the fairer statement.
OWN: dict[str, Any] = {
    "abs": sympy.Abs(X),
    "sgn": sympy.sign(X),
    "relu": sympy.Max(X, 0),
    "step": sympy.Heaviside(X),
}


class NotStated(Exception):
    """SymPy's matrix expressions have no word for it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The idiom, and the sizes for `FIXED`."""

    idiom: Idiom
    sizes: Mapping[str, int]

    def size(self, size: e.Dim) -> Any:
        """A size as SymPy's integer."""
        if self.idiom is Idiom.FIXED:
            return sympy.Integer(size.value(self.sizes))
        return sum(
            sympy.Rational(c.numerator, c.denominator) * sympy.Mul(*map(size_letter, letters))
            for letters, c in size.terms
        )

    def shape(self, shape: e.Shape) -> tuple[Any, Any]:
        """Both sizes."""
        return self.size(shape.rows), self.size(shape.cols)

    def scalar(self, chain: Any) -> Any:
        """A 1 by 1 chain in this idiom."""
        return chain if self.idiom is Idiom.MATRIX else sympy.Trace(chain)

    def of(self, node: e.Node) -> Any:
        """The formula in SymPy; NotStated when there is no word."""
        rule = TERMS.get(type(node))
        if rule is None:
            raise NotStated(type(node).__name__)
        return rule(node, self)


def stated(node: e.Node, idiom: Idiom, sizes: Mapping[str, int]) -> Any:
    """A formula in SymPy; NotStated when SymPy has no word for it or does not take the sentence."""
    try:
        return Terms(idiom, sizes).of(node)
    except NotStated:
        raise
    except Exception as error:  # whatever SymPy raises: it does not take the sentence
        raise NotStated(f"{type(error).__name__}: {error}") from error


def size_letter(letter: str) -> Any:
    """The SymPy symbol of a size letter."""
    return sympy.Symbol(letter, integer=True, positive=True)


def _symbol(node: e.Symbol, terms: Terms) -> Any:
    if node.holds(e.Assumption.COMPLEX):
        raise NotStated("a complex variable")
    if node.is_scalar:
        return sympy.Symbol(node.name, real=True)
    return sympy.MatrixSymbol(node.name, *terms.shape(node.form))


def _constant(node: e.Constant, terms: Terms) -> Any:
    return {"pi": sympy.pi, "e": sympy.E, "i": sympy.I}[node.name]


def _sum(node: e.Sum, terms: Terms) -> Any:
    first, *rest = (terms.of(term) for term in node.terms)
    return sum(rest, first)


def _product(node: e.Product, terms: Terms) -> Any:
    scalars = [terms.of(factor) for factor in node.factors if factor.is_scalar]
    chain = [terms.of(factor) for factor in node.factors if not factor.is_scalar]
    result = _multiplied(chain) if chain else None
    if result is not None and node.is_scalar:
        result = terms.scalar(result)
    return _multiplied(scalars if result is None else [*scalars, result])


def _multiplied(factors: list[Any]) -> Any:
    first, *rest = factors
    for factor in rest:
        first = first * factor
    return first


def _transpose(node: e.Transpose, terms: Terms) -> Any:
    inner = terms.of(node.argument)
    return inner if node.is_scalar else inner.T


def _adjugate(node: e.Adjugate, terms: Terms) -> Any:
    inner = terms.of(node.argument)
    return sympy.Determinant(inner) * inner.inverse()


def _hadamard(node: e.Hadamard, terms: Terms) -> Any:
    factors = [terms.of(factor) for factor in node.factors]
    return _multiplied(factors) if node.is_scalar else sympy.HadamardProduct(*factors)


def _quotient(node: e.HadamardQuotient, terms: Terms) -> Any:
    top, bottom = terms.of(node.numerator), terms.of(node.denominator)
    return top / bottom if node.is_scalar else sympy.HadamardProduct(top, sympy.HadamardPower(bottom, -1))


def _entry_power(node: e.HadamardPower, terms: Terms) -> Any:
    base, exponent = terms.of(node.base), terms.of(node.exponent)
    return base**exponent if node.is_scalar else sympy.HadamardPower(base, exponent)


def _kronecker_sum(node: e.KroneckerSum, terms: Terms) -> Any:
    left, right = terms.of(node.left), terms.of(node.right)
    ones = (sympy.Identity(terms.size(part.shape.rows)) for part in (node.right, node.left))
    after, before = ones
    return sympy.KroneckerProduct(left, after) + sympy.KroneckerProduct(before, right)


def applied(expression: Any, argument: Any) -> Any:
    """A scalar function, given as an expression in X, of a scalar or of each entry."""
    if getattr(argument, "is_Matrix", False):
        return argument.applyfunc(sympy.Lambda(DUMMY, expression.subs(X, DUMMY)))
    return expression.subs(X, argument)


def _elementwise(node: e.Elementwise, terms: Terms) -> Any:
    expression = OWN.get(node.function, DEFINITIONS.get(node.function))
    if expression is None:
        raise NotStated(f"the unnamed function {node.function}")
    return applied(expression, terms.of(node.argument))


def _softmax(node: e.Softmax, terms: Terms) -> Any:
    if node.direction != "vector":
        raise NotStated("softmax of rows")
    powers = applied(sympy.exp(X), terms.of(node.argument))
    ones = sympy.OneMatrix(1, terms.size(node.shape.rows))
    return sympy.Trace(ones * powers) ** -1 * powers


def _norm(node: e.Norm, terms: Terms) -> Any:
    if node.kind not in ("F", "p") or (node.kind == "p" and node.order != e.TWO):
        raise NotStated(f"the norm {node.kind}")
    inner = terms.of(node.argument)
    return sympy.sqrt(sympy.Trace(inner.T * inner))


def _matrix_function(node: e.MatrixFunction, terms: Terms) -> Any:
    inner = terms.of(node.argument)
    if node.function == "sqrt":
        return inner**sympy.S.Half
    if node.function == "exp":
        return sympy.exp(inner)
    raise NotStated(f"the matrix function {node.function}")


def _entry(node: e.Entry, terms: Terms) -> Any:
    return terms.of(node.argument)[terms.of(node.row) - 1, terms.of(node.col) - 1]


TERMS: dict[type[e.Node], Callable[[Any, Terms], Any]] = {
    e.Number: lambda node, terms: sympy.Rational(node.value.numerator, node.value.denominator),
    e.Constant: _constant,
    e.Size: lambda node, terms: terms.size(node.size),
    e.Symbol: _symbol,
    e.Identity: lambda node, terms: sympy.Identity(terms.size(node.size)),
    e.Zero: lambda node, terms: sympy.ZeroMatrix(*terms.shape(node.form)),
    e.Ones: lambda node, terms: sympy.OneMatrix(*terms.shape(node.form)),
    e.Sum: _sum,
    e.Product: _product,
    e.Power: lambda node, terms: terms.of(node.base) ** terms.of(node.exponent),
    e.Transpose: _transpose,
    e.Inverse: lambda node, terms: terms.of(node.argument) ** -1,
    e.Adjugate: _adjugate,
    e.Hadamard: _hadamard,
    e.HadamardQuotient: _quotient,
    e.HadamardPower: _entry_power,
    e.Kronecker: lambda node, terms: sympy.KroneckerProduct(*map(terms.of, node.factors)),
    e.KroneckerSum: _kronecker_sum,
    e.Diag: lambda node, terms: sympy.DiagMatrix(terms.of(node.argument)),
    e.Diagonal: lambda node, terms: DiagonalOf(terms.of(node.argument)),
    e.Trace: lambda node, terms: sympy.Trace(terms.of(node.argument)),
    e.Determinant: lambda node, terms: sympy.Determinant(terms.of(node.argument)),
    e.Norm: _norm,
    e.Elementwise: _elementwise,
    e.Softmax: _softmax,
    e.MatrixFunction: _matrix_function,
    e.Entry: _entry,
}
