"""SymPy with explicit matrices: symbols of any entries, exact results.

A product that is a number comes as a 1 by 1 matrix, which SymPy does not take for a number, so its
entry is read out.
"""

from __future__ import annotations

from dataclasses import replace

from nablasheet.render.code.numpy import NUMPY, TIES
from nablasheet.render.code.target import Target

_TIED = "(lambda G: sp.Matrix(G.rows, G.rows, lambda i, j: sum(G[k, l] for k in range(G.rows) "
_TIED += "for l in range(G.rows) if {test})))({a})"

OPERATIONS = {
    "Identity": "sp.eye({n})",
    "Zero": "sp.zeros({m}, {n})",
    "Ones": "sp.ones({m}, {n})",
    "Unit": "sp.eye({n})[:, {i}]",
    "Commutation": "(lambda m, n: sp.Matrix(m * n, m * n, lambda r, c: int(r // n + m * (r % n) == "
    "c)))({m}, {n})",
    "Duplication": "(lambda n: sp.Matrix([[int((r, c) in ((i, j), (j, i))) for j in range(n) for i "
    "in range(j, n)] "
    "for c in range(n) for r in range(n)]))({n})",
    "Elimination": "(lambda n: sp.Matrix([[int((r, c) == (i, j)) for c in range(n) for r in range(n)] "
    "for j in range(n) for i in range(j, n)]))({n})",
    "DiagonalEmbedding": "sp.eye({n_}**2)[:, ::{n_} + 1]",
    "Power.matrix": "{a_} ** {k_}",
    "Power.root": "{a_} ** {k_}",
    "Power.symbolic": "{a_} ** {k_}",
    "Transpose": "{a_}.T",
    "Conjugate": "{a_}.conjugate()",
    "ComplexPart.Re": "{a_}.as_real_imag()[0]",
    "ComplexPart.Im": "{a_}.as_real_imag()[1]",
    "ComplexPart.arg": "sp.arg({a})",
    "Inverse": "{a_}.inv()",
    "PseudoInverse": "{a_}.pinv()",
    "Adjugate": "{a_}.adjugate()",
    "Kronecker": "sp.kronecker_product({a}, {b})",
    "KroneckerSum": "(sp.kronecker_product({a}, sp.eye({n})) + sp.kronecker_product(sp.eye({m}), {b}))",
    "Extreme.max": "max({a})",
    "Extreme.min": "min({a})",
    "ExtremePlace.max": "(lambda v: sp.Matrix([int(t == max(v)) for t in v]))({a})",
    "ExtremePlace.min": "(lambda v: sp.Matrix([int(t == min(v)) for t in v]))({a})",
    "ExtremePlace.abs": "(lambda v: sp.Matrix([int(abs(t) == max(map(abs, v))) for t in v]))({a})",
    "Piecewise": "sp.Piecewise(({a}, {c} > 0), ({b}, True))",
    "CrossMatrix": "{a_}.hat()",
    "Cross": "{a_}.cross({b})",
    "Vec": "{a_}.vec()",
    "Unvec": "sp.Matrix({n}, {m}, list({a})).T",
    "Vech": "{a_}.vech()",
    "Diag": "sp.diag(*{a_})",
    "Diagonal": "{a_}.diagonal().T",
    "TiedSum.lower": "{a_}.lower_triangular()",
    "TiedSum.upper": "{a_}.upper_triangular()",
    **{
        f"TiedSum.{name}": _TIED.replace("{test}", test.replace("len(G)", "G.rows"))
        for name, test in TIES.items()
    },
    "Block": "sp.Matrix([{a}])",
    "Block.row": "[{a}]",
    "Trace": "{a_}.trace()",
    "Determinant": "{a_}.det()",
    "Norm.2": "{a_}.norm()",
    "Norm.p": "{a_}.norm({k})",
    "Norm.F": "{a_}.norm()",
    "Norm.nuclear": "sum({a_}.singular_values())",
    "Norm.spectral": "sp.Max(*{a_}.singular_values())",
    "Norm.max": "sp.Max(*{a_}.applyfunc(sp.Abs))",
    "Softmax.vector": "(lambda E: E / sum(E))({a_}.applyfunc(sp.exp))",
    "Softmax.rows": "(lambda E: sp.diag(*[1 / sum(E.row(i)) for i in range(E.rows)]) * "
    "E)({a_}.applyfunc(sp.exp))",
    # No Fréchet derivatives: SymPy finds the Jordan form of [[A, E], [0, A]] wrong where the eigenvalues
    # are radicals, and says nothing.
    "Eigenvalue.max": "sp.Max(*{a_}.eigenvals())",
    "Eigenvalue.min": "sp.Min(*{a_}.eigenvals())",
    "last": "-1",
    "Cholesky": "{a_}.cholesky(hermitian=False)",
    "HalfTriangle": "{a_}.lower_triangular().multiply_elementwise(sp.ones({n}) - sp.eye({n}) / 2)",
    "OrthonormalFactor": "{a_}.QRdecomposition()[0]",
    "SingularValue": "sorted({a_}.singular_values(), reverse=True)[:min({a_}.shape)][{k}]",
    "OrderedEigenvalue.symmetric": "sorted({a_}.eigenvals(multiple=True), reverse=True)[{k}]",
    "Entry": "{a_}[{i}, {j}]",
    "IndexedSum": "sum({a} {span})",
    "IndexedSum.array": "sum(({a} {span}), sp.zeros({m}, {n}))",
    "IndexedProduct": "sp.prod([{a} {span}])",
    "Hadamard.array": "{a_}.multiply_elementwise({b})",
    "HadamardQuotient.array": "{a_}.multiply_elementwise({b_}.applyfunc(lambda z: 1 / z))",
    "HadamardPower.array": "{a_}.applyfunc(lambda z: z**{k_})",
    "Hadamard.power": "{a_} ** {k_}",
    "inner": "({a})[0]",
}

