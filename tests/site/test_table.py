"""A result that is too wide for its column is known by its glyphs."""

from __future__ import annotations

import pytest

from nablasheet.site.table import glyphs


@pytest.mark.parametrize(
    ("tex", "count"),
    [
        (r"X^{-1}", 3),
        (r"(A + A^\top) X", 6),
        (r"\operatorname{tr}(A)", 5),
        (r"\log \det X", 7),
        (r"\frac{1}{2} \, \alpha \otimes \mathbf{B}", 5),
    ],
)
def test_glyphs(tex: str, count: int) -> None:
    assert glyphs(tex) == count
