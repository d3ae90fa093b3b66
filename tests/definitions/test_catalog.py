"""The folder of definitions: what is read, in which order, and what does not belong there."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copy

import pytest

from nablasheet.definitions import Catalog, load, load_files
from nablasheet.finding import Finding

IDENTITIES = Path(__file__).parents[2] / "identities"
TEXT = "---\ntitle: {en: One, zh: 一}\nrelated: [RELATED]\n---\n\n## Statement\n\n$$\na = a\n$$\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    identities = tmp_path / "identities"
    identities.mkdir()
    for name in ("fields.yml", "topics.yml", "references.yml", "template.md"):
        copy(IDENTITIES / name, identities)
    write(identities, "vectors/b.md", related="a")
    write(identities, "vectors/a.md", related="b")
    write(identities, "rules/z.md", related="a")
    return identities


def write(folder: Path, name: str, related: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT.replace("RELATED", related), encoding="utf-8")
    return path


def codes(result: tuple[Catalog, list[Finding]]) -> list[str]:
    return [f"{finding.file}:{finding.span.line}:{finding.span.col} {finding.code}" for finding in result[1]]


def test_definitions_come_in_the_order_of_chapters_and_ids(folder: Path) -> None:
    catalog, findings = load(folder)
    assert findings == []
    assert [definition.path for definition in catalog.definitions] == [
        "identities/rules/z.md",
        "identities/vectors/a.md",
        "identities/vectors/b.md",
    ]
    assert [definition.id for definition in catalog.of("vectors")] == ["a", "b"]
    found = catalog.get("z")
    assert found is not None
    assert found.topic == "rules"
    assert catalog.get("nothing") is None


def test_all_mistakes_of_all_files_at_once(folder: Path) -> None:
    write(folder, "traces/a.md", related="c")
    write(folder, "trace/d.md", related="a")
    (folder / "loose.md").write_text("x", encoding="utf-8")
    (folder / "traces" / "note.txt").write_text("x", encoding="utf-8")
    (folder / "traces" / "latin.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    (folder / "traces" / "nul.md").write_bytes(b"---\n\x00")
    (folder / "traces" / "turned.md").write_text("---\ntitle: a\u202eb\n", encoding="utf-8")
    (folder / "traces" / "large.md").write_text("x" * 70_000, encoding="utf-8")
    (folder / "traces" / "folder.md").mkdir()
    (folder / "traces" / ".hidden").write_text("x", encoding="utf-8")
    assert codes(load(folder)) == [
        "identities/loose.md:1:1 F125",
        "identities/trace/d.md:1:1 F121",
        "identities/traces/a.md:3:11 F124",
        "identities/traces/folder.md:1:1 F100",
        "identities/traces/large.md:1:1 F100",
        "identities/traces/latin.md:2:11 F100",
        "identities/traces/note.txt:1:1 F125",
        "identities/traces/nul.md:2:1 F100",
        "identities/traces/turned.md:2:9 F100",
        "identities/vectors/a.md:1:1 F122",
    ]


def test_a_repeated_id_names_the_first_file(folder: Path) -> None:
    write(folder, "traces/a.md", related="b")
    (finding,) = load(folder)[1]
    assert finding.notes == (("evidence", "identities/traces/a.md"),)


def test_an_unknown_related_identity_offers_the_nearest(folder: Path) -> None:
    write(folder, "traces/log-det.md", related="log-dett")
    (finding,) = load(folder)[1]
    assert finding.help == 'did you mean "log-det"?'
    assert finding.excerpt == "related: [log-dett]"


def test_a_merged_id_leads_to_the_identity_that_took_it_over(folder: Path) -> None:
    write(folder, "vectors/b.md", related="a]\nformer: [old")
    catalog, findings = load(folder)
    assert findings == []
    found = catalog.get("old")
    assert found is not None
    assert found.id == "b"


@pytest.mark.parametrize("name", ["vectors/old.md", "traces/c.md"])
def test_a_merged_id_is_taken_for_ever(folder: Path, name: str) -> None:
    write(folder, "vectors/b.md", related="a]\nformer: [old")
    write(folder, name, related="a" if name == "vectors/old.md" else "a]\nformer: [old")
    (finding,) = load(folder)[1]
    assert finding.code == "F122"
    assert "former: [old]" in finding.excerpt


def test_a_merged_id_is_not_linked_to(folder: Path) -> None:
    write(folder, "vectors/b.md", related="a]\nformer: [old")
    write(folder, "rules/z.md", related="old")
    assert codes(load(folder)) == ["identities/rules/z.md:3:11 F124"]
    assert load(folder)[1][0].help == 'it was merged into "b"'


def test_general_forms_have_an_id_and_what_to_put_for_the_letters(folder: Path) -> None:
    write(folder, "vectors/b.md", related="a]\nspecialises: [a, z: 'C = I'")
    catalog, findings = load(folder)
    assert findings == []
    found = catalog.get("b")
    assert found is not None
    assert found.specialises == (("a", ""), ("z", "C = I"))


def test_a_general_form_exists(folder: Path) -> None:
    write(folder, "vectors/b.md", related="a]\nspecialises: [aa")
    assert codes(load(folder)) == ["identities/vectors/b.md:4:15 F124"]


@pytest.mark.parametrize("value", ["{a: 1}", "[[a]]", "[{a: 1, b: 2}]", "a"])
def test_general_forms_are_a_list(folder: Path, value: str) -> None:
    write(folder, "vectors/b.md", related=f"a]\nspecialises: {value}\nsynonyms: [s")
    assert [finding.code for finding in load(folder)[1]] == ["F104"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no symbolic links")
def test_links_do_not_lead_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text(TEXT, encoding="utf-8")
    (folder / "traces").mkdir()
    (folder / "traces" / "secret.md").symlink_to(outside)
    (folder / "traces" / "broken.md").symlink_to(tmp_path / "nothing.md")
    (folder / "traces" / "loop.md").symlink_to(folder / "traces" / "loop.md")
    catalog, findings = load(folder)
    assert {finding.file: finding.message for finding in findings}["identities/traces/secret.md"] == (
        "the file is a link out of the folder"
    )
    assert [finding.code for finding in findings] == ["F100"] * 3
    assert len(catalog.definitions) == 3


def test_single_files_are_read_without_the_others(folder: Path, tmp_path: Path) -> None:
    catalog, findings = load_files(folder, [folder / "vectors" / "a.md"])
    assert findings == []
    assert [definition.id for definition in catalog.definitions] == ["a"]
    away = tmp_path / "away.md"
    away.write_text(TEXT, encoding="utf-8")
    assert [finding.code for finding in load_files(folder, [away])[1]] == ["F100"]
    assert [finding.code for finding in load_files(folder, [folder / "vectors" / "none.md"])[1]] == ["F100"]


def test_the_published_definitions_are_well_formed() -> None:
    catalog, findings = load(IDENTITIES)
    assert [finding.text() for finding in findings] == []
    assert len({definition.id for definition in catalog.definitions}) == len(catalog.definitions)


def test_every_published_definition_is_linked_to_another() -> None:
    definitions = load(IDENTITIES)[0].definitions
    named = {general for one in definitions for general, _ in one.specialises}
    named |= {name for one in definitions for name in one.related}
    assert [one.id for one in definitions if not (one.related or one.specialises or one.id in named)] == []
