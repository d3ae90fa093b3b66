"""Powers of a matrix whose exponent is not a number that counts factors: roots and real exponents.

X^p = exp(p log X) wherever the logarithm is defined, so that the Fréchet derivatives of these two
functions are all that is needed (Higham, Functions of Matrices, section 11.2).
"""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import (
    Assumption,
    Diag,
    Frechet,
    MatrixFunction,
    Node,
    Number,
    Power,
    Size,
    Symbol,
    number,
)
from nablasheet.expr.build import add, hadamard, is_zero, mul, power, sub
from nablasheet.expr.functions import Elementwise
from nablasheet.expr.named import entry_power

D = Callable[[Node], Node]


def real_power_rule(node: Power, d: D) -> Node:
    """d(X^p) for a constant or varying exponent p that is no whole number."""
    base, exponent = node.base, node.exponent
    if isinstance(base, Diag):
        return _diagonal(base.argument, exponent, d)
    match exponent:
        case Number(value) if value.denominator == 2 and abs(value) < 8:
            root = MatrixFunction("sqrt", base)
            return d(mul(power(base, number(floor(value))), root)) if floor(value) else d(root)
    if _counts(exponent):
        raise NotDerived("a power of a matrix with this exponent, outside a trace")
    logarithm = MatrixFunction("log", base)
    if is_zero(d(base)):
        return mul(d(exponent), node, logarithm)
    return Frechet("exp", mul(exponent, logarithm), _product(exponent, logarithm, d))


def _product(exponent: Node, logarithm: MatrixFunction, d: D) -> Node:
    """d(p log X)"""
    change = mul(exponent, Frechet("log", logarithm.argument, d(logarithm.argument)))
    return change if is_zero(own := d(exponent)) else add(change, mul(own, logarithm))


def _diagonal(entries: Node, exponent: Node, d: D) -> Node:
    """The power of a diagonal matrix is taken entry by entry."""
    lowered = entry_power(entries, sub(exponent, number(1)))
    change = mul(exponent, hadamard(lowered, d(entries)))
    if not is_zero(own := d(exponent)):
        raised = entry_power(entries, exponent)
        change = add(change, mul(own, hadamard(raised, Elementwise("log", entries))))
    return Diag(change)


def _counts(exponent: Node) -> bool:
    """Whether it is a whole number by its form, for which the logarithm is not needed."""
    if isinstance(exponent, Size) or (isinstance(exponent, Number) and exponent.value.denominator == 1):
        return True
    return isinstance(exponent, Symbol) and exponent.holds(Assumption.INTEGER)
