"""The errata and coverage pages: complete, linked, and deaf to what a stranger's text would like to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from nablasheet.definitions.definition import Passage, Text
from nablasheet.errata import Audit, Errata, Item, Judged, Judgement
from nablasheet.render.entry import LANGUAGES, Book, Reference
from nablasheet.site.coverage_pages import URI, coverage, coverage_page
from nablasheet.site.errata_pages import INDEX, anchor, counted, errata_pages, uri
from nablasheet.site.errata_words import LAYOUTS, VERDICTS, WORDS
from nablasheet.site.mathml import FormulaError, mathml
from nablasheet.site.page import Frame, Page

EDIT = "https://code.example/edit/main/"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=y> {: onclick=z } & $\\nonsense{<b>}$ <!-- x -->'
WRONG = Judgement(
    "layout",
    "",
    "A = [[0, 1]]",
    r"A = \begin{bmatrix} 0 & 1 \end{bmatrix}",
    "numerator",
    "",
    "P = Q",
    "R = S",
)


def item(number: int, **fields: object) -> Item:
    usual = Item(
        locator=f"({number})", line=10 + number, quote="the $x$ of it", layout="denominator",
        given=(Passage(r"$A \in \mathbb{R}^{m \times n}$", 1, 1),), claims=(Passage("A = A", 1, 1),),
        right=(), identity="", remark=Text("", ""), number=number,
    )  # fmt: skip
    return replace(usual, **fields)  # type: ignore[arg-type]


def audit(judged: Iterable[Judged], citation: str = "Somebody, A note") -> Audit:
    listed = tuple(judged)
    found = Text("A text file", "文本文件")
    items = tuple(one.item for one in listed)
    path = "identities/errata/a-note.md"
    errata = Errata(path, "a-note", "a-note", citation, "note.txt", "denominator", ("en",), found, items, ())
    return Audit(errata, listed)


AUDIT = audit([
    Judged(item(1, identity="trace-quadratic"), Judgement("verified")),
    Judged(item(2, remark=Text("Not so.", "并非如此。")), WRONG),
    Judged(item(3, claims=()), Judgement("undecided", "no statement")),
    Judged(item(4), Judgement("ill-formed", "a sum of 1×n and n×1", "a sum of 1×n and n×1")),
])  # fmt: skip


def frame(book: Book, language: str = "en", edit: str = EDIT) -> Frame:
    return Frame.around(book, language, edit)


def made(book: Book, audits: list[Audit], language: str = "en") -> dict[str, Page]:
    return {page.uri: page for page in errata_pages(audits, frame(book, language))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_counts(sample: Book, language: str) -> None:
    pages = made(sample, [AUDIT], language)
    assert list(pages) == [INDEX, uri(AUDIT)]
    assert '<a href="a-note/">Somebody, A note</a>' in pages[INDEX].text
    cells = "".join(f"<td><span>{number}</span></td>" for number in (4, 1, 2, 1))
    assert cells in pages[INDEX].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_shows_what_is_wrong_first(sample: Book, language: str) -> None:
    text = made(sample, [AUDIT], language)[uri(AUDIT)].text
    assert counted(AUDIT, language) in text
    places = [text.index(f'id="{anchor(AUDIT, one)}"') for one in AUDIT.judged]
    assert sorted(places) == [places[3], places[1], places[2], places[0]]
    folded = text.index("<details")
    assert places[1] < folded < places[2]
    assert VERDICTS["layout"].to(language) in text
    assert LAYOUTS["denominator"].to(language) in text
    assert AUDIT.judged[1].item.remark.to(language) in text


def test_a_wrong_statement_has_its_evidence_and_both_layouts(sample: Book) -> None:
    text = made(sample, [AUDIT])[uri(AUDIT)].text
    assert mathml(WRONG.counterexample_latex) in text
    assert mathml("P = Q", "block") in text
    assert mathml("R = S", "block") in text
    assert "a sum of 1×n and n×1" in text
    assert mathml("x") in text
    assert "line 12" in text


def test_a_statement_links_to_its_identity(sample: Book) -> None:
    entry = sample.entries[0]
    linked = audit([Judged(item(1, identity=entry.id), Judgement("verified"))])
    text = made(sample, [linked])[uri(linked)].text
    assert f'href="../../identities/{entry.topic}/#{entry.id}"' in text
    unknown = audit([Judged(item(1, identity="not-published"), Judgement("verified"))])
    assert "not-published" not in made(sample, [unknown])[uri(unknown)].text


def test_the_source_can_be_edited_where_there_is_a_repository(sample: Book) -> None:
    page = made(sample, [AUDIT])[uri(AUDIT)]
    assert page.source == "identities/errata/a-note.md"
    assert f'href="{EDIT}identities/errata/a-note.md"' in page.text
    without = list(errata_pages([AUDIT], frame(sample, edit="")))[1]
    assert "href=" not in without.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_strangers_is_text(sample: Book, language: str) -> None:
    words = Text(HOSTILE, HOSTILE)
    hostile = item(1, locator=HOSTILE, quote=HOSTILE, remark=words)
    judgement = replace(WRONG, counterexample=HOSTILE, counterexample_latex="", assumption=HOSTILE)
    listed = [audit([Judged(hostile, judgement)], HOSTILE)]
    pages = list(errata_pages(listed, frame(sample, language)))
    pages.append(coverage_page(sample, listed, frame(sample, language)))
    for page in pages:
        assert "<script" not in page.text
        assert "<img" not in page.text
        assert "<!--" not in page.text
        assert "<b>" not in page.text
    assert r"\nonsense" in pages[1].text


def test_a_reading_of_ours_that_cannot_be_shown_stops_the_build(sample: Book) -> None:
    broken = audit([Judged(item(1, claims=(Passage(r"\nonsense", 1, 1),)), Judgement("verified"))])
    with pytest.raises(FormulaError, match="nonsense"):
        made(sample, [broken])


def test_coverage_joins_references_and_statements(sample: Book) -> None:
    first, second = sample.entries[0], sample.entries[1]
    reference = (Reference("a-note", "Somebody, A note", "(1)"),)
    elsewhere = (Reference("a-note", "Somebody, A note", "(9)"),)
    entries = (
        replace(first, references=reference),
        replace(second, references=elsewhere),
        *sample.entries[2:],
    )
    book = replace(sample, entries=entries)
    extra = Judged(item(5), Judgement("verified"))
    rows = {row.locator: row for row in coverage(book, [audit([*AUDIT.judged, extra])], "a-note")}
    assert list(rows) == ["(1)", "(2)", "(3)", "(4)", "(5)", "(9)"]
    assert [row.status for row in rows.values()] == [
        "verified-here", "refuted", "missing", "refuted", "checked-only", "verified-here",
    ]  # fmt: skip
    assert rows["(1)"].entries == (entries[0],)
    assert rows["(9)"].judged == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coverage_page_links_and_can_be_filtered(sample: Book, language: str) -> None:
    entry = sample.entries[0]
    linked = audit([Judged(item(1, identity=entry.id), Judgement("verified")), *AUDIT.judged[1:]])
    page = coverage_page(sample, [linked], frame(sample, language))
    assert page.uri == URI
    assert f'href="../identities/{entry.topic}/#{entry.id}"' in page.text
    assert f'href="../errata/a-note/#{anchor(linked, linked.judged[1])}"' in page.text
    assert 'class="ns-filter"' in page.text
    assert page.text.count("data-find=") >= 4
    assert WORDS["missing"].to(language) in page.text


def test_the_same_audits_make_the_same_pages(sample: Book) -> None:
    assert made(sample, [AUDIT]) == made(sample, [AUDIT])
