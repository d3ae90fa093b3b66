"""The PDF: complete, clickable, accessible, reproducible, inside its margins."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from nablasheet.pdf.cheatsheet import PAPERS, sheet, source
from nablasheet.pdf.engine import SheetError
from nablasheet.pdf.rows import chapters
from nablasheet.pdf.tex_tokens import FormulaError
from nablasheet.render.entry import Book, Given, Section, Text

HOSTILE = "#set \"$x$ \\ <a> _b_ @c `r` *d* // /* #import ~ ^ % & { } [ ] 'q' -- ="
NOTHING = Text("", "")
LONG = " + ".join(rf"A_{{{i}}} X^\top B_{{{i}}} X \otimes C_{{{i}}}" for i in range(14))


def _reader(document: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(document))


def _text(document: bytes) -> str:
    return "\n".join(page.extract_text() for page in _reader(document).pages)


def _changed(book: Book, **changes: object) -> Book:
    """The book with its first entry changed."""
    return replace(book, entries=(replace(book.entries[0], **changes), *book.entries[1:]))  # type: ignore[arg-type]


def test_the_sample_fits_two_pages(edition: tuple[str, bytes]) -> None:
    pages = _reader(edition[1]).pages
    assert len(pages) == 2
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(842, 595)] * 2


def test_every_row_links_to_its_identity(edition: tuple[str, bytes], book: Book, base_url: str) -> None:
    language, document = edition
    found = [
        annotation.get_object()["/A"]["/URI"]
        for page in _reader(document).pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    ]
    expected = {row.address for chapter in chapters(book, base_url, language) for row in chapter.rows}
    assert set(found) == expected | {base_url}


def test_every_number_and_chapter_is_printed(edition: tuple[str, bytes], book: Book, base_url: str) -> None:
    language, document = edition
    text = _text(document)
    for chapter in chapters(book, base_url, language):
        assert chapter.topic.title.to(language) in text
        for row in chapter.rows:
            assert row.number in text


def test_a_section_is_named_once_above_its_rows(book: Book, base_url: str) -> None:
    chapter, *others = book.topics
    topics = (replace(chapter, sections=(Section("forms", Text("Forms & maps", "型与映射")),)), *others)
    inside = [replace(one, section="forms") if one.topic == chapter.id else one for one in book.entries]
    document = sheet(replace(book, topics=topics, entries=tuple(inside)), "en", "a4", base_url, 0)
    text = _text(document)
    assert text.count("Forms & maps") == 1
    assert text.index("Forms & maps") < text.index("1.1")


def test_bookmarks_are_the_chapters(edition: tuple[str, bytes], book: Book) -> None:
    language, document = edition
    titles = [str(item["/Title"]) for item in _reader(document).outline]
    expected = [f"{place} {topic.title.to(language)}" for place, topic in enumerate(book.topics, 1)]
    assert [re.sub(r"\s+", " ", title) for title in titles] == expected


def test_the_document_says_what_it_is(edition: tuple[str, bytes]) -> None:
    language, document = edition
    reader = _reader(document)
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Nablasheet · ")
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert b"pdfaid:conformance>A" in root["/Metadata"].get_object().get_data()


def _alternatives(node: object, found: list[str]) -> list[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.PdfObject) else node
    if isinstance(node, list):
        for child in node:
            _alternatives(child, found)
    elif isinstance(node, dict):
        if "/Alt" in node:
            found.append(str(node["/Alt"]))
        _alternatives(node.get("/K", []), found)
    return found


def test_formulas_have_words(edition: tuple[str, bytes], book: Book) -> None:
    root = _reader(edition[1]).root_object
    found = _alternatives(root["/StructTreeRoot"]["/K"], [])
    for entry in book.entries:
        assert entry.numerator.alt in found
        if entry.kind != "property":
            assert entry.denominator.alt in found
    assert not [words for words in found if "\\" in words]


def test_the_same_book_makes_the_same_bytes(book: Book, base_url: str) -> None:
    made = {sheet(book, "en", "a4", base_url, 5) for _ in range(2)}
    assert len(made) == 1
    assert sheet(book, "en", "a4", base_url, 6) not in made


def test_letter_paper(book: Book, base_url: str) -> None:
    page = _reader(sheet(book, "en", "letter", base_url, 5)).pages[0]
    assert (page.mediabox.width, page.mediabox.height) == (792, 612)
    assert set(PAPERS) == {"a4", "letter"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_texts_are_printed_as_they_are(book: Book, base_url: str, language: str) -> None:
    hostile = Text(HOSTILE, HOSTILE)
    changed = _changed(book, title=hostile, kind="property", given=(Given("", hostile),))
    changed = replace(changed, topics=(replace(book.topics[0], title=hostile), *book.topics[1:]))
    text = re.sub(
        r"\s+", "", unicodedata.normalize("NFKC", _text(sheet(changed, language, "a4", base_url, 5)))
    )
    assert text.count(re.sub(r"\s+", "", HOSTILE)) >= 3


def test_a_glyph_that_no_font_has_is_refused(book: Book, base_url: str) -> None:
    with pytest.raises(SheetError, match="could not be displayed"):
        sheet(_changed(book, title=Text("\U0001f600", ""), kind="property"), "en", "a4", base_url, 5)


def test_a_formula_outside_the_subset_stops_the_sheet(book: Book, base_url: str) -> None:
    with pytest.raises(FormulaError, match=r"\\write18"):
        source(_changed(book, function=r"\write18{ls}"), "en", "a4", base_url)


def test_rows_that_passed_one_referee_say_so(book: Book, base_url: str) -> None:
    every = source(_changed(book, verdict="numerically checked"), "en", "a4", base_url)
    assert (
        every.count('note: "checked numerically"')
        == source(book, "en", "a4", base_url).count('note: "checked numerically"') + 1
    )


def test_only_symbols_that_occur_are_explained(book: Book, base_url: str) -> None:
    assert "Kronecker product" in source(book, "en", "a4", base_url)
    few = replace(book, entries=tuple(entry for entry in book.entries if entry.topic == "vectors"))
    assert "Kronecker product" not in source(few, "en", "a4", base_url)


OVERLONG = [LONG, rf"\left({LONG}\right)^{{-1}}", rf"\frac{{{LONG}}}{{2}}", rf"\sqrt{{{LONG}}} + 1"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("latex", ["", *OVERLONG])
def test_nothing_leaves_its_column(book: Book, base_url: str, tmp_path: Path, latex: str) -> None:
    entry = book.entries[0]
    long = replace(entry.numerator, latex=latex)
    changed = _changed(book, function=f"f(x) = {latex}", numerator=long, denominator=long) if latex else book
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet(changed, "en", "a4", base_url, 5))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    words = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', boxes)
    left, right, middle, gutter = 9 / 25.4 * 72, 842 - 9 / 25.4 * 72, 421, 3.5 / 25.4 * 72
    assert len(words) > 400
    for x_min, y_min, x_max, y_max in (tuple(map(float, word)) for word in words):
        assert left - 1 <= x_min
        assert x_max <= right + 1
        assert y_min > 8
        assert y_max < 592
        if 190 < y_min < 560:  # below the front block of the first page, above the footer
            assert not (x_min < middle - gutter and x_max > middle + gutter)
