"""The module of all NumPy functions imports and computes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nablasheet.downloads.code_bundle import code_bundle
from nablasheet.render.entry import Book, Code, Text

PROGRAM = '''import numpy as np


def f(X, A):
    """The function."""
    return np.trace(A @ X)


def gradient(X, A):
    """Denominator layout, m×n."""
    return A.T


def jacobian(X, A):
    """Numerator layout, n×m."""
    return A
'''


@pytest.fixture
def module(book: Book) -> dict[str, Any]:
    entry = replace(
        book.entries[0], id="trace-linear", title=Text('tr """ \\', "迹"), code=Code(numpy=PROGRAM)
    )
    other = replace(entry, id="2-by-2", code=Code(numpy=PROGRAM.replace("def f(", "def f_value(")))
    named: dict[str, Any] = {}
    exec(compile(code_bundle(replace(book, entries=(entry, other))), "bundle", "exec"), named)
    return named


def test_functions_have_the_names_of_identities(module: dict[str, Any]) -> None:
    X, A = np.ones((2, 3)), np.arange(6.0).reshape(3, 2)
    assert module["trace_linear"](X, A) == 15
    assert np.array_equal(module["trace_linear_gradient"](X, A), A.T)
    assert np.array_equal(module["n2_by_2_jacobian"](X, A), A)


def test_the_table_names_every_identity(module: dict[str, Any]) -> None:
    assert list(module["IDENTITIES"]) == ["trace-linear", "2-by-2"]
    assert module["IDENTITIES"]["trace-linear"][1] is module["trace_linear_gradient"]


def test_an_identity_without_code_is_left_out(book: Book) -> None:
    bare = replace(book, entries=tuple(replace(entry, code=Code()) for entry in book.entries))
    assert "IDENTITIES = {\n}\n" in code_bundle(bare)
