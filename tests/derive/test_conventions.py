"""The readings of a derivative by a structured variable, refereed one by one."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet.check.derivative import check_derivative
from nablasheet.check.verdict import Verified
from nablasheet.derive.conventions import conventions
from nablasheet.expr.build import transpose
from nablasheet.expr.plain import plain
from nablasheet.parse.formula import parse_formula, parse_given

STRUCTURES = {
    "symmetric": ["free", "projection", "independent", "vech"],
    "positive definite": ["free", "projection", "independent", "vech"],
    "skew-symmetric": ["free", "projection", "independent"],
    "diagonal": ["free", "projection", "independent"],
    "lower triangular": ["free", "projection", "independent"],
    "Toeplitz": ["free", "independent"],
    "circulant": ["free", "projection", "independent"],
}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_each_is_right_as_what_it_is(structure: str) -> None:
    given = (rf"$X \in \mathbb{{R}}^{{n \times n}}$, {structure}", r"$A \in \mathbb{R}^{n \times n}$")
    declared = declared_as(given)
    function, variable = parse_formula(r"\operatorname{tr}(A X X)", declared), declared.symbols["X"]
    found = conventions(function, variable)
    assert [name for name, _ in found] == STRUCTURES[structure]
    for name, gradient in found:
        if name != "vech":
            verdict = check_derivative(
                function, variable, transpose(gradient), declared.symbols, structure, convention=name
            )
            assert isinstance(verdict, Verified), (name, plain(gradient))


def test_a_variable_without_structure_has_none() -> None:
    declared, _ = parse_given((r"$X \in \mathbb{R}^{n \times n}$",))
    function = parse_formula(r"\operatorname{tr}(X)", declared)
    assert conventions(function, declared.symbols["X"]) == ()
