"""A bar where somebody looks on, a few lines where nobody does."""

from __future__ import annotations

import io

import pytest

from nablasheet import progress
from nablasheet.progress import Bar, Lines


def _lines(calls: list[tuple[int, int]]) -> list[str]:
    out = io.StringIO()
    tell = Lines(out)
    for done, total in calls:
        tell(done, total, "name")
    return out.getvalue().splitlines()


def test_a_short_run_says_one_line() -> None:
    assert _lines([(done, 60) for done in range(61)]) == ["checked 60 identities"]


def test_a_long_run_tells_its_quarters() -> None:
    assert _lines([(done, 400) for done in range(401)]) == [
        "checked 100 of 400 identities",
        "checked 200 of 400 identities",
        "checked 300 of 400 identities",
        "checked 400 identities",
    ]


def test_quarters_are_those_of_what_is_left() -> None:
    assert _lines([(done, 400) for done in range(280, 401)])[0] == "checked 310 of 400 identities"


def test_nothing_to_do_is_told_at_once() -> None:
    assert _lines([(5, 5)]) == ["checked 5 identities"]


def test_a_bar_fills_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        progress.shutil, "get_terminal_size", lambda: progress.shutil.os.terminal_size((80, 24))
    )
    out = io.StringIO()
    bar = Bar(out)
    for done in (0, 1, 2):
        bar(done, 2, "" if not done else f"identity-{done}")
    first, half, whole = out.getvalue().split("\r\x1b[K")[1:]
    assert first == "checked " + "─" * 30 + " 0/2"
    assert half == "checked " + "━" * 15 + "─" * 15 + " 1/2 identity-1"
    assert whole == "checked " + "━" * 30 + " 2/2 identity-2\n"


def test_a_bar_says_how_quick_it_is() -> None:
    bar = Bar(io.StringIO())
    bar(10, 100, "")
    bar.since -= 10
    assert bar.pace(60) == " 5/s"
    assert bar.pace(10) == ""


def test_a_bar_fits_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        progress.shutil, "get_terminal_size", lambda: progress.shutil.os.terminal_size((20, 24))
    )
    out = io.StringIO()
    Bar(out)(1, 2, "name")
    assert len(out.getvalue().removeprefix("\r\x1b[K")) == 19


def test_what_nobody_sees_gets_lines() -> None:
    assert isinstance(progress.progress(), Lines)
