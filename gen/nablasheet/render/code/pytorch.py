"""PyTorch: vectors are tensors (n, 1), scalars tensors without a dimension."""

from __future__ import annotations

from dataclasses import replace

from nablasheet.render.code.numpy import NUMPY, TIES
from nablasheet.render.code.target import Target

_TIED = "(lambda G: torch.stack([torch.stack([sum(G[k, l] for k in range(len(G)) for l in "
_TIED += "range(len(G)) if {test}) "
_TIED += "for j in range(len(G))]) for i in range(len(G))]))({a})"

# By eigenvalues, for want of a function: right where the matrix has eigenvectors enough.
SPECTRAL = "(lambda G: (lambda w, V: (V @ torch.diag({f}) @ torch.linalg.inv(V)).real)(*torch.linalg.eig(G)))"

OPERATIONS = {
    "Identity": "torch.eye({n})",
    "Zero": "torch.zeros({m}, {n})",
    "Ones": "torch.ones({m}, {n})",
    "Unit": "torch.eye({n})[:, [{i}]]",
    "Commutation": "torch.eye({m_} * {n_})[torch.arange({m_} * {n_}).reshape({n}, {m}).T.ravel()]",
    "Duplication": "(lambda n: torch.tensor([[1.0 * ((r, c) in ((i, j), (j, i))) for j in range(n) "
    "for i in range(j, n)] "
    "for c in range(n) for r in range(n)]))({n})",
    "Elimination": "(lambda n: torch.tensor([[1.0 * ((r, c) == (i, j)) for c in range(n) for r in range(n)] "
    "for j in range(n) for i in range(j, n)]))({n})",
    "DiagonalEmbedding": "torch.eye({n_}**2)[:, ::{n_} + 1]",
    "Power.matrix": "torch.linalg.matrix_power({a}, {k})",
    "Power.root": SPECTRAL.replace("{f}", "w ** {k_}") + "({a})",
    "Power.symbolic": SPECTRAL.replace("{f}", "w ** {k_}") + "({a})",
    "Transpose": "{a_}.T",
    "Conjugate": "torch.conj({a})",
    "ComplexPart.Re": "torch.real({a})",
    "ComplexPart.Im": "torch.imag({a})",
    "ComplexPart.arg": "torch.angle({a})",
    "Inverse": "torch.linalg.inv({a})",
    "PseudoInverse": "torch.linalg.pinv({a})",
    "Adjugate": "(lambda G: torch.stack([torch.stack([(-1) ** (i + j) * torch.linalg.det("
    "G[[k for k in range(len(G)) if k != i]][:, [l for l in range(len(G)) if l != j]]) "
    "for i in range(len(G))]) for j in range(len(G))]))({a})",
    "Kronecker": "torch.kron({a_}.contiguous(), {b_}.contiguous())",
    "KroneckerSum": "(torch.kron({a_}.contiguous(), torch.eye({n})) + torch.kron(torch.eye({m}), "
    "{b_}.contiguous()))",
    "Extreme.max": "torch.max({a})",
    "Extreme.min": "torch.min({a})",
    "ExtremePlace.max": "torch.eye({n})[:, [torch.argmax({a})]]",
    "ExtremePlace.min": "torch.eye({n})[:, [torch.argmin({a})]]",
    "ExtremePlace.abs": "torch.eye({n})[:, [torch.argmax(torch.abs({a}))]]",
    "Piecewise": "torch.where({c} > 0, {a}, {b})",
    "CrossMatrix": "torch.linalg.cross({a_}.T.expand(3, 3), torch.eye(3, dtype={a_}.dtype)).T",
    "Cross": "torch.linalg.cross({a}, {b}, dim=0)",
    "Vec": "{a_}.T.reshape(-1, 1)",
    "Unvec": "{a_}.reshape({n}, {m}).T",
    "Vech": "{a_}.T[torch.triu_indices({n}, {n}).unbind()].reshape(-1, 1)",
    "Diag": "torch.diag({a_}.flatten())",
    "Diagonal": "torch.diag({a}).reshape(-1, 1)",
    "TiedSum.lower": "torch.tril({a})",
    "TiedSum.upper": "torch.triu({a})",
    **{f"TiedSum.{name}": _TIED.replace("{test}", test) for name, test in TIES.items()},
    "Block": "torch.cat([{a}])",
    "Block.row": "torch.cat([torch.atleast_2d(torch.as_tensor(G)) for G in [{a}]], dim=1)",
    "Trace": "torch.trace({a})",
    "Determinant": "torch.linalg.det({a})",
    "Norm.2": "torch.linalg.norm({a})",
    "Norm.p": "(torch.sum(torch.abs({a}) ** {k_}) ** (1 / {k_}))",
    "Norm.F": "torch.linalg.norm({a})",
    "Norm.nuclear": "torch.linalg.norm({a}, 'nuc')",
    "Norm.spectral": "torch.linalg.norm({a}, 2)",
    "Norm.max": "torch.max(torch.abs({a}))",
    "Softmax.vector": "torch.softmax({a}, dim=0)",
    "Softmax.rows": "torch.softmax({a}, dim=1)",
    "Frechet": "{f}(torch.cat([torch.cat([{a}, {e}], dim=1), "
    "torch.cat([torch.zeros({n}, {n}), {a}], dim=1)]))[:{n}, {n}:]",
    "FrechetJacobian": "(lambda A, n: torch.stack([{f}(torch.cat([torch.cat([A, E.reshape(n, n).T], dim=1), "
    "torch.cat([torch.zeros(n, n), A], dim=1)]))[:n, n:].T.reshape(-1) for E in torch.eye(n * n)], "
    "dim=1))({a}, {n})",
    "SingularVector.left": "torch.linalg.svd({a})[0][:, [0]]",
    "SingularVector.right": "torch.linalg.svd({a})[2][[0], :].T",
    "Eigenvalue.max": "torch.linalg.eigvalsh({a})[-1]",
    "Eigenvalue.min": "torch.linalg.eigvalsh({a})[0]",
    "Eigenvector.max": "torch.linalg.eigh({a})[1][:, [-1]]",
    "Eigenvector.min": "torch.linalg.eigh({a})[1][:, [0]]",
    "PseudoInverse.singular": "torch.linalg.pinv({a}, rtol=1e-6)",
    "last": "-1",
    "Cholesky": "torch.linalg.cholesky({a})",
    "HalfTriangle": "(torch.tril({a}) * (1 - torch.eye({n}) / 2))",
    "OrthonormalFactor": "(lambda Q, R: Q * torch.sign(torch.diag(R)))(*torch.linalg.qr({a}))",
    "SingularValue": "torch.linalg.svdvals({a})[{k}]",
    "SingularDirection.left": "torch.linalg.svd({a}, full_matrices=False)[0][:, [{k}]]",
    "SingularDirection.right": "torch.linalg.svd({a}, full_matrices=False)[2][[{k}], :].T",
    "OrderedEigenvalue.symmetric": "torch.linalg.eigvalsh({a}).flip(0)[{k}]",
    "OrderedEigenvalue.general": "torch.linalg.eigvals({a}).real.sort(descending=True)[0][{k}]",
    "OrderedEigenvector.symmetric": "torch.linalg.eigh({a})[1].flip(1)[:, [{k}]]",
    "OrderedEigenvector.general": "(lambda w, V: V[:, w.real.argsort(descending=True)][:, [{k}]].real)"
    "(*torch.linalg.eig({a}))",
    "Entry": "{a_}[{i}, {j}]",
    "IndexedSum": "sum({a} {span})",
    "IndexedProduct": "torch.prod(torch.stack([{a} {span}]))",
    "Hadamard.power": "{a_} ** {k_}",
}

