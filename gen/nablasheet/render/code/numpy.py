"""NumPy and SciPy: vectors are arrays (n, 1), scalars floats or (1, 1) arrays."""

from __future__ import annotations

from nablasheet.expr.named import FUNCTIONS
from nablasheet.render.code.target import Target

_TIED = "(lambda G: np.array([[sum(G[k, l] for k in range(len(G)) for l in range(len(G)) if {test}) "
_TIED += "for j in range(len(G))] for i in range(len(G))]))({a})"

TIES = {
    "Toeplitz": "k - l == i - j",
    "symmetric Toeplitz": "abs(k - l) == abs(i - j)",
    "Hankel": "k + l == i + j",
    "circulant": "(k - l - i + j) % len(G) == 0",
}

OPERATIONS = {
    "Identity": "np.eye({n})",
    "Zero": "np.zeros(({m}, {n}))",
    "Ones": "np.ones(({m}, {n}))",
    "Unit": "np.eye({n})[:, [{i}]]",
    "Commutation": "np.eye({m_} * {n_})[np.arange({m_} * {n_}).reshape({n}, {m}).T.ravel()]",
    "Duplication": "(lambda n: np.array([[1.0 * ((r, c) in ((i, j), (j, i))) for j in range(n) for "
    "i in range(j, n)] "
    "for c in range(n) for r in range(n)]))({n})",
    "Elimination": "(lambda n: np.array([[1.0 * ((r, c) == (i, j)) for c in range(n) for r in range(n)] "
    "for j in range(n) for i in range(j, n)]))({n})",
    "DiagonalEmbedding": "np.eye({n_}**2)[:, ::{n_} + 1]",
    "Power.matrix": "np.linalg.matrix_power({a}, {k})",
    "Power.root": "scipy.linalg.fractional_matrix_power({a}, {k})",
    "Power.symbolic": "scipy.linalg.fractional_matrix_power({a}, {k})",
    "Transpose": "{a_}.T",
    "Conjugate": "np.conj({a})",
    "ComplexPart.Re": "np.real({a})",
    "ComplexPart.Im": "np.imag({a})",
    "ComplexPart.arg": "np.angle({a})",
    "Inverse": "np.linalg.inv({a})",
    "PseudoInverse": "np.linalg.pinv({a})",
    "Adjugate": "(lambda G: np.array([[(-1) ** (i + j) * np.linalg.det(np.delete(np.delete(G, i, 0), j, 1)) "
    "for i in range(len(G))] for j in range(len(G))]))({a})",
    "Kronecker": "np.kron({a}, {b})",
    "KroneckerSum": "(np.kron({a}, np.eye({n})) + np.kron(np.eye({m}), {b}))",
    "Extreme.max": "np.max({a})",
    "Extreme.min": "np.min({a})",
    "ExtremePlace.max": "np.eye({n})[:, [np.argmax({a})]]",
    "ExtremePlace.min": "np.eye({n})[:, [np.argmin({a})]]",
    "ExtremePlace.abs": "np.eye({n})[:, [np.argmax(np.abs({a}))]]",
    "Piecewise": "np.where({c} > 0, {a}, {b})",
    "CrossMatrix": "np.cross({a_}.T, np.eye(3)).T",
    "Cross": "np.cross({a}, {b}, axis=0)",
    "Vec": "{a_}.reshape(-1, 1, order='F')",
    "Unvec": "{a_}.reshape({m}, {n}, order='F')",
    "Vech": "{a_}.T[np.triu_indices({n})].reshape(-1, 1)",
    "Diag": "np.diagflat({a})",
    "Diagonal": "np.diag({a}).reshape(-1, 1)",
    "TiedSum.lower": "np.tril({a})",
    "TiedSum.upper": "np.triu({a})",
    **{f"TiedSum.{name}": _TIED.replace("{test}", test) for name, test in TIES.items()},
    "Block": "np.block([{a}])",
    "Block.row": "[{a}]",
    "Trace": "np.trace({a})",
    "Determinant": "np.linalg.det({a})",
    "Norm.2": "np.linalg.norm({a})",
    "Norm.p": "(np.sum(np.abs({a}) ** {k_}) ** (1 / {k_}))",
    "Norm.F": "np.linalg.norm({a})",
    "Norm.nuclear": "np.linalg.norm({a}, 'nuc')",
    "Norm.spectral": "np.linalg.norm({a}, 2)",
    "Norm.max": "np.max(np.abs({a}))",
    "Softmax.vector": "scipy.special.softmax({a}, axis=0)",
    "Softmax.rows": "scipy.special.softmax({a}, axis=1)",
    "Frechet": "{f}(np.block([[{a}, {e}], [np.zeros(({n}, {n})), {a}]]))[:{n}, {n}:]",
    "FrechetJacobian": "(lambda A, n: np.column_stack([{f}(np.block([[A, E.reshape(n, n, order='F')], "
    "[np.zeros((n, n)), A]]))[:n, n:].reshape(-1, order='F') for E in np.eye(n * n)]))({a}, {n})",
    "SingularVector.left": "np.linalg.svd({a})[0][:, [0]]",
    "SingularVector.right": "np.linalg.svd({a})[2][[0], :].T",
    "Eigenvalue.max": "np.linalg.eigvalsh({a})[-1]",
    "Eigenvalue.min": "np.linalg.eigvalsh({a})[0]",
    "Eigenvector.max": "np.linalg.eigh({a})[1][:, [-1]]",
    "Eigenvector.min": "np.linalg.eigh({a})[1][:, [0]]",
    "PseudoInverse.singular": "np.linalg.pinv({a}, 1e-6)",
    "last": "-1",
    "Cholesky": "np.linalg.cholesky({a})",
    "HalfTriangle": "(np.tril({a}) * (1 - np.eye({n}) / 2))",
    "OrthonormalFactor": "(lambda Q, R: Q * np.sign(np.diag(R)))(*np.linalg.qr({a}))",
    "SingularValue": "np.linalg.svd({a})[1][{k}]",
    "SingularDirection.left": "np.linalg.svd({a}, full_matrices=False)[0][:, [{k}]]",
    "SingularDirection.right": "np.linalg.svd({a}, full_matrices=False)[2][[{k}], :].T",
    "OrderedEigenvalue.symmetric": "np.linalg.eigvalsh({a})[::-1][{k}]",
    "OrderedEigenvalue.general": "np.sort(np.linalg.eigvals({a}).real)[::-1][{k}]",
    "OrderedEigenvector.symmetric": "np.linalg.eigh({a})[1][:, ::-1][:, [{k}]]",
    "OrderedEigenvector.general": "(lambda w, V: V[:, np.argsort(-w.real)][:, [{k}]].real)"
    "(*np.linalg.eig({a}))",
    "Entry": "{a_}[{i}, {j}]",
    "IndexedSum": "sum({a} {span})",
    "IndexedProduct": "np.prod([{a} {span}])",
    "Hadamard.power": "{a_} ** {k_}",
}

