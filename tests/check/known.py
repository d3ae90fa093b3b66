"""Letters and known derivatives, built directly, for the tests of the referees."""

from __future__ import annotations

from nablasheet import expr as e
from nablasheet.check.scalar import OUTSIDE
from nablasheet.expr import Assumption
from nablasheet.expr import build as b
from nablasheet.expr.named import FUNCTIONS, WITHOUT_DERIVATIVE, derivative_of

A = Assumption

m, n, p, q = (e.dim(letter) for letter in "mnpq")


def letter(name: str, rows: object, cols: object, *assumptions: A) -> e.Symbol:
    return e.Symbol(name, e.matrix(rows, cols), frozenset(assumptions))


X, Y = letter("X", m, n), letter("Y", m, n)
AT, B, C = letter("A", n, m), letter("B", p, m), letter("C", n, q)
S, T, M = letter("S", n, n), letter("T", n, n), letter("M", n, n)
P = letter("P", n, n, A.POSITIVE_DEFINITE)
Z = letter("Z", n, n, A.SYMMETRIC)
x, y, a = (e.Symbol(name, e.column(n)) for name in "xya")
w = e.Symbol("w", e.column(m))
R = letter("R", m, n)
t = e.Symbol("t", e.SCALAR)
pos = e.Symbol("x", e.column(n), frozenset({A.POSITIVE}))
inner = e.Symbol("x", e.column(n), frozenset({A.UNIT_INTERVAL}))
tall = letter("X", m, n, A.FULL_COLUMN_RANK)

eye, one = e.Identity(n), e.Ones(e.column(n))
two = e.number(2)


def tr(*factors: e.Node) -> e.Node:
    return e.Trace(b.mul(*factors))


def f(name: str, argument: e.Node) -> e.Node:
    return e.Elementwise(name, argument)


def minus(*factors: e.Node) -> e.Node:
    return b.mul(e.number(-1), *factors)


def norm(argument: e.Node) -> e.Node:
    return e.Norm(argument, "p", two)


T_ = b.transpose
INV = b.inverse
RESIDUAL = b.sub(b.mul(R, x), w)
U = e.Apply("u", (x,), e.column(m))
V = e.Apply("v", (x,), e.column(m))
H = e.Apply("h", (U,), e.SCALAR)
SOFT = e.Softmax(x, "vector")
DET_XX = e.Determinant(b.mul(T_(tall), tall))


def partial(function: e.Apply) -> e.Node:
    return e.Partial(function, 0, "numerator")


