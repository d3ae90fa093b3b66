"""One formula of every type of node, with the shape it has."""

from __future__ import annotations

from nablasheet import expr as e
from nablasheet.expr import Node, Shape

m, n = e.dim("m"), e.dim("n")
A = e.Symbol("A", e.matrix(n, n))
X = e.Symbol("X", e.matrix(m, n))
S = e.Symbol("S", e.matrix(n, n), frozenset({e.Assumption.POSITIVE_DEFINITE}))
x = e.Symbol("x", e.column(n))
r = e.Symbol("r", e.column(3))
t = e.Symbol("t", e.SCALAR)
i = e.Index("i")
u = e.Apply("u", (x, t), e.column(m))

SQUARE = e.matrix(n, n)
TRIANGLE = e.dim(e.HALF.value) * n * (n + e.ONE)

EXAMPLES: dict[type[Node], tuple[Node, Shape]] = {
    e.Number: (e.number(2), e.SCALAR),
    e.Constant: (e.Constant("pi"), e.SCALAR),
    e.Size: (e.Size(n), e.SCALAR),
    e.Index: (i, e.SCALAR),
    e.Symbol: (X, e.matrix(m, n)),
    e.Identity: (e.Identity(n), SQUARE),
    e.Zero: (e.Zero(e.matrix(m, n)), e.matrix(m, n)),
    e.Ones: (e.Ones(e.column(n)), e.column(n)),
    e.Unit: (e.Unit(i, n), e.column(n)),
    e.Commutation: (e.Commutation(m, n), e.matrix(m * n, m * n)),
    e.Duplication: (e.Duplication(n), Shape(n * n, TRIANGLE)),
    e.Elimination: (e.Elimination(n), Shape(TRIANGLE, n * n)),
    e.DiagonalEmbedding: (e.DiagonalEmbedding(n), e.matrix(n * n, n)),
    e.Sum: (e.Sum((A, e.Identity(n))), SQUARE),
    e.Product: (e.Product((t, X, A)), e.matrix(m, n)),
    e.Power: (e.Power(A, e.number(3)), SQUARE),
    e.Transpose: (e.Transpose(X), e.matrix(n, m)),
    e.Conjugate: (e.Conjugate(X), e.matrix(m, n)),
    e.ComplexPart: (e.ComplexPart(X, "Re"), e.matrix(m, n)),
    e.Inverse: (e.Inverse(A), SQUARE),
    e.PseudoInverse: (e.PseudoInverse(X), e.matrix(n, m)),
    e.Adjugate: (e.Adjugate(A), SQUARE),
    e.Hadamard: (e.Hadamard((A, e.Transpose(A))), SQUARE),
    e.HadamardQuotient: (e.HadamardQuotient(x, e.Ones(e.column(n))), e.column(n)),
    e.HadamardPower: (e.HadamardPower(X, e.number(2)), e.matrix(m, n)),
    e.Kronecker: (e.Kronecker((X, A)), e.matrix(m * n, n * n)),
    e.KroneckerSum: (e.KroneckerSum(A, e.Identity(m)), e.matrix(m * n, m * n)),
    e.Cross: (e.Cross(r, r), e.column(3)),
    e.CrossMatrix: (e.CrossMatrix(r), e.matrix(e.dim(3), e.dim(3))),
    e.Vec: (e.Vec(X), e.column(m * n)),
    e.Unvec: (e.Unvec(e.Vec(X), e.matrix(m, n)), e.matrix(m, n)),
    e.Vech: (e.Vech(A), Shape(TRIANGLE, e.ONE)),
    e.Diag: (e.Diag(x), SQUARE),
    e.Diagonal: (e.Diagonal(A), e.column(n)),
    e.TiedSum: (e.TiedSum(A, "Toeplitz"), SQUARE),
    e.Block: (e.Block((A, x), 2), Shape(n, n + e.ONE)),
    e.Trace: (e.Trace(A), e.SCALAR),
    e.Determinant: (e.Determinant(A), e.SCALAR),
    e.Norm: (e.Norm(x, "p", e.number(2)), e.SCALAR),
    e.SingularVector: (e.SingularVector(X, "left"), e.column(m)),
    e.Eigenvalue: (e.Eigenvalue(A, "max"), e.SCALAR),
    e.Eigenvector: (e.Eigenvector(A, "max"), e.column(n)),
    e.Cholesky: (e.Cholesky(S), SQUARE),
    e.HalfTriangle: (e.HalfTriangle(A), SQUARE),
    e.OrthonormalFactor: (e.OrthonormalFactor(X), e.matrix(m, n)),
    e.SingularValue: (e.SingularValue(X, e.number(-1)), e.SCALAR),
    e.SingularDirection: (e.SingularDirection(X, e.number(2), "left"), e.column(m)),
    e.OrderedEigenvalue: (e.OrderedEigenvalue(S, e.number(2), "lambda"), e.SCALAR),
    e.OrderedEigenvector: (e.OrderedEigenvector(S, e.number(2), "right"), e.column(n)),
    e.Elementwise: (e.Elementwise("exp", X), e.matrix(m, n)),
    e.Piecewise: (e.Piecewise(t, x, e.Product((t, x))), e.column(n)),
    e.Extreme: (e.Extreme(x, "max"), e.SCALAR),
    e.ExtremePlace: (e.ExtremePlace(x, "abs"), e.column(n)),
    e.Softmax: (e.Softmax(x, "vector"), e.column(n)),
    e.MatrixFunction: (e.MatrixFunction("exp", A), SQUARE),
    e.Frechet: (e.Frechet("exp", A, e.Transpose(A)), SQUARE),
    e.FrechetJacobian: (e.FrechetJacobian("exp", A), e.matrix(n * n, n * n)),
    e.Entry: (e.Entry(X, i, e.number(2)), e.SCALAR),
    e.IndexedSum: (e.IndexedSum("i", 1, n, e.Entry(x, i, e.UNITY)), e.SCALAR),
    e.IndexedProduct: (e.IndexedProduct("i", 1, n, e.Entry(x, i, e.UNITY)), e.SCALAR),
    e.Apply: (u, e.column(m)),
    e.Partial: (e.Partial(u, 0, "numerator"), e.matrix(m, n)),
    e.Differential: (e.Differential(X), e.matrix(m, n)),
}
