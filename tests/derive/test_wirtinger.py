"""Complex variables: the conjugate is held constant in the derivative, and moves in the differential."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet import expr as e
from nablasheet.check.claim import check_claim
from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Verified
from nablasheet.derive.derivation import Derivation, derive
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.identity import Claim, Declarations, Form
from nablasheet.parse.formula import parse_formula, parse_symbol
from nablasheet.render.latex import latex
from nablasheet.render.steps import left_side

n = e.dim("n")
z = e.Symbol("z", e.column(n), frozenset({e.Assumption.COMPLEX}))
a = e.Symbol("a", e.column(n), frozenset({e.Assumption.COMPLEX}))
A = e.Symbol("A", e.matrix(n, n), frozenset({e.Assumption.COMPLEX}))


def hermitian(node: Node) -> Node:
    return b.transpose(e.Conjugate(node))


@pytest.mark.parametrize(
    ("function", "differential", "numerator", "denominator"),
    [
        (b.mul(hermitian(a), z), r"a^{H} \mathrm{d}z", "a^{H}", r"\overline{a}"),
        (b.mul(hermitian(z), a), r"(\mathrm{d}z)^{H} a", "0", "0"),
        (
            b.mul(hermitian(z), A, z),
            r"(\mathrm{d}z)^{H} A z + z^{H} A \mathrm{d}z",
            "z^{H} A",
            r"A^\top \overline{z}",
        ),
        (
            b.power(e.Norm(z, "p", e.number(2)), e.number(2)),
            r"(\mathrm{d}z)^{H} z + z^{H} \mathrm{d}z",
            "z^{H}",
            r"\overline{z}",
        ),
    ],
)
def test_derivatives_by_a_complex_vector(
    function: Node, differential: str, numerator: str, denominator: str
) -> None:
    found = derive(function, z, 1)
    assert latex(found.differential) == differential
    assert (latex(found.numerator), latex(found.denominator)) == (numerator, denominator)
    assert found.function == function


GIVEN = (
    r"$z, a, \mu \in \mathbb{C}^n$",
    r"$b \in \mathbb{C}^m$",
    r"$w \in \mathbb{C}$",
    r"$Z \in \mathbb{C}^{n \times n}$, invertible",
    r"$X \in \mathbb{C}^{m \times n}$",
    r"$A \in \mathbb{C}^{m \times n}$",
    r"$\Sigma \in \mathbb{C}^{n \times n}$, Hermitian positive definite",
    r"$y \in \mathbb{R}$",
    r"$x \in \mathbb{R}^n$",
)
# function, variable, numerator layout, denominator layout
TEXTBOOK = [
    (r"|w|", "w", r"\frac{\overline{w}}{2 |w|}", r"\frac{\overline{w}}{2 |w|}"),
    (r"|w|^4", "w", r"2 |w|^2 \overline{w}", r"2 |w|^2 \overline{w}"),
    (r"\arg w", "w", r"-\frac{i}{2 w}", r"-\frac{i}{2 w}"),
    (r"\operatorname{Re}(a^H z)", "z", r"\frac{1}{2} a^{H}", r"\frac{1}{2} \overline{a}"),
    (r"\operatorname{Im}(a^H z)", "z", r"-\frac{1}{2} i a^{H}", r"-\frac{1}{2} i \overline{a}"),
    (r"|a^H z|^2", "z", r"(z^{H} a) a^{H}", r"(z^{H} a) \overline{a}"),
    (r"\|A z - b\|^2", "z", r"(A z - b)^{H} A", r"A^\top \overline{A z - b}"),
    (r"\|A z - b\|^2", r"\overline{z}", r"(A z - b)^\top \overline{A}", r"A^{H} (A z - b)"),
    (r"\|z\|", "z^*", r"\frac{z^\top}{2 \|z\|_2}", r"\frac{z}{2 \|z\|_2}"),
    (r"\log |\det Z|", "Z", r"\frac{1}{2} Z^{-1}", r"\frac{1}{2} Z^{-\top}"),
    (r"\log |\det Z|^2", r"\overline{Z}", r"\overline{Z}^{-1}", r"Z^{-H}"),
    (r"|\det Z|^2", "Z", r"|\det(Z)|^2 Z^{-1}", r"|\det(Z)|^2 Z^{-\top}"),
    (r"\det Z", r"\operatorname{Re} Z", r"\det(Z) Z^{-1}", r"\det(Z) Z^{-\top}"),
    (r"\det Z", r"\Im Z", r"i \det(Z) Z^{-1}", r"i \det(Z) Z^{-\top}"),
    (r"\det Z", r"\overline{Z}", "0", "0"),
    (r"\|X\|_F", "X", r"\frac{X^{H}}{2 \|X\|_F}", r"\frac{\overline{X}}{2 \|X\|_F}"),
    (r"z^H \Sigma^{-1} z", "z", r"z^{H} \Sigma^{-1}", r"\overline{\Sigma^{-1} z}"),
    (r"\sum_i |z_i|^2", "z", r"z^{H}", r"\overline{z}"),
    (r"(|a^H z|^2 - y)^2", "z", r"2 (|a^{H} z|^2 - y) (z^{H} a) a^{H}",
     r"2 (|a^{H} z|^2 - y) (z^{H} a) \overline{a}"),
    (r"\|A x - b\|^2", "x", r"(A x - b)^\top \overline{A} + (A x - b)^{H} A",
     r"A^{H} (A x - b) + A^\top \overline{A x - b}"),
]  # fmt: skip


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declared_as(GIVEN)


def found(function: str, variable: str, declared: Declarations) -> Derivation:
    return derive(parse_formula(function, declared), parse_symbol(variable, declared), 1)


@pytest.mark.parametrize(("function", "variable", "numerator", "denominator"), TEXTBOOK)
def test_a_result_reads_as_in_a_textbook(
    function: str, variable: str, numerator: str, denominator: str, declared: Declarations
) -> None:
    derivation = found(function, variable, declared)
    assert (latex(derivation.numerator), latex(derivation.denominator)) == (numerator, denominator)


@pytest.mark.parametrize(("function", "variable"), [row[:2] for row in TEXTBOOK])
def test_both_layouts_survive_the_referees(function: str, variable: str, declared: Declarations) -> None:
    derivation = found(function, variable, declared)
    symbols = declared.symbols
    verdict = check_derivative(
        derivation.function, derivation.variable, derivation.numerator, symbols, "both layouts"
    )
    assert isinstance(verdict, Verified)
    turned = Claim(
        Form.EQUATION, derivation.denominator, b.transpose(derivation.numerator), None, 1, None, ""
    )
    assert isinstance(check_claim(turned, declared).verdict, Verified)


def test_what_is_taken_by_is_printed_below_the_line(declared: Declarations) -> None:
    assert left_side(found(r"|w|^2", r"\overline{w}", declared), "f") == (
        r"\frac{\partial f}{\partial \overline{w}}"
    )
    assert left_side(found(r"\det Z", r"\Re Z", declared), "f") == (
        r"\frac{\partial f}{\partial \operatorname{Re}(Z)}"
    )


def test_an_unnamed_function_of_the_conjugate_is_refused(declared: Declarations) -> None:
    u = e.Apply("u", (declared.symbols["w"],), e.SCALAR)
    with pytest.raises(NotDerived):
        derive(e.Conjugate(u), declared.symbols["w"], 1)
