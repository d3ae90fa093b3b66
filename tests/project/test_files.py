"""The files around the code: commands that exist, workflows that can be read, licences that are named."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
TARGETS = ("site", "serve", "test", "check", "accept", "format", "bench", "peers", "clean", "lock", "help")
# Spelled apart, so that this file passes its own test.
MACHINE_PATHS = re.compile("|".join(f"/{name}/" for name in ("wo" + "rk", "ro" + "ot", "ho" + "me")))
TEXT_FILES = {".md", ".yml", ".toml", ".py", ".lock", ".in", ".cff", ".js", ".css", ".html", ".txt", ""}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def ours() -> list[Path]:
    """The files that a clone would have."""
    skipped = {".git", ".venv", ".venv-peers", ".hypothesis", "site", "build", ".cache", "node_modules"}
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and path.suffix in TEXT_FILES
        and not skipped & set(path.relative_to(ROOT).parts[:1])
        and not any(part.endswith("_cache") or part == "__pycache__" for part in path.parts)
    ]


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_make_without_a_target_lists_every_target() -> None:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(["make"], cwd=ROOT, env=outside, capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in done.stdout.splitlines()] == [
        "help", "site", "serve", "test", "check", "accept", "format", "bench", "peers", "clean", "lock",
    ]  # fmt: skip


def test_every_target_is_a_rule() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [target for target in TARGETS if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    assert "--require-hashes" in makefile


def test_ci_is_one_script_that_stops_at_the_first_failure() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/bin/sh"
    assert "set -eu" in lines
    assert [line for line in lines if line.startswith("make")] == [
        "make test </dev/null",
        "make site </dev/null",
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_pins_its_actions_and_asks_for_little(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"]["contents"] == "read"
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"]
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
            # A stranger's title or branch name must not become a command.
            assert "github.event" not in step.get("run", "")


def test_the_workflows_run_what_people_run() -> None:
    text = {path.stem: path.read_text(encoding="utf-8") for path in WORKFLOWS}
    assert set(text) == {"ci", "pages"}
    assert "run: .ci/run" in text["ci"]
    assert "run: make site" in text["pages"]
    assert 'python-version: "3.11"' in text["ci"]
    assert 'python-version: "3.11"' in text["pages"]


@pytest.mark.parametrize(
    "path", [form for form in FORMS if form.stem != "config"], ids=lambda path: path.stem
)
def test_an_issue_form_has_what_the_host_asks_for(path: Path) -> None:
    form = read(path)
    assert form["name"]
    assert form["description"]
    identifiers = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(set(identifiers)) == len(identifiers) > 0
    assert all(part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown")


def test_the_three_forms_are_there() -> None:
    assert {form.stem for form in FORMS} == {"config", "false-positive", "new-identity", "wrong-formula"}


def test_links_of_the_contributor_files_lead_to_files() -> None:
    broken = []
    for page in ("CONTRIBUTING.md", "CHANGELOG.md", "LICENSES/README.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            if not ((ROOT / page).parent / target).exists():
                broken.append((page, target))
    assert broken == []


def test_the_example_of_the_manual_is_a_definition() -> None:
    from nablasheet.definitions import load_manual, load_register, read_definition

    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = text.split("````markdown\n")[1].split("````")[0]
    folder = ROOT / "identities"
    manual, register = load_manual(folder), load_register(folder)
    definition, findings = read_definition("identities/traces/example.md", example, manual, register)
    assert findings == []
    assert definition is not None
    assert definition.references == (("matrix-cookbook-2012", "(108)"),)


def test_the_changelog_begins_with_corrections() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for version in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        assert re.findall(r"^### (.*)$", version, re.MULTILINE)[0] == "Corrected"


def test_licences_are_named_and_linked() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    for name in ("CC0-1.0", "CC-BY-4.0"):
        text = (ROOT / "LICENSES" / f"{name}.md").read_text(encoding="utf-8")
        assert f"SPDX-License-Identifier: `{name}`" in text
        assert re.search(r"<https://creativecommons\.org/\S+/legalcode>", text)
    citation = read(ROOT / "CITATION.cff")
    assert citation["license"] == "CC0-1.0"
    assert citation["cff-version"] == "1.2.0"


def test_the_version_is_the_same_everywhere() -> None:
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert read(ROOT / "CITATION.cff")["version"] == version
    assert f"\n## {version}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_file_names_a_machine() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in ours()
        if (match := MACHINE_PATHS.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert named == []
