"""How equations become claims."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nablasheet.expr.plain import plain
from nablasheet.identity import Claim, Declarations
from nablasheet.parse import ParseError, bind, parse_formula, parse_statement

GRADIENT = "gradient denominator x: (x' A x) = ((A + A') x)"
PARTIAL = "partial None x: (x' A x) = ((A + A') x)"
READ: Sequence[tuple[str, str]] = [
    (r"\nabla_x (x^\top A x) = (A + A^\top) x", GRADIENT),
    (r"\nabla_x x^\top A x = (A + A^\top) x", GRADIENT),
    (r"\frac{\partial x^\top A x}{\partial x} = (A + A^\top) x", PARTIAL),
    (r"\frac{\partial}{\partial x} x^\top A x = (A + A^\top) x", PARTIAL),
    (r"\frac{\partial}{\partial \mathbf{x}} \left(x^\top A x\right) = (A + A^\top) x", PARTIAL),
    (r"\dfrac{\mathrm{d} (x^\top A x)}{\mathrm{d} x} = (A + A^\top) x", PARTIAL),
    (r"\frac{d x^\top A x}{dx} = (A + A^\top) x", PARTIAL),
    (r"\partial (x^\top A x) / \partial x = (A + A^\top) x", PARTIAL),
    ("∂(xᵀAx)/∂x = (A + Aᵀ)x", PARTIAL),
    (r"\partial_x (x^\top A x) = (A + A^\top) x", PARTIAL),
    (r"(A + A^\top) x = \frac{\partial x^\top A x}{\partial x}", PARTIAL),
    (r"\frac{d}{dy} y^2 = 2 y", "partial None y: y^2 = (2 y)"),
    (r"dy^2/dy = 2 y", "partial None y: y^2 = (2 y)"),
    (r"\frac{d^2}{d y^2} y^3 = 6 y", "partial None y^2: y^3 = (6 y)"),
    (r"\nabla_x^2 (x^\top x) = 2 I", "gradient denominator x^2: (x' x) = (2 I[n])"),
    (
        r"\frac{\partial^2 x^\top x}{\partial x \, \partial x^\top} = 2 I",
        "partial None x^2: (x' x) = (2 I[n])",
    ),
    (
        r"\frac{\partial^2 \operatorname{tr}(A^2)}"
        r"{\partial \operatorname{vec}(A) \partial \operatorname{vec}(A)^\top} = 2 I",
        "partial None A^2: tr(A^2) = (2 I[n n])",
    ),
    (r"\frac{\partial A x}{\partial x^\top} = A", "jacobian numerator x: (A x) = A"),
    (r"\mathrm{D}_x (A x) = A", "jacobian numerator x: (A x) = A"),
    (
        r"\frac{\partial \operatorname{vec}(A X^\top)}"
        r"{\partial (\operatorname{vec} X)^\top} = (I_m \otimes A) K_{mn}",
        "jacobian numerator X: vec(A X') = ((I[m] ⊗ A) K[m, n])",
    ),
    (r"\nabla_x (A x) = A^\top", "partial None x: (A x) = A'"),
    (
        r"\mathrm{d} |A| = |A| \operatorname{tr}(A^{-1} \mathrm{d}A)",
        "differential None A: det(A) = (det(A) tr(A^-1 d(A)))",
    ),
    (r"dA^{-1} = -A^{-1}dAA^{-1}", "differential None A: A^-1 = (-(A^-1 d(A) A^-1))"),
    (r"d(A B) = (dA) B + A \, dB", "differential None: (A B) = ((d(A) B) + (A d(B)))"),
    (r"\mathrm{d}(A^\top) = (\mathrm{d}A)^\top", "differential None A: A' = d(A)'"),
    (r"\operatorname{adj}(A) A = |A| I", "equation None: (adj(A) A) = (det(A) I[n])"),
    (r"A - A^\top = 0", "equation None: (A - A') = 0[n×n]"),
    (r"\frac{\partial b}{\partial x} = 0", "partial None x: b = 0[n×n]"),
    (
        r"\frac{\partial \mathbf{1}^\top x}{\partial x} = \mathbf{1}^\top",
        "partial None x: (1[1×n] x) = 1[1×n]",
    ),
    (r"\frac{\partial \mathbf{1}^\top x}{\partial x} = \mathbf{1}", "partial None x: (1[1×n] x) = 1[n×1]"),
    (
        r"\frac{\partial \mathbf{1}^\top X \mathbf{1}}{\partial X} = \mathbf{1} \mathbf{1}^\top",
        "partial None X: (1[1×m] X 1[n×1]) = (1[m×1] 1[1×n])",
    ),
    (
        r"\frac{\partial (v w)}{\partial y} = v w'(y)",
        "partial None y: (v(x) w(y)) = (v(x) (∂w(y)/∂y)[numerator])",
    ),
]


def shown(claim: Claim) -> str:
    variable = (
        "" if claim.variable is None else " " + claim.variable.name + ("^2" if claim.order == 2 else "")
    )
    return f"{claim.form.value} {claim.layout}{variable}: {plain(claim.left)} = {plain(claim.right)}"


@pytest.mark.parametrize(("latex", "reading"), READ, ids=[row[0][:50] for row in READ])
def test_reading(latex: str, reading: str, declared: Declarations) -> None:
    (claim,) = parse_statement(latex, declared)
    assert shown(claim) == reading
    assert claim.latex == latex


def test_a_chain_is_a_claim_a_link(declared: Declarations) -> None:
    found = parse_statement(r"\frac{\partial \operatorname{tr}(A)}{\partial A} = I = A^{-1} A", declared)
    assert [shown(claim) for claim in found] == [
        "partial None A: tr(A) = I[n]",
        "equation None: I[n] = (A^-1 A)",
    ]


def test_derivatives_side_by_side_share_their_value(declared: Declarations) -> None:
    latex = (
        r"\begin{aligned} \frac{\partial a^\top x}{\partial x} &= \nabla_x (x^\top a) \\ &= a. \end{aligned}"
    )
    assert [shown(claim) for claim in parse_statement(latex, declared)] == [
        "partial None x: (a' x) = a",
        "gradient denominator x: (x' a) = a",
    ]


def test_a_named_function(declared: Declarations) -> None:
    named = bind(declared, "f", parse_formula(r"x^\top A x", declared))
    for latex in (r"\nabla_x f = (A + A^\top) x", r"\nabla_x f(x) = (A + A^\top) x"):
        assert shown(parse_statement(latex, named)[0]) == GRADIENT


def test_the_variable_and_the_layout_of_the_document(declared: Declarations) -> None:
    x = declared.symbols["x"]
    (claim,) = parse_statement(r"\mathrm{D}(A x) = A", declared, variable=x)
    assert claim.variable is x
    product = r"\frac{\partial (y u)}{\partial x} = y \frac{\partial u}{\partial x}"
    (claim,) = parse_statement(product, declared, layout="numerator")
    assert shown(claim) == "partial numerator x: (y u(x)) = (y (∂u(x)/∂x)[numerator])"


REFUSED: Sequence[tuple[str, str]] = [
    (r"x^\top A x", "not-a-statement"),
    (r"A x = y", "shapes-differ"),
    (r"\mathrm{d} X A = 0", "ambiguous"),
    (r"\frac{\partial a + x}{\partial x} = I", "ambiguous"),
    (r"\nabla_x v \odot y = 0", "ambiguous"),
    (r"\mathrm{D}(A x) = A", "which-variable"),
    (r"\nabla (x^\top A x) = 2 A x", "which-variable"),
    (r"\frac{\partial x^\top x}{\partial (A x)} = 0", "which-variable"),
    (r"\frac{\partial f}{\partial x} = a", "unknown-symbol"),
    (r"\frac{\partial^2 x^\top a}{\partial x \partial a} = I", "not-supported"),
    (r"\frac{\partial \operatorname{tr}(A)}{\partial A^\top} = I", "not-supported"),
    (r"\frac{\partial^3 y}{\partial y^3} = 0", "not-supported"),
    (r"\frac{\partial^2 y}{\partial y} = 0", "unreadable"),
    (r"\frac{\partial x}{\partial} = 0", "unreadable"),
    (r"\nabla_x = 2", "unreadable"),
    (r"\frac{\partial a^\top x}{\partial x} = \frac{\partial x^\top a}{\partial x}", "not-supported"),
    (r"\begin{aligned} A &= A \\ B &= B \end{aligned}", "not-supported"),
]


@pytest.mark.parametrize(("latex", "name"), REFUSED, ids=[row[0][:50] for row in REFUSED])
def test_refusal(latex: str, name: str, declared: Declarations) -> None:
    with pytest.raises(ParseError) as caught:
        parse_statement(latex, declared)
    assert caught.value.finding.name == name
