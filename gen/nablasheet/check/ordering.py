"""Eigenvalues by their place: here the first is the largest, in other texts it is the smallest.

What is false in one order may be true in the other, so a refutation needs both.
"""

from __future__ import annotations

from nablasheet import expr as e
from nablasheet.expr.build import neg

REASON = "it holds if eigenvalues are counted from the smallest; here the first is the largest"


def counts_eigenvalues(*formulas: e.Node) -> bool:
    """Whether an eigenvalue is named by its place."""
    return any(_is_counted(node) for formula in formulas for node in formula.walk())


def counted_upwards(formula: e.Node) -> e.Node:
    """The same with the smallest eigenvalue as the first: lambda_k(A) there is -lambda_k(-A) here."""
    if not counts_eigenvalues(formula):
        return formula
    formula = formula.with_parts(tuple(counted_upwards(part) for part in formula.parts))
    if isinstance(formula, e.OrderedEigenvalue) and _is_counted(formula):
        return neg(e.OrderedEigenvalue(neg(formula.argument), formula.position, formula.name))
    return formula


def _is_counted(node: e.Node) -> bool:
    return isinstance(node, e.OrderedEigenvalue) and node.name == "lambda"
