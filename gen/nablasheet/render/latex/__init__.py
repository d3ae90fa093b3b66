"""LaTeX of a formula: one table over the nodes, brackets by precedence.

What is printed can be read back: parsing it gives a formula of the same form.  Partial derivatives
of unnamed functions are printed in the layout they are in; outside any layout they are printed as
rows, by the transposed variable, which means the same in both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node
from nablasheet.render.latex import algebra, cases, decompositions, functions, matrices
from nablasheet.render.latex.printer import (
    TABLE,
    Level,
    Printed,
    brace,
    brackets,
    call,
    latex,
    operand,
    script,
)
from nablasheet.render.sizes import latex_size

__all__ = ["TABLE", "brackets", "latex"]

PARTS = {"Re": r"\operatorname{Re}", "Im": r"\operatorname{Im}", "arg": r"\arg"}
CONSTANTS = {"pi": r"\pi", "e": "e", "i": "i"}

ROWS: dict[type[Node], Callable[[Any], Printed]] = {
    x.Number: lambda n: algebra.number(n.value),
    x.Constant: lambda n: (CONSTANTS[n.name], Level.ATOM),
    x.Size: lambda n: (latex_size(n.size), Level.ATOM if len(n.size.terms) == 1 else Level.SUM),
    x.Index: lambda n: (n.name, Level.ATOM),
    x.Symbol: lambda n: (n.name, Level.ATOM),
    x.Identity: lambda n: ("I", Level.ATOM),
    x.Zero: lambda n: ("0", Level.ATOM),
    x.Ones: matrices.ones,
    x.Unit: lambda n: (f"e_{brace(latex(n.position))}", Level.ATOM),
    x.Commutation: matrices.commutation,
    x.Duplication: lambda n: (f"D_{brace(latex_size(n.size))}", Level.ATOM),
    x.Elimination: lambda n: (f"L_{brace(latex_size(n.size))}", Level.ATOM),
    x.DiagonalEmbedding: lambda n: (f"E_{brace(latex_size(n.size))}", Level.ATOM),
    x.Sum: algebra.added,
    x.Product: algebra.product,
    x.Power: algebra.power,
    x.Transpose: algebra.transpose,
    x.Conjugate: algebra.conjugate,
    x.ComplexPart: lambda n: (PARTS[n.which] + brackets(latex(n.argument)), Level.ATOM),
    x.Inverse: algebra.inverse,
    x.PseudoInverse: lambda n: script(n.argument, "{+}"),
    x.Adjugate: call(r"\operatorname{adj}"),
    x.Hadamard: matrices.joined(r"\odot"),
    x.HadamardQuotient: matrices.quotient,
    x.HadamardPower: lambda n: script(n.base, rf"{{\circ {matrices.entry_exponent(n.exponent)}}}"),
    x.Kronecker: matrices.kronecker,
    x.KroneckerSum: lambda n: (rf"{operand(n.left)} \oplus {operand(n.right)}", Level.ENTRYWISE),
    x.Cross: lambda n: (rf"{operand(n.left)} \times {operand(n.right)}", Level.ENTRYWISE),
    x.CrossMatrix: lambda n: (rf"[{latex(n.argument)}]_\times", Level.ATOM),
    x.Vec: call(r"\operatorname{vec}"),
    x.Unvec: call(r"\operatorname{vec}^{-1}"),
    x.Vech: call(r"\operatorname{vech}"),
    x.Diag: call(r"\operatorname{diag}"),
    x.Diagonal: call(r"\operatorname{diag}"),
    x.TiedSum: matrices.tied,
    x.Block: matrices.block,
    x.Trace: call(r"\operatorname{tr}"),
    x.Determinant: call(r"\det"),
    x.Norm: functions.norm,
    x.Eigenvalue: lambda n: (rf"\lambda_{{\{n.which}}}" + brackets(latex(n.argument)), Level.ATOM),
    x.Eigenvector: functions.eigenvector,
    x.SingularVector: functions.singular_vector,
    x.Cholesky: call(r"\operatorname{chol}"),
    x.HalfTriangle: call(r"\operatorname{tril}_{1/2}"),
    x.OrthonormalFactor: call(r"\operatorname{qf}"),
    x.SingularValue: decompositions.singular_value,
    x.SingularDirection: decompositions.singular_direction,
    x.OrderedEigenvalue: decompositions.eigenvalue,
    x.OrderedEigenvector: decompositions.eigenvector,
    x.Elementwise: functions.elementwise,
    x.Piecewise: cases.piecewise,
    x.Extreme: lambda n: (rf"\{n.which}" + brackets(latex(n.argument)), Level.ATOM),
    x.ExtremePlace: functions.extreme_place,
    x.Softmax: call(r"\operatorname{softmax}"),
    x.MatrixFunction: functions.matrix_function,
    x.Frechet: functions.frechet,
    x.FrechetJacobian: functions.frechet_jacobian,
    x.Entry: matrices.entry,
    x.IndexedSum: functions.indexed(r"\sum"),
    x.IndexedProduct: functions.indexed(r"\prod"),
    x.Apply: functions.applied,
    x.Partial: functions.partial,
    x.Differential: functions.differential,
}

TABLE.update(ROWS)
