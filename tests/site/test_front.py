"""The page above both languages works with and without JavaScript."""

from __future__ import annotations

from nablasheet.site.front import front


def test_both_languages_are_links() -> None:
    made = front("A & B")
    assert '<a href="en/" hreflang="en" lang="en">English</a>' in made
    assert '<a href="zh/" hreflang="zh" lang="zh">中文</a>' in made
    assert "<title>A &amp; B</title>" in made


def test_without_javascript_it_goes_on_by_itself() -> None:
    assert '<noscript><meta http-equiv="refresh" content="3; url=en/"></noscript>' in front("x")
