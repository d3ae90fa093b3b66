"""The walk over a formula that makes code: one table over the nodes, spellings from the target's table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node, Symbol
from nablasheet.render.code import algebra, decompositions, matrices
from nablasheet.render.code.names import identifier, size_names
from nablasheet.render.code.printer import ATOM, Piece, Printer
from nablasheet.render.code.target import Target


def printer(target: Target, symbols: Iterable[Symbol]) -> Printer:
    """What prints formulas in a language; sizes are read from the shapes of these symbols."""
    names = {symbol: identifier(symbol.name, target.reserved) for symbol in symbols}
    return Printer(target, names, size_names(names, names, target), ROWS)


ROWS: dict[type[Node], Callable[[Any, Any], Piece]] = {
    x.Number: algebra.number,
    x.Constant: lambda p, n: Piece(p.target.constants[n.name], ATOM),
    x.Size: lambda p, n: p.size(n.size),
    x.Index: matrices.index,
    x.Symbol: algebra.symbol,
    x.Identity: matrices.sized("Identity"),
    x.Zero: matrices.shaped("Zero"),
    x.Ones: matrices.shaped("Ones"),
    x.Unit: lambda p, n: p.filled("Unit", n=p.size(n.size), i=matrices.place(p, n.position)),
    x.Commutation: lambda p, n: p.filled("Commutation", m=p.size(n.rows), n=p.size(n.cols)),
    x.Duplication: matrices.sized("Duplication"),
    x.Elimination: matrices.sized("Elimination"),
    x.DiagonalEmbedding: matrices.sized("DiagonalEmbedding"),
    x.Sum: algebra.added,
    x.Product: algebra.product,
    x.Power: algebra.power,
    x.Transpose: matrices.transpose,
    x.Conjugate: matrices.plain("Conjugate"),
    x.ComplexPart: lambda p, n: p.filled(f"ComplexPart.{n.which}", a=p.piece(n.argument)),
    x.Inverse: matrices.plain("Inverse"),
    x.PseudoInverse: decompositions.pseudo_inverse,
    x.Adjugate: matrices.plain("Adjugate"),
    x.Hadamard: algebra.joined("Hadamard"),
    x.HadamardQuotient: algebra.joined("HadamardQuotient"),
    x.HadamardPower: algebra.entry_power,
    x.Kronecker: matrices.kronecker,
    x.KroneckerSum: matrices.kronecker_sum,
    x.Cross: lambda p, n: p.filled("Cross", a=p.piece(n.left), b=p.piece(n.right)),
    x.CrossMatrix: matrices.plain("CrossMatrix"),
    x.Vec: matrices.plain("Vec"),
    x.Unvec: lambda p, n: p.filled(
        "Unvec", a=p.piece(n.argument), m=p.size(n.form.rows), n=p.size(n.form.cols)
    ),
    x.Vech: lambda p, n: p.filled("Vech", a=p.piece(n.argument), n=p.size(n.argument.shape.rows)),
    x.Diag: matrices.plain("Diag"),
    x.Diagonal: matrices.plain("Diagonal"),
    x.TiedSum: lambda p, n: p.filled(f"TiedSum.{n.structure}", a=p.piece(n.argument)),
    x.Block: matrices.block,
    x.Trace: matrices.trace,
    x.Determinant: matrices.plain("Determinant"),
    x.Norm: matrices.norm,
    x.Eigenvalue: lambda p, n: p.filled(f"Eigenvalue.{n.which}", a=p.piece(n.argument)),
    x.Eigenvector: lambda p, n: p.filled(f"Eigenvector.{n.which}", a=p.piece(n.argument)),
    x.SingularVector: lambda p, n: p.filled(f"SingularVector.{n.side}", a=p.piece(n.argument)),
    x.Cholesky: matrices.plain("Cholesky"),
    x.HalfTriangle: decompositions.half_triangle,
    x.OrthonormalFactor: matrices.plain("OrthonormalFactor"),
    x.SingularValue: decompositions.singular_value,
    x.SingularDirection: decompositions.singular_direction,
    x.OrderedEigenvalue: decompositions.eigenvalue,
    x.OrderedEigenvector: decompositions.eigenvector,
    x.Elementwise: matrices.elementwise,
    x.Piecewise: lambda p, n: p.filled(
        "Piecewise", c=p.piece(n.condition), a=p.piece(n.above), b=p.piece(n.below)
    ),
    x.Extreme: lambda p, n: p.filled(f"Extreme.{n.which}", a=p.piece(n.argument)),
    x.ExtremePlace: lambda p, n: p.filled(
        f"ExtremePlace.{n.which}", a=p.piece(n.argument), n=p.size(n.shape.rows)
    ),
    x.Softmax: lambda p, n: p.filled(f"Softmax.{n.direction}", a=p.piece(n.argument)),
    x.MatrixFunction: matrices.matrix_function,
    x.Frechet: matrices.frechet,
    x.FrechetJacobian: matrices.frechet_jacobian,
    x.Entry: matrices.entry,
    x.IndexedSum: matrices.indexed("IndexedSum"),
    x.IndexedProduct: matrices.indexed("IndexedProduct"),
    x.Apply: matrices.apply,
    x.Partial: matrices.partial,
}
