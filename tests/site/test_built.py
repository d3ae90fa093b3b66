"""What one `mkdocs build --strict` makes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nablasheet.render.entry import LANGUAGES

if TYPE_CHECKING:
    from tests.site.conftest import BuiltSite

    from nablasheet.render.entry import Book


def test_the_build_has_no_warning(built_site: BuiltSite) -> None:
    assert "WARNING" not in built_site.log
    assert "ERROR" not in built_site.log


def test_both_languages_and_the_page_above_them(built_site: BuiltSite) -> None:
    assert (built_site.folder / "index.html").is_file()
    for language in LANGUAGES:
        text = (built_site.folder / language / "index.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}"' in text
        assert (built_site.folder / language / "assets" / "nablasheet" / "math.woff2").is_file()
        assert (built_site.folder / language / "assets" / "nablasheet" / "math-font-notice.txt").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_identity_is_a_search_result_of_its_own(
    built_site: BuiltSite, sample: Book, language: str
) -> None:
    index = json.loads(
        (built_site.folder / language / "search" / "search_index.json").read_text(encoding="utf-8")
    )
    found = {item["location"]: item for item in index["docs"]}
    for entry in sample.entries:
        item = found[f"identities/{entry.topic}/#{entry.id}"]
        assert entry.title.to(language) in item["title"].replace("\u200b", "")
        assert all(word in item["text"] for word in ("slogdet",) if word in entry.synonyms)
        assert "\\operatorname" not in item["text"]
        assert "NumPy" not in item["text"]


def test_the_chapters_are_in_the_navigation(built_site: BuiltSite, sample: Book) -> None:
    text = (built_site.folder / "zh" / "index.html").read_text(encoding="utf-8")
    for topic in sample.topics:
        assert f'href="identities/{topic.id}/"' in text


def test_an_edit_link_leads_to_the_definition(built_site: BuiltSite) -> None:
    for language in LANGUAGES:
        page = built_site.folder / language / "identities" / "determinants" / "index.html"
        text = page.read_text(encoding="utf-8")
        assert "/edit/main/identities/determinants/log-det.md" in text
        assert "/edit/main/identities/topics.yml" in text


def test_math_in_hand_written_pages(built_site: BuiltSite) -> None:
    text = (built_site.folder / "en" / "index.html").read_text(encoding="utf-8")
    assert "<math" in text
    assert "<!-- nablasheet" not in text
    assert "data-search-" not in text
