"""What holds for any text: the linter ends, raises nothing and points into the text."""

from __future__ import annotations

from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nablasheet.lint.files import Unreadable, of_bytes
from nablasheet.lint.run import lint_document, lint_text

SIGNS = st.sampled_from(
    [
        *(
            "$",
            "$$",
            "\n",
            " ",
            "=",
            "+",
            "-",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "|",
            "||",
            "^",
            "_",
            "'",
            ",",
            "&",
        ),
        *(
            "\\frac{\\partial",
            "}{\\partial",
            "\\partial",
            "\\nabla_",
            "d",
            "dX",
            "\\mathrm{d}",
            "\\operatorname{tr}",
        ),
        *(
            "tr",
            "\\det",
            "\\log",
            "x",
            "A",
            "X",
            "\\mathbf{x}",
            "\\Sigma",
            "^T",
            "^{-1}",
            "^\\top",
            "2",
            "x_{11}",
        ),
        *(
            "\\ldots",
            "\\sum_i",
            "\\begin{bmatrix}",
            "\\end{bmatrix}",
            "\\\\",
            "\\odot",
            "\\otimes",
            "|a|b|\n|-|-|\n",
        ),
        *(
            "A symmetric",
            "对称",
            "numerator layout",
            "<!--",
            "```\n",
            "∂",
            "∇",
            "ᵀ",
            "d/dx",
            "x'Ax",
            "\\newcommand{\\a}{",
        ),
    ]
)
TEXTS = st.lists(SIGNS, max_size=30).map("".join) | st.text(max_size=60)


@pytest.mark.slow
@given(TEXTS)
@settings(max_examples=120, deadline=None)
def test_any_text_is_linted_and_every_place_is_in_it(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for name in ("a.md", "a.tex"):
        for result in lint_text(name, text).results:
            assert 1 <= result.line <= result.end_line <= len(lines)
            assert result.status in ("wrong", "layout", "assumption", "ok", "unparsed")
            assert not result.is_report or (result.code and result.message)


@pytest.mark.parametrize(
    "text",
    [
        "$" * 100_000,
        "$$" + "{" * 3000 + "x" + "}" * 3000 + " = 1$$",
        "$" + "(" * 2000 + "x" + ")" * 2000 + " = x$",
        r"$x^{99999999999} = x^{10^{10^{10}}}$ and $\det(A^{1000000}) = \det(A)^{1000000}$",
        r"\newcommand{\a}{\b\b\b\b\b\b\b\b}\newcommand{\b}{\a\a\a\a\a\a\a\a} $\a = \b$",
        "$$" + r"\otimes ".join("A" * 60) + " = A$$",
        "![" * 5000 + " = " + "](http" * 500,
        "d/dx " * 3000 + "= " + "(x'Ax)" * 500,
    ],
    ids=["dollars", "braces", "brackets", "powers", "macros", "kronecker", "images", "plain"],
)
def test_hostile_text_ends_soon(text: str) -> None:
    start = monotonic()
    lint_text("a.md", text)
    assert monotonic() - start < 30


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfe\x00", "é".encode("latin-1")])
def test_what_is_no_text_is_named(data: bytes) -> None:
    with pytest.raises(Unreadable):
        of_bytes("a.md", data)


def test_a_broken_notebook_is_an_empty_note() -> None:
    for data in (b"{", b"[]", b'{"cells": [1]}', b'{"cells": [{"cell_type": "markdown", "source": 3}]}'):
        assert not lint_document("a.ipynb", of_bytes("a.ipynb", data)).results
