"""What is refused: with which message, at which place, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nablasheet.identity import Declarations
from nablasheet.parse import ParseError, parse_formula, parse_given
from nablasheet.parse.error import CODES

# formula, name of the message, the text it points at, a word of the help
REFUSED: Sequence[tuple[str, str, str, str]] = [
    (r"Z A", "unknown-symbol", "Z", "Given line"),
    (r"W_K x", "unknown-symbol", "W_K", "W_{Q}"),
    (r"K_{nm}", "unknown-symbol", "K_{nm}", "commutation matrix"),
    (r"\lambda_1 x", "unknown-symbol", r"\lambda_1", "declare"),
    (r"\operatorname{trc}(A)", "unknown-function", r"\operatorname{trc}", '"tr"'),
    (r"X A X", "shapes-differ", "X A X", ""),
    (r"A + x", "shapes-differ", "A + x", ""),
    (r"x + 1", "shapes-differ", "1", r"\mathbf{1}"),
    (r"x^2", "shapes-differ", "x^2", r"\odot"),
    (r"\frac{x}{a}", "shapes-differ", "a", "X^{-1}"),
    (r"\det X", "shapes-differ", r"\det X", ""),
    (r"|X|", "shapes-differ", "|X|", ""),
    (r"u(y)", "shapes-differ", "u(y)", ""),
    (r"\mathbf{x A}^T", "ambiguous", r"\mathbf{x A}^", "brackets"),
    (r"\log y \, p", "ambiguous", r"\log", "log(...)"),
    (r"\log y / p", "ambiguous", r"\log", "log(...)"),
    (r"y/p \lambda", "ambiguous", "/", r"\frac"),
    (r"a^\top x / b^\top x", "ambiguous", "/", r"\frac"),
    (r"1/2 p", "ambiguous", "1/2 p", r"\frac"),
    (r"\log |A| |B|", "ambiguous", r"\log", "log(...)"),
    (r"\log \det A \det B", "ambiguous", r"\log", "log(...)"),
    (r"\log \sum_i x_i p", "ambiguous", r"\log", "log(...)"),
    (r"\operatorname{tr}(A + B) A", "ambiguous", "A", r"\operatorname{tr}((A + B) C)"),
    (r"\operatorname{tr}(A + B)^2", "ambiguous", r"\operatorname{tr}(A + B)^2", r"(\operatorname{tr} X)^2"),
    (r"\max_i x_i p", "ambiguous", r"\max", "max(...)"),
    (r"A_{ij} x_j", "ambiguous", "A_{ij} x_j", r"\sum_j"),
    (r"A \circ B x", "ambiguous", "B x", "(A B)"),
    (r"A \odot B \otimes A", "ambiguous", r"\otimes", "brackets"),
    (r"A^*", "ambiguous", "A^*", "^{H}"),
    (r"A^{(2)}", "ambiguous", "(2)", "index"),
    (r"A^12", "ambiguous", "12", "^{12}"),
    (r"A^\top_{ij}", "ambiguous", r"A^\top_{ij}", "(A^2)_{ij}"),
    (r"A_{ij}^{-1}", "ambiguous", "A_{ij}^{-1}", "(A^{-1})_{ij}"),
    (r"A'^2", "ambiguous", "^", "brackets"),
    (r"\operatorname{tr}(A)^{-1}", "ambiguous", r"\operatorname{tr}(A)^{-1}", r"\frac"),
    (r"\operatorname{tr}(A)^\top", "ambiguous", r"\operatorname{tr}(A)^\top", "inside"),
    (r"\sin^{-1} y", "ambiguous", r"\sin^{-1}", "bracket"),
    (r"|y + |p||", "ambiguous", "|", r"\left|"),
    (r"a \nabla_x u v", "ambiguous", r"\nabla_x u v", "brackets"),
    (r"I", "unknown-size", "I", "I_n"),
    (r"\mathbf{1}^\top \mathbf{1}", "unknown-size", "", r"\mathbf{1}_n"),
    (r"I_q + A", "unknown-size", "I_q", ""),
    (r"\|A\|", "which-norm", r"\|A\|", r"\|X\|_F"),
    (r"\log(A)", "how-applied", r"\log(A)", r"$\log$, matrix function"),
    (r"h(x)", "how-applied", "h(x)", "elementwise"),
    (r"\sqrt{x}", "how-applied", r"\sqrt", r"\sqrt{\cdot}"),
    (r"|x|", "how-applied", "|x|", r"\|x\|_2"),
    (r"\operatorname{softmax}(A)", "how-applied", r"\operatorname{softmax}(A)", "each row"),
    (r"\frac{1}{0}", "unreadable", "0", ""),
    (r"A * B", "unreadable", "*", r"\odot"),
    (r"A % B", "unreadable", "% B", ""),
    (r"A +", "unreadable", "", ""),
    (r"A )", "unreadable", ")", ""),
    (r"(A", "unreadable", "", ""),
    (r"{A", "unreadable", "", ""),
    (r"x^", "unreadable", "", ""),
    (r"x__1", "unreadable", "1", ""),
    (r"x = a", "unreadable", "a", ""),
    (r"y \text{ if } p", "unreadable", r"\text{ if }", "Given"),
    ("x \\foo a", "unreadable", "\\foo", ""),
    ("x \\", "unreadable", "\\", ""),
    ("x 你", "unreadable", "你", ""),
    (r"\frac\sqrt{y}2", "unreadable", "", ""),
    (r"\langle a, X \rangle", "shapes-differ", r"\langle a, X \rangle", ""),
    (r"\sum_i y", "unknown-size", r"\sum_i y", r"\sum_{i=1}"),
    (r"\sum_{i \in S} x_i", "not-supported", r"\sum", r"\sum_{i=1}"),
    (r"\sum_{i=1}^n x_i + a_i", "ambiguous", "", "brackets"),
    (r"\sum_{i=1}^n x_i x_i + e_i^\top a", "ambiguous", "", "another letter"),
    (r"\sum_{i=1}^n (w_i - a)^\top (w_i - a)", "not-supported", "w_i", "X e_i"),
    (r"1^\top x", "ambiguous", r"1^\top", r"\mathbf{1}"),
    (r"a \le b", "not-supported", r"\le", "="),
    (r"\mathbb{E}[x]", "not-supported", "E", ""),
    (r"\frac{\partial x^\top x}{\partial x} a", "not-supported", r"\frac{\partial x^\top x}{\partial x}", ""),
    (r"\frac{\partial u}{\partial x}", "which-layout", r"\frac{\partial u}{\partial x}", "layout"),
    ("(" * 200 + "y" + ")" * 200, "too-large", "(", ""),
    ("y " * 3000, "too-large", "y", ""),
    (r"((((9^{64})^{64})^{64})^{64})", "too-large", "", ""),
    (r"\operatorname{diag}(\operatorname{vec}(" * 9 + "A" + "))" * 9, "too-large", "", ""),
]


@pytest.mark.parametrize(
    ("latex", "name", "pointed", "help_line"), REFUSED, ids=[row[0][:40] for row in REFUSED]
)
def test_refusal(latex: str, name: str, pointed: str, help_line: str, declared: Declarations) -> None:
    with pytest.raises(ParseError) as caught:
        parse_formula(latex, declared)
    found = caught.value.finding
    assert (found.name, found.code) == (name, CODES[name])
    start = found.span.col - 1
    assert pointed in ("", found.excerpt[start : start + found.span.length])
    assert help_line in found.help


def test_a_misfit_names_the_shapes(declared: Declarations) -> None:
    with pytest.raises(ParseError) as caught:
        parse_formula("X A X", declared)
    assert caught.value.finding.notes == (("evidence", "X is m×n, A is n×n, X is m×n"),)


def test_the_place_counts_lines(declared: Declarations) -> None:
    with pytest.raises(ParseError) as caught:
        parse_formula("x\n + Z", declared)
    span = caught.value.finding.span
    assert (span.line, span.col, span.length) == (2, 4, 1)
    assert caught.value.finding.excerpt == " + Z"


def test_the_place_counts_the_authors_characters(declared: Declarations) -> None:
    with pytest.raises(ParseError) as caught:
        parse_formula("xᵀ A Z", declared)
    assert caught.value.finding.span.col == 6


def test_codes_are_told_apart() -> None:
    assert len(set(CODES.values())) == len(CODES)
    assert CODES["not-supported"].startswith("P2")
    assert CODES["unreadable"].startswith("P1")


def test_a_dagger_on_a_complex_letter_is_an_adjoint_or_a_pseudo_inverse() -> None:
    known, findings = parse_given([r"$Z \in \mathbb{C}^{n \times m}$"])
    assert findings == []
    with pytest.raises(ParseError, match="adjoint or a pseudo-inverse"):
        parse_formula(r"Z^\dagger", known)
