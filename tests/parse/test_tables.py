"""Tables are complete, and the reader stays light."""

from __future__ import annotations

import subprocess
import sys

from nablasheet.expr.named import FUNCTIONS
from nablasheet.parse import syntax
from nablasheet.parse.macros import FUNCTION_LETTERS, SCALAR_FUNCTIONS
from nablasheet.parse.typing import RULES


def test_every_kind_of_syntax_is_typed() -> None:
    kinds = {
        kind
        for kind in vars(syntax).values()
        if isinstance(kind, type) and issubclass(kind, syntax.Syntax) and kind is not syntax.Syntax
    }
    assert set(RULES) == kinds


def test_every_named_function_can_be_written() -> None:
    assert set(SCALAR_FUNCTIONS.values()) | set(FUNCTION_LETTERS.values()) == set(FUNCTIONS)


def test_reading_needs_no_numerics() -> None:
    heavy = "{'sympy', 'numpy', 'mpmath', 'scipy'}"
    code = f"import nablasheet.parse; print(sorted({heavy} & set(sys.modules)))"
    paths = [path for path in sys.path if path]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}; {code}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
