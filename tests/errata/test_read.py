"""Errata files as read: every field arrives, every mistake is a finding at its place."""

from __future__ import annotations

import pytest
from tests.errata.sample import FRONT, IDENTITIES, REGISTER, item

from nablasheet.errata.messages import ERRATA_MESSAGES
from nablasheet.errata.read import read_errata
from nablasheet.finding import Finding


def findings(text: str) -> list[Finding]:
    errata, found = read_errata("identities/errata/a-note.md", "a-note", text, REGISTER, IDENTITIES)
    assert (errata is None) == bool(found)
    return found


def test_every_field_arrives() -> None:
    text = FRONT + item(
        "line: 75", "layout: none", r"given: $X \in \mathbb{R}^{n \times n}$",
        r"claim: $\operatorname{tr}(X) = 0$",
        r"right: $\operatorname{tr}(X) = \operatorname{tr}(X^\top)$",
        "identity: trace", "en: words", "zh: 词",
        quote="the $x$ of it",
    )  # fmt: skip
    errata, found = read_errata("identities/errata/a-note.md", "a-note", text, REGISTER, IDENTITIES)
    assert found == []
    assert errata is not None
    one = errata.items[0]
    assert errata.name == "note.txt"
    assert errata.layout == "denominator"
    assert (one.locator, one.line, one.quote, one.layout) == ("a place", 75, "the $x$ of it", None)
    assert one.given[0].text == r"$X \in \mathbb{R}^{n \times n}$"
    assert one.claims[0].text == r"\operatorname{tr}(X) = 0"
    assert errata.lines[one.claims[0].line - 1][one.claims[0].col - 1 :].startswith(r"\operatorname")
    assert (one.identity, one.remark.en, one.remark.zh) == ("trace", "words", "词")


def test_a_source_without_an_entry_in_the_register_brings_its_title() -> None:
    text = FRONT.replace("source: a-note", "source: lore\ntitle: What people say") + item("en: x")
    errata, found = read_errata("identities/errata/lore.md", "lore", text, REGISTER, IDENTITIES)
    assert found == []
    assert errata is not None
    assert (errata.source, errata.citation) == ("lore", "What people say")


def test_the_layout_of_the_file_is_that_of_its_items() -> None:
    errata, _ = read_errata("p", "a-note", FRONT + item("claim: $1 = 1$"), REGISTER, IDENTITIES)
    assert errata is not None
    assert errata.items[0].layout == "denominator"


@pytest.mark.parametrize(
    ("text", "code", "excerpt"),
    [
        (item("claim: $1 = 1$"), "F160", "## a place"),
        (FRONT.replace("a-note", "another"), "F160", "source: another"),
        (FRONT.replace("source:", "sauce:"), "F160", "sauce: a-note"),
        (FRONT.replace("denominator", "sideways") + item("en: x"), "F163", "layout: sideways"),
        (FRONT, "F162", "---"),
        (FRONT + item("clam: $1 = 1$"), "F161", "- clam: $1 = 1$"),
        (FRONT + item("line: 1", "line: 2", "en: x"), "F161", "- line: 2"),
        (FRONT + item("line: two", "en: x"), "F163", "- line: two"),
        (FRONT + item("claim: 1 = 1"), "F163", "- claim: 1 = 1"),
        (FRONT + item("claim:", "en: x"), "F163", "- claim:"),
        (FRONT + item("layout: upright", "en: x"), "F163", "- layout: upright"),
        (FRONT + item("identity: trase", "en: x"), "F164", "- identity: trase"),
        (FRONT + item(), "F162", "## a place"),
        (FRONT + "## a place\n\n- claim: $1 = 1$\n", "F162", "## a place"),
        (FRONT + item("en: x") + "\nstray words\n", "F165", "stray words"),
    ],
)
def test_a_mistake_is_a_finding_at_its_place(text: str, code: str, excerpt: str) -> None:
    found = [one for one in findings(text) if one.code == code]
    assert found
    assert any(one.excerpt == excerpt for one in found)
    assert all(one.name == ERRATA_MESSAGES[one.code][0] for one in found)


def test_all_mistakes_are_told_at_once_in_order() -> None:
    text = FRONT + item("line: two", "identity: trase", "clam: $1 = 1$", "en: x")
    found = findings(text)
    assert [one.code for one in found] == ["F163", "F164", "F161"]
    assert [one.span.line for one in found] == sorted(one.span.line for one in found)
    assert any('did you mean "trace"' in one.help for one in found)


def test_hostile_front_matter_is_a_finding() -> None:
    assert findings("---\na: &x [*x, *x]\n---\n" + item("en: x"))[0].code == "F160"
