"""Definitions by cases: what is read, and what does not plainly define a function."""

from __future__ import annotations

import pytest

from nablasheet.expr.plain import plain
from nablasheet.identity import Declarations
from nablasheet.parse import ParseError, parse_formula
from nablasheet.render.latex import latex


def by_cases(*lines: str) -> str:
    return r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}"


READ = [
    (by_cases("y & y > 0", r"0 & \text{otherwise}"), "[y > 0 ? y : 0]"),
    (by_cases(r"y & \text{if } y \ge 0", r"0 & y < 0"), "[y > 0 ? y : 0]"),
    (by_cases(r"y, & \text{for } y < p,", r"p & \text{else}."), "[(p - y) > 0 ? y : p]"),
    (by_cases(r"x & \text{when } y > 0", r"0 & \text{else}"), "[y > 0 ? x : 0[n×1]]"),
    (by_cases(r"x & y > 0", r"\mathbf{0} & y < 0"), "[y > 0 ? x : 0[n×1]]"),
    (
        by_cases(r"0 & y < 0", r"y & y < 1", r"1 & \text{otherwise}"),
        "[(-y) > 0 ? 0 : [(1 - y) > 0 ? y : 1]]",
    ),
    (by_cases(r"y^2 & |y| \le p", r"y & |y| > p"), "[(p - abs(y)) > 0 ? y^2 : y]"),
]


@pytest.mark.parametrize(("formula", "expected"), READ)
def test_cases_are_read_in_order(formula: str, expected: str, declared: Declarations) -> None:
    assert plain(parse_formula(formula, declared)) == expected


@pytest.mark.parametrize("formula", [formula for formula, _ in READ])
def test_what_is_printed_is_read_back(formula: str, declared: Declarations) -> None:
    node = parse_formula(formula, declared)
    assert latex(parse_formula(latex(node), declared)) == latex(node)


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        (by_cases("y & y > 0", "0 & y < 1"), "ambiguous"),
        (by_cases("y & y > 0", "1 & y < 0", "2 & y < -1"), "ambiguous"),
        (by_cases("y & 0 < y < 1", r"0 & \text{otherwise}"), "not-supported"),
        (by_cases("y & y = 0", r"0 & \text{otherwise}"), "not-supported"),
        (by_cases(r"y & \text{otherwise}", "0 & y < 0"), "unreadable"),
        (by_cases("y & y > 0"), "unreadable"),
        (by_cases("x & x > 0", r"x & \text{otherwise}"), "shapes-differ"),
        (by_cases("y & y > 0", r"x & \text{otherwise}"), "shapes-differ"),
        (r"y \text{ if } p", "unreadable"),
    ],
)
def test_what_does_not_plainly_define_a_function_is_refused(
    formula: str, code: str, declared: Declarations
) -> None:
    with pytest.raises(ParseError) as error:
        parse_formula(formula, declared)
    assert error.value.finding.name == code
