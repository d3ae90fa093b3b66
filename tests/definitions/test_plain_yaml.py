"""The plain part of YAML: text with places, and no way to make it large."""

from __future__ import annotations

import pytest

from nablasheet.definitions.plain_yaml import MAX_SIZE, YamlProblem, read_plain_yaml


def test_words_stay_text_and_know_their_places() -> None:
    value = read_plain_yaml("a: no\nb: 1.10\nc:\n  - 2012-01-01\n  - {d: ~}\n")
    assert [(key.text, content.kind, content.text) for key, content in value.pairs] == [
        ("a", "word", "no"),
        ("b", "word", "1.10"),
        ("c", "list", ""),
    ]
    items = value.pairs[2][1].items
    assert [(item.kind, item.line, item.col) for item in items] == [("word", 4, 5), ("mapping", 5, 5)]
    inner = items[1].get("d")
    assert inner is not None
    assert inner.text == "~"
    assert value.get("e") is None


def test_an_empty_text_is_an_empty_mapping() -> None:
    assert read_plain_yaml("# nothing\n").pairs == ()


@pytest.mark.parametrize(
    ("text", "message", "line", "col"),
    [
        ("a: &x b", "an anchor, an alias or a tag", 1, 4),
        ("a: b\nc: *x", "an anchor, an alias or a tag", 2, 4),
        ("a: !!int 3", "an anchor, an alias or a tag", 1, 4),
        ("a: !!python/name:os.system x", "an anchor, an alias or a tag", 1, 4),
        ("a: b\n--- \nc: d", "a second document", 2, 1),
        ("[" * 9, "lists within lists", 1, 8),
        ("a: b: c", "mapping values are not allowed", 1, 5),
        ("a: 'b", "while scanning", 1, 1),
        ("a: b\n\tc: d", "found character", 2, 1),
        ("x" * (MAX_SIZE + 1), "characters, more than", 1, 1),
        ("a: \x07", "unacceptable character", 1, 1),
    ],
)
def test_what_is_not_plain_is_refused_with_its_place(text: str, message: str, line: int, col: int) -> None:
    with pytest.raises(YamlProblem) as caught:
        read_plain_yaml(text)
    problem = caught.value
    if message != "while scanning":
        assert problem.message.startswith(message) or message in problem.message
        assert (problem.line, problem.col) == (line, col)


def test_deep_nesting_is_refused_before_it_costs_anything() -> None:
    with pytest.raises(YamlProblem, match="deeper"):
        read_plain_yaml("[" * 16_000)
