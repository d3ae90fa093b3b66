"""Elements escape whatever is not HTML."""

from __future__ import annotations

from markdown import Markdown

from nablasheet.site.markup import Html, code, element, join, link, literal

HOSTILE = '"><script>alert(1)</script>{: onclick=x } [a](javascript:x) *b* `c` $d$ & \\'


def test_children_and_attributes_are_escaped() -> None:
    made = element("p", {"title": HOSTILE}, HOSTILE)
    assert "<script" not in made
    assert made.count('"') == 2


def test_html_is_kept() -> None:
    assert element("p", {}, Html("<b>x</b>"), "<") == "<p><b>x</b>&lt;</p>"
    assert join(["<", Html("<br>")]) == "&lt;<br>"


def test_void_elements_have_no_end() -> None:
    assert element("input", {"type": "search"}) == '<input type="search">'


def test_links_and_code() -> None:
    assert link("a?b&c", "x") == '<a href="a?b&amp;c">x</a>'
    assert code("A < B") == "<code>A &lt; B</code>"


def test_a_literal_heading_is_only_its_words() -> None:
    made = Markdown(extensions=["attr_list", "toc"]).convert(f"# {literal(HOSTILE)} {{ #safe }}")
    assert made.startswith('<h1 id="safe">')
    assert "<script" not in made
    assert "<a " not in made
    assert "<em>" not in made
    assert "<code>" not in made
