"""One `derive` from the shell beside an empty Python: what a person waits for.

The engine must be there at once, so deriving and printing may import no numerical library; the
child's own import log proves it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from bench.measurement import ROOT, Effort, Measurement, Row, compared, in_turns

FUNCTION = r"\operatorname{tr}(X^\top A X)"
GIVEN = (r"X \in \mathbb{R}^{m \times n}", r"A \in \mathbb{R}^{m \times m}")
DERIVE = (
    *("-m", "nablasheet", "derive", "--no-check", FUNCTION, "--wrt", "X"),
    *(word for line in GIVEN for word in ("--given", line)),
)
UNWANTED = ("sympy", "numpy", "mpmath", "scipy", "markdown_it", "mkdocs")


def python(*words: str) -> subprocess.CompletedProcess[str]:
    """A Python with the package at hand, from the repository's root."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT / "gen"))
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )


def imported(log: str) -> set[str]:
    """The modules that the log of `-X importtime` names."""
    lines = (line.rpartition("|")[2].strip() for line in log.splitlines() if line.startswith("import time:"))
    return {name for name in lines if name and name != "imported package"}


def unwanted(modules: set[str]) -> list[str]:
    """The numerical and site-building packages among them."""
    return sorted({name.partition(".")[0] for name in modules} & set(UNWANTED))


def measure(effort: Effort) -> Iterator[Row]:
    """Time of the whole process, its imports, and the proof of what is not among them."""
    python(*DERIVE)  # compiles the modules once
    ours, empty = in_turns([lambda: python(*DERIVE), lambda: python("-c", "pass")], 2 * effort.repetitions)
    yield compared("derive --no-check, beside python -c pass", 1000 * ours, "ms", 1000 * empty)
    modules = imported(python("-X", "importtime", *DERIVE).stderr)
    base = imported(python("-X", "importtime", "-c", "pass").stderr)
    yield compared("modules imported", len(modules), "", len(base))
    found = unwanted(modules)
    note = f"imports {', '.join(found)}" if found else f"none of {', '.join(UNWANTED)}"
    yield Row("numerical or site packages imported", len(found), "", note=note)


MEASUREMENT = Measurement("process", "one derive from the shell", measure)
