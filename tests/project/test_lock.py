"""requirements.lock can be installed by anybody: exact versions, hashes, and nobody's addresses."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?\s*(?:[=<>!~].*)?$")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(lines: list[str]) -> set[str]:
    return {normal(match[1]) for line in lines if (match := NAME.match(line.split("#")[0].strip()))}


def pinned() -> dict[str, str]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {
        normal(name): version
        for name, version in re.findall(r"^([\w.-]+)==([^\s\\]+) \\$", text, re.MULTILINE)
    }


def test_the_lock_names_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert (
        re.findall(r"://|file:/|--index-url|--extra-index-url|--trusted-host|--find-links|^-e|@ ", text) == []
    )


def test_every_pin_has_hashes() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", re.sub(r"^#.*\n?", "", text, flags=re.MULTILINE).strip())
    assert len(entries) == len(pinned()) > 50
    for entry in entries:
        assert re.fullmatch(r"[\w.-]+==\S+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\\n|\n*$))+", entry), (
            entry
        )


def test_everything_asked_for_is_pinned() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    names = wanted(lines)
    assert len(names) > 20
    assert names - set(pinned()) == set()


def test_the_package_asks_for_nothing_that_is_not_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert wanted(project["dependencies"]) - set(pinned()) == set()
    assert project["requires-python"] == ">=3.11"
    assert project["scripts"] == {"nablasheet": "nablasheet.cli:main"}


def test_versions_that_others_rely_on() -> None:
    versions = pinned()
    assert versions["mkdocs"] == "1.6.1"
    assert versions["sympy"] == "1.14.0"
    assert versions["typst"].startswith("0.15.")
    assert versions["pylatexenc"].startswith("2.")
    assert tuple(map(int, versions["click"].split(".")[:2])) >= (8, 4)
