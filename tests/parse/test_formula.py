"""How formulas are read: LaTeX beside the reading, fully bracketed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nablasheet.expr.plain import plain
from nablasheet.identity import Declarations
from nablasheet.parse import parse_formula, parse_function, parse_given, parse_symbol, parse_variable
from nablasheet.parse.error import ParseError

READINGS: Sequence[tuple[str, str]] = [
    # transposes
    (r"x^TAx", "(x' A x)"),
    (r"x^\top A x", "(x' A x)"),
    (r"x^{\mathrm T} A x", "(x' A x)"),
    (r"x^\mathsf{T} A x", "(x' A x)"),
    (r"x^\intercal A x", "(x' A x)"),
    (r"x'Ax", "(x' A x)"),
    ("xᵀAx", "(x' A x)"),
    (r"A^{-T}", "(A^-1)'"),
    (r"A^{-\top}", "(A^-1)'"),
    (r"(A^{-1})^T", "(A^-1)'"),
    (r"W^\top_Q", "W_Q'"),
    (r"\Sigma_1^\top x", "(Sigma_1' x)"),
    # fonts are no brackets
    (r"\mathbf{x}^\top\mathbf{A x}", "(x' A x)"),
    (r"{\bf x}^T {\bf A} \boldsymbol x", "(x' A x)"),
    (r"\vec{x}^\top \pmb{a}", "(x' a)"),
    # powers and their relatives
    (r"A^{-1}", "A^-1"),
    (r"A^3", "A^3"),
    (r"A^{1/2}", "A^(1/2)"),
    (r"y^{-2/3}", "y^(-2/3)"),
    (r"y^n", "y^#n"),
    (r"X^{+}", "X^+"),
    (r"X^\dagger", "X^+"),
    (r"A^{H}", "conj(A')"),
    (r"\overline{A}", "conj(A)"),
    (r"x^{\circ 2}", "x.^2"),
    (r"X^{\odot 2}", "X.^2"),
    (r"\sqrt{y} + \sqrt[3]{p}", "(sqrt(y) + p^(1/3))"),
    # products
    (r"y A \cdot B", "(y A B)"),
    (r"2 A \circ B", "(2 (A ∘ B))"),
    (r"A \odot B \odot A", "(A ∘ B ∘ A)"),
    (r"a \oslash b", "(a ⊘ b)"),
    (r"X \otimes A", "(X ⊗ A)"),
    (r"A \oplus B", "(A ⊕ B)"),
    (r"r \times s", "(r × s)"),
    (r"-A x - y b", "(-(A x) - (y b))"),
    (r"\frac{x}{y}", "(y^(-1) x)"),
    (r"x^\top x / n", "(#n^(-1) (x' x))"),
    (r"1/2 x^\top x", "((1/2) (x' x))"),
    (r"\frac12 x^\top x", "((1/2) (x' x))"),
    (r"0.5 y", "((1/2) y)"),
    # functions with and without brackets
    (r"\operatorname{tr} A B + y", "(tr(A B) + y)"),
    (r"\mathrm{Tr}(A) B", "(tr(A) B)"),
    (r"tr(AB)", "tr(A B)"),
    (r"\log\det A", "log(det(A))"),
    (r"\log|A|", "log(det(A))"),
    (r"\det A \det B", "(det(A) det(B))"),
    (r"\sin y \cos y", "(sin(y) cos(y))"),
    (r"\sin^2 y", "sin(y)^2"),
    (r"\operatorname{vec}^\top(X)", "vec(X)'"),
    (r"\sin(A x)^\top", "sin.(A x)'"),
    (r"\exp(A)", "expm(A)"),
    (r"e^{-y}", "exp(-y)"),
    (r"\sigma(x)", "sigma.(x)"),
    (r"\sigma'(y)", "(sigma(y) (1 - sigma(y)))"),
    (r"g'(A x)", "g'.(A x)"),
    (r"h''(y)", "h''(y)"),
    (r"\max(x^\top a, 0)", "relu(x' a)"),
    (r"\operatorname{softmax}(x)", "softmax(x)"),
    (
        r"\operatorname{diag}(x) + \operatorname{diag}(\operatorname{diag}(A))",
        "(diag(x) + diag(diagonal(A)))",
    ),
    (r"u(A x)", "u(A x)"),
    (r"v u", "(v(x) u(x))"),
    (r"w'(y)", "(∂w(y)/∂y)[numerator]"),
    (r"\nabla_x v", "(∂v(x)/∂x)[denominator]"),
    (r"\mathrm{D} u", "(∂u(x)/∂x)[numerator]"),
    (r"\frac{\partial v}{\partial x^\top}", "(∂v(x)/∂x)[numerator]"),
    # bars
    (r"|A||B|", "(det(A) det(B))"),
    (r"\left|y\right|", "abs(y)"),
    (r"\log|\det(A)|", "log(abs(det(A)))"),
    (r"\|x\|", "‖x‖_2"),
    (r"||x||_2^2", "‖x‖_2^2"),
    ("‖x‖²", "‖x‖_2^2"),
    (r"\|x\|^2_2", "‖x‖_2^2"),
    (r"\lVert X \rVert_F", "‖X‖_F"),
    (r"\|X\|_*", "‖X‖_nuclear"),
    (r"\|X\|_2", "‖X‖_spectral"),
    (r"\|x\|_1 + \|x\|_p + \|x\|_\infty", "(‖x‖_1 + ‖x‖_p + ‖x‖_max)"),
    # entries, sums, blocks
    (r"A_{ij}", "A[i, j]"),
    (r"A_{12}", "A[1, 2]"),
    (r"(A B)_{ij}", "(A B)[i, j]"),
    (r"x_i^2", "x[i, 1]^2"),
    (r"\sum_{i=1}^n x_i a_i + y", "((sum[i = 1..n] (x[i, 1] a[i, 1])) + y)"),
    (r"\prod_{i=1}^{3} r_i", "(prod[i = 1..3] r[i, 1])"),
    (r"\begin{bmatrix} A & b \\ a^\top & 0 \end{bmatrix}", "[A, b; a', 0]"),
    (r"\begin{pmatrix} X \\ I \end{pmatrix}", "[X; I[n]]"),
    (r"K_{mn} \operatorname{vec}(X)", "(K[m, n] vec(X))"),
    (r"D_n^{+}", "D[n]^+"),
    # sizes that are not written
    (r"\mathbf{1}^\top X \mathbf{1}", "(1[1×m] X 1[n×1])"),
    (r"x - \frac{1}{n} \mathbf{1} \mathbf{1}^\top x", "(x - (#n^(-1) 1[n×1] 1[1×n] x))"),
    (r"y I - A", "((y I[n]) - A)"),
    (r"A \odot I", "(A ∘ I[n])"),
    (r"\mathbf{1} \oslash x", "(1[n×1] ⊘ x)"),
    (r"\operatorname{diag}(\mathbf{1} + x)", "diag(1[n×1] + x)"),
    (r"(\mathbf{1}^\top x) \mathbf{1} + a", "(((1[1×n] x) 1[n×1]) + a)"),
    (r"\mathbf{1}_m^\top X", "(1[1×m] X)"),
    (r"e_i^\top x", "(e[i of n]' x)"),
    # what is left of spacing and punctuation
    (r"\left( A \, x \right)^{\!\top} \; b .", "((A x)' b)"),
    (r"\pi y", "(<pi> y)"),
]


@pytest.mark.parametrize(("latex", "reading"), READINGS)
def test_reading(latex: str, reading: str, declared: Declarations) -> None:
    assert plain(parse_formula(latex, declared)) == reading


def test_declared_letters_win_over_reserved_meanings() -> None:
    letters = ["T", "d", "e", "I", "i", "K", "D"]
    declared, findings = parse_given([rf"${letter} \in \mathbb{{R}}^{{n \times n}}$" for letter in letters])
    assert findings == []
    assert plain(parse_formula("T d e I i K D", declared)) == "(T d e I i K D)"
    assert plain(parse_formula("e^{2} I^{-1}", declared)) == "(e^2 I^-1)"


def test_a_declared_scalar_may_be_an_exponent_named_T() -> None:
    declared, _ = parse_given([r"$T \in \mathbb{R}$", r"$A \in \mathbb{R}^{n \times n}$"])
    assert plain(parse_formula("A^T", declared)) == "A^T"
    assert plain(parse_formula(r"A^\top", declared)) == "A'"


def test_a_trace_in_italics_without_brackets() -> None:
    declared, _ = parse_given([r"$A, B \in \mathbb{R}^{n \times n}$"])
    assert plain(parse_formula("trAB + tr A", declared)) == "(tr(A B) + tr(A))"
    with_letters, _ = parse_given([r"$A \in \mathbb{R}^{n \times n}$", r"$t, r \in \mathbb{R}$"])
    assert plain(parse_formula("tr(A)", with_letters)) == "(t r A)"


def test_fonts_do_not_make_letters_different() -> None:
    declared, _ = parse_given([r"$\mathbf{X} \in \mathbb{R}^{m \times n}$"])
    assert plain(parse_formula(r"X \boldsymbol{X}^\top", declared)) == "(X X')"


def test_a_function_with_its_name(declared: Declarations) -> None:
    name, node = parse_function(r"\mathcal{L}(x, A) = x^\top A x", declared)
    assert (name, plain(node)) == ("L", "(x' A x)")
    assert parse_variable(r"\mathcal{L}(x, A) = x^\top A x", declared).name == "x"


def test_a_right_hand_side_alone_has_no_name(declared: Declarations) -> None:
    name, node = parse_function(r"\sum_{i=1}^{n} x_i", declared)
    assert (name, plain(node)) == ("", "(sum[i = 1..n] x[i, 1])")
    with pytest.raises(ParseError) as caught:
        parse_variable("x^T x", declared)
    assert caught.value.finding.name == "which-variable"


@pytest.mark.parametrize("latex", ["W_Q", "W_{Q}", r"\mathbf{W}_Q", r"{W}_{\mathrm{Q}}"])
def test_a_symbol_in_any_spelling(latex: str, declared: Declarations) -> None:
    assert parse_symbol(latex, declared) is declared.symbols["W_{Q}"]


@pytest.mark.parametrize("latex", ["Z", "x x", "x = a", "", r"\frac{"])
def test_what_is_no_symbol(latex: str, declared: Declarations) -> None:
    with pytest.raises(ParseError):
        parse_symbol(latex, declared)