# (name, function, variable, derivative in numerator layout)
FIRST: list[tuple[str, e.Node, e.Symbol, e.Node]] = [
    ("tr AX", tr(AT, X), X, AT),
    ("tr X", e.Trace(S), S, eye),
    (
        "tr X^T A X",
        tr(T_(X), letter("W", m, m), X),
        X,
        b.mul(T_(X), b.add(letter("W", m, m), T_(letter("W", m, m)))),
    ),
    ("tr X^3", e.Trace(b.power(S, e.number(3))), S, b.mul(e.number(3), b.power(S, two))),
    ("tr X^-1", e.Trace(INV(S)), S, minus(INV(S), INV(S))),
    ("tr A X^-1 B", tr(M, INV(S), T), S, minus(INV(S), T, M, INV(S))),
    ("|X|_F^2", b.power(e.Norm(X, "F", two), two), X, b.mul(two, T_(X))),
    ("|X|_F", e.Norm(X, "F", two), X, b.divide(T_(X), e.Norm(X, "F", two))),
    ("a'x", b.mul(T_(a), x), x, T_(a)),
    ("x'x", b.mul(T_(x), x), x, b.mul(two, T_(x))),
    ("x'Sx", b.mul(T_(x), S, x), x, b.mul(T_(x), b.add(S, T_(S)))),
    ("x'Px, P symmetric", b.mul(T_(x), P, x), x, b.mul(two, T_(x), P)),
    ("a'Xb", b.mul(T_(w), X, y), X, b.mul(y, T_(w))),
    ("|Rx-w|^2", b.power(norm(RESIDUAL), two), x, b.mul(two, T_(RESIDUAL), R)),
    ("|Rx-w|", norm(RESIDUAL), x, b.divide(b.mul(T_(RESIDUAL), R), norm(RESIDUAL))),
    ("|x|_1", e.Norm(x, "p", e.UNITY), x, T_(f("sgn", x))),
    (
        "|x|_3",
        e.Norm(x, "p", e.number(3)),
        x,
        b.divide(T_(b.hadamard(x, f("abs", x))), b.power(e.Norm(x, "p", e.number(3)), two)),
    ),
    ("det X", e.Determinant(S), S, e.Adjugate(S)),
    ("log det X", f("log", e.Determinant(S)), S, INV(S)),
    ("log |det X|", f("log", f("abs", e.Determinant(S))), S, INV(S)),
    ("log det P, free", f("log", e.Determinant(P)), P, INV(P)),
    ("det X'X", DET_XX, tall, b.mul(two, DET_XX, INV(b.mul(T_(tall), tall)), T_(tall))),
    (
        "nuclear norm",
        e.Norm(tall, "nuclear", two),
        tall,
        b.mul(e.Power(b.mul(T_(tall), tall), e.number(-1)), e.Power(b.mul(T_(tall), tall), e.HALF), T_(tall)),
    ),
    ("log sum exp", f("log", b.mul(T_(one), f("exp", x))), x, T_(SOFT)),
    ("softmax", SOFT, x, b.sub(b.diag(SOFT), b.mul(SOFT, T_(SOFT)))),
    ("Rx", b.mul(R, x), x, R),
    ("x", x, x, eye),
    ("x (.) x", b.hadamard(x, x), x, b.mul(two, e.Diag(x))),
    (
        "x / pos",
        e.HadamardQuotient(y, pos),
        pos,
        minus(e.Diag(y), e.Diag(e.HadamardPower(pos, e.number(-2)))),
    ),
    ("tanh Rx", f("tanh", b.mul(R, x)), x, b.mul(e.Diag(derivative_of("tanh", b.mul(R, x))), R)),
    ("x x'", b.mul(x, T_(x)), x, b.add(b.kronecker(x, eye), b.kronecker(eye, x))),
    ("Sx by S", b.mul(S, x), S, b.kronecker(T_(x), eye)),
    ("BXC", b.mul(B, X, C), X, b.kronecker(T_(C), B)),
    ("X^T", T_(X), X, e.Commutation(m, n)),
    ("X^-1", INV(S), S, minus(b.kronecker(T_(INV(S)), INV(S)))),
    ("X^2", b.power(S, two), S, b.add(b.kronecker(T_(S), eye), b.kronecker(eye, S))),
    ("X (.) Y", b.hadamard(X, Y), X, e.Diag(b.vec(Y))),
    ("vec X", e.Vec(X), X, e.Identity(m * n)),
    ("vech S", e.Vech(S), S, e.Elimination(n)),
    ("diag x", e.Diag(x), x, e.DiagonalEmbedding(n)),
    ("diagonal S", e.Diagonal(S), S, T_(e.DiagonalEmbedding(n))),
    ("exp X", e.MatrixFunction("exp", S), S, e.FrechetJacobian("exp", S)),
    ("sqrt P", e.MatrixFunction("sqrt", P), P, e.FrechetJacobian("sqrt", P)),
    (
        "sqrt P solved",
        e.MatrixFunction("sqrt", P),
        P,
        INV(e.KroneckerSum(e.MatrixFunction("sqrt", P), e.MatrixFunction("sqrt", P))),
    ),
    ("tr exp X", e.Trace(e.MatrixFunction("exp", S)), S, e.MatrixFunction("exp", S)),
    ("exp tM by t", e.MatrixFunction("exp", b.mul(t, M)), t, b.mul(M, e.MatrixFunction("exp", b.mul(t, M)))),
    (
        "inverse by t",
        INV(b.add(M, b.mul(t, S))),
        t,
        minus(INV(b.add(M, b.mul(t, S))), S, INV(b.add(M, b.mul(t, S)))),
    ),
    ("t x by t", b.mul(t, x), t, x),
    ("t^3", b.power(t, e.number(3)), t, b.mul(e.number(3), b.power(t, two))),
    ("X_12", e.Entry(X, e.UNITY, two), X, b.mul(e.Unit(two, n), T_(e.Unit(e.UNITY, m)))),
    ("x_i", e.Entry(x, e.Index("i"), e.UNITY), x, T_(e.Unit(e.Index("i"), n))),
    (
        "sum x_i^2",
        e.IndexedSum("i", 1, n, b.power(e.Entry(x, e.Index("i"), e.UNITY), two)),
        x,
        b.mul(two, T_(x)),
    ),
    ("u(x)'v(x)", b.mul(T_(U), V), x, b.add(b.mul(T_(U), partial(V)), b.mul(T_(V), partial(U)))),
    ("h(u(x))", H, x, b.mul(partial(H), partial(U))),
    ("g(x) entrywise", f("g", x), x, e.Diag(f("g'", x))),
    (
        "1/n x'x",
        b.mul(b.power(e.Size(n), e.number(-1)), T_(x), x),
        x,
        b.mul(two, b.power(e.Size(n), e.number(-1)), T_(x)),
    ),
    *(
        (name, f(name, x), x, b.diag(derivative_of(name, x)))
        for name in sorted(FUNCTIONS.keys() - WITHOUT_DERIVATIVE)
        if name not in OUTSIDE
    ),
    *(
        (name, f(name, inner), inner, b.diag(derivative_of(name, inner)))
        for name in sorted(OUTSIDE.keys() - WITHOUT_DERIVATIVE)
    ),
]

