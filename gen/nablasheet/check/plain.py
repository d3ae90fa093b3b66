"""Plain numbers of many digits, for the referee that takes differences.

Every operation that the jets do in their own way is here mpmath's routine: LU decompositions,
`expm`, `sqrtm`, `logm`, singular values, and the named functions as mpmath knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from nablasheet.check import explicit
from nablasheet.check.budget import Budget
from nablasheet.check.digits import Rounded, real_power
from nablasheet.check.ring import DIGITS, Grid, Undefined, Unsupported
from nablasheet.check.scalar import is_outside

Function = Callable[[Any, Any], Any]

FUNCTIONS: dict[str, Function] = {
    "exp": lambda c, x: c.exp(x),
    "log": lambda c, x: c.ln(x),
    "sqrt": lambda c, x: c.sqrt(x),
    "sin": lambda c, x: c.sin(x),
    "cos": lambda c, x: c.cos(x),
    "tan": lambda c, x: c.tan(x),
    "sinh": lambda c, x: c.sinh(x),
    "cosh": lambda c, x: c.cosh(x),
    "tanh": lambda c, x: c.tanh(x),
    "arctan": lambda c, x: c.atan(x),
    "abs": lambda c, x: abs(x),
    "sgn": lambda c, x: c.sign(x),
    "relu": lambda c, x: max(x, c.zero),
    "step": lambda c, x: c.one if x > 0 else c.zero,
    "sigma": lambda c, x: (1 + c.tanh(x / 2)) / 2,
    "softplus": lambda c, x: c.log1p(c.exp(x)),
    "Phi": lambda c, x: c.ncdf(x),
    "phi": lambda c, x: c.npdf(x),
    "gelu": lambda c, x: x * c.ncdf(x),
    "silu": lambda c, x: x / (1 + c.exp(-x)),
    "erf": lambda c, x: c.erf(x),
    "arcsin": lambda c, x: c.asin(x),
    "arccos": lambda c, x: c.acos(x),
    "arsinh": lambda c, x: c.asinh(x),
    "artanh": lambda c, x: c.atanh(x),
    "logit": lambda c, x: c.ln(x) - c.ln(1 - x),
    "elu": lambda c, x: x if x > 0 else c.expm1(x),
    "mish": lambda c, x: x * c.tanh(c.log1p(c.exp(x))),
    "Gamma": lambda c, x: c.gamma(x),
    "digamma": lambda c, x: c.digamma(x),
    "trigamma": lambda c, x: c.psi(1, x),
}

_KINKS = frozenset({"sgn", "step"})

SLOPES: dict[str, Function] = {
    "exp": lambda c, x: c.exp(x),
    "log": lambda c, x: 1 / x,
    "sqrt": lambda c, x: 1 / (2 * c.sqrt(x)),
    "sin": lambda c, x: c.cos(x),
    "cos": lambda c, x: -c.sin(x),
    "sinh": lambda c, x: c.cosh(x),
    "cosh": lambda c, x: c.sinh(x),
}

ROUTINES = {"exp": "expm", "sqrt": "sqrtm", "cos": "cosm", "sin": "sinm"}


class Plain(Rounded):
    """mpmath numbers without derivatives."""

    has_jets = False

    def __init__(self, budget: Budget, digits: int = DIGITS) -> None:
        super().__init__(budget, digits)
        # truncation h^2 against rounding 10^-digits / h, and against 10^-digits / h^2 for seconds
        self.step, self.second_step = (self.context.mpf(10) ** -(digits // k) for k in (3, 4))
        self.rounded: dict[tuple[int, int], Any] = {}

    def number(self, value: Fraction) -> Any:
        """A rational, rounded; the same ones come again at every shifted point."""
        ratio = value.as_integer_ratio()
        if ratio not in self.rounded:
            self.rounded[ratio] = self.context.fraction(*ratio) + 0
        return self.rounded[ratio]

    def conjugate(self, x: Any) -> Any:
        """The conjugate."""
        return self.context.conj(x)

    def weight(self, x: Any) -> Any:
        """Absolute value."""
        return abs(x)

    def function(self, name: str, x: Any) -> Any:
        """mpmath's own function."""
        if name not in FUNCTIONS:
            raise Unsupported(f"the function {name}")
        if is_outside(self.context, name, x):
            raise Undefined(f"{name} of a number that is not in its domain")
        if name in _KINKS and not x:
            raise Undefined("a kink")
        return FUNCTIONS[name](self.context, x)

    def power(self, base: Any, exponent: Any) -> Any:
        """Real for a positive base or a whole exponent."""
        return real_power(self.context, base, exponent)

    def slope(self, path: Callable[[Any], Grid]) -> Grid:
        """A central difference."""
        h = self.step
        return explicit.both(lambda x, y: (x - y) / (2 * h), path(h), path(-h))

    def determinant(self, grid: Grid) -> Any:
        """By LU decomposition."""
        return self.context.det(self.context.matrix(grid))

    def inverse(self, grid: Grid) -> Grid:
        """By LU decomposition; Undefined when the pivots vanish."""
        matrix = self.context.matrix(grid)
        inverse: Grid = (matrix**-1).tolist()
        self._refuse_noise(grid, inverse)
        return inverse

    def pseudo_inverse(self, grid: Grid) -> Grid:
        """From the singular value decomposition."""
        left, values, right = self._decomposed(grid)
        large = max(values)
        scaled = [
            [x / value for x in row] if value > large * self.roundoff else [self.zero] * len(row)
            for value, row in zip(values, explicit.adjoint(self, left), strict=True)
        ]
        return explicit.multiply(self, explicit.adjoint(self, right), scaled)

    def _decomposed(self, grid: Grid) -> tuple[Grid, list[Any], Grid]:
        decompose = self.context.svd_c if self._is_complex(grid) else self.context.svd_r
        left, values, right = decompose(self.context.matrix(grid))
        return left.tolist(), list(values), right.tolist()

    def _is_complex(self, grid: Grid) -> bool:
        return any(isinstance(x, self.context.mpc) for row in grid for x in row)

    def _refuse_noise(self, grid: Grid, inverse: Grid) -> None:
        large = max(abs(x) for row in grid for x in row) * max(abs(x) for row in inverse for x in row)
        if large * self.roundoff > 1:
            raise Undefined("a singular matrix")

    def matrix_function(self, name: str, grid: Grid) -> Grid:
        """mpmath's routine; a logarithm from eigenvalues, hyperbolic functions from exponentials."""
        c = self.context
        matrix = c.matrix(grid)
        if name in ("cosh", "sinh"):
            plus, minus = c.expm(matrix), c.expm(-matrix)
            result = (plus + minus) / 2 if name == "cosh" else (plus - minus) / 2
        elif name == "log":
            result = self._logarithm(matrix)
        elif name in ROUTINES:
            result = getattr(c, ROUTINES[name])(matrix)
        else:
            raise Unsupported(f"the matrix function {name}")
        return self._as_real(grid, result.tolist())

    def _logarithm(self, matrix: Any) -> Any:
        """From eigenvalues, five times as fast as `logm`; Undefined near a defective matrix."""
        c = self.context
        values, vectors = c.eig(matrix)
        inverse = vectors**-1
        self._refuse_noise(vectors.tolist(), inverse.tolist())
        return vectors * c.diag([c.ln(value) for value in values]) * inverse

    def frechet_jacobian(self, name: str, grid: Grid) -> Grid:
        """From eigenvalues and divided differences (the theorem of Daleckii and Krein)."""
        if name not in SLOPES:
            raise Unsupported(f"the matrix function {name}")
        c, size = self.context, len(grid)
        values, vectors = c.eig(c.matrix(grid))
        inverse = vectors**-1
        divided = [[self._divided(name, x, y) for y in values] for x in values]
        columns = []
        for j in range(size):
            for i in range(size):
                inner = c.matrix(size, size)
                for p in range(size):
                    for q in range(size):
                        inner[p, q] = divided[p][q] * inverse[p, i] * vectors[j, q]
                columns.append(explicit.vec((vectors * inner * inverse).tolist()))
        return self._as_real(grid, explicit.transpose(columns))

    def _divided(self, name: str, x: Any, y: Any) -> Any:
        """(f(x) - f(y)) / (x - y), the slope where they are the same eigenvalue."""
        c = self.context
        if x is y:
            return SLOPES[name](c, x)
        if abs(x - y) < c.mpf(10) ** -6:
            raise Undefined("eigenvalues too close to each other")
        return (FUNCTIONS[name](c, x) - FUNCTIONS[name](c, y)) / (x - y)

    def _as_real(self, grid: Grid, result: Grid) -> Grid:
        """Drop imaginary noise that a real matrix cannot have; more than noise is Undefined."""
        c = self.context
        if any(isinstance(x, c.mpc) and x.imag for row in grid for x in row):
            return result
        large = max(abs(x) for row in result for x in row)
        if any(abs(c.im(x)) > large * self.roundoff for row in result for x in row):
            raise Undefined("a matrix function with a complex value")
        return [[c.re(x) for x in row] for row in result]

    def nuclear(self, grid: Grid) -> Any:
        """Sum of the singular values."""
        return self.context.fsum(self._decomposed(grid)[1])

    def spectral(self, grid: Grid) -> Any:
        """Largest singular value."""
        return max(self._decomposed(grid)[1])
