"""Third parties stay at the rim, and nobody's text is ever executed."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "gen" / "nablasheet"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Which parts of the package may import a third party.
RIM: dict[str, tuple[str, ...]] = {
    "markdown_it": ("notes/",),
    "pylatexenc": ("parse/tokens.py",),
    "yaml": ("definitions/plain_yaml.py",),
    "sympy": ("check/",),
    "mpmath": ("check/",),
    "numpy": ("check/",),
    "scipy": ("check/",),
    "mkdocs": (),
    "typst": ("pdf/",),
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "sympify", "parse_expr", "parse_latex", "__import__"}
FORBIDDEN_ATTRIBUTES = {
    ("yaml", "load"),
    ("yaml", "unsafe_load"),
    ("yaml", "full_load"),
    ("os", "system"),
    ("pickle", "load"),
    ("pickle", "loads"),
    ("marshal", "loads"),
}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


@pytest.mark.parametrize("party", RIM)
def test_a_third_party_is_known_to_its_own_part_only(party: str) -> None:
    users = {name(path) for path in MODULES if any(one.split(".")[0] == party for one in imported(path))}
    assert {user for user in users if not user.startswith(RIM[party] or ("\0",))} == set()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_text_is_executed(path: Path) -> None:
    found = []
    for node in nodes(path):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in FORBIDDEN_CALLS:
                found.append(called.id)
            if isinstance(called, ast.Attribute):
                owner = called.value.id if isinstance(called.value, ast.Name) else ""
                if (owner, called.attr) in FORBIDDEN_ATTRIBUTES or called.attr in ("sympify", "parse_expr"):
                    found.append(f"{owner}.{called.attr}")
            if any(keyword.arg == "shell" for keyword in node.keywords):
                found.append("shell=")
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_every_part_of_the_package_is_in_the_contract() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    listed = {part.strip(" ()") for layer in layers for part in layer.split("|")}
    parts = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if not path.name.startswith("__")}
    assert parts <= listed


def test_reading_notes_and_definitions_starts_fast() -> None:
    import subprocess
    import sys

    program = (
        "import sys, nablasheet.definitions, nablasheet.notes\n"
        "print(sorted({'sympy', 'numpy', 'mpmath', 'scipy', 'pylatexenc'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "gen")},
    )
    assert done.stdout.strip() == "[]"
