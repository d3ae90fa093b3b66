"""True formulas that once were called wrong, one for each way to misread them, and false ones beside them."""

from __future__ import annotations

import pytest

from nablasheet.lint.context.conditions import condition
from nablasheet.lint.context.prose import said_of
from nablasheet.lint.run import lint_text

TRUE = {
    "the argument of a definition": "$$F(z) = z x$$\n\nwhere $z \\in \\mathbb{R}$ and $x \\in \\mathbb{R}^n$.\n\n"
    "$$\\mathrm{D} F = x$$",
    "complex letters": "Let $z, a \\in \\mathbb{C}^n$.\n\n$$f(z) = z^{H} a$$\n\n$$\\nabla_z f = 0$$",
    "a size as a factor": "Let $x \\in \\mathbb{R}^n$.\n\n"
    "$$\\left(I - \\frac{1}{n} \\mathbf{1} \\mathbf{1}^\\top\\right)^2 x"
    " = \\left(I - \\frac{1}{n} \\mathbf{1} \\mathbf{1}^\\top\\right) x$$",
    "a power t": "Let $t \\in \\mathbb{R}$.\n\n$$\\frac{\\partial}{\\partial t} \\operatorname{tr}(A^t B)"
    " = \\operatorname{tr}(A^t \\log(A) B)$$",
    "sizes in digits": "Let $A \\in \\mathbb{R}^{2 \\times 2}$.\n\n$$\\det(I + A) = 1 + \\det(A) + \\operatorname{tr}(A)$$",
    "a sum of one": "Let $\\sum_k q_k = 1$.\n\n$$\\nabla_z\\left(-q^\\top \\log \\operatorname{softmax}(z)\\right)"
    " = \\operatorname{softmax}(z) - q$$",
    "a constraint in a display": "$$\\max_W \\operatorname{tr}(W^\\top S W) \\quad \\text{s.t. } W^\\top W = I$$\n\n"
    "$$\\|X - X W W^\\top\\|_F^2 = \\operatorname{tr}(X^\\top X) - \\operatorname{tr}(W^\\top X^\\top X W)$$",
    "a condition behind": "$$\\nabla_x\\, x^\\top M x + x^\\top R x = 2 M x + 2 R x$$\nif $M$ and $R$ are symmetric.",
    "a family of vectors": "$L(w) = \\sum_{i=1}^n \\log(1 + e^{-y_i w^\\top x_i})$ has the gradient "
    "$\\nabla_w L = -\\sum_{i=1}^n \\sigma(-y_i w^\\top x_i) y_i x_i$.",
    "a part of a sum": "Let $x \\in \\mathbb{R}^n$.\n\n$$\\sum_{i=1}^{n-1} x_i y_i = x^\\top y - x_n y_n$$",
}  # fmt: skip

FALSE = {
    "the argument of a definition": "$$f(a) = a^\\top x$$\n\n$$\\nabla f = a$$",
    "a transpose in an exponent": "$$\\nabla_x e^{-x^\\top x} = 2 x e^{-x^\\top x}$$",
    "a complex letter elsewhere": "Let $z \\in \\mathbb{C}^n$.\n\n$$\\nabla_x\\, x^\\top A x = A x$$",
}


@pytest.mark.parametrize("note", TRUE.values(), ids=TRUE)
def test_a_true_formula_is_not_called_wrong(note: str) -> None:
    assert not [
        f for f in lint_text("note.md", note).results if f.status in ("wrong", "layout", "assumption")
    ]


@pytest.mark.parametrize("note", FALSE.values(), ids=FALSE)
def test_a_false_formula_is_called_wrong(note: str) -> None:
    assert [f for f in lint_text("note.md", note).results if f.status in ("wrong", "assumption")]


def test_words_behind_names_joined_by_and_hold_for_both() -> None:
    assert [names for names, *_ in said_of("if $M$ and $R$ are symmetric")] == [("M", "R")]


@pytest.mark.parametrize(
    ("formula", "name"),
    [(r"\mathbf{1}^\top y = 1", "y"), (r"\sum_{i=1}^n p_i = 1", "p"), (r"U^T U = I_k", "U"),
     (r"\min_{Q^\top Q = I} \|A Q - B\|_F", "Q"), (r"A W^\top W = I", ""), (r"\sum_i x_i = 2", "")],
)  # fmt: skip
def test_a_condition_is_read_of_its_letter(formula: str, name: str) -> None:
    found = condition(formula)
    assert (found[0] if found else "") == name