FUNCTIONS = {
    **{name: f"torch.{name}" for name in ("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh")},
    **{name: f"torch.{name}" for name in ("arctan", "abs", "relu")},
    "sgn": "torch.sign",
    "step": "(lambda z: (z > 0) * torch.ones_like(z))",
    "sigma": "torch.sigmoid",
    "softplus": "torch.nn.functional.softplus",
    "Phi": "torch.special.ndtr",
    "phi": "(lambda z: torch.exp(-(z**2) / 2) / (2 * torch.pi) ** 0.5)",
    "gelu": "torch.nn.functional.gelu",
    **{name: f"torch.{name}" for name in ("arcsin", "arccos", "digamma")},
    "arsinh": "torch.arcsinh",
    "artanh": "torch.arctanh",
    "logit": "torch.logit",
    "elu": "torch.nn.functional.elu",
    "mish": "torch.nn.functional.mish",
    "Gamma": "(lambda z: torch.exp(torch.lgamma(z)))",
    "trigamma": "(lambda z: torch.polygamma(1, z))",
    "silu": "torch.nn.functional.silu",
    "erf": "torch.erf",
}

PYTORCH: Target = replace(
    NUMPY,
    key="pytorch",
    name="PyTorch",
    imports=(("", "import torch"),),
    operations=OPERATIONS,
    functions=FUNCTIONS,
    matrix_functions={name: SPECTRAL.replace("{f}", f"torch.{name}(w)") for name in NUMPY.matrix_functions}
    | {"exp": "torch.linalg.matrix_exp"},
    block_functions={"exp": "torch.linalg.matrix_exp"},
    constant="torch.tensor(1.0 * {a_})",
    constants={"pi": "torch.pi", "e": "torch.e", "i": "1j"},
)
