"""Special cases, conventions, implied conditions and code on a card."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from nablasheet.render.entry import Book, Code, Convention, Corollary, Entry, Hypothesis, Text
from nablasheet.site.card import card
from nablasheet.site.markup import VOID
from nablasheet.site.page import Frame
from nablasheet.site.table import table


def full(sample: Book) -> Entry:
    entry = next(entry for entry in sample.entries if entry.kind == "scalar-by-matrix")
    return replace(
        entry,
        where=(Text(r"$X^\top X$ is invertible", r"$X^\top X$ 可逆"),),
        corollaries=(
            Corollary(
                Text("$A$ symmetric", "$A$ 对称"),
                r"\nabla_X f = 2 A X",
                "verified",
                entry.numerator,
                entry.denominator,
                (
                    Hypothesis(
                        Text("$A$ symmetric", "$A$ 对称"), True, r"A = \begin{bmatrix} 2 \end{bmatrix}"
                    ),
                ),
            ),
        ),
        conventions=(
            Convention(
                Text("all entries free", "所有元素自由"),
                r"\frac{\partial f}{\partial X} = A",
                "verified",
                True,
            ),
            Convention(Text("projected", "投影"), r"\frac{\partial f}{\partial X} = B", "verified", False),
        ),
        code=Code(numpy='def f(X):\n    """The <function>."""\n\n\n    return X\n', julia="f(X) = X\n"),
    )


def shown(sample: Book, language: str) -> str:
    entry = full(sample)
    book = replace(sample, entries=(entry,))
    return card(entry, Frame.around(book, language, ""))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_is_there(sample: Book, language: str) -> None:
    text = shown(sample, language)
    entry = full(sample)
    assert {"en": "Special cases", "zh": "特例"}[language] in text
    assert all(one.name.to(language) in text for one in entry.conventions)
    assert text.count({"en": "the one in the two columns", "zh": "上面两栏所用"}[language]) == 1
    assert {"en": " is invertible", "zh": " 可逆"}[language] in text


def test_code_opens_without_a_script_and_is_text(sample: Book) -> None:
    text = shown(sample, "en")
    assert text.count('<details class="ns-code"') == 2
    assert "<summary>NumPy</summary>" in text
    assert "The &lt;function&gt;." in text
    code = text[text.index("<pre") : text.index("</pre>")]
    assert "\n" not in code  # a blank line would end the block of HTML
    assert code.count("&#10;") == 5


def test_what_the_search_leaves_out_holds_no_element_of_its_own_name(sample: Book) -> None:
    """The search plugin would take the end of the inner one for the end of the outer one, and then fail."""

    class Nesting(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[tuple[str, bool]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert (tag, True) not in self.open, tag
            if tag not in VOID:
                self.open.append((tag, "data-search-exclude" in dict(attrs)))

        def handle_endtag(self, tag: str) -> None:
            self.open.pop()

    Nesting().feed(shown(sample, "en"))


def test_languages_without_code_are_not_named(sample: Book) -> None:
    assert "<summary>PyTorch</summary>" not in shown(sample, "en")


def test_the_table_says_what_is_implied(sample: Book) -> None:
    entry = full(sample)
    book = replace(sample, entries=(entry,))
    assert " is invertible" in table([(None, [entry])], Frame.around(book, "en", ""))
