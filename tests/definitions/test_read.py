"""What a good definition says, and where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nablasheet.definitions import Definition, Text, load_manual, load_register, read_definition
from nablasheet.definitions.register import Section
from nablasheet.finding import Finding, Span

IDENTITIES = Path(__file__).parents[2] / "identities"
MANUAL, REGISTER = load_manual(IDENTITIES), load_register(IDENTITIES)

GOOD = r"""---
title: {en: Trace of  a product, zh: 乘积的迹}
references:
  - matrix-cookbook-2012: 108
  - magnus-neudecker
layout: denominator
order: 2
synonyms: [trace, 迹]
related: log-det
---

<!-- a remark -->

## 已知

- $X \in \mathbb{R}^{m \times n}$, full rank
  and more
* $a, b \in \mathbb{R}$, 正

## Function

$$
f(X) = \operatorname{tr}(X^\top X).
$$

## Claim

$$
\begin{aligned}
\nabla_X f &= X + X \\
  &= 2 X, \\
\mathrm{d} f &= 2 \operatorname{tr}(X^\top \mathrm{d} X) % why
\end{aligned}
$$

$$\frac{\partial f}{\partial X} = 2 X$$

## Notes

Words.

### More

$x$

## 说明

文字。
"""


def good(text: str = GOOD, path: str = "identities/traces/one-two.md") -> Definition:
    definition, findings = read_definition(path, text, MANUAL, REGISTER)
    assert [finding.text() for finding in findings] == []
    assert definition is not None
    return definition


def test_the_fields() -> None:
    one = good()
    assert (one.path, one.id, one.topic) == ("identities/traces/one-two.md", "one-two", "traces")
    assert one.title == Text("Trace of a product", "乘积的迹")
    assert one.references == (("matrix-cookbook-2012", "108"), ("magnus-neudecker", ""))
    assert (one.layout, one.order) == ("denominator", 2)
    assert (one.synonyms, one.related) == (("trace", "迹"), ("log-det",))
    assert one.untranslated == ()


def test_the_passages_are_the_characters_at_their_places() -> None:
    one = good()
    assert [(passage.text, passage.line, passage.col) for passage in one.given] == [
        ("$X \\in \\mathbb{R}^{m \\times n}$, full rank\n  and more", 16, 3),
        ("$a, b \\in \\mathbb{R}$, 正", 18, 3),
    ]
    assert one.function is not None
    assert (one.function.text, one.function.line, one.function.col) == (
        r"f(X) = \operatorname{tr}(X^\top X)", 23, 1,
    )  # fmt: skip
    assert [(" ".join(claim.text.split()), claim.line, claim.col) for claim in one.claims] == [
        (r"\nabla_X f = X + X = 2 X", 30, 1),
        (r"\mathrm{d} f = 2 \operatorname{tr}(X^\top \mathrm{d} X)", 32, 1),
        (r"\frac{\partial f}{\partial X} = 2 X", 36, 3),
    ]
    assert one.claims[0].place(one.claims[0].text.index("2")) == (31, 6)
    assert one.notes_en is not None
    assert one.notes_en.text == "Words.\n\n### More\n\n$x$"
    assert one.notes == Text("Words.\n\n### More\n\n$x$", "文字。")


def test_carriage_returns_and_a_byte_order_mark_change_nothing() -> None:
    assert good("\ufeff" + GOOD.replace("\n", "\r\n")) == good()


def test_a_property_has_statements() -> None:
    text = "---\ntitle: Trace\n---\n\n## 命题\n\n$$\na = b\n$$\n\n\\[ c = d \\]\n"
    one = good(text)
    assert [(statement.text, statement.line, statement.col) for statement in one.statements] == [
        ("a = b", 8, 1),
        ("c = d", 11, 4),
    ]
    assert one.function is None
    assert (one.layout, one.order, one.given) == (None, 1, ())
    assert one.untranslated == ("title",)


def test_a_finding_within_a_passage_is_placed_in_the_file() -> None:
    one = good()
    inside = Finding("P101", "unknown-word", "no word", span=Span(1, 33, 9))
    placed = one.locate(inside, one.given[0])
    assert (placed.file, placed.span) == (one.path, Span(16, 35, 9))
    assert placed.excerpt == r"- $X \in \mathbb{R}^{m \times n}$, full rank"
    second = one.locate(Finding("P101", "unknown-word", "no word", span=Span(2, 3)), one.given[0])
    assert second.span == Span(17, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n---",
        "---\n---\n",
        "---\n[[[[[[[[[[[[[[\n---\n",
        "---\n" + "- " * 5000 + "\n---\n",
        "---\na: &a [x]\nb: [*a, *a]\n---\n",
        "---\n? [a]\n: b\n---\n",
        "---\n{}: {}\n---\n",
        "---\ntitle: " + "x" * 20_000 + "\n---\n",
        "---\ntitle: []\nreferences: {a: b}\nlayout: [numerator]\norder:\n---\n",
        "---\na: 1\n--- \n...\n## Given\n",
        "+++\ntitle = 'x'\n+++\n",
        "## Given\n" + "- $x\n" * 2000,
        "# " * 3000,
    ],
    ids=lambda text: text[:20],
)
def test_a_strange_file_is_findings_and_nothing_else(text: str) -> None:
    definition, findings = read_definition("identities/traces/a.md", text, MANUAL, REGISTER)
    assert definition is None
    assert findings == sorted(findings, key=lambda finding: (finding.span, finding.code))
    assert all(finding.text().startswith("identities/traces/a.md:") for finding in findings)


LINES = st.sampled_from(
    [
        "---",
        "title: x",
        "title:",
        "  en: a",
        "- a",
        "## Given",
        "## Function",
        "## 断言",
        "$$",
        "$x$",
        "x",
        "",
        "&a",
    ]
)


@given(st.lists(LINES, max_size=30).map("\n".join) | st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_definition_or_findings(text: str) -> None:
    definition, findings = read_definition("identities/traces/a.md", text, MANUAL, REGISTER)
    assert (definition is None) == bool(findings)


def test_a_section_is_one_of_its_chapter() -> None:
    register = replace(
        REGISTER,
        topics=tuple(
            replace(topic, sections=(Section("linear", Text("Linear", "一次")),))
            if topic.id == "traces"
            else topic
            for topic in REGISTER.topics
        ),
    )
    text = "---\ntitle: T\nsection: {}\n---\n\n## Statement\n\n$$\n1 = 1\n$$\n"
    good, none = read_definition("identities/traces/a.md", text.format("linear"), MANUAL, register)
    assert (good.section if good else "", none) == ("linear", [])
    _, [near] = read_definition("identities/traces/a.md", text.format("linar"), MANUAL, register)
    assert near.message == 'the chapter "traces" has no section "linar"'
    assert "linear" in near.help
    _, [far] = read_definition("identities/layouts/a.md", text.format("linear"), MANUAL, register)
    assert far.help == "leave the field out, the chapter has no sections"
