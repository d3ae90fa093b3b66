"""Functions for the tests of the bench, built by hand so that no parser is needed."""

from __future__ import annotations

from bench.problems import Problem

from nablasheet import expr as e
from nablasheet.expr.build import add, inverse, mul, power, transpose

X = e.Symbol("X", e.matrix("n", "n"))
W = e.Symbol("W", e.matrix("m", "n"))
A = e.Symbol("A", e.matrix("n", "m"))
C = e.Symbol("C", e.matrix("n", "n"))
x = e.Symbol("x", e.column("n"))
a = e.Symbol("a", e.column("n"))


def problem(name: str, function: e.Node, variable: e.Symbol, order: int = 1) -> Problem:
    """A problem whose letters are those of its function."""
    letters = {node.name: node for node in function.walk() if isinstance(node, e.Symbol)}
    return Problem(name, function, variable, order, letters)


LINEAR = problem("trace-linear", e.Trace(mul(A, W)), W)
QUADRATIC = problem("quadratic-form", mul(transpose(x), C, x), x)
LOG_DET = problem("log-det", e.Elementwise("log", e.Determinant(X)), X)
INVERSE = problem("inverse", inverse(X), X)
TANH = problem("tanh", e.Elementwise("tanh", mul(W, x)), x)
HESSIAN = problem("quadratic-form-hessian", mul(transpose(x), C, x), x, 2)
TWO_TRACES = problem("two-traces", add(e.Trace(X), e.Trace(power(X, e.number(2)))), X)
UNNAMED = problem("unnamed", e.Apply("u", (x,), e.SCALAR), x)
PSEUDO = problem("pseudo-inverse", e.PseudoInverse(W), W)
