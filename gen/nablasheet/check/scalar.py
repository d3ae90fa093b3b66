"""Named scalar functions and all their derivatives, by SymPy.

Each function is written once as a SymPy expression in one letter; `sympy.diff` makes the
derivatives, and a walk over the result makes a closure that mpmath evaluates to any number of
digits.  Nothing is turned into source text on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import sympy
from sympy.core.relational import Relational

from nablasheet.check.ring import Undefined, Unsupported

Closure = Callable[[Any, Any], Any]  # (mpmath context, value) -> value

X = sympy.Symbol("x", real=True)
_LOGISTIC = 1 / (1 + sympy.exp(-X))
_CUMULATIVE = (1 + sympy.erf(X / sympy.sqrt(2))) / 2

DEFINITIONS: dict[str, Any] = {
    "exp": sympy.exp(X),
    "log": sympy.log(X),
    "sqrt": sympy.sqrt(X),
    "sin": sympy.sin(X),
    "cos": sympy.cos(X),
    "tan": sympy.tan(X),
    "sinh": sympy.sinh(X),
    "cosh": sympy.cosh(X),
    "tanh": sympy.tanh(X),
    "arctan": sympy.atan(X),
    "abs": sympy.Piecewise((X, X > 0), (-X, True)),
    "sgn": sympy.Piecewise((1, X > 0), (-1, True)),
    "relu": sympy.Piecewise((X, X > 0), (0, True)),
    "step": sympy.Piecewise((1, X > 0), (0, True)),
    "sigma": _LOGISTIC,
    "softplus": sympy.log(1 + sympy.exp(X)),
    "Phi": _CUMULATIVE,
    "phi": sympy.exp(-(X**2) / 2) / sympy.sqrt(2 * sympy.pi),
    "gelu": X * _CUMULATIVE,
    "silu": X * _LOGISTIC,
    "erf": sympy.erf(X),
    "arcsin": sympy.asin(X),
    "arccos": sympy.acos(X),
    "arsinh": sympy.asinh(X),
    "artanh": sympy.atanh(X),
    "logit": sympy.log(X / (1 - X)),
    "elu": sympy.Piecewise((X, X > 0), (sympy.exp(X) - 1, True)),
    "mish": X * sympy.tanh(sympy.log(1 + sympy.exp(X))),
    "Gamma": sympy.gamma(X),
    "digamma": sympy.digamma(X),
    "trigamma": sympy.polygamma(1, X),
}

# Where the real function has no value or no derivative; a sample that gets here is drawn anew.
OUTSIDE: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("log", "sqrt", "Gamma", "digamma", "trigamma"), lambda x: bool(x <= 0)),
    **dict.fromkeys(("arcsin", "arccos", "artanh"), lambda x: bool(abs(x) >= 1)),
    "logit": lambda x: bool(x <= 0 or x >= 1),
}


def is_outside(context: Any, name: str, x: Any) -> bool:
    """Whether a real number is where the real function has no derivative."""
    return name in OUTSIDE and isinstance(x, context.mpf) and OUTSIDE[name](x)


_FUNCTIONS: dict[str, str] = {
    "exp": "exp", "log": "log", "sin": "sin", "cos": "cos", "tan": "tan", "sinh": "sinh",
    "cosh": "cosh", "tanh": "tanh", "atan": "atan", "erf": "erf", "asin": "asin", "acos": "acos", "asinh": "asinh",
    "atanh": "atanh", "gamma": "gamma",
}  # fmt: skip


@cache
def derivative(name: str, order: int) -> Closure:
    """The derivative of a named function, of any order, as a closure."""
    if name not in DEFINITIONS:
        raise Unsupported(f"the function {name}")
    return _closure(sympy.diff(DEFINITIONS[name], X, order))


def evaluate(context: Any, name: str, x: Any, order: int) -> Any:
    """f^(order)(x) at x, a number of this mpmath context."""
    if is_outside(context, name, x):
        raise Undefined(f"{name} of a number that is not in its domain")
    return derivative(name, order)(context, x)


def _closure(expression: Any) -> Closure:
    if expression == X:
        return lambda context, x: x
    if expression.is_Rational:
        top, bottom = int(expression.p), int(expression.q)
        return lambda context, x: context.mpf(top) / bottom
    if expression is sympy.pi:
        return lambda context, x: +context.pi
    if expression.is_Piecewise:
        return _piecewise(expression)
    if isinstance(expression, sympy.polygamma):
        order, inner = int(expression.args[0]), _closure(expression.args[1])
        return lambda context, x: context.psi(order, inner(context, x))
    arguments = [_closure(argument) for argument in expression.args]
    if expression.is_Add:
        return lambda context, x: sum((f(context, x) for f in arguments), context.zero)
    if expression.is_Mul:
        return lambda context, x: _product(f(context, x) for f in arguments)
    if expression.is_Pow:
        return _power(expression, arguments)
    method = _FUNCTIONS[type(expression).__name__]
    (inner,) = arguments
    return lambda context, x: getattr(context, method)(inner(context, x))


def _product(values: Any) -> Any:
    result = 1
    for value in values:
        result = result * value
    return result


def _power(expression: Any, arguments: list[Closure]) -> Closure:
    base, exponent = arguments
    if expression.exp.is_Integer:
        whole = int(expression.exp)
        return lambda context, x: base(context, x) ** whole
    return lambda context, x: context.power(base(context, x), exponent(context, x))


def _piecewise(expression: Any) -> Closure:
    """Two pieces that meet at a kink, where there is no answer."""
    (first, condition), (second, _) = expression.args
    if not isinstance(condition, Relational) or condition.lhs != X or condition.rhs != 0:
        raise Unsupported(f"the condition {condition}")
    above, below = _closure(first), _closure(second)

    def choose(context: Any, x: Any) -> Any:
        if isinstance(x, context.mpc):
            raise Undefined("a real function of a complex number")
        if not x:
            raise Undefined("a kink")
        return (above if x > 0 else below)(context, x)

    return choose
