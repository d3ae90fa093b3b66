"""SymPy's answers have the value that SymPy's own explicit matrices and arrays have."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy
from bench.sympy_value import Point, Unevaluated, is_array, point
from sympy.tensor.array.expressions import array_expressions as arrays

from nablasheet.check.sample import Sample

M, N = 2, 3
X = sympy.MatrixSymbol("X", M, N)
Y = sympy.MatrixSymbol("Y", N, N)
V = sympy.MatrixSymbol("v", N, 1)
D = sympy.Dummy("d", real=True)


def _grid(rows: int, cols: int, start: int) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(Fraction(start + (i * cols + j) ** 2, 7) for j in range(cols)) for i in range(rows))


SAMPLE = Sample({"n": N}, {"X": _grid(M, N, 1), "Y": _grid(N, N, 2), "v": _grid(N, 1, 3)}, {}, {}, {}, {})
AT: Point = point(SAMPLE)


def _explicit(expression: Any) -> Any:
    made = expression.as_explicit()
    values = {s[i, j]: sympy.Rational(*SAMPLE.values[s.name][i][j].as_integer_ratio())
              for s in (X, Y, V) for i in range(s.shape[0]) for j in range(s.shape[1])}  # fmt: skip
    return np.array(made.subs(values).tolist(), dtype=float)


PRODUCT = arrays.ArrayTensorProduct(X, Y)


@pytest.mark.parametrize(
    "expression",
    [
        X * Y * V,
        2 * X * Y - X,
        Y.inverse(),
        Y**3,
        X.T,
        sympy.HadamardProduct(X, X),
        sympy.HadamardPower(X, 2),
        sympy.KroneckerProduct(X, V),
        sympy.DiagMatrix(V),
        X.applyfunc(sympy.Lambda(D, D**2 + 1)),
        PRODUCT,
        arrays.ArrayContraction(PRODUCT, (1, 2)),
        arrays.ArrayDiagonal(PRODUCT, (1, 2)),
        arrays.PermuteDims(PRODUCT, [2, 0, 3, 1]),
        arrays.ArrayAdd(PRODUCT, PRODUCT),
        arrays.Reshape(PRODUCT, (6, 9)),
        arrays.ZeroArray(2, 3, 2),
    ],
    ids=lambda expression: type(expression).__name__,
)
def test_value_is_sympys_own(expression: Any) -> None:
    assert np.allclose(AT.of(expression), _explicit(expression), rtol=1e-12)


def test_scalars_have_values() -> None:
    y = np.array(SAMPLE.values["Y"], dtype=float)
    assert np.isclose(AT.of(sympy.log(sympy.Trace(Y)) + sympy.pi), np.log(np.trace(y)) + np.pi)
    assert np.isclose(AT.of(sympy.Determinant(Y) * Y[0, 1]), np.linalg.det(y) * y[0, 1])
    assert np.allclose(AT.of(sympy.Trace(Y) * Y), np.trace(y) * y)
    assert AT.of(sympy.Symbol("n", integer=True, positive=True)) == N


def test_an_unevaluated_derivative_has_no_value() -> None:
    with pytest.raises(Unevaluated):
        AT.of(sympy.Determinant(Y).diff(Y))
    with pytest.raises(Unevaluated, match="letter t"):
        AT.of(sympy.Symbol("t"))


def test_arrays_are_told_from_matrices() -> None:
    assert is_array(PRODUCT)
    assert not is_array(X * Y)