# (name, function, variable, second derivative)
SECOND: list[tuple[str, e.Node, e.Symbol, e.Node]] = [
    ("x'Sx", b.mul(T_(x), S, x), x, b.add(S, T_(S))),
    ("log sum exp", f("log", b.mul(T_(one), f("exp", x))), x, b.sub(b.diag(SOFT), b.mul(SOFT, T_(SOFT)))),
    ("tr X'X", tr(T_(X), X), X, b.mul(two, e.Identity(m * n))),
    ("t^3 M", b.mul(b.power(t, e.number(3)), M), t, b.mul(e.number(6), t, M)),
    ("a'x", b.mul(T_(a), x), x, e.Zero(e.matrix(n, n))),
]

# Look right, are wrong: a lost transpose, a factor, a sign, an order, a layout.
WRONG: list[tuple[str, e.Node, e.Symbol, e.Node]] = [
    ("tr AX", tr(AT, X), X, T_(AT)),
    ("x'Sx", b.mul(T_(x), S, x), x, b.mul(two, T_(x), S)),
    ("log det X", f("log", e.Determinant(S)), S, T_(INV(S))),
    ("X^-1", INV(S), S, b.kronecker(T_(INV(S)), INV(S))),
    ("X^-1 transposed", INV(S), S, minus(b.kronecker(INV(S), INV(S)))),
    ("X^2", b.power(S, two), S, b.add(b.kronecker(S, eye), b.kronecker(eye, S))),
    ("X^T", T_(X), X, e.Commutation(n, m)),
    ("softmax", SOFT, x, b.sub(b.diag(SOFT), b.mul(two, SOFT, T_(SOFT)))),
    ("exp X", e.Trace(b.mul(M, e.MatrixFunction("exp", S))), S, b.mul(M, e.MatrixFunction("exp", S))),
    ("log det is not 0", f("log", e.Determinant(S)), S, e.Zero(e.matrix(n, n))),
    ("u'v", b.mul(T_(U), V), x, b.mul(T_(U), partial(V))),
    ("BXC", b.mul(B, X, C), X, b.kronecker(B, T_(C))),
]
