"""The rows of a contest count what happened."""

import pytest
from bench.contest import Outcome, Status
from bench.contestants import Contestants
from bench.side_by_side import Pair, rows


def _pair(name: str, ours: Status, peer: Status, ours_seconds: float, seconds: float) -> Pair:
    return Pair(name, Outcome(ours, ours_seconds, ""), Outcome(peer, seconds, ""))


PAIRS = [
    _pair("a", Status.MATRIX, Status.MATRIX, 0.001, 0.010),
    _pair("b", Status.MATRIX, Status.ARRAY, 0.002, 0.040),
    _pair("c", Status.MATRIX, Status.ZERO, 0.003, 0.001),
    _pair("d", Status.WRONG, Status.WRONG, 0.004, 0.001),
    _pair("e", Status.NONE, Status.NONE, 0.005, 0.001),
    _pair("f", Status.MATRIX, Status.LATE, 0.006, 20.0),
    _pair("g", Status.MATRIX, Status.NOT_STATED, 0.007, 0.0),
]


def test_rows_count_and_name() -> None:
    table = {row.name: row for row in rows(PAIRS, 2)}
    assert (table["functions"].value, table["functions"].note.count("2 more")) == (7, 1)
    assert (table["right"].value, table["right"].beside) == (5, 2)
    assert "1 matrix formulas, 1 arrays" in table["right"].note
    assert (table["wrong"].value, table["wrong"].beside) == (1, 2)
    assert "c, d" in table["wrong"].note
    assert "ours: d" in table["wrong"].note
    assert (table["no derivative"].value, table["no derivative"].beside) == (1, 1)
    assert table["out of time"].beside == 1
    assert table["not stated"].beside == 1


def test_times_are_compared_on_the_same_functions() -> None:
    table = {row.name: row for row in rows(PAIRS, 0)}
    assert table["median time"].value == pytest.approx(1.5)
    assert table["median time"].beside == pytest.approx(25)
    assert table["median time"].ratio == pytest.approx(0.06)
    assert table["median ratio of the times"].value == pytest.approx(0.075)


@pytest.mark.slow
def test_a_contestant_that_hangs_is_replaced() -> None:
    contestants = Contestants(stride=200, limit=0.0)
    try:
        first = contestants.child.pid
        late = contestants.ask("sympy", 0, "")
        assert late is not None
        assert late.status is Status.LATE
        assert contestants.child.pid != first
        contestants.limit = 60.0
        answered = contestants.ask("ours", 0, "")
        assert answered is not None
        assert answered.status is Status.MATRIX
    finally:
        contestants.close()
