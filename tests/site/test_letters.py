"""Titles stand under the letter where a reader looks for them."""

from __future__ import annotations

import pytest

from nablasheet.site.letters import initial, order


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Trace", "T"), ("élan", "E"), ("迹的循环", "J"), ("二次型", "E"), ("对数行列式", "D"),
        ("雅可比", "Y"), ("最小二乘", "Z"), ("逆矩阵", "N"), ("阿达马积", "A"), ("行列式", "H"),
        ("2-norm", "#"), ("∇", "#"), ("", "#"),
    ],
)  # fmt: skip
def test_initial(title: str, letter: str) -> None:
    assert initial(title) == letter


def test_order_is_that_of_the_letters() -> None:
    titles = ["最小二乘", "迹", "Trace", "二次型", "alpha", "行列式"]
    assert sorted(titles, key=order) == ["alpha", "二次型", "行列式", "迹", "Trace", "最小二乘"]
