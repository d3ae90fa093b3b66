"""Notes of strangers cannot run, fetch or mislead."""

from __future__ import annotations

import pytest

from nablasheet.site.mathml import FormulaError, mathml
from nablasheet.site.prose import prose


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("<script>alert(1)</script>", "<script"),
        ("a <b onclick='x'>b</b>", "<b "),
        ("<!-- nablasheet: count -->", "<!--"),
        ("[x](javascript:alert(1))", "javascript"),
        ("[x](JaVaScRiPt&#58;alert(1))", "href"),
        ("[x]( data:text/html,x)", "href"),
        ("[x][1]\n\n[1]: vbscript:x", "href"),
        ("![x](https://elsewhere.example/pixel.png)", "elsewhere"),
        ("<javascript:alert(1)>", "<a"),
        ("# heading", "<h1"),
        ("heading\n=======", "<h1"),
    ],
)
def test_harm_is_taken_out(text: str, banned: str) -> None:
    assert banned not in prose(text)


def test_words_links_and_formulas_stay() -> None:
    made = prose("See *this* [page](https://example.org/a), where $A$ and `a < b`:\n\n- one\n- two")
    assert '<a href="https://example.org/a">page</a>' in made
    assert "<em>this</em>" in made
    assert mathml("A") in made
    assert "<code>a &lt; b</code>" in made
    assert made.count("<li>") == 2


def test_a_formula_that_cannot_be_shown_stops_the_build() -> None:
    with pytest.raises(FormulaError):
        prose(r"Then $\nonsense$.")
