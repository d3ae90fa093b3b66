"""A note that names a set says as much as one that uses the words."""

from __future__ import annotations

import pytest

from nablasheet.expr import Assumption
from nablasheet.lint.context.sets import members
from nablasheet.lint.run import lint_text

A = Assumption


@pytest.mark.parametrize(
    ("text", "sizes", "assumption"),
    [
        (r"$X \in O(n)$", ("n", "n"), A.ORTHOGONAL),
        (r"$X\in\mathrm{SO}(3)$", ("3", "3"), A.ORTHOGONAL),
        (r"$X \in \operatorname{St}(n, p)$", ("n", "p"), A.ORTHONORMAL_COLUMNS),
        (r"$A \in \mathbb{S}^n$", ("n", "n"), A.SYMMETRIC),
        (r"$A \in \mathbb S^n_{++}$", ("n", "n"), A.POSITIVE_DEFINITE),
        (r"$A\in\mathcal{S}_{+}^{n}$", ("n", "n"), A.POSITIVE_SEMIDEFINITE),
    ],
)
def test_a_set_and_its_promise(text: str, sizes: tuple[str, str], assumption: Assumption) -> None:
    assert [(found, what) for _, found, what in members(text)] == [(sizes, assumption)]


@pytest.mark.parametrize("text", [r"$x \in \mathbb{R}^n$", r"$f \in O(n^2)$", r"$s \in S$", r"$\int(n)$"])
def test_other_sets_promise_nothing(text: str) -> None:
    assert list(members(text)) == []


CLAIM = r"""
$$
\nabla_X \operatorname{tr}(C^\top X) = \frac{1}{2} (C - X C^\top X)
$$
"""


def statuses(text: str) -> list[str]:
    return [one.status for one in lint_text("note.md", text).results]


@pytest.mark.parametrize(
    "words",
    [
        "For $X \\in O(n)$:\n",
        "For an orthogonal matrix $X$:\n",
        "## Notation\n\nHere $X \\in O(n)$.\n\n## Results\n",
        "## 已知\n\n- $X \\in O(n)$\n\n## 结论\n",
    ],
)
def test_the_gradient_along_the_tangents_is_a_gradient(words: str) -> None:
    assert statuses(words + CLAIM) == ["ok"]


def test_a_section_on_something_else_does_not_speak_for_the_note() -> None:
    assert statuses("## Rotations\n\nHere $X \\in O(n)$.\n\n## Results\n" + CLAIM) == ["wrong"]


def test_the_free_gradient_is_a_gradient_too() -> None:
    assert statuses("For $X \\in O(n)$: $\\nabla_X \\operatorname{tr}(C^\\top X) = C$") == ["ok"]
