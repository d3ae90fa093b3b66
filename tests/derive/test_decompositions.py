"""Derivatives of factors, eigenvalues and singular values, refereed; their mutants are refuted."""

from __future__ import annotations

import pytest

from nablasheet import expr as e
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Refuted, Verified
from nablasheet.derive.decompositions import moves_symmetrically
from nablasheet.derive.derivation import Derivation, derive
from nablasheet.derive.result import Refusal, attempt
from nablasheet.expr import build as b
from nablasheet.expr.plain import plain
from nablasheet.parse.formula import parse_formula, parse_given

GIVEN = (
    r"$S \in \mathbb{S}^n_{++}$",
    r"$A, B \in \mathbb{R}^{n \times n}$, symmetric",
    r"$C, M \in \mathbb{R}^{n \times n}$",
    r"$P \in \mathbb{R}^{n \times n}$, positive entries",
    r"$D \in \mathbb{R}^{n \times n}$, distinct eigenvalues",
    r"$X \in \mathbb{R}^{m \times n}$, full column rank",
    r"$Y, Z \in \mathbb{R}^{m \times n}$",
    r"$a, z \in \mathbb{R}^n$",
    r"$t \in \mathbb{R}$",
    r"$g$, scalar function",
)
DECLARED, PROBLEMS = parse_given(GIVEN)

DERIVED = [
    (r"\operatorname{tr}(C^\top \operatorname{chol}(S))", "S", 1),
    (r"a^\top \operatorname{chol}(S)^{-1} z", "S", 1),
    (r"\operatorname{chol}(S)", "S", 1),
    (r"\operatorname{chol}(S)^{-1} z", "S", 1),
    (r"\operatorname{chol}(S + t A)", "t", 1),
    (r"a^\top \operatorname{chol}(S + t A) z", "t", 2),
    (r"\operatorname{tr}(C \operatorname{chol}(X^\top X))", "X", 1),
    (r"\operatorname{qf}(X + t Y)", "t", 1),
    (r"\operatorname{tr}(Y^\top \operatorname{qf}(X))", "X", 1),
    (r"\operatorname{qf}(X) a", "X", 1),
    (r"\operatorname{tr}(C \operatorname{tril}(M M))", "M", 1),
    (r"\operatorname{triu}(M)", "M", 1),
    (r"\operatorname{tril}_{1/2}(M)", "M", 1),
    (r"\sigma_k(Y)", "Y", 1),
    (r"\sigma_{\min}(Y + t Z)", "t", 1),
    (r"\sigma_1(Y) / \sigma_{\min}(Y)", "Y", 1),
    (r"\lambda_k(A)", "A", 1),
    (r"\lambda_2(Y^\top Y)", "Y", 1),
    (r"\sum_{i=1}^{2} \lambda_i(A)", "A", 1),
    (r"\lambda_k(A + t B)", "t", 2),
    (r"\lambda_{\max}(A + a a^\top)", "a", 2),
    (r"\rho(P)", "P", 1),
    (r"\lambda_2(D)", "D", 1),
    (r"\lambda_1(S^{-1} A)", "A", 1),
    (r"\lambda_k(S^{-1} A)", "S", 1),
    (r"\sum_{i=1}^{n} g(\lambda_i(A))", "A", 1),
    (r"\sum_{i=1}^{n} g(\sigma_i(X))", "X", 1),
    (r"X (X^\top X)^{-1/2}", "X", 1),
]


def found_in(latex: str, by: str, order: int) -> Derivation:
    return derive(parse_formula(latex, DECLARED), DECLARED.symbols[by], order)


def judged(found: Derivation, formula: e.Node, seed: str) -> object:
    return check_derivative(
        found.function, found.variable, formula, DECLARED.symbols, seed,
        order=found.order, convention=found.convention,
    )  # fmt: skip


def test_the_letters_are_declared() -> None:
    assert PROBLEMS == []


@pytest.mark.parametrize(("latex", "by", "order"), DERIVED)
def test_it_is_the_derivative(latex: str, by: str, order: int) -> None:
    found = found_in(latex, by, order)
    verdict = judged(found, found.numerator, latex)
    assert isinstance(verdict, Verified), verdict
    doubled = judged(found, b.mul(e.number(2), found.numerator), latex)
    assert isinstance(doubled, Refuted)


@pytest.mark.parametrize(
    ("latex", "by", "denominator"),
    [
        (r"\log\det(\operatorname{chol}(S))", "S", "((1/2) S^-1)"),
        (r"\|\operatorname{chol}(S)^{-1} a\|_2^2", "S", "(-(S^-1 a a' S^-1))"),
        (r"\operatorname{tr}(C^\top \operatorname{tril}(M))", "M", "tied_sum[lower](C)"),
        (r"\sigma_2(Y)", "Y", "(left_singular_vector[2](Y) right_singular_vector[2](Y)')"),
    ],
)
def test_what_is_printed_is_as_short_as_in_a_book(latex: str, by: str, denominator: str) -> None:
    assert plain(found_in(latex, by, 1).denominator) == denominator


@pytest.mark.parametrize(
    ("latex", "by", "order", "reason"),
    [
        (r"\operatorname{chol}(M)", "M", 1, "not symmetric by its form"),
        (r"\lambda_{\max}(M)", "M", 1, "not symmetric by its form"),
        (r"\sigma_1(Y + t Z)", "t", 2, "SingularDirection"),
        (r"\lambda_1(D)", "D", 2, "not symmetric by its form"),
        (r"\lambda_k(A)", "A", 2, "entries are tied"),
    ],
)
def test_what_is_not_certain_is_refused(latex: str, by: str, order: int, reason: str) -> None:
    found = attempt(parse_formula(latex, DECLARED), DECLARED.symbols[by], order)
    assert isinstance(found, Refusal)
    assert reason in found.reason


def test_a_change_is_symmetric_where_symmetric_letters_move_symmetrically() -> None:
    s, m = DECLARED.symbols["S"], DECLARED.symbols["M"]
    ds, dm = e.Differential(s), e.Differential(m)
    assert moves_symmetrically(b.mul(m, ds, b.transpose(m)))
    assert moves_symmetrically(b.add(b.mul(dm, s), b.mul(s, b.transpose(dm))))
    assert not moves_symmetrically(b.mul(m, ds))
    assert not moves_symmetrically(dm)
