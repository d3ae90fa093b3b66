"""A new definition comes from the template and never over a file that is there."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from nablasheet.definitions import load, load_manual, load_register, new_definition, read_definition
from nablasheet.definitions.front import PLACEHOLDERS
from nablasheet.finding import Finding

IDENTITIES = Path(__file__).parents[2] / "identities"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("fields.yml", "topics.yml", "references.yml", "template.md"):
        copy(IDENTITIES / name, tmp_path)
    return tmp_path


def test_the_template_is_a_definition_but_for_its_title() -> None:
    text = (IDENTITIES / "template.md").read_text(encoding="utf-8")
    manual, register = load_manual(IDENTITIES), load_register(IDENTITIES)
    _, findings = read_definition("identities/traces/x.md", text, manual, register)
    assert [finding.code for finding in findings] == ["F107", "F107"]
    named = text.replace(PLACEHOLDERS.en, "One").replace(PLACEHOLDERS.zh, "一")
    assert read_definition("identities/traces/x.md", named, manual, register)[1] == []


def test_the_template_names_every_optional_field() -> None:
    text = (IDENTITIES / "template.md").read_text(encoding="utf-8")
    assert [field.name for field in load_manual(IDENTITIES).fields if f"{field.name}:" not in text] == []


def test_a_new_file_has_the_words_of_its_id(folder: Path) -> None:
    path = new_definition(folder, "traces/trace-of-product")
    assert path == folder / "traces" / "trace-of-product.md"
    assert isinstance(path, Path)
    assert "en: Trace of product\n" in path.read_text(encoding="utf-8")
    assert [finding.code for finding in load(folder)[1]] == ["F107"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("traces/one", "F122"),
        ("vectors/one", "F122"),
        ("vectors/one.md", "F122"),
        ("trace/two", "F121"),
        ("../two", "F121"),
        ("traces/../../two", "F120"),
        ("traces/Two", "F120"),
        ("traces/", "F120"),
        ("two", "F120"),
        ("", "F120"),
        ("traces/" + "a" * 200, "F120"),
    ],
)
def test_a_name_that_cannot_be(folder: Path, name: str, code: str) -> None:
    first = new_definition(folder, "traces/one")
    assert isinstance(first, Path)
    first.write_text("mine", encoding="utf-8")
    refused = new_definition(folder, name)
    assert isinstance(refused, Finding)
    assert refused.code == code
    assert first.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in folder.rglob("*.md")] == ["template.md", "one.md"] or sorted(
        path.name for path in folder.rglob("*.md")
    ) == ["one.md", "template.md"]
