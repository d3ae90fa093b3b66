"""The generated pages: a pure function of the book that shows all of it and trusts none of it."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from nablasheet.render.entry import LANGUAGES, Arranged, Book, Given, Hypothesis, Reference, Step, Text, Topic
from nablasheet.site.mathml import FormulaError, mathml
from nablasheet.site.page import Page
from nablasheet.site.pages import pages

EDIT = "https://code.example/edit/main/"
HOSTILE = (
    '"><script>alert(1)</script><img src=x onerror=y> {: onclick=z } *a* & `b` <!-- nablasheet: count -->'
)


def made(book: Book, language: str = "en") -> dict[str, Page]:
    """The pages by their address."""
    return {page.uri: page for page in pages(book, language, EDIT)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_once(sample: Book, language: str) -> None:
    found = [page.uri for page in pages(sample, language, EDIT)]
    chapters = [f"identities/{topic.id}.md" for topic in sample.topics]
    assert found == [*chapters, "identities/index.md", "record.md", "downloads.md"]


def test_the_same_book_makes_the_same_pages(sample: Book) -> None:
    assert list(pages(sample, "en", EDIT)) == list(pages(sample, "en", EDIT))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_shows_all_that_is_known(sample: Book, language: str) -> None:
    found = made(sample, language)
    for entry in sample.entries:
        text = found[f"identities/{entry.topic}.md"].text
        assert f"{{ #{entry.id} }}" in text
        assert f'id="row--{entry.id}"' in text
        for arranged in (entry.numerator, entry.denominator):
            assert mathml(f"{arranged.left} = {arranged.latex}", "block") in text
            assert escape(arranged.numpy) in text
        assert all(mathml(given.latex) in text for given in entry.given)
        assert all(
            step.name.to(language) in text or escape(step.name.to(language)) in text for step in entry.steps
        )
        assert all(mathml(step.latex, "block") in text for step in entry.steps)
        assert all(mathml(item.counterexample) in text for item in entry.hypotheses if item.counterexample)
        assert all(opinion.method.to(language) in text for opinion in entry.opinions)
        assert f'href="{EDIT}{entry.source}"' in text
        assert all(word in text or escape(word) in text for word in entry.synonyms)


def test_both_layouts_are_told_apart(sample: Book) -> None:
    text = made(sample)["identities/determinants.md"].text
    numerator = text.index(mathml("X^{-1}"))
    denominator = text.index(mathml(r"X^{-\top}"))
    assert text.rindex('class="ns-num"', 0, numerator) > text.rindex('class="ns-row"', 0, numerator)
    assert numerator < text.rindex('class="ns-den"', 0, denominator) < denominator


def test_a_property_is_shown_once_for_both_layouts(sample: Book) -> None:
    text = made(sample)["identities/traces.md"].text
    row = text[text.index('id="row--trace-cyclic"') :]
    row = row[: row.index("</tr>")]
    assert 'aria-colspan="2"' in row
    assert "ns-num" not in row


def test_related_identities_link_and_unpublished_ones_do_not(sample: Book) -> None:
    text = made(sample)["identities/traces.md"].text
    assert 'href="../determinants/#log-det"' in text
    assert "not-published" not in text


def test_without_a_repository_there_is_no_edit_link(sample: Book) -> None:
    assert all("Edit this identity" not in page.text for page in pages(sample, "en", ""))


def test_the_index_has_every_identity_twice(sample: Book) -> None:
    text = made(sample)["identities/index.md"].text
    for entry in sample.entries:
        assert text.count(f'href="{entry.topic}/#{entry.id}"') == 2


def test_the_record_counts(sample: Book) -> None:
    text = made(sample)["record.md"].text
    assert "<td><span>verified</span></td><td><span>5</span></td>" in text
    assert "<td><span>numerically checked</span></td><td><span>1</span></td>" in text
    assert "did not run" in text
    assert "nablasheet 0.0" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_strangers_is_text(sample: Book, language: str) -> None:
    words = Text(HOSTILE, HOSTILE)
    entry = replace(
        sample.entries[0],
        title=words,
        given=(Given("X", words),),
        numerator=Arranged("", "X", HOSTILE, "", HOSTILE),
        steps=(Step(HOSTILE, words, "X"),),
        hypotheses=(Hypothesis(words, True, ""),),
        references=(Reference(HOSTILE, HOSTILE, HOSTILE),),
        synonyms=(HOSTILE,),
        notes=words,
    )
    book = Book((Topic("traces", words, words),), (entry,), "0")
    for page in pages(book, language, EDIT):
        assert "<script" not in page.text
        assert "<img" not in page.text
        assert "<!--" not in page.text
        assert "\n#" not in page.text.replace("\n# ", "").replace("\n## ", "")


def test_a_formula_that_cannot_be_shown_stops_the_build(sample: Book) -> None:
    book = replace(sample, entries=(replace(sample.entries[0], function=r"\nonsense(X)"),))
    with pytest.raises(FormulaError, match=r"identities/traces: .*nonsense"):
        list(pages(book, "en", EDIT))


def test_a_chapter_without_identities_is_still_a_page(sample: Book) -> None:
    book = replace(sample, entries=())
    assert "identities/traces.md" in made(book)


def test_a_wide_result_has_both_columns(sample: Book) -> None:
    wide = replace(sample.entries[0].numerator, latex=" + ".join(["A X B"] * 12))
    book = replace(sample, entries=(replace(sample.entries[0], numerator=wide),))
    assert "ns-row--wide" in made(book)["identities/traces.md"].text
    assert "ns-row--wide" not in made(sample)["identities/traces.md"].text
