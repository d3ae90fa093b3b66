"""The definitions for pre-commit and for GitHub name a command and options that exist."""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from nablasheet.cli import COMMANDS
from nablasheet.commands import lint

ROOT = Path(__file__).parents[2]


def test_the_hook_runs_the_linter() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, command = hook["entry"].split()
    assert program == "nablasheet"
    assert command in COMMANDS


def test_the_action_passes_a_format_that_the_command_knows() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser()
    lint.add_arguments(parser)
    options = parser.parse_args(["--format", action["inputs"]["format"]["default"], "."])
    assert options.paths == [Path()]
    assert "nablasheet lint" in action["runs"]["steps"][-1]["run"]
    assert "${{" not in action["runs"]["steps"][-1]["run"]
