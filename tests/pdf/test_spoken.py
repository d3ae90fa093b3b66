"""Formulas in words, for screen readers."""

from __future__ import annotations

import pytest

from nablasheet.pdf.spoken import spoken
from nablasheet.pdf.tex_tokens import FormulaError

WORDS = {
    r"f(X) = \operatorname{tr}(A X^\top)": "f ( X ) equals trace ( A X transpose )",
    r"X^{-1} + X^{-\top}": "X inverse plus X inverse transpose",
    r"\frac{\partial f}{\partial x}": "partial f over partial x",
    r"\sum_{i=1}^n x_i^2": "sum from i equals 1 to n x sub i squared",
    r"A^{\circ 2} \odot B": "A to the 2 elementwise elementwise times B",
    r"X \in \mathbb{R}^{m \times n}": "X in real to the m by n",
    r"\lVert x \rVert_2": "norm of x end norm sub 2",
    r"f'(x)": "f prime ( x )",
    r"\bar{x} \quad \text{if } x > 0": "x bar if x greater than 0",
    r"\sqrt{x}": "square root of x end root",
}


@pytest.mark.parametrize(("latex", "words"), WORDS.items())
def test_words(latex: str, words: str) -> None:
    assert spoken(latex) == words


def test_words_are_as_strict_as_the_printer() -> None:
    with pytest.raises(FormulaError):
        spoken(r"\foo")
