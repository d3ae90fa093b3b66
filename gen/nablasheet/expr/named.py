"""The named scalar functions: how each is written in LaTeX and in NumPy, and its derivative.

The derivative is a formula in the same language, so that a second derivative needs nothing new;
a test compares every one with SymPy's.  What the referees evaluate is not here but in `check`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nablasheet.expr.atoms import HALF, UNITY, Constant, Ones, number
from nablasheet.expr.build import add, divide, hadamard, mul, neg, power, sub
from nablasheet.expr.functions import Elementwise
from nablasheet.expr.node import Node
from nablasheet.expr.products import HadamardPower
from nablasheet.expr.shape import FormulaError


@dataclass(frozen=True, slots=True)
class ScalarFunction:
    """`derivative(x)` is f'(x) entry by entry; `latex` and `numpy` are the function's names."""

    latex: str
    numpy: str
    derivative: Callable[[Node], Node]
    meaning: str = ""


def apply(name: str, argument: Node) -> Node:
    """f(x), entry by entry."""
    return Elementwise(name, argument)


def ones_like(node: Node) -> Node:
    """1 for a scalar, ones for all else."""
    return UNITY if node.is_scalar else Ones(node.shape)


def entry_power(base: Node, exponent: Node) -> Node:
    """Each entry to a power."""
    if base.is_scalar:
        return power(base, exponent)
    return base if exponent == UNITY else HadamardPower(base, exponent)


def _reciprocal(x: Node) -> Node:
    return entry_power(x, number(-1))


def _logistic(x: Node) -> Node:
    s = apply("sigma", x)
    return hadamard(s, sub(ones_like(x), s))


def _tanh(x: Node) -> Node:
    return sub(ones_like(x), entry_power(apply("tanh", x), number(2)))


def _tan(x: Node) -> Node:
    return add(ones_like(x), entry_power(apply("tan", x), number(2)))


def _gelu(x: Node) -> Node:
    return add(apply("Phi", x), hadamard(x, apply("phi", x)))


def _silu(x: Node) -> Node:
    s = apply("sigma", x)
    return hadamard(s, add(ones_like(x), hadamard(x, sub(ones_like(x), s))))


def _one_minus_square(x: Node) -> Node:
    return sub(ones_like(x), entry_power(x, number(2)))


def _arcsin(x: Node) -> Node:
    return entry_power(apply("sqrt", _one_minus_square(x)), number(-1))


def _arsinh(x: Node) -> Node:
    return entry_power(apply("sqrt", add(ones_like(x), entry_power(x, number(2)))), number(-1))


def _mish(x: Node) -> Node:
    t = apply("tanh", apply("softplus", x))
    return add(t, hadamard(x, apply("sigma", x), _one_minus_square(t)))


def _beyond(x: Node) -> Node:
    raise FormulaError("the second derivative of the digamma function has no name here")


def _erf(x: Node) -> Node:
    front = divide(number(2), power(Constant("pi"), HALF))
    return mul(front, apply("exp", neg(entry_power(x, number(2)))))


def _root(x: Node) -> Node:
    return mul(HALF, entry_power(apply("sqrt", x), number(-1)))


def _zeros(x: Node) -> Node:
    return mul(number(0), ones_like(x))


F = ScalarFunction

FUNCTIONS: dict[str, ScalarFunction] = {
    "exp": F(r"\exp", "np.exp", lambda x: apply("exp", x)),
    "log": F(r"\log", "np.log", _reciprocal),
    "sqrt": F(r"\sqrt", "np.sqrt", _root),
    "sin": F(r"\sin", "np.sin", lambda x: apply("cos", x)),
    "cos": F(r"\cos", "np.cos", lambda x: neg(apply("sin", x))),
    "tan": F(r"\tan", "np.tan", _tan),
    "sinh": F(r"\sinh", "np.sinh", lambda x: apply("cosh", x)),
    "cosh": F(r"\cosh", "np.cosh", lambda x: apply("sinh", x)),
    "tanh": F(r"\tanh", "np.tanh", _tanh),
    "arctan": F(r"\arctan", "np.arctan", lambda x: _reciprocal(add(ones_like(x), entry_power(x, number(2))))),
    "abs": F(r"|\cdot|", "np.abs", lambda x: apply("sgn", x)),
    "sgn": F(r"\operatorname{sgn}", "np.sign", _zeros, "sign"),
    "relu": F(
        r"\operatorname{relu}", "(lambda z: np.maximum(z, 0))", lambda x: apply("step", x), "max(x, 0)"
    ),
    "step": F(r"\operatorname{step}", "(lambda z: (z > 0) * 1.0)", _zeros, "1 where x > 0, else 0"),
    "sigma": F(r"\sigma", "scipy.special.expit", _logistic, "logistic function 1/(1 + e^{-x})"),
    "softplus": F(
        r"\operatorname{softplus}",
        "(lambda z: np.logaddexp(0, z))",
        lambda x: apply("sigma", x),
        "log(1 + e^x)",
    ),
    "Phi": F(
        r"\Phi", "scipy.special.ndtr", lambda x: apply("phi", x), "standard normal distribution function"
    ),
    "phi": F(
        r"\phi",
        "(lambda z: np.exp(-z**2/2)/np.sqrt(2*np.pi))",
        lambda x: neg(hadamard(x, apply("phi", x))),
        "standard normal density",
    ),
    "gelu": F(r"\operatorname{gelu}", "(lambda z: z*scipy.special.ndtr(z))", _gelu, "x Phi(x)"),
    "silu": F(r"\operatorname{silu}", "(lambda z: z*scipy.special.expit(z))", _silu, "x sigma(x)"),
    "arcsin": F(r"\arcsin", "np.arcsin", _arcsin),
    "arccos": F(r"\arccos", "np.arccos", lambda x: neg(_arcsin(x))),
    "arsinh": F(r"\operatorname{arsinh}", "np.arcsinh", _arsinh),
    "artanh": F(r"\operatorname{artanh}", "np.arctanh", lambda x: _reciprocal(_one_minus_square(x))),
    "logit": F(
        r"\operatorname{logit}",
        "scipy.special.logit",
        lambda x: _reciprocal(hadamard(x, sub(ones_like(x), x))),
        "log(x / (1 - x))",
    ),
    "elu": F(
        r"\operatorname{elu}",
        "(lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))))",
        lambda x: apply("exp", neg(apply("relu", neg(x)))),
        "x where x > 0, else e^x - 1",
    ),
    "mish": F(
        r"\operatorname{mish}", "(lambda z: z * np.tanh(np.logaddexp(0, z)))", _mish, "x tanh(softplus(x))"
    ),
    "Gamma": F(
        r"\Gamma",
        "scipy.special.gamma",
        lambda x: hadamard(apply("Gamma", x), apply("digamma", x)),
        "gamma function",
    ),
    "digamma": F(r"\psi", "scipy.special.digamma", lambda x: apply("trigamma", x), "digamma function"),
    "trigamma": F(
        r"\psi'", "(lambda z: scipy.special.polygamma(1, z))", _beyond, "derivative of the digamma function"
    ),
    "erf": F(r"\operatorname{erf}", "scipy.special.erf", _erf, "error function"),
}

MATRIX_FUNCTIONS = ("exp", "log", "sqrt", "sin", "cos", "sinh", "cosh")


WITHOUT_DERIVATIVE = frozenset({"trigamma"})  # the chain of named functions ends there


def derivative_of(function: str, argument: Node) -> Node:
    """f'(x) entry by entry; an unnamed function gains a prime."""
    if function in FUNCTIONS:
        return FUNCTIONS[function].derivative(argument)
    return Elementwise(function + "'", argument)
