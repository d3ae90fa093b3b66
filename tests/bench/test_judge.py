"""The judge takes every arrangement of the right numbers and no wrong number."""

import numpy as np
import pytest
from bench.judge import arrangements, close, right

PARTIALS = np.arange(1.0, 121.0).reshape(2, 3, 4, 5)


def test_every_arrangement_is_right() -> None:
    found = list(arrangements(PARTIALS))
    assert len(found) == 24 + 8
    assert all(right(one, PARTIALS) for one in found)


def test_a_scalar_by_a_matrix_is_right_in_both_layouts() -> None:
    gradient = PARTIALS[:1, :1]
    assert right(gradient[0, 0], gradient)
    assert right(gradient[0, 0].T, gradient)


@pytest.mark.parametrize("factor", [-1.0, 2.0, 1.0 + 1e-6, np.nan, np.inf])
def test_a_factor_is_wrong(factor: float) -> None:
    assert not right(factor * PARTIALS, PARTIALS)


def test_one_wrong_entry_is_wrong() -> None:
    answer = PARTIALS.copy()
    answer[1, 2, 3, 4] += 0.001
    assert not right(answer, PARTIALS)


def test_a_wrong_shape_is_wrong() -> None:
    assert not right(PARTIALS[:, :, :, :4], PARTIALS)
    assert not right(np.float64(1), PARTIALS)


def test_zero_is_right_only_where_it_is_true() -> None:
    assert right(np.float64(0), np.zeros((2, 3, 4, 5)))
    assert not right(np.zeros_like(PARTIALS), PARTIALS)
    assert not right(np.ones((2, 3)), np.zeros((1, 1, 2, 3)))


def test_close_measures_by_the_largest_entry() -> None:
    wanted = np.array([1e6, 1.0])
    assert close(wanted + np.array([0, 1e-3]), wanted)
    assert not close(wanted + np.array([0, 1.0]), wanted)
