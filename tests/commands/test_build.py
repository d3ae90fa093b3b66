"""`nablasheet build`: what fails leaves the last good result alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tiny import LINEAR

from nablasheet.commands import build
from nablasheet.commands.build import FIXED_DAY, timestamp


@pytest.fixture
def site(root: Path) -> Path:
    """The last good result."""
    folder = root / "site"
    folder.mkdir()
    (folder / "index.html").write_text("the last good result", "utf-8")
    return folder


def left_alone(site: Path) -> bool:
    """Whether the last result is as it was, and nothing half made lies beside it."""
    beside = sorted(path.name for path in site.parent.iterdir() if path.name.startswith(".site"))
    return (site / "index.html").read_text("utf-8") == "the last good result" and beside == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("title:", "titel:", "F102"),
        (r"a^\top x", r"b^\top x", "P102"),
        (r"\nabla_x f = a", r"\nabla_x f = -a", "F143"),
        (r"a^\top x", r"\lambda_{\max}(a x^\top)", "F140"),
    ],
    ids=["front matter", "formula", "claim", "no rule"],
)
def test_a_broken_definition_stops_the_build(
    run, root: Path, site: Path, before: str, after: str, code: str
) -> None:
    path = root / "identities" / "vectors" / "linear-form.md"
    path.write_text(LINEAR.replace(before, after), "utf-8")
    status, _, err = run("build", "--root", root)
    assert status == 1
    assert f" {code} " in err
    assert "nothing was built, the last result is untouched" in err
    assert left_alone(site)


def test_a_site_that_cannot_be_made_leaves_the_last_one(run, root: Path, site: Path) -> None:
    status, _, err = run("build", "--root", root)  # there is no mkdocs.yml
    assert status == 2
    assert "the last result is untouched" in err
    assert left_alone(site)


def site_of(text: str) -> Callable[..., str]:
    """The making of a site with one page of this text."""

    def made(_: Path, part: Path, *__: object) -> str:
        part.mkdir()
        (part / "index.html").write_text(text, "utf-8")
        return ""

    return made


def test_a_download_that_cannot_be_made_leaves_the_last_one(
    run, root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_site", site_of("half"))
    monkeypatch.setattr(build, "_files", lambda *_: "the disk is full")
    status, _, err = run("build", "--root", root)
    assert status == 2
    assert "the disk is full; the last result is untouched" in err
    assert left_alone(site)


def test_what_is_whole_takes_the_place_of_the_last(
    run, root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_site", site_of("new"))
    monkeypatch.setattr(build, "_files", lambda *_: "")
    status, out, _ = run("build", "--root", root)
    assert status == 0
    assert "3 identities in 3 chapters, all checked" in out
    assert (site / "index.html").read_text("utf-8") == "new"
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]


def test_without_a_repository_nothing_is_built(run, tmp_path: Path) -> None:
    status, _, err = run("build", "--root", tmp_path)
    assert status == 2
    assert "there is no identities/topics.yml here or above" in err


def test_the_date_is_given_or_a_fixed_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "123")
    assert timestamp(tmp_path) == 123
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert timestamp(tmp_path) == FIXED_DAY
    monkeypatch.setenv("PATH", "")
    assert timestamp(tmp_path) == FIXED_DAY
