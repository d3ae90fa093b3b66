"""All rules, in the order in which they speak: the first that finds something says it."""

from __future__ import annotations

from types import ModuleType

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules import (
    missing_assumption,
    not_understood,
    sizes_do_not_conform,
    swapped_layout_label,
    transposed_derivative,
    unreadable_file,
    wrong_chain_rule,
    wrong_derivative,
    wrong_differential,
    wrong_property,
)
from nablasheet.lint.rules.rule import SECTIONS, Rule

MODULES: tuple[ModuleType, ...] = (
    not_understood, unreadable_file, swapped_layout_label, sizes_do_not_conform, wrong_property,
    wrong_derivative, transposed_derivative,
    missing_assumption, wrong_differential, wrong_chain_rule,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(Rule.of(module) for module in MODULES)
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}


def rule_for(judgement: Judgement) -> Rule | None:
    """The rule that speaks of a judgement; None for what is right."""
    return next((rule for rule in RULES if rule.finds(judgement)), None)


def rules_pages(language: str) -> dict[str, str]:
    """The manual of the linter for the site: one page with every rule, by its address."""
    words = WORDS[language]
    parts = [f"# {words['title']}", "", words["lead"], ""]
    for rule in RULES:
        manual = rule.manual[language]
        parts += [f"## {rule.code} {rule.name} {{ #{rule.code.lower()} }}", "", manual.title, ""]
        for section in SECTIONS:
            parts += [f"**{words[section]}** {manual.section(section)}", ""]
    return {"rules.md": "\n".join(parts)}


WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "What the linter finds",
        "lead": "`nablasheet lint FILES` reads notes and reports formulas that are false. "
        "Each rule has a code; "
        "`<!-- nablasheet: allow CODE -->` beside a formula silences it there.",
        "What it finds": "What it finds.",
        "Why it matters": "Why it matters.",
        "Example": "Example.",
        "Instead": "Instead.",
    },
    "zh": {
        "title": "检查器会发现什么",
        "lead": "`nablasheet lint FILES` 读取笔记并报告不成立的公式。每条规则有一个代码；"
        "在公式旁写 `<!-- nablasheet: allow CODE -->` 可在该处关闭它。",
        "What it finds": "发现什么：",
        "Why it matters": "为何重要：",
        "Example": "例：",
        "Instead": "应写作：",
    },
}
