"""The denominator layout is refereed too, where its form does not show that it is the transpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nablasheet.check.both_layouts import derivative_verdict
from nablasheet.check.verdict import Refuted, Verified
from nablasheet.derive.derivation import derive
from nablasheet.expr import Conjugate
from nablasheet.parse.formula import parse_formula, parse_given, parse_symbol


@pytest.mark.parametrize("function", [r"\|A z - b\|^2", r"z^H A^H A z", r"\log(1 + |b^H A z|^2)"])
def test_a_wrong_denominator_layout_is_refuted(function: str) -> None:
    declared, _ = parse_given(
        [r"$z \in \mathbb{C}^n$", r"$A \in \mathbb{C}^{m \times n}$", r"$b \in \mathbb{C}^m$"]
    )
    found = derive(parse_formula(function, declared), parse_symbol("z", declared), 1)
    assert isinstance(derivative_verdict(found, declared, "layouts"), Verified)
    wrong = replace(found, denominator=Conjugate(found.denominator))
    assert isinstance(derivative_verdict(wrong, declared, "layouts"), Refuted)
