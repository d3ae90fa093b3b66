"""The code of factors, eigenvalues and singular values: spelt as each language counts and names them."""

from __future__ import annotations

import pytest

from nablasheet import expr as x
from nablasheet.expr import build as b
from nablasheet.parse.formula import parse_formula, parse_given
from nablasheet.render.code.julia import JULIA
from nablasheet.render.code.numpy import NUMPY
from nablasheet.render.code.pytorch import PYTORCH
from nablasheet.render.code.sympy import SYMPY
from nablasheet.render.code.target import NoCode, Target
from nablasheet.render.code.walker import printer

DECLARED, PROBLEMS = parse_given(
    (
        r"$A \in \mathbb{R}^{m \times n}$",
        r"$S \in \mathbb{R}^{n \times n}$, symmetric",
        r"$M \in \mathbb{R}^{n \times n}$",
        r"$k \in \mathbb{N}$",
    )
)


def code(latex: str, target: Target) -> str:
    return text(parse_formula(latex, DECLARED), target)


def text(node: x.Node, target: Target) -> str:
    return printer(target, DECLARED.symbols.values()).text(node)


@pytest.mark.parametrize(
    ("latex", "target", "expected"),
    [
        (r"\operatorname{chol}(S)", NUMPY, "np.linalg.cholesky(S)"),
        (r"\operatorname{chol}(S)", JULIA, "Matrix(cholesky(Symmetric(S)).L)"),
        (r"\sigma_2(A)", NUMPY, "np.linalg.svd(A)[1][1]"),
        (r"\sigma_2(A)", PYTORCH, "torch.linalg.svdvals(A)[1]"),
        (r"\sigma_2(A)", JULIA, "svdvals(A)[2]"),
        (r"\sigma_{\min}(A)", NUMPY, "np.linalg.svd(A)[1][-1]"),
        (r"\sigma_{\min}(A)", JULIA, "svdvals(A)[end]"),
        (r"\lambda_1(S)", NUMPY, "np.linalg.eigvalsh(S)[::-1][0]"),
        (r"\lambda_1(M)", NUMPY, "np.sort(np.linalg.eigvals(M).real)[::-1][0]"),
        (r"\lambda_n(S)", NUMPY, "np.linalg.eigvalsh(S)[::-1][A.shape[1] - 1]"),
        (r"\lambda_1(S)", SYMPY, "sorted(S.eigenvals(multiple=True), reverse=True)[0]"),
    ],
)
def test_spellings(latex: str, target: Target, expected: str) -> None:
    assert PROBLEMS == []
    assert code(latex, target) == expected


def test_a_whole_number_that_comes_as_a_float_bounds_a_sum() -> None:
    assert "range(1, int(k) + 1)" in code(r"\sum_{i=1}^{k} \sigma_i(A)", NUMPY)
    assert "1:Int(k)" in code(r"\sum_{i=1}^{k} \sigma_i(A)", JULIA)
    assert "range(1, A.shape[1] + 1)" in code(r"\sum_{i=1}^{n} \lambda_i(S)", NUMPY)


def test_a_pseudo_inverse_at_an_eigenvalue_knows_which_number_is_noise() -> None:
    s = DECLARED.symbols["S"]
    gaps = b.sub(b.mul(x.Eigenvalue(s, "max"), x.Identity(s.shape.rows)), s)
    assert text(x.PseudoInverse(gaps), NUMPY).endswith(", 1e-6)")
    assert text(x.PseudoInverse(DECLARED.symbols["A"]), NUMPY) == "np.linalg.pinv(A)"


def test_what_a_language_cannot_say_is_left_out() -> None:
    vector = x.SingularDirection(DECLARED.symbols["A"], x.number(1), "left")
    with pytest.raises(NoCode, match=r"SymPy has no SingularDirection\.left"):
        text(vector, SYMPY)
