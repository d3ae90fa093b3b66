"""LaTeX: what is printed can be read back, and means the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.expr.examples import EXAMPLES, A, X, r, t, u, x
from tests.expr.random_formulas import (
    COLUMN,
    SQUARE,
    TALL,
    WIDE,
    formulas,
    same_value,
    sample_for,
)
from tests.given import declared_as

from nablasheet import expr as e
from nablasheet.expr import NODES, Node
from nablasheet.expr import build as b
from nablasheet.expr.normal import tidy
from nablasheet.identity import Declarations
from nablasheet.parse.error import ParseError
from nablasheet.parse.formula import parse_formula
from nablasheet.render.latex import brackets, latex
from nablasheet.site.mathml import mathml

GIVEN = (
    r"$X, Y \in \mathbb{R}^{m \times n}$",
    r"$M, N \in \mathbb{R}^{n \times n}$",
    r"$S \in \mathbb{S}^n$",
    r"$P \in \mathbb{S}^n_{++}$",
    r"$x, y \in \mathbb{R}^n$",
    r"$w \in \mathbb{R}^m$",
    r"$s, t \in \mathbb{R}$",
    r"$\exp, \sin, \cos, \tanh, \log$, elementwise",
    r"$\sigma$, elementwise logistic function",
)
# A size that no letter of the formula tells cannot be read back; a person is asked to write it.
OPEN = {"unknown-size", "which-norm", "ambiguous"}

SHAPES = st.sampled_from([e.SCALAR, e.SCALAR, COLUMN, SQUARE, WIDE, TALL])
ANY = SHAPES.flatmap(lambda shape: formulas(shape, 3))
LAW = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declared_as(GIVEN)


def read_back(node: Node, declared: Declarations) -> Node | None:
    """The printed formula as it is read; None where a size stays open, as that of 0 does."""
    if any(isinstance(part, e.Zero) for part in node.walk()):
        return None
    try:
        return parse_formula(latex(node), declared)
    except ParseError as error:
        if error.finding.name in OPEN or error.finding.message == "division by zero":
            return None
        raise


@LAW
@given(formula=ANY)
def test_what_is_printed_means_the_same_when_read(formula: Node, declared: Declarations) -> None:
    for node in (formula, tidy(formula)):
        again = read_back(node, declared)
        if again is not None:
            assert again.shape == node.shape
            assert same_value(node, again, sample_for(node, again)) is not False, latex(node)


@LAW
@given(formula=ANY)
def test_printing_what_was_read_prints_the_same(formula: Node, declared: Declarations) -> None:
    again = read_back(tidy(formula), declared)
    if again is not None:
        second = read_back(again, declared)
        assert second is None or latex(second) == latex(again)


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_every_node_is_printed_with_balanced_braces(kind: type[Node]) -> None:
    text = latex(EXAMPLES[kind][0])
    assert text
    for opening, closing in ("{}", "()"):
        assert text.count(opening) == text.count(closing)
    assert text.count(r"\left") == text.count(r"\right")
    assert "$" not in text


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_every_node_can_be_shown_on_a_page(kind: type[Node]) -> None:
    assert mathml(latex(EXAMPLES[kind][0])).startswith("<math")


T, minus, two = e.Transpose, e.number(-1), e.number(2)
S = e.Sum((A, e.Symbol("B", A.shape)))
half = e.HALF


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (S, "A + B"),
        (b.sub(A, S), "A - A - B"),
        (e.Product((A, S)), "A (A + B)"),
        (T(S), r"(A + B)^\top"),
        (T(e.Product((X, A))), r"(X A)^\top"),
        (T(e.Inverse(A)), r"A^{-\top}"),
        (T(e.Inverse(S)), r"(A + B)^{-\top}"),
        (e.Inverse(T(A)), r"(A^\top)^{-1}"),
        (T(e.Power(A, two)), r"(A^2)^\top"),
        (T(e.Conjugate(A)), "A^{H}"),
        (e.Power(e.Transpose(A), two), r"(A^\top)^2"),
        (e.Power(t, half), r"\sqrt{t}"),
        (e.Power(t, minus), r"\frac{1}{t}"),
        (e.Power(t, e.number(-2)), r"\frac{1}{t^2}"),
        (e.Power(A, e.Number(e.HALF.value * 3)), "A^{3/2}"),
        (e.Power(e.Norm(x, "p", two), two), r"\|x\|_2^2"),
        (e.Inverse(e.MatrixFunction("sqrt", A)), "A^{-1/2}"),
        (e.Product((minus, A)), "-A"),
        (e.Product((A, e.Product((minus, x)))), "A (-x)"),
        (e.Product((two, e.number(3), t)), r"6 t"),
        (e.Product((half, x)), r"\frac{1}{2} x"),
        (e.Product((e.Power(t, minus), x)), r"\frac{x}{t}"),
        (e.Product((e.Power(t, minus), X, A, x)), r"\frac{1}{t} X A x"),
        (e.Product((e.Power(t, minus), e.Product((T(x), x)), A)), r"\frac{x^\top x}{t} A"),
        (e.Product((e.Power(e.Norm(x, "p", two), minus), b.sub(x, e.Ones(x.shape)))),
         r"\frac{x - \mathbf{1}}{\|x\|_2}"),
        (e.Product((e.Power(e.Size(x.shape.rows), minus), x, T(x))), r"\frac{1}{n} x x^\top"),
        (e.Product((e.Power(e.Power(e.Constant("pi"), half), minus), x)), r"\frac{1}{\sqrt{\pi}} x"),
        (e.Product((e.Differential(t), A, x)), r"A x \mathrm{d}t"),
        (e.Product((t, e.Product((T(x), A, e.Differential(x))))), r"t x^\top A \mathrm{d}x"),
        (e.Product((e.Product((T(x), x)), e.Product((T(x), A, x)))), r"(x^\top x) (x^\top A x)"),
        (e.Kronecker((e.Product((A, A)), S)), r"A A \otimes (A + B)"),
        (e.Hadamard((e.Product((A, A)), A)), r"(A A) \odot A"),
        (e.HadamardPower(x, e.Number(-e.HALF.value)), r"x^{\circ -1/2}"),
        (e.Product((T(x), x)), r"x^\top x"),
        (e.Product((e.Product((T(x), x)), A)), r"(x^\top x) A"),
        (e.Hadamard((A, S)), r"A \odot (A + B)"),
        (T(e.Hadamard((A, A))), r"(A \odot A)^\top"),
        (e.Kronecker((T(A), e.Identity(x.shape.rows))), r"A^\top \otimes I_n"),
        (e.Product((e.Kronecker((A, A)), e.Vec(A))), r"(A \otimes A) \operatorname{vec}(A)"),
        (e.Elementwise("log", e.Determinant(A)), r"\log\det(A)"),
        (e.Elementwise("log", e.Elementwise("abs", e.Determinant(A))), r"\log |\det(A)|"),
        (e.Elementwise("abs", e.Product((e.Power(t, minus), t))), r"\left|\frac{t}{t}\right|"),
        (e.HadamardPower(e.Elementwise("exp", x), two), r"\exp(x)^{\circ 2}"),
        (e.Entry(A, e.Index("i"), e.Index("j")), "A_{ij}"),
        (e.Entry(A, e.number(1), e.number(12)), "A_{1,12}"),
        (e.Entry(x, e.Index("i"), e.UNITY), "x_{i}"),
        (e.Differential(A), r"\mathrm{d}A"),
        (e.Product((e.Differential(A), A)), r"(\mathrm{d}A) A"),
        (e.Product((A, e.Differential(A))), r"A \mathrm{d}A"),
        (e.Differential(S), r"\mathrm{d}(A + B)"),
        (e.Partial(u, 0, "numerator"), r"\frac{\partial u}{\partial x}"),
        (e.Cross(r, r), r"r \times r"),
        (e.Ones(e.matrix(1, x.shape.rows)), r"\mathbf{1}^\top"),
    ],
)  # fmt: skip
def test_brackets_stand_where_they_are_needed(node: Node, text: str) -> None:
    assert latex(node) == text


def test_brackets_grow_with_what_is_tall() -> None:
    assert brackets("a + b") == "(a + b)"
    assert brackets(r"\frac{a}{b}") == r"\left(\frac{a}{b}\right)"
    assert brackets(r"\sum_i a") == r"\left(\sum_i a\right)"
