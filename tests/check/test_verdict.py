"""Verdicts cannot be mistaken for truth values, and counterexamples print."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nablasheet.check.verdict import ClaimVerdict, Counterexample, Refuted, Undecided, Verified

SHEAR = (("1", "1"), ("0", "1"))


@pytest.mark.parametrize(
    "verdict", [Verified(()), Undecided("no"), Refuted(Counterexample()), ClaimVerdict(Undecided("no"))]
)
def test_a_verdict_has_no_truth_value(verdict: object) -> None:
    with pytest.raises(TypeError, match="no truth value"):
        bool(verdict)


def test_a_counterexample_prints() -> None:
    found = Counterexample((("X", SHEAR), ("a", (("1/2",), ("-3/4",)))), (("5",),), (("0.25",),))
    assert found.text == "X = [[1, 1], [0, 1]], a = [1/2, -3/4]': left 5, right 0.25"
    assert r"X = \begin{bmatrix} 1 & 1 \\ 0 & 1 \end{bmatrix}" in found.latex
    assert r"\frac{1}{2} \\ -\frac{3}{4}" in found.latex


def test_a_difference_of_shapes_prints() -> None:
    found = Counterexample(shapes=("1×2", "2×1"))
    assert found.text == "left is 1×2, right is 2×1"


@pytest.mark.parametrize("module", ["verdict", "sample", "derivative", "claim", "assumptions"])
def test_importing_a_referee_does_not_import_its_libraries(module: str) -> None:
    code = f"import nablasheet.check.{module}, sys; print(*{{'sympy', 'mpmath', 'numpy'}} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "gen")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == ""
