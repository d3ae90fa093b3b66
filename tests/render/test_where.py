"""Implied conditions: what a formula divides by or inverts, and not what is assumed already."""

from __future__ import annotations

import pytest

from nablasheet.parse.formula import parse_formula, parse_given
from nablasheet.render.where import where

GIVEN = (
    r"$X \in \mathbb{R}^{m \times n}$, full column rank",
    r"$Y \in \mathbb{R}^{m \times n}$",
    r"$A \in \mathbb{R}^{m \times m}$",
    r"$B \in \mathbb{R}^{m \times m}$, invertible",
    r"$S \in \mathbb{R}^{m \times m}$, positive definite",
    r"$L \in \mathbb{R}^{m \times m}$, lower triangular, positive diagonal entries",
    r"$P \in \mathbb{R}^{m \times m}$, positive semidefinite",
    r"$x \in \mathbb{R}^m$",
    r"$y \in \mathbb{R}^m$, nonzero",
    r"$p \in \mathbb{R}^m$, positive entries",
    r"$Q \in \mathbb{R}^{m \times m}$, positive entries",
    r"$s \in \mathbb{R}$",
    r"$\lambda \in \mathbb{R}$, positive",
    r"$\log$, elementwise",
)
DECLARED, PROBLEMS = parse_given(GIVEN)

CASES = {
    r"A^{-1}": [r"$A$ is invertible"],
    r"A^{-\top} x": [r"$A$ is invertible"],
    r"B^{-1}": [],
    r"(B S)^{-1}": [],
    r"(X^\top X)^{-1}": [],
    r"(X^\top S X)^{-1}": [],
    r"(X^\top A X)^{-1}": [r"$X^\top A X$ is invertible"],
    r"(Y^\top Y)^{-1}": [r"$Y^\top Y$ is invertible"],
    r"(Y^\top Y + \lambda I)^{-1}": [],
    r"(S + P)^{-1}": [],
    r"L^{-1}": [],
    r"\log(\det(A))": [r"$\det(A) > 0$"],
    r"\log(\det(S))": [],
    r"\log(\det(L L^\top))": [],
    r"\frac{x}{\|x\|_2}": [r"$x \ne 0$"],
    r"\frac{1}{x^\top S x}": [r"$x \ne 0$"],
    r"\frac{1}{y^\top S y}": [],
    r"\frac{1}{s}": [r"$s \ne 0$"],
    r"\frac{1}{\lambda}": [],
    r"\sqrt{s}": ["$s > 0$"],
    r"\frac{1}{1 + s^2}": [],
    r"\log(x)": ["$x$ has positive entries"],
    r"\log(p)": [],
    r"\operatorname{chol}(S)^{-1}": [],
    r"\operatorname{chol}(X^\top X)": [],
    r"\operatorname{chol}(P)": ["$P$ is positive definite"],
    r"\operatorname{qf}(X)^{+}": [],
    r"(\operatorname{qf}(X)^\top X)^{-1}": [],
    r"(X^\top \operatorname{qf}(X))^{-1}": [],
    r"\operatorname{qf}(Y)": ["$Y$ has full column rank"],
    r"\sigma_k(Y)": [r"$\sigma_k(Y)$ is simple and positive"],
    r"\rho(Q)": [],
}


def test_the_letters_are_declared() -> None:
    assert PROBLEMS == []


@pytest.mark.parametrize("latex", CASES)
def test_conditions(latex: str) -> None:
    assert [words.en for words in where([parse_formula(latex, DECLARED)])] == CASES[latex]


def test_each_condition_is_said_once_in_both_languages() -> None:
    formulas = [parse_formula(latex, DECLARED) for latex in (r"A^{-1}", r"A^{-\top}", r"A^{-1} x")]
    (words,) = where(formulas)
    assert words.zh == "$A$ 可逆"


def test_a_stronger_condition_takes_the_place_of_a_weaker_one() -> None:
    formulas = [parse_formula(latex, DECLARED) for latex in (r"\log(\det(A))", r"A^{-1}")]
    assert [words.en for words in where(formulas)] == [r"$\det(A) > 0$"]


@pytest.mark.parametrize(
    ("latex", "condition"),
    [
        (r"\lambda_2(S)", [r"$\lambda_2(S)$ is simple"]),
        (r"\lambda_2(A)", [r"$\lambda_2(A)$ is simple and real"]),
        (r"\lambda_2(A^\top A)", [r"$\lambda_2(A^\top A)$ is simple"]),
    ],
)
def test_conditions_on_eigenvalues(latex: str, condition: list[str]) -> None:
    declared, problems = parse_given((GIVEN[2], GIVEN[4]))
    assert problems == []
    assert [words.en for words in where([parse_formula(latex, declared)])] == condition
