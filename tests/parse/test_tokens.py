"""The token stream: what is spliced, joined, dropped, and where it came from."""

from __future__ import annotations

import pytest

from nablasheet.parse.error import Trouble
from nablasheet.parse.tokens import tokenize


def texts(latex: str) -> list[str]:
    return [token.text for token in tokenize(latex)[:-1]]


def test_fonts_are_spliced() -> None:
    assert texts(r"\mathbf{A x - b}") == ["A", "x", "-", "b"]
    assert [token.font for token in tokenize(r"\mathbf{A} x")[:-1]] == ["bold", "plain"]


def test_upright_letters_are_one_word() -> None:
    assert texts(r"\operatorname{tr} \mathrm{vec} \text{diag} \operatorname*{Tr} {\rm det}") == [
        "tr", "vec", "diag", "Tr", "{", "det", "}",
    ]  # fmt: skip


def test_arguments_without_braces_gain_them() -> None:
    assert texts(r"\frac12") == ["frac", "{", "1", "}", "{", "2", "}"]


def test_spaces_go() -> None:
    assert texts(r"A \, B \; C \quad D ~ E \! \ F") == ["A", "B", "C", "D", "E", "F"]


def test_left_and_right_pair_bars() -> None:
    assert texts(r"\left| x \right|") == ["lvert", "x", "rvert"]
    assert texts(r"\left\| x \right\|") == ["lVert", "x", "rVert"]
    assert texts(r"\left( x \right.") == ["(", "x"]


def test_unicode_becomes_latex() -> None:
    assert texts("∂xᵀ⁻") == ["partial", "x", "^", "{", "top", "}", "^", "{", "-", "}"]
    assert texts("Σ₁𝐀") == [r"\Sigma", "_", "{", "1", "}", "A"]


def test_places_point_into_the_text() -> None:
    text = r"\mathbf{A} ᵀ \Sigma"
    for token in tokenize(text)[:-1]:
        assert 0 <= token.start <= token.end <= len(text)
    last = tokenize(text)[-2]
    assert text[last.start : last.end] == r"\Sigma"


def test_tags_and_labels_go() -> None:
    assert texts(r"A \tag{1} \label{eq} \nonumber") == ["A"]


@pytest.mark.parametrize(
    "latex", ["$A$", r"\(A\)", "A % B", r"\foo", "a}", "{a", "A \\", r"\begin{multline} a \end{multline}"]
)
def test_what_is_not_read(latex: str) -> None:
    with pytest.raises(Trouble):
        tokenize(latex)
