"""The language of formulas: nodes, shapes, assumptions and the constructors that make them.

No text, no files, no third party: everything else stands on this.
"""

from nablasheet.expr.assumption import Assumption, closure
from nablasheet.expr.atoms import (
    HALF,
    TWO,
    UNITY,
    ZERO,
    Commutation,
    Constant,
    DiagonalEmbedding,
    Duplication,
    Elimination,
    Identity,
    Index,
    Number,
    Ones,
    Size,
    Symbol,
    Unit,
    Zero,
    number,
)
from nablasheet.expr.cases import Piecewise
from nablasheet.expr.complexes import Along, ComplexPart, along
from nablasheet.expr.decompositions import (
    Cholesky,
    Eigenvalue,
    Eigenvector,
    HalfTriangle,
    OrderedEigenvalue,
    OrderedEigenvector,
    OrthonormalFactor,
    SingularDirection,
    SingularValue,
    SingularVector,
)
from nablasheet.expr.extremes import Extreme, ExtremePlace
from nablasheet.expr.functions import (
    Apply,
    Determinant,
    Differential,
    Elementwise,
    Norm,
    Partial,
    Softmax,
    Trace,
)
from nablasheet.expr.indexed import Entry, IndexedProduct, IndexedSum
from nablasheet.expr.matrix_functions import Frechet, FrechetJacobian, MatrixFunction
from nablasheet.expr.node import Node
from nablasheet.expr.operations import (
    Adjugate,
    Conjugate,
    Inverse,
    Power,
    Product,
    PseudoInverse,
    Sum,
    Transpose,
)
from nablasheet.expr.products import Cross, Hadamard, HadamardPower, HadamardQuotient, Kronecker, KroneckerSum
from nablasheet.expr.rearrangements import Block, Diag, Diagonal, TiedSum, Unvec, Vec, Vech
from nablasheet.expr.rotation import CrossMatrix
from nablasheet.expr.shape import ONE, SCALAR, Dim, FormulaError, Shape, ShapeError, column, dim, matrix

NODES: tuple[type[Node], ...] = (
    Number, Constant, Size, Index, Symbol, Identity, Zero, Ones, Unit, Commutation, Duplication,
    Elimination, DiagonalEmbedding, Sum, Product, Power, Transpose, Conjugate, ComplexPart, Inverse, PseudoInverse,
    Adjugate, Hadamard, HadamardQuotient, HadamardPower, Kronecker, KroneckerSum, Cross, CrossMatrix, Vec, Unvec, Vech,
    Diag, Diagonal, TiedSum, Block, Trace, Determinant, Norm, Eigenvalue, Eigenvector, SingularVector,
    Cholesky, HalfTriangle, OrthonormalFactor, SingularValue, SingularDirection, OrderedEigenvalue,
    OrderedEigenvector, Elementwise, Piecewise, Extreme, ExtremePlace, Softmax, MatrixFunction, Frechet, FrechetJacobian,
    Entry, IndexedSum, IndexedProduct, Apply, Partial, Differential,
)  # fmt: skip

__all__ = [
    "HALF", "NODES", "ONE", "SCALAR", "TWO", "UNITY", "ZERO", "Adjugate", "Along", "Apply",
    "Assumption", "Block", "Cholesky", "Commutation", "ComplexPart", "Conjugate", "Constant", "Cross", "CrossMatrix",
    "Determinant", "Diag", "Diagonal", "DiagonalEmbedding", "Differential", "Dim", "Duplication",
    "Eigenvalue", "Eigenvector", "Elementwise", "Elimination", "Entry", "Extreme", "ExtremePlace", "FormulaError", "Frechet",
    "FrechetJacobian", "Hadamard", "HadamardPower", "HadamardQuotient", "HalfTriangle", "Identity",
    "Index", "IndexedProduct", "IndexedSum", "Inverse", "Kronecker", "KroneckerSum", "MatrixFunction",
    "Node", "Norm", "Number", "Ones", "OrderedEigenvalue", "OrderedEigenvector", "OrthonormalFactor",
    "Partial", "Piecewise", "Power", "Product", "PseudoInverse", "Shape", "ShapeError", "SingularDirection",
    "SingularValue", "SingularVector", "Size", "Softmax", "Sum", "Symbol", "TiedSum", "Trace",
    "Transpose", "Unit", "Unvec", "Vec", "Vech", "Zero", "along", "closure", "column", "dim", "matrix",
    "number",
]  # fmt: skip
