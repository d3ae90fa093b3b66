"""Formulas become MathML, or the build stops and names them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from nablasheet.site.mathml import FormulaError, displayed, formula, mathml, phrase


def test_a_formula_is_well_formed_and_not_searched() -> None:
    made = mathml(r"\frac{\partial f}{\partial X} = \operatorname{tr}(A^\top X)")
    tree = ElementTree.fromstring(made)
    assert tree.tag == "math"
    assert tree.get("data-search-exclude") == "1"
    annotation = tree.find(".//annotation")
    assert annotation is not None
    assert annotation.text == r"\frac{\partial f}{\partial X} = \operatorname{tr}(A^\top X)"


@pytest.mark.parametrize(
    "tex", [r"\unknowncommand{X}", r"\frac{1}", "a & b", r"\left( x", r"\href{javascript:x}{y}"]
)
def test_what_cannot_be_shown_is_named(tex: str) -> None:
    with pytest.raises(FormulaError) as caught:
        mathml(tex)
    assert tex in str(caught.value)


def test_text_in_a_formula_is_escaped() -> None:
    made = mathml(r"\text{<script>alert(1)</script>} < \text{</annotation><img src=x>}")
    assert "<script" not in made
    assert "<img" not in made
    assert ElementTree.fromstring(made).tag == "math"


def test_block_and_inline() -> None:
    assert 'display="block"' in displayed("x")
    assert displayed("x").startswith('<div class="ns-display ns-scroll">')
    assert formula("x", "inline") == mathml("x")
    assert formula("x", "block") == displayed("x")


def test_words_with_formulas_among_them() -> None:
    assert phrase("where $A$ < 1") == f"where {mathml('A')} &lt; 1"
    with pytest.raises(FormulaError):
        phrase("costs $5")