INFIX = {
    "sum": " + ",
    "product": " @ ",
    "scale": " * ",
    "divide": " / ",
    "Hadamard": " * ",
    "HadamardQuotient": " / ",
}

PYTHON_NAMES = frozenset(
    {"np", "scipy", "jnp", "jax", "torch", "sp", "sum", "int", "len", "range", "min", "max", "abs"}
)

MATRIX_FUNCTIONS = {
    "exp": "scipy.linalg.expm",
    "log": "scipy.linalg.logm",
    "sqrt": "scipy.linalg.sqrtm",
    "sin": "scipy.linalg.sinm",
    "cos": "scipy.linalg.cosm",
    "sinh": "scipy.linalg.sinhm",
    "cosh": "scipy.linalg.coshm",
}

NUMPY = Target(
    key="numpy",
    name="NumPy",
    imports=(
        ("", "import numpy as np"),
        ("scipy.linalg", "import scipy.linalg"),
        ("scipy.special", "import scipy.special"),
    ),
    operations=OPERATIONS,
    infix=INFIX,
    functions={
        **{name: known.numpy for name, known in FUNCTIONS.items()},
        "relu": "np.maximum({a}, 0)",
        "step": "np.heaviside({a}, 0.0)",
        "softplus": "np.logaddexp(0, {a})",
        "phi": "(lambda z: np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi))",
    },
    matrix_functions=MATRIX_FUNCTIONS,
    block_functions=MATRIX_FUNCTIONS,
    constants={"pi": "np.pi", "e": "np.e", "i": "1j"},
    fraction="{p} / {q}",
    rows="{a}.shape[0]",
    cols="{a}.shape[1]",
    entrywise="",
    constant="{a}",
    anonymous="",
    first_index=0,
    span="for {i} in range({first}, {last} + 1)",
    halves="//",
    whole="int({a})",
    reserved=PYTHON_NAMES,
    definition='def {name}({parameters}):\n    """{says}"""\n    return {body}',
    scalar="{a_}.squeeze()",
)
