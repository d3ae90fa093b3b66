"""A result that is too wide for its column is known by its glyphs; sections have names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.site.sample import BOOK

from nablasheet.render.entry import Section, Text
from nablasheet.site.page import Frame
from nablasheet.site.pages import pages
from nablasheet.site.table import glyphs, table


@pytest.mark.parametrize(
    ("tex", "count"),
    [
        (r"X^{-1}", 3),
        (r"(A + A^\top) X", 6),
        (r"\operatorname{tr}(A)", 5),
        (r"\log \det X", 7),
        (r"\frac{1}{2} \, \alpha \otimes \mathbf{B}", 5),
    ],
)
def test_glyphs(tex: str, count: int) -> None:
    assert glyphs(tex) == count


def test_a_section_has_its_name_above_its_rows_and_an_anchor() -> None:
    topic = replace(BOOK.topics[0], sections=(Section("linear", Text("Linear <maps>", "一次")),))
    first, second, *rest = BOOK.entries
    entries = (replace(first, section="linear"), replace(second, section="linear"), *rest)
    book = replace(BOOK, topics=(topic, *BOOK.topics[1:]), entries=entries)
    frame = Frame.around(book, "en", "")
    html = table(book.parts(topic), frame)
    named, loose = html.split("<tbody")[1:]
    assert 'id="section--linear"' in named
    assert "Linear &lt;maps&gt;" in named
    assert named.index("section--linear") < named.index(f"row--{first.id}") < named.index(f"row--{second.id}")
    assert "ns-section" not in loose
    page = next(page for page in pages(book, "en", "") if page.uri == f"identities/{topic.id}.md")
    assert '<a href="#section--linear">' in page.text
