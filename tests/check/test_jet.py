"""Jets: the rules of one variable, to second order, over exact numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nablasheet.check.budget import Budget
from nablasheet.check.digits import Decimal
from nablasheet.check.jet import FIRST, SECOND, Jet, numbers_in, part_of, value_of
from nablasheet.check.rational import Rational
from nablasheet.check.scalar import DEFINITIONS

fractions = st.fractions(min_value=-3, max_value=3, max_denominator=9)


def jet(value: Fraction, slope: Fraction, level: int = FIRST) -> Jet:
    return Jet(value, {0: slope}, level)


@given(fractions, fractions, fractions, fractions)
def test_sum_product_and_quotient(a: Fraction, p: Fraction, b: Fraction, q: Fraction) -> None:
    x, y = jet(a, p), jet(b, q)
    assert part_of(x + y, 0, FIRST, 0) == p + q
    assert part_of(x - y, 0, FIRST, 0) == p - q
    assert part_of(x * y, 0, FIRST, 0) == p * b + a * q
    assert part_of(2 - x, 0, FIRST, 0) == -p
    if b:
        quotient = x / y
        assert quotient.value == a / b
        assert part_of(quotient, 0, FIRST, 0) == (p * b - a * q) / b**2


@given(fractions, fractions.filter(bool))
def test_a_lower_level_is_a_constant_to_a_higher_one(a: Fraction, b: Fraction) -> None:
    low, high = jet(a, Fraction(1)), jet(b, Fraction(1), SECOND)
    for product in (low * high, high * low):
        assert product.level == SECOND
        assert value_of(product) == a * b
        assert part_of(part_of(product, 0, SECOND, 0), 0, FIRST, 0) == 1
    ratio = low / high
    assert part_of(part_of(ratio, 0, SECOND, 0), 0, FIRST, 0) == -1 / b**2


def test_a_jet_is_false_only_when_nothing_is_left() -> None:
    assert not Jet(0, {}, FIRST)
    assert Jet(0, {3: 1}, FIRST)
    assert sorted(numbers_in(Jet(Jet(1, {0: 2}, FIRST), {0: 3}, SECOND))) == [1, 2, 3]


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_slopes_of_named_functions_agree_with_differences(name: str) -> None:
    ring = Decimal(Budget.of(30.0))
    c, h = ring.context, ring.context.mpf(10) ** -20
    x = c.mpf(3) / 7
    once = ring.function(name, Jet(x, {0: ring.one}, FIRST)).parts.get(0, 0)
    assert abs(once - (ring.function(name, x + h) - ring.function(name, x - h)) / (2 * h)) < 1e-35
    inner = Jet(Jet(x, {0: ring.one}, FIRST), {0: ring.one}, SECOND)
    twice = part_of(part_of(ring.function(name, inner), 0, SECOND, 0), 0, FIRST, 0)
    up, down = (ring.derivative(name, x + s * h, 1) for s in (1, -1))
    assert abs(twice - (up - down) / (2 * h)) < 1e-35


def test_powers() -> None:
    ring = Rational(Budget.of(30.0))
    two = ring.number(Fraction(2))
    cube = ring.power(Jet(two, {0: ring.one}, FIRST), ring.number(Fraction(3)))
    assert (cube.value, cube.parts[0]) == (8, 12)
    reciprocal = ring.power(Jet(two, {0: ring.one}, FIRST), ring.number(Fraction(-1)))
    assert (reciprocal.value, reciprocal.parts[0]) == (
        ring.number(Fraction(1, 2)),
        ring.number(Fraction(-1, 4)),
    )
