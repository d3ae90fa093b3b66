"""Every word of the interface is there in both languages, and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nablasheet.render.entry import Text
from nablasheet.site import words

TABLES = (words.WORDS, words.KINDS, words.VERDICTS, words.REFEREES, words.AGREEMENT, words.CLAIM_LAYOUTS)
ALL = [(str(key), text) for table in TABLES for key, text in table.items()]
HAN = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;!?(]|[,:;!?)][\u4e00-\u9fff]")


@pytest.mark.parametrize(("key", "text"), ALL)
def test_both_languages(key: str, text: Text) -> None:
    assert text.en.strip() == text.en != ""
    assert not HAN.search(text.en)
    assert HAN.search(text.zh)
    assert not HALF_WIDTH.search(text.zh), f"{key}: Chinese text has Chinese punctuation"


def test_every_word_is_used() -> None:
    folder = Path(words.__file__).parent
    code = "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "words.py"
    )
    made = {"layout-both", "layout-numerator", "layout-denominator", "sheet-en", "sheet-zh", "count-one"}
    assert [key for key in words.WORDS if f'"{key}"' not in code and key not in made] == []


def test_one_is_not_many() -> None:
    assert words.numbered("count", 1, "en") == "1 identity"
    assert words.numbered("count", 2, "en") == "2 identities"
    assert words.numbered("count", 1, "zh") == "1 条恒等式"


def test_a_missing_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        words.word("no-such-word", "en")


def test_search_terms_are_words() -> None:
    terms = Path(words.__file__).with_name("terms.zh.txt").read_text(encoding="utf-8").split()
    assert len(terms) == len(set(terms)) > 10
    assert all(HAN.search(term) for term in terms)
