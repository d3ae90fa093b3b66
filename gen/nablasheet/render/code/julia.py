"""Julia with its standard library alone: vectors are Vectors, so that x' * A * x is a number."""

from __future__ import annotations

from nablasheet.render.code.target import Target

_TIED = "(G -> [sum(G[k, l] for k in axes(G, 1), l in axes(G, 2) if {test}) for i in axes(G, 1), j "
_TIED += "in axes(G, 2)])({a})"
_TIES = {
    "Toeplitz": "k - l == i - j",
    "symmetric Toeplitz": "abs(k - l) == abs(i - j)",
    "Hankel": "k + l == i + j",
    "circulant": "mod(k - l - i + j, size(G, 1)) == 0",
}
_LOWER = "[(i, j) for j in 1:n for i in j:n]"
_ALL = "[(r, c) for c in 1:n for r in 1:n]"

OPERATIONS = {
    "Identity": "I({n})",
    "Zero": "zeros({m}, {n})",
    "Zero.column": "zeros({m})",
    "Ones": "ones({m}, {n})",
    "Ones.column": "ones({m})",
    "Unit": "I({n})[:, {i}]",
    "Commutation": "I({m_} * {n_})[vec(permutedims(reshape(1:{m_} * {n_}, {m}, {n}))), :]",
    "Duplication": f"(n -> [(r, c) in ((i, j), (j, i)) for (r, c) in {_ALL}, (i, j) in {_LOWER}])({{n}})",
    "Elimination": f"(n -> [(r, c) == (i, j) for (i, j) in {_LOWER}, (r, c) in {_ALL}])({{n}})",
    "DiagonalEmbedding": "I({n_}^2)[:, 1:{n_}+1:end]",
    "Power.matrix": "{a_}^{k_}",
    "Power.root": "{a_}^{k_}",
    "Power.symbolic": "{a_}^{k_}",
    "Transpose": "{a_}'",
    "Transpose.complex": "transpose({a})",
    "Conjugate": "conj({a})",
    "ComplexPart.Re": "real.({a})",
    "ComplexPart.Im": "imag.({a})",
    "ComplexPart.arg": "angle.({a})",
    "Inverse": "inv({a})",
    "PseudoInverse": "pinv({a})",
    "Adjugate": "(G -> [(-1)^(i + j) * det(G[1:end .!= i, 1:end .!= j]) for j in axes(G, 1), i in "
    "axes(G, 2)])({a})",
    "Kronecker": "kron({a}, {b})",
    "KroneckerSum": "(kron({a}, I({n})) + kron(I({m}), {b}))",
    "CrossMatrix": "reduce(hcat, [cross({a}, Matrix(I, 3, 3)[:, k]) for k in 1:3])",
    "Cross": "cross({a}, {b})",
    "Vec": "vec({a})",
    "Unvec": "reshape({a}, {m}, {n})",
    "Vech": "(G -> [G[i, j] for j in axes(G, 2) for i in j:size(G, 1)])({a})",
    "Diag": "diagm({a})",
    "Diagonal": "diag({a})",
    "TiedSum.lower": "tril({a})",
    "TiedSum.upper": "triu({a})",
    **{f"TiedSum.{name}": _TIED.replace("{test}", test) for name, test in _TIES.items()},
    "Block": "vcat({a})",
    "Block.row": "hcat({a})",
    "Trace": "tr({a})",
    "Determinant": "det({a})",
    "Norm.2": "norm({a})",
    "Norm.p": "norm({a}, {k})",
    "Norm.F": "norm({a})",
    "Norm.nuclear": "sum(svdvals({a}))",
    "Norm.spectral": "opnorm({a})",
    "Norm.max": "norm({a}, Inf)",
    "Softmax.vector": "(E -> E ./ sum(E))(exp.({a}))",
    "Softmax.rows": "(E -> E ./ sum(E, dims=2))(exp.({a}))",
    "Frechet": "{f}([{a} {e_}; zeros({n}, {n}) {a_}])[1:{n}, {n_}+1:end]",
    "FrechetJacobian": "((A, n) -> reduce(hcat, [vec({f}([A reshape(E, n, n); zeros(n, n) A])[1:n, n+1:end]) "
    "for E in eachcol(Matrix(1.0I, n^2, n^2))]))({a}, {n})",
    "SingularVector.left": "svd({a}).U[:, 1]",
    "SingularVector.right": "svd({a}).V[:, 1]",
    "Eigenvalue.max": "eigmax(Symmetric({a}))",
    "Eigenvalue.min": "eigmin(Symmetric({a}))",
    "Eigenvector.max": "eigen(Symmetric({a})).vectors[:, end]",
    "Eigenvector.min": "eigen(Symmetric({a})).vectors[:, 1]",
    "PseudoInverse.singular": "pinv({a}, rtol=1e-6)",
    "last": "end",
    "Cholesky": "Matrix(cholesky(Symmetric({a})).L)",
    "HalfTriangle": "(tril({a}) .* (1 .- I({n}) ./ 2))",
    "OrthonormalFactor": "(F -> Matrix(F.Q) .* sign.(diag(F.R))')(qr({a}))",
    "SingularValue": "svdvals({a})[{k}]",
    "SingularDirection.left": "svd({a}).U[:, {k}]",
    "SingularDirection.right": "svd({a}).V[:, {k}]",
    "OrderedEigenvalue.symmetric": "reverse(eigvals(Symmetric({a})))[{k}]",
    "OrderedEigenvalue.general": "real(eigvals({a}, sortby=x -> -real(x))[{k}])",
    "OrderedEigenvector.symmetric": "eigen(Symmetric({a})).vectors[:, end:-1:1][:, {k}]",
    "OrderedEigenvector.general": "real(eigen({a}, sortby=x -> -real(x)).vectors[:, {k}])",
    "Entry": "{a_}[{i}, {j}]",
    "IndexedSum": "sum({a} {span})",
    "IndexedProduct": "prod({a} {span})",
    "Hadamard.power": "{a_} .^ {k_}",
}

