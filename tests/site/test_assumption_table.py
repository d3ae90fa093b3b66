"""The count of assumptions leaves none out and says which are not known to be needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nablasheet.render.entry import LANGUAGES, Book, Corollary, Hypothesis, Text
from nablasheet.site.assumption_table import assumption_table, dropped, outcome
from nablasheet.site.page import Frame

REASON = Text("without it there is no value", "没有它就没有值")
SHOWN = Hypothesis(Text("$A$ symmetric", "$A$ 对称"), True, "A = 1")
TOLD = Hypothesis(Text("$A$ invertible", "$A$ 可逆"), True, "", REASON)
IDLE = Hypothesis(Text("$B$ diagonal", "$B$ 对角"), False, "")


@pytest.fixture
def book(sample: Book) -> Book:
    special = Corollary(Text("$B$ diagonal", "$B$ 对角"), "f = 0", "verified", None, None, (IDLE,))
    first = replace(sample.entries[0], hypotheses=(SHOWN, SHOWN, TOLD), corollaries=(special,))
    return replace(sample, entries=(first, *(replace(one, hypotheses=()) for one in sample.entries[1:])))


def test_special_cases_are_counted_too(book: Book) -> None:
    assert [hypothesis for _, hypothesis in dropped(book)] == [SHOWN, SHOWN, TOLD, IDLE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_a_row(book: Book, language: str) -> None:
    text = "\n".join(assumption_table(book, Frame.around(book, language, "")))
    assert text.count("<td><span>1</span></td>") == 2
    assert text.count("<td><span>2</span></td>") == 1
    assert REASON.to(language) in text
    assert outcome(SHOWN, language) != outcome(IDLE, language)


def test_what_is_not_known_to_be_needed_is_named_with_its_identity(book: Book) -> None:
    text = "\n".join(assumption_table(book, Frame.around(book, "en", "")))
    entry = book.entries[0]
    assert f'href="../identities/{entry.topic}/#{entry.id}"' in text
    assert "diagonal</li>" in text
    assert "invertible</li>" not in text