_ALIKE = ("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "erf")

MATRIX_FUNCTIONS = {
    "exp": "sp.exp",
    "log": "(lambda G: G.log())",
    "sqrt": "(lambda G: G ** sp.Rational(1, 2))",
    **{
        name: f"(lambda G: G.analytic_func(sp.{name}(sp.Symbol('z')), sp.Symbol('z')))"
        for name in ("sin", "cos", "sinh", "cosh")
    },
}

SYMPY: Target = replace(
    NUMPY,
    key="sympy",
    name="SymPy",
    imports=(("", "import sympy as sp"),),
    operations=OPERATIONS,
    infix={
        "sum": " + ",
        "product": " * ",
        "scale": " * ",
        "divide": " / ",
        "Hadamard": " * ",
        "HadamardQuotient": " / ",
    },
    functions={
        **{name: f"sp.{name}" for name in _ALIKE},
        "arctan": "sp.atan",
        "arcsin": "sp.asin",
        "arccos": "sp.acos",
        "arsinh": "sp.asinh",
        "artanh": "sp.atanh",
        "logit": "sp.log(({a}) / (1 - ({a})))",
        "elu": "sp.Piecewise(({a}, {a} > 0), (sp.exp({a}) - 1, True))",
        "mish": "(({a}) * sp.tanh(sp.log(1 + sp.exp({a}))))",
        "Gamma": "sp.gamma",
        "digamma": "sp.digamma",
        "trigamma": "sp.polygamma(1, {a})",
        "abs": "sp.Abs",
        "sgn": "sp.sign",
        "relu": "sp.Max({a}, 0)",
        "step": "sp.Heaviside({a}, 0)",
        "sigma": "(1 / (1 + sp.exp(-({a}))))",
        "softplus": "sp.log(1 + sp.exp({a}))",
        "Phi": "((1 + sp.erf(({a}) / sp.sqrt(2))) / 2)",
        "phi": "(sp.exp(-(({a}) ** 2) / 2) / sp.sqrt(2 * sp.pi))",
        "gelu": "(({a}) * (1 + sp.erf(({a}) / sp.sqrt(2))) / 2)",
        "silu": "(({a}) / (1 + sp.exp(-({a}))))",
    },
    matrix_functions=MATRIX_FUNCTIONS,
    block_functions=MATRIX_FUNCTIONS,
    constants={"pi": "sp.pi", "e": "sp.E", "i": "sp.I"},
    fraction="sp.Rational({p}, {q})",
    rows="{a}.rows",
    cols="{a}.cols",
    entrywise="{a_}.applyfunc({f})",
    anonymous="lambda z: {f}",
    scalar="{a}",
)
