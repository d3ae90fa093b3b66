"""The value of what SymPy answers: its matrix and array expressions in NumPy, at a sample.

Only definitions stand here.  What is not in the table (an unevaluated derivative, most of all) has no
value, and the answer counts as unevaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
import sympy
from sympy.matrices.expressions.diagonal import DiagonalMatrix, DiagonalOf
from sympy.tensor.array.expressions import array_expressions as arrays

from bench.sympy_terms import size_letter
from bench.truth import Array
from nablasheet.check.sample import Sample

ARRAYS = (arrays._ArrayExpr, arrays._CodegenArrayAbstract, sympy.NDimArray)


class Unevaluated(Exception):
    """The answer holds something that has no value as it stands."""


@dataclass(frozen=True, slots=True)
class Point:
    """The numbers for the letters."""

    letters: Mapping[str, Array]
    sizes: Mapping[Any, int]

    def of(self, expression: Any) -> Array:
        """The value; Unevaluated when there is none."""
        for kind, rule in VALUES.items():
            if isinstance(expression, kind):
                return np.asarray(rule(expression, self))
        raise Unevaluated(type(expression).__name__)

    def size(self, expression: Any) -> int:
        """A size as a number."""
        return int(sympy.sympify(expression).subs(self.sizes))


def point(sample: Sample) -> Point:
    """A referee's sample for SymPy's letters."""
    letters = {
        name: np.array([[float(x.real) for x in row] for row in grid]) for name, grid in sample.values.items()
    }
    return Point(letters, {size_letter(letter): size for letter, size in sample.sizes.items()})


def is_array(expression: Any) -> bool:
    """Whether an answer is an array with axes and not a matrix formula."""
    return any(isinstance(part, ARRAYS) for part in sympy.preorder_traversal(expression))


def _symbol(expression: Any, at: Point) -> Any:
    if expression in at.sizes:
        return at.sizes[expression]
    if expression.name not in at.letters:
        raise Unevaluated(f"the letter {expression.name}")
    return at.letters[expression.name][0, 0]


def _product(expression: Any, at: Point) -> Array:
    return reduce(_times, (at.of(part) for part in expression.args))


def _times(left: Array, right: Array) -> Array:
    return left @ right if left.ndim == 2 and right.ndim == 2 else left * right


def _sum(expression: Any, at: Point) -> Array:
    values = [at.of(part) for part in expression.args]
    shapes = {value.shape for value in values}
    if len(shapes) > 1:
        raise Unevaluated("a sum of different shapes")
    return sum(values[1:], values[0])


def _power(expression: Any, at: Point) -> Array:
    base, exponent = at.of(expression.base), at.of(expression.exp)
    if base.ndim < 2:
        return np.asarray(base).astype(complex) ** exponent
    if exponent == int(exponent):
        return np.linalg.matrix_power(base, int(exponent))
    return _through_eigenvalues(base, lambda values: values**exponent)


def _through_eigenvalues(matrix: Array, f: Callable[[Array], Array]) -> Array:
    values, vectors = np.linalg.eig(matrix)
    return np.asarray(vectors @ np.diag(f(values.astype(complex))) @ np.linalg.inv(vectors))


def _function(expression: Any, at: Point) -> Array:
    values = [at.of(part) for part in expression.args]
    if values[0].ndim == 2:
        if isinstance(expression, sympy.exp):
            return _through_eigenvalues(values[0], np.exp)
        raise Unevaluated(f"{expression.func} of a matrix")
    return number(expression.func(*(_inexact(value) for value in values)))


def _inexact(value: Array) -> Any:
    return sympy.Float(value.real, 17) if not value.imag else sympy.sympify(complex(value))


def number(expression: Any) -> Array:
    """A number that SymPy can work out."""
    value = sympy.N(expression, 17)
    if not value.is_number or value.has(sympy.Derivative, sympy.Subs):
        raise Unevaluated(str(type(expression).__name__))
    return np.asarray(complex(value) if sympy.im(value) else float(value))


def each(function: Any, values: Array) -> Array:
    """SymPy's function of every entry."""
    return np.reshape([number(function(_inexact(np.asarray(x)))) for x in values.ravel()], values.shape)


def _hadamard_power(expression: Any, at: Point) -> Array:
    return at.of(expression.base).astype(complex) ** at.of(expression.exp)


