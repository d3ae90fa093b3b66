"""LaTeX → Typst: what is printed for each construct, what is refused, and that glyphs survive."""

from __future__ import annotations

import contextlib
import io
import unicodedata
from collections import Counter
from xml.etree import ElementTree

import math_core
import pypdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from nablasheet.pdf.tex_parse import MAX_DEPTH
from nablasheet.pdf.tex_signs import (
    ACCENTS,
    BRACES,
    CHARACTERS,
    FENCES,
    FONTS,
    FRACTIONS,
    LINES,
    OPERATORS,
    SIGNS,
)
from nablasheet.pdf.tex_tokens import FormulaError
from nablasheet.pdf.typst_math import typst_math, typst_string, unbreakable
from nablasheet.pdf.wording import SHAPES, SYMBOLS
from nablasheet.render.entry import Book

CONVERSIONS = {
    r"A x": "A x",
    r"x^2": "x^(2)",
    r"x^23": "x^(2) 3",
    r"x_{12}": "x_(12)",
    r"2.5 x": "2.5 x",
    r"X^\top": 'X^(class("normal", ⊤))',
    r"f'": "f^(′)",
    r"f''_x": "f_(x)^(′ ′)",
    r"\alpha \epsilon \varepsilon": "α ϵ ε",
    r"\frac12": "frac(1, 2)",
    r"\tfrac{a}{b}": "inline(frac(a, b))",
    r"\sqrt[3]{x}": "root(3, x)",
    r"f(x, y)": r"f \( x \, y \)",
    r"a / b": r'a class("normal", \/) b',
    r"{AB}^2": "scripts(A B)^(2)",
    r"\left( a \right]": r"lr(\( a \])",
    r"\left. a \right|": "lr( a |)",
    r"\bigl( a \bigr)": r'class("opening", lr(size: #1.2em, \()) a class("closing", lr(size: #1.2em, \)))',
    r"\lVert x \rVert_F": 'class("opening", ‖) x class("closing", ‖)_(F)',
    r"\|x\|": 'class("normal", ‖) x class("normal", ‖)',
    r"\mathbf{1}": "upright(bold(1))",
    r"\boldsymbol{\Sigma}": "bold(Σ)",
    r"\mathrm{d} X": "upright(d) X",
    r"\operatorname{tr}(A)": r'op("tr", limits: #false) \( A \)',
    r"\operatorname*{arg\,max}_x": 'op("arg\\u{2009}max", limits: #true)_(x)',
    r"\sum\limits_i x": "limits(∑)_(i) x",
    r"\hat{x}": 'accent(x, "\\u{302}")',
    r"\underbrace{a}_{n}": "underbrace(a, n)",
    r"\underset{x}{\min}": 'limits(op("min", limits: #true))_(x)',
    r"\begin{bmatrix} a & b \\ c & \end{bmatrix}": 'mat(delim: "[", a, b; c, "")',
    r"\begin{array}{r|r}a & b\end{array}": "mat(delim: #none, align: #right, augment: #(vline: (1,)), a, b)",
    r"a \quad b \! c": "a #h(1em) b #h(-0.1667em) c",
    r"\text{if }x": '"if " x',
    r"\displaystyle x": "x",
    r"": '""',
}

REFUSALS = {
    r"a \foo b": (r"\foo", 3),
    r"\begin{tikzpicture}\end{tikzpicture}": ("tikzpicture", 1),
    r"{a": ("ends too early", 3),
    r"a}": ("}", 2),
    r"\left( a": ("ends too early", 9),
    r"\left\alpha a \right)": (r"\alpha", 6),
    r"a \right)": (r"\right", 3),
    r"\frac{a}": ("ends too early", 9),
    r"x^a^b": ("second ^", 4),
    r"a & b": ("&", 3),
    r"\begin{bmatrix} a \end{pmatrix}": ("pmatrix", 19),
    r"\begin{array}{lr} a & b \end{array}": ("lr", 1),
    r"\operatorname{\input{x}}": ("operator name", 14),
    r"\text{$x$}": ("more than words", 6),
    r"x # y": ("'#'", 3),
    r"x % y": ("'%'", 3),
    "\\alpha é": ("'é'", 8),
    "\\": ("backslash", 1),
    "{" * 100: (f"{MAX_DEPTH} levels", MAX_DEPTH),
}


