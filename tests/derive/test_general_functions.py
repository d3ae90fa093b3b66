"""Functions that tables leave out: real powers of matrices, blocks, vech, second Fréchet derivatives.

Each row is derived and then refereed, so that what is tested is that there is an answer and that it
is right; the printed form is tested where it is short.
"""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet import expr as e
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Verified
from nablasheet.derive.derivation import Derivation, derive
from nablasheet.derive.refusal import NotDerived
from nablasheet.identity import Declarations
from nablasheet.parse.formula import parse_formula, parse_symbol
from nablasheet.render.latex import latex

GIVEN = (
    r"$X \in \mathbb{R}^{m \times n}$",
    r"$C \in \mathbb{R}^{m \times m}$",
    r"$M, N \in \mathbb{R}^{n \times n}$",
    r"$P, Q \in \mathbb{R}^{n \times n}$, positive definite",
    r"$S \in \mathbb{R}^{n \times n}$, symmetric",
    r"$\Lambda \in \mathbb{R}^{n \times n}$, diagonal",
    r"$L \in \mathbb{R}^{n \times n}$, lower triangular",
    r"$U \in \mathbb{R}^{n \times n}$, upper triangular",
    r"$K \in \mathbb{R}^{n \times n}$, skew-symmetric",
    r"$T \in \mathbb{R}^{n \times n}$, Toeplitz",
    r"$a, b \in \mathbb{R}^n$",
    r"$c \in \mathbb{R}^m$",
    r"$d \in \mathbb{R}^n$, positive entries",
    r"$p \in \mathbb{R}$",
    r"$t \in \mathbb{R}$, positive",
    r"$\exp$, matrix function",
)


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declared_as(GIVEN)


def derived(function: str, variable: str, declared: Declarations, order: int = 1) -> Derivation:
    return derive(parse_formula(function, declared), parse_symbol(variable, declared), order)


def refereed(found: Derivation, declared: Declarations) -> bool:
    verdict = check_derivative(
        found.function,
        found.variable,
        found.numerator,
        declared.symbols,
        "general",
        order=found.order,
        convention=found.convention,
    )
    return isinstance(verdict, Verified)


POWERS = [
    (r"a^\top P^{-1/2} b", "P"),
    (r"\operatorname{tr}(P^{3/2} M)", "P"),
    (r"\operatorname{tr}(P^{1/3} M)", "P"),
    (r"P^p a", "p"),
    (r"\operatorname{tr}(P^p Q^{1 - p})", "p"),
    (r"\operatorname{tr}((P + t Q)^t M)", "t"),
    (r"\operatorname{diag}(d)^{-1/2} M \operatorname{diag}(d)^{-1/2}", "d"),
    (r"\operatorname{tr}(M \operatorname{diag}(d)^p)", "p"),
    (r"\operatorname{tr}(M \operatorname{diag}(d)^p)", "d"),
]
BLOCKS = [
    (r"\begin{bmatrix} X a \\ C c \end{bmatrix}", "a"),
    (r"\begin{bmatrix} X^\top & a \end{bmatrix}", "X"),
    (r"\log\det\left(\begin{bmatrix} I & X \\ X^\top & M + I \end{bmatrix}\right)", "M"),
    (r"\operatorname{tr}\left(\begin{bmatrix} M & N \\ N & M^{-1} \end{bmatrix}^2\right)", "M"),
    (r"\det\left(\begin{bmatrix} t & a^\top b \\ b^\top M a & t^2 \end{bmatrix}\right)", "a"),
]
TIED = [
    (r"\Lambda a", r"\Lambda"),
    (r"L a", "L"),
    (r"L L^\top", "L"),
    (r"a^\top U", "U"),
    (r"K a", "K"),
    (r"K^2", "K"),
]


@pytest.mark.parametrize(("function", "variable"), POWERS + BLOCKS + TIED)
def test_the_referees_agree(function: str, variable: str, declared: Declarations) -> None:
    assert refereed(derived(function, variable, declared), declared)


PRINTED = [
    (r"P^p", "p", r"P^p \log(P)"),
    (
        r"\left\|\begin{bmatrix} X a \\ M a \end{bmatrix}\right\|_2^2",
        "a",
        r"2 a^\top (X^\top X + M^\top M)",
    ),
    (r"\operatorname{vech}(M)^\top \operatorname{vech}(S)", "t", "0"),
    # a definite matrix is one where it stands only: its transpose moves as a transpose
    (r"\operatorname{tr}(M P^\top)", "P", r"M^\top"),
    (r"\operatorname{tr}(M P)", "P", "M"),
    (r"\operatorname{tr}(P^\top M P)", "P", r"P (M + M^\top)"),
]


@pytest.mark.parametrize(("function", "variable", "printed"), PRINTED)
def test_what_is_printed(function: str, variable: str, printed: str, declared: Declarations) -> None:
    found = derived(function, variable, declared)
    assert latex(found.numerator) == printed
    assert refereed(found, declared)


def test_the_gradient_passes_through_vech(declared: Declarations) -> None:
    assert refereed(
        derived(r"\operatorname{vech}(X^\top X)^\top \operatorname{vech}(M)", "X", declared), declared
    )


SECOND = [
    (r"\operatorname{tr}(M P^{-1}) + \log\det(P)", "P"),
    (r"\operatorname{tr}(P^\top M P)", "P"),
    (r"\operatorname{tr}(P^{1/2})", "P"),
]


@pytest.mark.parametrize(("function", "variable"), SECOND)
def test_hessians_near_a_definite_matrix(function: str, variable: str, declared: Declarations) -> None:
    found = derived(function, variable, declared, 2)
    assert found.variable == parse_symbol(variable, declared)
    assert all(part == found.variable for part in found.numerator.walk() if getattr(part, "name", "") == "P")
    assert refereed(found, declared)


def test_a_second_derivative_of_a_matrix_function(declared: Declarations) -> None:
    """By a block triangular matrix; for commuting factors it is known: d^2 exp(tM) = M^2 exp(tM)."""
    found = derived(r"\operatorname{tr}(N \exp(M))", "M", declared, 2)
    assert any(isinstance(part, e.Block) for part in found.numerator.walk())
    line = derived(r"\exp(M + t N)", "t", declared, 2)
    assert any(isinstance(part, e.Frechet) for part in line.numerator.walk())


def test_structures_without_a_short_matrix_are_refused(declared: Declarations) -> None:
    with pytest.raises(NotDerived, match="tied"):
        derived(r"T a", "T", declared)


def test_an_eigenvalue_of_a_product_that_is_symmetric_when_tidied(declared: Declarations) -> None:
    assert refereed(derived(r"\lambda_{\max}(S^\top S)", "S", declared), declared)
