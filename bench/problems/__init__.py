"""The functions that are differentiated: a fixed set of our own, and the catalogue.

The set has a file for each kind, from scalar by scalar to matrix by matrix, and one for Hessians.  A
problem has a name that stays, a function in LaTeX, its variable, and the sizes of its letters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.measurement import ROOT
from nablasheet.expr import Node, Symbol
from nablasheet.parse.formula import parse_formula, parse_given, parse_symbol

FOLDER = Path(__file__).parent
KINDS = (
    "scalar-by-scalar", "vector-by-scalar", "matrix-by-scalar", "scalar-by-vector", "vector-by-vector",
    "matrix-by-vector", "scalar-by-matrix", "vector-by-matrix", "matrix-by-matrix", "hessian",
)  # fmt: skip
SETS = ("own", "catalogue")


@dataclass(frozen=True, slots=True)
class Problem:
    """Differentiate `function` by `variable`, once or twice; `symbols` are the declared letters."""

    id: str
    function: Node
    variable: Symbol
    order: int
    symbols: Mapping[str, Symbol]
    kind: str = ""
    latex: str = ""


def problems(of: str, stride: int) -> list[Problem]:
    """Every `stride`-th problem of a set."""
    return {"own": own, "catalogue": catalogue}[of]()[::stride]


def own() -> list[Problem]:
    """Our fixed set, kind by kind."""
    found = []
    for kind in KINDS:
        records = tomllib.loads((FOLDER / f"{kind}.toml").read_text("utf-8"))
        found += [_problem(kind, name, record) for name, record in records.items()]
    return found


def _problem(kind: str, name: str, record: Mapping[str, str]) -> Problem:
    declarations, findings = parse_given([line(given) for given in record["given"].split(";")])
    if findings:
        raise ValueError(f"{kind}/{name}: {findings[0].message}")
    function = parse_formula(record["f"], declarations)
    variable = parse_symbol(record["by"], declarations)
    order = 2 if kind == "hessian" else 1
    return Problem(name, function, variable, order, declarations.symbols, kind, record["f"])


def line(given: str) -> str:
    """A Given line from `X: m n, invertible`: two sizes are a matrix, one a vector, none a scalar.

    A name without a colon is a function, as in `\\tanh, elementwise`.
    """
    declared, _, words = (part.strip() for part in given.partition(","))
    letter, colon, sizes = declared.partition(":")
    space = ("", "^{%s}", r"^{%s \times %s}")[len(sizes.split())] % tuple(sizes.split())
    place = rf" \in \mathbb{{R}}{space}" if colon else ""
    return f"${letter}{place}$" + (f", {words}" if words else "")


def catalogue() -> list[Problem]:
    """The functions of the catalogue, in the order of its pages."""
    from nablasheet.pipeline import read

    _, cases, _ = read(ROOT, None)
    found = []
    for case in cases:
        one, passage = case.identity, case.definition.function
        if one.function is not None and one.variable is not None and passage is not None:
            symbols = one.declarations.symbols
            problem = Problem(one.id, one.function, one.variable, one.order, symbols, "", passage.text)
            found.append(problem)
    return found