@pytest.mark.parametrize(("latex", "expected"), CONVERSIONS.items())
def test_conversion(latex: str, expected: str) -> None:
    assert typst_math(latex) == expected


@pytest.mark.parametrize(("latex", "refusal"), REFUSALS.items())
def test_what_is_not_in_the_subset_is_refused_with_its_column(latex: str, refusal: tuple[str, int]) -> None:
    named, column = refusal
    with pytest.raises(FormulaError) as caught:
        typst_math(latex)
    assert named in caught.value.message
    assert caught.value.position + 1 == column
    assert f"at column {column}" in str(caught.value)


@given(st.text(alphabet=r"\{}[]()^_&abx12 '#$%|.,;/~" + "αé\n", max_size=40))
def test_any_text_is_converted_or_refused(text: str) -> None:
    with contextlib.suppress(FormulaError):
        converted = typst_math(text)
        assert converted.count("$") == converted.count("\\$") == text.count("\\$")


@given(st.text(max_size=30))
def test_a_refusal_points_into_the_formula(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        typst_math(text + r"\nowhere")
    assert 0 <= caught.value.position <= len(text)


def test_a_string_literal_holds_any_text() -> None:
    assert typst_string('a"b\\c\n#d') == '"a\\"b\\\\c #d"'


def test_parts_without_a_line_break() -> None:
    assert unbreakable(r"a + \frac{b}{c} + \left(x\right)^2") == ("frac(b, c)", r"lr(\( x \))^(2)")


def _every_sign() -> list[str]:
    macros = [rf"\{name}" for name in SIGNS]
    fences = [rf"\left{name} x \right." for name in FENCES] + [rf"\Bigl{name} x" for name in FENCES]
    around = [rf"\{name}{{x}}" for name in (*FONTS, *ACCENTS, *LINES, *BRACES)]
    return (
        macros
        + [*CHARACTERS]
        + fences
        + around
        + [rf"\{n}" for n in OPERATORS]
        + [rf"\{n}{{a}}{{b}}" for n in FRACTIONS]
    )


def _formulas(book: Book) -> list[str]:
    found = [symbol.latex for symbol in SYMBOLS]
    for shape in SHAPES:
        found += [shape.derivative, shape.numerator, shape.denominator]
    for entry in book.entries:
        for arranged in (entry.numerator, entry.denominator):
            found += [arranged.left, arranged.latex, arranged.shape]
        found += [entry.function, entry.differential, *(given.latex for given in entry.given)]
    return sorted({latex for latex in found if latex})


def _pages(formulas: list[str]) -> list[str]:
    """The text that a PDF reader finds for each formula."""
    source = "#pagebreak()\n".join(f"${typst_math(latex)}$\n" for latex in formulas)
    fonts = typst.Fonts(include_system_fonts=False)
    document = typst.compile(source.encode(), format="pdf", font_paths=fonts)
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages]


def test_every_sign_of_the_tables_compiles() -> None:
    formulas = _every_sign()
    assert len(_pages(formulas)) == len(formulas)


def _glyphs(text: str) -> Counter[str]:
    """Letters, digits and operators, whatever alphabet of mathematics they are in."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(char for char in plain if char.isalnum() or unicodedata.category(char) == "Sm")


def test_the_sheet_prints_the_glyphs_that_the_site_prints(book: Book) -> None:
    formulas = _formulas(book)
    converter = math_core.LatexToMathML()
    lost = {}
    for latex, page in zip(formulas, _pages(formulas), strict=True):
        mathml = converter.convert_with_local_state(latex, displaystyle=False)
        shown = "".join(_text(mathml))
        if _glyphs(page) != _glyphs(shown):
            lost[latex] = (_glyphs(page) - _glyphs(shown), _glyphs(shown) - _glyphs(page))
    assert lost == {}


def _text(mathml: str) -> list[str]:
    return list(ElementTree.fromstring(mathml.replace("&ApplyFunction;", "")).itertext())
