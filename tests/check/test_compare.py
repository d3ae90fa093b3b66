"""Equality is relative to the numbers' own size, however small."""

from __future__ import annotations

import pytest

from nablasheet.check.compare import compare, relative, shown, vanished
from nablasheet.check.digits import context
from nablasheet.check.ring import Undefined

C = context(60)


def number(text: str):
    return C.mpf(text)


def test_shapes_must_agree() -> None:
    assert compare([[C.one]], [[C.one, C.one]], 36).equal is False


def test_a_difference_in_a_small_entry_beside_a_large_one_is_seen() -> None:
    left, right = [[C.one, number("1e-13")]], [[C.one, number("2e-13")]]
    assert compare(left, right, 36).equal is False
    assert compare(left, left, 36).equal is True


@pytest.mark.parametrize("size", ["1e-16", "1e-30", "1e-50"])
def test_tiny_sides_are_not_called_equal_at_once(size: str) -> None:
    left, right = [[number(size)]], [[2 * number(size)]]
    assert compare(left, right, 36).equal is None
    assert not relative(left, right, 20)
    assert relative(left, left, 20)


def test_rounding_vanishes_and_a_small_number_stays() -> None:
    noise, less = compare([[number("1e-41")]], [[C.zero]], 24), compare([[number("1e-101")]], [[C.zero]], 24)
    assert vanished(noise, less)
    assert not vanished(noise, noise)


def test_infinite_values_are_undefined() -> None:
    for bad in (C.inf, C.nan):
        with pytest.raises(Undefined):
            compare([[bad]], [[C.one]], 36)


def test_numbers_are_shown_shortly() -> None:
    assert shown(number("0.5")) == "0.5"
    assert shown(number(1) / 3) == "0.333333"
    assert shown(C.mpc(1, -2)) == "1 - 2i"
    assert shown(-number("1e-400")) == "0"
