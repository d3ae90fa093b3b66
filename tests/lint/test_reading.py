"""How statements are read: letters, sizes, layouts, spellings."""

from __future__ import annotations

import pytest

from nablasheet.lint.extract.split import pieces
from nablasheet.lint.judge.outcome import outcome
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.run import lint_text
from nablasheet.lint.spelling.expand import definitions
from nablasheet.lint.spelling.latex import spelled
from nablasheet.lint.spelling.plain import from_plain

D, N = {"denominator"}, {"numerator"}


@pytest.mark.parametrize(
    ("latex", "layouts"),
    [
        (r"\frac{\partial x^TAx}{\partial x} = (A + A^T)x", D),
        (r"\frac{\partial x^TAx}{\partial x} = x^T(A + A^T)", N),
        (r"\frac{\partial Ax}{\partial x} = A", N),
        (r"\frac{\partial x^TA}{\partial x} = A", D),
        (r"\nabla_A t r A B A^T C = CAB + C^TAB^T", D),
        (r"\frac{d}{dX} \operatorname{tr}(AXB) = BA", N),
        (r"\frac{dz}{d\mathbf{x}} = \frac{dz}{d\mathbf{y}} \frac{d\mathbf{y}}{d\mathbf{x}}", N),
        (r"\partial X^{-1} = -X^{-1} \partial X X^{-1}", D | N),
        (r"d(X \otimes Y) = dX \otimes Y + X \otimes dY", D | N),
        (r"\operatorname{vec}(AXB) = (B^T \otimes A) \operatorname{vec}(X)", D | N),
        (r"\mathbf{1}^T (A \circ B) \mathbf{1} = \operatorname{tr}(A^T B)", D | N),
        (r"\frac{\partial}{\partial x} \|x - a\|_2 = \frac{x - a}{\|x - a\|}", D),
    ],
)
def test_true_statements_are_true_in_their_layouts(latex: str, layouts: set[str]) -> None:
    found = outcome(latex, 0, Hints(bold="mathbf" in latex))
    assert found.status == "true"
    assert found.layouts == layouts


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{\partial x^TAx}{\partial x} = (A - A^T)x",
        r"\nabla_x \|Bx - c\|_2^2 = 2B(Bx - c)",
        r"d(X^{-1}) = X^{-1} dX X^{-1}",
        r"\operatorname{tr}(AB) = \operatorname{tr}(A) \operatorname{tr}(B)",
    ],
)
def test_false_statements_are_false(latex: str) -> None:
    assert outcome(latex, 0, Hints()).status == "false"


def test_a_number_in_bold_and_a_vector_in_bold_are_two_letters() -> None:
    found = outcome(r"dy = \frac{dy}{d\mathbf{x}} d\mathbf{x}", 0, Hints(bold=True))
    assert found.status == "true"
    assert found.reading is not None
    assert found.reading.kinds[r"\mathbf{x}"] == "vector"
    assert found.reading.kinds["y"] == "scalar"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        (r"\mathbf{x}", "x"),
        (r"\mathbf{\hat{x}}_{k}", r"\hat{x}_{k}"),
        ("A", "A"),
        (r"\mathbf{\Sigma}", r"\Sigma"),
    ],
)
def test_a_name_without_its_font(name: str, plain: str) -> None:
    assert unfont(name) == plain


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        (r"\xv^\T \Av", r"\mathbf{x}^\top \mathbf{A}"),
        (r"\\|x\\|", r"\|x\|"),
        (r"\class{blue}{A}", "{A}"),
        (r"\pdv{f}{x}", r"\frac{\partial f}{\partial x}"),
        (r"\underbrace{A}_{words} B", "{A} B"),
        ("x<sup>T</sup>", "x^{T}"),
        (r"\operatorname{Spur}(A)", r"\operatorname{tr}(A)"),
    ],
)
def test_spellings_of_notes(text: str, latex: str) -> None:
    assert spelled(text, {}) == latex


def test_own_macros_are_expanded_and_a_loop_ends() -> None:
    own = definitions(r"\newcommand{\g}[1]{\nabla_{#1}} \def\loop{\loop\loop} \DeclareMathOperator{\Tr}{Tr}")
    assert spelled(r"\g{x} f", own) == r"\nabla_{x} f"
    assert len(spelled(r"\loop", own)) < 10_000


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("d/dx (x'Ax)", r"\frac{\partial}{\partial x}  (x'Ax)"),
        ("DY/DX = A * B'", r"\frac{\partial Y}{\partial X} = A \cdot B'"),
        ("(XTCX)-1", "(X^TCX)^{-1}"),
        ("X^-1", "X^{-1}"),
    ],
)
def test_plain_text_becomes_latex(text: str, latex: str) -> None:
    assert from_plain(text) == latex


def test_a_row_is_cut_into_statements_with_their_words() -> None:
    row = r"\frac{a}{b} = c, \quad d = e \text{ if } x \in S \Rightarrow f(x, y) = g"
    found = pieces(row)
    assert [row[piece.start : piece.end] for piece in found] == [r"\frac{a}{b} = c", "d = e", "f(x, y) = g"]
    assert "if" in found[1].words


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("Numerator layout.\n\n$\\frac{\\partial Ax}{\\partial x} = A$", "numerator"),
        ("采用分母布局。\n\n$\\frac{\\partial Ax}{\\partial x} = A^T$", "denominator"),
        ("$\\frac{\\partial a^Tx}{\\partial x} = a$ and $\\frac{\\partial Ax}{\\partial x} = A$", "mixed"),
        ("$\\operatorname{tr}(A) = \\operatorname{tr}(A^T)$", ""),
    ],
)
def test_the_layout_of_a_note(text: str, layout: str) -> None:
    assert lint_text("a.md", text).layout == layout


def test_two_runs_say_the_same() -> None:
    text = r"$\frac{\partial}{\partial x} x^T A x = 2Ax + A^T x$"
    assert lint_text("a.md", text) == lint_text("a.md", text)
