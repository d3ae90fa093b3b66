"""The form of results: what a good textbook prints, in both layouts."""

from __future__ import annotations

import pytest
from tests.derive.textbook import GIVEN, ROWS, SECOND
from tests.given import declared_as

from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import attempt
from nablasheet.parse.formula import parse_formula, parse_symbol
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.steps import in_layout


def printed(function: str, variable: str, order: int) -> tuple[str, str]:
    """The derivative in numerator and in denominator layout."""
    declarations = declared_as(GIVEN)
    found = attempt(parse_formula(function, declarations), parse_symbol(variable, declarations), order)
    assert isinstance(found, Derivation), found
    numerator, denominator = (latex(arrange(in_layout(found, layout), layout)) for layout in Layout)
    return numerator, denominator


@pytest.mark.parametrize(("function", "variable", "numerator", "denominator"), ROWS)
def test_first_derivatives(function: str, variable: str, numerator: str, denominator: str) -> None:
    assert printed(function, variable, 1) == (numerator, denominator)


@pytest.mark.parametrize(("function", "variable", "hessian"), SECOND)
def test_second_derivatives(function: str, variable: str, hessian: str) -> None:
    assert printed(function, variable, 2) == (hessian, hessian)


def test_there_are_enough_rows() -> None:
    assert len({(function, variable) for function, variable, _, _ in ROWS}) == len(ROWS) >= 80
