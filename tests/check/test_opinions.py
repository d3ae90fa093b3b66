"""A verdict in words, for people and for the page."""

from __future__ import annotations

import pytest

from nablasheet.check.opinions import opinions_of, status_of, text_of
from nablasheet.check.verdict import Counterexample, Evidence, Refuted, Undecided, Verdict, Verified

SHAPES = ((("m", 2), ("n", 3)), (("m", 4), ("n", 2)))
EXACT = Evidence("exact", SHAPES, 4, 0.0, None)
DIFFERENCE = Evidence("difference", SHAPES[:1], 3, 3.2e-36, 90)


@pytest.mark.parametrize(
    ("verdict", "status", "text"),
    [
        (
            Verified((EXACT, DIFFERENCE)),
            "verified",
            "exact agrees exactly at 4 points (m=2, n=3; m=4, n=2); "
            "difference agrees to 3e-36 at 3 points (m=2, n=3)",
        ),
        (Refuted(Counterexample(left=(("1",),), right=(("2",),))), "refuted", "left 1, right 2"),
        (Undecided("no time was left"), "undecided", "no time was left"),
    ],
)
def test_a_verdict_has_a_name_and_a_phrase(verdict: Verdict, status: str, text: str) -> None:
    assert status_of(verdict) == status
    assert text_of(verdict) == text


def test_an_error_is_told_by_an_upper_bound() -> None:
    exact, difference = opinions_of(Verified((EXACT, DIFFERENCE)))
    assert (exact.method, exact.error, exact.shapes) == ("exact", "0", r"m = 2,\ n = 3;\ m = 4,\ n = 2")
    assert (difference.method, difference.error) == ("difference", "< 10^{-35}")


def test_who_did_not_finish_agrees_with_nothing() -> None:
    (one,) = opinions_of(Undecided("no time was left", (DIFFERENCE,)))
    assert one.agrees is None


def test_many_digits_in_place_of_exact_numbers_are_symbolic() -> None:
    (one,) = opinions_of(Verified((Evidence("exact", SHAPES, 2, 0.0, 60),)))
    assert (one.method, one.error) == ("symbolic", "< 10^{-50}")
