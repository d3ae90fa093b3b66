"""The data files that definitions rely on are complete in both languages."""

from __future__ import annotations

from pathlib import Path

from nablasheet.definitions import load_manual, load_register
from nablasheet.definitions.front import TYPES
from nablasheet.definitions.read import ID

IDENTITIES = Path(__file__).parents[2] / "identities"


def chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def test_every_field_and_section_is_explained_in_both_languages() -> None:
    manual = load_manual(IDENTITIES)
    assert [field.name for field in manual.fields] == [
        "title", "references", "layout", "order", "section", "synonyms", "related", "specialises",
        "former",
    ]  # fmt: skip
    for entry in (*manual.fields, *manual.sections):
        assert entry.meaning.en.endswith(".")
        assert chinese(entry.meaning.zh)
        assert not chinese(entry.meaning.en.replace("断言", ""))
    assert {field.type for field in manual.fields} == set(TYPES)
    assert all(field.example for field in manual.fields)


def test_headings_are_unique_and_found_in_any_case() -> None:
    manual = load_manual(IDENTITIES)
    assert len({heading.lower() for heading in manual.headings}) == len(manual.headings)
    found = manual.section(" GIVEN ")
    assert found is not None
    assert found.name == "given"
    assert manual.section("断言") is not None
    assert manual.section("Proof") is None


def test_topics_are_named_in_both_languages_and_can_be_folders() -> None:
    topics = load_register(IDENTITIES).topics
    assert len({topic.id for topic in topics}) == len(topics) >= 15
    for topic in topics:
        assert ID.fullmatch(topic.id)
        assert topic.title.en
        assert chinese(topic.title.zh)
        assert topic.summary.en.endswith(".")
        assert topic.summary.zh.endswith("。")


def test_sources_have_keys_of_their_own() -> None:
    sources = load_register(IDENTITIES).sources
    assert len({source.key for source in sources}) == len(sources) >= 15
    for source in sources:
        assert ID.fullmatch(source.key)
        assert source.title
        assert not source.year or source.year.isdigit()
        assert source.citation.startswith(source.author or source.title)
