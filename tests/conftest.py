"""How laws are tested, and what is said at the end of a run: golden files that are missing."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

# A busy machine is no mistake; and what decides over a merge must say the same twice.
settings.register_profile("searching", deadline=None)
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable" if os.environ.get("CI") else "searching")

PROPERTY = "missing golden files"


@pytest.fixture
def record_missing(record_property: Callable[[str, object], None]) -> Callable[[list[str]], None]:
    """Take the names to the summary; a property of the report travels from any worker."""
    return lambda names: record_property(PROPERTY, names)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    names = [
        name
        for report in terminalreporter.getreports("passed")
        for key, value in getattr(report, "user_properties", ())
        if key == PROPERTY and isinstance(value, list)
        for name in value
    ]
    if names:
        terminalreporter.section("golden files are missing")
        terminalreporter.line("run `make accept` and look at them: " + ", ".join(names))
