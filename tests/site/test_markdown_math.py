"""Formulas in Markdown survive Markdown, and code and money are not formulas."""

from __future__ import annotations

import pytest
from markdown import Markdown

from nablasheet.site.markdown_math import MathExtension
from nablasheet.site.mathml import formula, mathml


def convert(text: str) -> str:
    """The HTML of a page as the site has it."""
    return Markdown(extensions=["tables", "pymdownx.superfences", MathExtension(formula)]).convert(text)


@pytest.mark.parametrize(
    "tex", ["a_1 * b_2 * c_3", r"\lvert x \rvert", "|X|", r"\{a\}", "A < B", r"a \, b", "x_{*}"]
)
def test_inline(tex: str) -> None:
    assert convert(f"Let ${tex}$ be given.") == f"<p>Let {mathml(tex)} be given.</p>"


def test_chinese_needs_no_spaces() -> None:
    assert convert("设$X$为矩阵，") == f"<p>设{mathml('X')}为矩阵，</p>"


def test_in_a_table_cell() -> None:
    made = convert("| a | b |\n|---|---|\n| $|X|$ | $y$ |")
    assert made.count("<td>") == 2
    assert mathml("|X|") in made


@pytest.mark.parametrize("text", ["$$x + y$$", "$$\nx + y\n$$", "before\n$$\nx + y\n$$\nafter"])
def test_display(text: str) -> None:
    made = convert(text)
    assert formula("x + y", "block") in made
    assert f"<p>{formula('x + y', 'block')}" not in made


def test_display_in_a_list_and_in_a_quotation() -> None:
    assert f"{formula('x', 'block')}\n</li>" in convert("- item\n\n    $$\n    x\n    $$")
    assert formula("x > y", "block") in convert("> $$\n> x > y\n> $$")


@pytest.mark.parametrize(
    "text",
    [
        "`$x$`",
        "```\n$x$\n$$y$$\n```",
        r"\$5 and \$6",
        "$5 and $6",
        "costs 5$ or 6$",
        "<div>\n$x$\n</div>",
        "``a ` $x$``",
    ],
)
def test_what_is_no_formula(text: str) -> None:
    assert "<math" not in convert(text)


def test_an_escaped_dollar_loses_its_backslash() -> None:
    assert convert(r"\$5") == "<p>$5</p>"
