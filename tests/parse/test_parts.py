"""Derivatives by the conjugate and by the parts of a complex letter."""

from __future__ import annotations

import pytest

from nablasheet.expr import Along
from nablasheet.identity import Declarations
from nablasheet.parse import ParseError, parse_given, parse_statement, parse_symbol
from nablasheet.parse.formula import parse_function, parse_variable


@pytest.fixture(scope="module")
def known() -> Declarations:
    declarations, findings = parse_given(
        [r"$z \in \mathbb{C}^n$", r"$A \in \mathbb{C}^{n \times n}$", r"$x \in \mathbb{R}^n$"]
    )
    assert findings == []
    return declarations


PARTS = [
    (r"\overline{z}", "conjugate"),
    ("z^*", "conjugate"),
    (r"\operatorname{Re} z", "Re"),
    (r"\Re(z)", "Re"),
    (r"\Im z", "Im"),
]


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_a_part_of_a_letter_is_a_variable(text: str, part: str, known: Declarations) -> None:
    found = parse_symbol(text, known)
    assert isinstance(found, Along)
    assert (found.name, found.part) == ("z", part)


@pytest.mark.parametrize(("text", "part"), PARTS)
def test_a_function_may_name_a_part(text: str, part: str, known: Declarations) -> None:
    line = rf"f({text}) = z^H A z"
    found = parse_variable(line, known)
    assert isinstance(found, Along)
    assert found.part == part
    assert parse_function(line, known)[0] == "f"


@pytest.mark.parametrize(
    "statement",
    [
        r"\frac{\partial}{\partial \overline{z}} (z^H A z) = A z",
        r"\frac{\partial (z^H A z)}{\partial z^*} = A z",
        r"\nabla_{\overline{z}} (z^H A z) = A z",
    ],
)
def test_a_claim_may_be_about_the_conjugate(statement: str, known: Declarations) -> None:
    (claim,) = parse_statement(statement, known)
    assert isinstance(claim.variable, Along)
    assert claim.variable.part == "conjugate"


def test_a_real_letter_has_no_conjugate_to_differentiate_by(known: Declarations) -> None:
    with pytest.raises(ParseError) as error:
        parse_symbol(r"\overline{x}", known)
    assert error.value.finding.name == "contradiction"


def test_a_plain_letter_is_a_plain_variable(known: Declarations) -> None:
    assert not isinstance(parse_symbol("z", known), Along)
    assert not isinstance(parse_variable(r"f(z) = z^H A z", known), Along)
