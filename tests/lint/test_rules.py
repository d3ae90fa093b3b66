"""The manual: every rule's example breaks it, what stands under Instead does not."""

from __future__ import annotations

import re

import pytest

from nablasheet.lint.rules.catalog import BY_CODE, RULES, WORDS, rules_pages
from nablasheet.lint.rules.rule import SECTIONS, Rule
from nablasheet.lint.run import lint_text
from nablasheet.messages import meanings

OF_STATEMENTS = [rule for rule in RULES if rule.code not in ("N101", "N103")]


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_every_section(rule: Rule, language: str) -> None:
    manual = rule.manual[language]
    assert manual.title.endswith({"en": ".", "zh": "。"}[language])
    for section in SECTIONS:
        assert manual.section(section), section


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_chinese_page_is_chinese(rule: Rule) -> None:
    manual = rule.manual["zh"]
    for text in (manual.title, manual.section("What it finds"), manual.section("Why it matters")):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text)
        assert "\n" not in text


@pytest.mark.parametrize("rule", OF_STATEMENTS, ids=lambda rule: rule.code)
def test_both_pages_show_the_same_formulas(rule: Rule) -> None:
    for section in ("Example", "Instead"):
        english, chinese = (
            re.findall(r"\$+[^$]+\$+", rule.manual[one].section(section)) for one in ("en", "zh")
        )
        assert english == chinese


@pytest.mark.parametrize("language", sorted(WORDS))
@pytest.mark.parametrize("rule", OF_STATEMENTS, ids=lambda rule: rule.code)
def test_the_example_breaks_the_rule_and_instead_does_not(rule: Rule, language: str) -> None:
    manual = rule.manual[language]
    assert {r.code for r in lint_text("a.md", manual.section("Example")).reports} == {rule.code}
    assert not lint_text("a.md", manual.section("Instead")).reports


def test_codes_and_names_are_unique_and_explained() -> None:
    assert len(BY_CODE) == len(RULES) == len({rule.name for rule in RULES})
    for rule in RULES:
        assert meanings()[rule.code][0] == rule.name


@pytest.mark.parametrize("language", sorted(WORDS))
def test_the_manual_lists_every_rule(language: str) -> None:
    pages = rules_pages(language)
    assert list(pages) == ["rules.md"]
    for rule in RULES:
        assert f"## {rule.code} {rule.name}" in pages["rules.md"]