def _element(expression: Any, at: Point) -> Any:
    i, j = (at.size(index) for index in expression.args[1:])
    return at.of(expression.args[0])[i, j]


def _tensor_product(expression: Any, at: Point) -> Array:
    return reduce(np.multiply.outer, (at.of(part) for part in expression.args))


def _labels(rank: int, groups: Any) -> tuple[list[int], list[int]]:
    """Labels of the axes, those of a group alike; and the labels outside all groups."""
    labels = list(range(rank))
    for group in groups:
        for axis in group:
            labels[int(axis)] = labels[int(group[0])]
    grouped = {int(axis) for group in groups for axis in group}
    return labels, [labels[axis] for axis in range(rank) if axis not in grouped]


def _contraction(expression: Any, at: Point) -> Array:
    inner = at.of(expression.expr)
    labels, kept = _labels(inner.ndim, expression.contraction_indices)
    return np.asarray(np.einsum(inner, labels, kept))


def _diagonal(expression: Any, at: Point) -> Array:
    inner = at.of(expression.expr)
    groups = expression.diagonal_indices
    labels, kept = _labels(inner.ndim, groups)
    return np.asarray(np.einsum(inner, labels, [*kept, *(labels[int(group[0])] for group in groups)]))


def _filled(value: float) -> Callable[[Any, Point], Array]:
    return lambda expression, at: np.full([at.size(size) for size in expression.shape], value)


# In this order: a matrix power is looked at before a power, a named function before any other.
VALUES: dict[Any, Callable[[Any, Point], Any]] = {
    sympy.MatrixSymbol: lambda s, at: at.letters[s.name],
    sympy.ZeroMatrix: _filled(0.0),
    sympy.OneMatrix: _filled(1.0),
    sympy.Identity: lambda s, at: np.eye(at.size(s.rows)),
    arrays.ZeroArray: _filled(0.0),
    arrays.OneArray: _filled(1.0),
    sympy.MatMul: _product,
    sympy.MatAdd: _sum,
    sympy.Inverse: lambda s, at: np.linalg.inv(at.of(s.arg)),
    sympy.MatPow: _power,
    sympy.Transpose: lambda s, at: at.of(s.arg).T,
    sympy.HadamardProduct: lambda s, at: reduce(np.multiply, map(at.of, s.args)),
    sympy.HadamardPower: _hadamard_power,
    sympy.KroneckerProduct: lambda s, at: reduce(np.kron, map(at.of, s.args)),
    sympy.DiagMatrix: lambda s, at: np.diag(at.of(s.args[0]).ravel()),
    DiagonalMatrix: lambda s, at: np.diag(np.diag(at.of(s.args[0]))),
    DiagonalOf: lambda s, at: np.diag(at.of(s.args[0]))[:, None],
    sympy.matrices.expressions.applyfunc.ElementwiseApplyFunction: lambda s, at: each(
        s.function, at.of(s.expr)
    ),
    sympy.Trace: lambda s, at: np.trace(at.of(s.arg)),
    sympy.Determinant: lambda s, at: np.linalg.det(at.of(s.arg)),
    sympy.matrices.expressions.matexpr.MatrixElement: _element,
    sympy.MatrixBase: lambda s, at: np.array([[at.of(x) for x in row] for row in s.tolist()]),
    arrays.ArrayTensorProduct: _tensor_product,
    arrays.ArrayContraction: _contraction,
    arrays.ArrayDiagonal: _diagonal,
    arrays.PermuteDims: lambda s, at: np.transpose(at.of(s.expr), [int(i) for i in s.permutation.array_form]),
    arrays.ArrayAdd: _sum,
    arrays.Reshape: lambda s, at: np.reshape(at.of(s.expr), [at.size(size) for size in s.shape]),
    arrays.ArrayElementwiseApplyFunc: lambda s, at: each(s.function, at.of(s.expr)),
    sympy.NDimArray: lambda s, at: np.reshape([at.of(x) for x in sympy.flatten(s.tolist())], s.shape),
    sympy.Symbol: _symbol,
    sympy.Number: lambda s, at: float(s),
    sympy.NumberSymbol: lambda s, at: float(s),
    type(sympy.I): lambda s, at: 1j,
    sympy.Add: _sum,
    sympy.Mul: _product,
    sympy.Pow: _power,
    sympy.Function: _function,
    sympy.Max: _function,
}