MATRIX_FUNCTIONS = {name: name for name in ("exp", "log", "sqrt", "sin", "cos", "sinh", "cosh")}

JULIA = Target(
    key="julia",
    name="Julia",
    imports=(("", "using LinearAlgebra"), ("erf(", "using SpecialFunctions")),
    operations=OPERATIONS,
    infix={
        "sum": " + ",
        "product": " * ",
        "scale": " * ",
        "divide": " / ",
        "Hadamard": " .* ",
        "HadamardQuotient": " ./ ",
    },
    functions={
        **{
            name: name
            for name in ("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "abs", "erf")
        },
        "arctan": "atan",
        "arcsin": "asin",
        "arccos": "acos",
        "arsinh": "asinh",
        "artanh": "atanh",
        "logit": "log(({a}) / (1 - ({a})))",
        "elu": "(({a}) > 0 ? ({a}) : expm1({a}))",
        "mish": "(({a}) * tanh(log1p(exp({a}))))",
        "sgn": "sign",
        "relu": "max({a}, 0)",
        "step": "({a} > 0)",
        "sigma": "(1 / (1 + exp(-({a}))))",
        "softplus": "log1p(exp({a}))",
        "Phi": "((1 + erf(({a}) / sqrt(2))) / 2)",
        "phi": "(exp(-({a})^2 / 2) / sqrt(2pi))",
        "gelu": "(({a}) * (1 + erf(({a}) / sqrt(2))) / 2)",
        "silu": "(({a}) / (1 + exp(-({a}))))",
    },
    matrix_functions=MATRIX_FUNCTIONS,
    block_functions=MATRIX_FUNCTIONS,
    constants={"pi": "pi", "e": "exp(1)", "i": "im"},
    fraction="{p} / {q}",
    rows="size({a}, 1)",
    cols="size({a}, 2)",
    entrywise="{f_}.({a})",
    constant="{a}",
    anonymous="z -> {f}",
    first_index=1,
    span="for {i} in {first}:{last}",
    halves="÷",
    reserved=frozenset(
        {"I", "tr", "det", "inv", "kron", "vec", "diag", "norm", "pi", "im", "end", "begin", "function"}
    ),
    definition="# {says}\n{name}({parameters}) = {body}",
    scalar="{a}",
)
