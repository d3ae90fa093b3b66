"""Mistakes in pages stop the build with a sentence that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.conftest import Tree


@pytest.mark.parametrize(
    ("page", "text", "named"),
    [
        ("en/notation.md", r"# N" + "\n\n" + r"Then $\nonsense$.", r"$\nonsense$"),
        ("zh/notation.md", r"# N" + "\n\n" + r"Then $\nonsense$.", r"$\nonsense$"),
        ("en/notation.md", "# N\n\n<!-- nablasheet: rows log-dat -->", "did you mean 'log-det'"),
        ("zh/notation.md", "# N\n\n[x](identities/traces.md#nowhere)", "nowhere"),
    ],
)
def test_a_mistake_is_named(spoilt_tree: Tree, page: str, text: str, named: str) -> None:
    target = spoilt_tree.folder / "content" / page
    before = target.read_text(encoding="utf-8")
    target.write_text(text, encoding="utf-8")
    try:
        done = spoilt_tree.build("mkdocs.yml" if page.startswith("en") else "mkdocs.zh.yml")
    finally:
        target.write_text(before, encoding="utf-8")
    assert done.returncode == 1
    assert named in done.stderr
    assert "Traceback" not in done.stderr
