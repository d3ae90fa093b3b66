"""Eigenvalues and singular values by their place, and letters that are something else."""

from __future__ import annotations

import pytest

from nablasheet.expr.plain import plain
from nablasheet.parse.error import ParseError
from nablasheet.parse.formula import parse_formula, parse_given

GIVEN = (
    r"$A \in \mathbb{R}^{n \times n}$, symmetric",
    r"$P \in \mathbb{R}^{n \times n}$, positive entries",
    r"$X \in \mathbb{R}^{m \times n}$",
    r"$x \in \mathbb{R}^n$",
    r"$t \in \mathbb{R}$",
)


def read(latex: str, *more: str) -> str:
    declared, findings = parse_given((*GIVEN, *more))
    assert findings == []
    return plain(parse_formula(latex, declared))


@pytest.mark.parametrize(
    ("latex", "meaning"),
    [
        (r"\lambda_2(A)", "eigenvalue[2](A)"),
        (r"\lambda_k(A)", "eigenvalue[k](A)"),
        (r"\lambda_n(A)", "eigenvalue[#n](A)"),
        (r"\lambda_{\max}(A)", "max_eigenvalue(A)"),
        (r"\sigma_1(X)", "singular_value[1](X)"),
        (r"\sigma_{\max}(X)", "singular_value[1](X)"),
        (r"\sigma_{\min}(X)", "singular_value[(-1)](X)"),
        (r"\rho(P)", "eigenvalue[1](P)"),
        (r"\sum_{i=1}^{n} \lambda_i(A)", "(sum[i = 1..n] eigenvalue[i](A))"),
        (r"\operatorname{chol}(A)", "chol(A)"),
        (r"\operatorname{qf}(X)", "qf(X)"),
        (r"\operatorname{tril}(A)", "tied_sum[lower](A)"),
        (r"\operatorname{triu}(A)", "tied_sum[upper](A)"),
        (r"\operatorname{tril}_{1/2}(A)", "half_tril(A)"),
    ],
)
def test_readings(latex: str, meaning: str) -> None:
    assert read(latex) == meaning


def test_declared_letters_keep_their_meaning() -> None:
    assert read(r"\lambda_1 (t + 1)", r"$\lambda_1 \in \mathbb{R}$") == "(lambda_1 (t + 1))"
    assert read(r"\lambda_1 (t + 1)", r"$\lambda \in \mathbb{R}^n$") == "(lambda[1, 1] (t + 1))"
    assert read(r"\rho (t + 1)", r"$\rho \in \mathbb{R}$") == "(rho (t + 1))"
    assert read(r"\sigma(x)", r"$\sigma$, elementwise logistic function") == "sigma.(x)"


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        (r"\lambda_1(x)", "of a vector is not read"),
        (r"\sigma_1(t)", "of a scalar is not read"),
        (r"\lambda_1(X)", "m×n"),
        (r"\rho(A)", "positive entries"),
        (r"\lambda_x(A)", "as a place is not read"),
        (r"\sigma_1(X, A)", "of one matrix is read"),
        (r"\operatorname{tril}_2(A)", "is not read"),
        (r"\operatorname{chol}(X)", "m×n"),
    ],
)
def test_what_is_not_read_says_why(latex: str, message: str) -> None:
    with pytest.raises(ParseError, match=message):
        read(latex)
