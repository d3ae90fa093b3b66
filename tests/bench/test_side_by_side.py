"""The tables of a contest count what happened."""

from typing import Any

import pytest
from bench.contest import Outcome, Status
from bench.contestants import Child
from bench.measurement import QUICK, Board, Facts, Row
from bench.side_by_side import Result, contest, facts, parts
from tests.bench import sample

NAMES = ("Nablasheet", "SymPy")


def _result(name: str, ours: Status, peer: Status, ours_seconds: float, seconds: float) -> Result:
    problem = sample.problem(name, sample.LINEAR.function, sample.LINEAR.variable)
    return Result(
        problem, {"Nablasheet": Outcome(ours, ours_seconds, "A"), "SymPy": Outcome(peer, seconds, "0")}
    )


RESULTS = [
    _result("a", Status.MATRIX, Status.MATRIX, 0.001, 0.010),
    _result("b", Status.MATRIX, Status.ARRAY, 0.002, 0.040),
    _result("c", Status.MATRIX, Status.ZERO, 0.003, 0.001),
    _result("d", Status.WRONG, Status.WRONG, 0.004, 0.001),
    _result("e", Status.NONE, Status.NONE, 0.005, 0.001),
    _result("f", Status.MATRIX, Status.LATE, 0.006, 20.0),
    _result("g", Status.MATRIX, Status.NOT_STATED, 0.007, 0.0),
]


def test_a_board_counts() -> None:
    board = next(part for part in parts(RESULTS, 2) if isinstance(part, Board))
    assert board.head == ("", *NAMES)
    lines = {line[0].strip(): line[1:] for line in board.lines}
    assert lines["functions"] == ("7", "7")
    assert lines["right, a closed matrix formula"] == ("5", "1")
    assert lines["right, an array or a network"] == ("0", "1")
    assert lines["wrong"] == ("1", "2")
    assert lines["of these a plain 0"] == ("0", "1")
    assert lines["no derivative"] == ("1", "1")
    assert lines["out of time"] == ("0", "1")
    assert lines["not stated"] == ("0", "1")
    assert lines["median time on the 2 all get right"] == ("1.5 ms", "25 ms")


def test_ours_that_are_wrong_or_refused_are_named() -> None:
    rows = {part.name: part for part in parts(RESULTS, 2) if isinstance(part, Row)}
    assert (rows["wrong answers of ours"].value, rows["wrong answers of ours"].note) == (1, "d")
    assert (rows["functions that we refuse"].value, rows["functions that we refuse"].note) == (1, "e")
    assert rows["functions without numbers to judge by"].value == 2


def test_times_are_compared_on_the_same_functions() -> None:
    rows = {part.name: part for part in parts(RESULTS, 0) if isinstance(part, Row)}
    assert rows["median time, beside SymPy"].value == pytest.approx(1.5)
    assert rows["median time, beside SymPy"].beside == pytest.approx(25)
    assert rows["median of SymPy's time over ours"].value == pytest.approx(15)


def test_facts_name_every_wrong_answer_with_the_right_one() -> None:
    (found,) = [part.record for part in parts(RESULTS, 0) if isinstance(part, Facts)]
    assert found == facts(RESULTS, NAMES)
    said = [(one["id"], one["tool"], one["answer"], one["right"]) for one in found["wrong"]]
    assert said == [("d", "Nablasheet", "A", "A"), ("c", "SymPy", "0", "A"), ("d", "SymPy", "0", "A")]
    assert found["contestants"]["SymPy"]["wrong"] == 2
    assert found["contestants"]["SymPy"]["time over ours"] == 15
    assert found["common"] == 2


class Scripted:
    """A contestant that says what the test wrote down, and keeps what it was asked."""

    def __init__(self, name: str, says: dict[str, Status | None]) -> None:
        self.name, self.idioms, self.says = name, tuple(says), says
        self.asked: list[str] = []
        self.closed = False

    def ask(self, place: int, idiom: str) -> Outcome | None:
        """The scripted status."""
        self.asked.append(idiom)
        status = self.says[idiom]
        return None if status is None else Outcome(status, float(len(self.asked)), "", idiom)

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True


def _contest(*peers: Any) -> tuple[list[Result], int]:
    return contest(peers, [sample.LINEAR], QUICK)


def test_idioms_are_tried_until_one_is_closed() -> None:
    peer = Scripted("SymPy", {"1": Status.ARRAY, "2": Status.MATRIX, "3": Status.WRONG})
    (result,), skipped = _contest(Scripted("Nablasheet", {"": Status.MATRIX}), peer)
    assert skipped == 0
    assert peer.asked == ["1", "2", "2", "2"]  # the best one again, for its time
    assert (result.outcomes["SymPy"].status, result.outcomes["SymPy"].seconds) == (Status.MATRIX, 3.0)
    assert peer.closed


def test_what_is_not_right_is_not_timed_again() -> None:
    peer = Scripted("SymPy", {"1": Status.WRONG})
    _contest(Scripted("Nablasheet", {"": Status.MATRIX}), peer)
    assert peer.asked == ["1"]


def test_a_function_without_truth_is_left_out() -> None:
    assert _contest(Scripted("Nablasheet", {"": None})) == ([], 1)


@pytest.mark.slow
def test_a_contestant_that_hangs_is_replaced() -> None:
    child = Child("SymPy", "own", stride=100, limit=0.0)
    try:
        first = child.child.pid
        late = child.ask(0, "TRACE")
        assert late is not None
        assert late.status is Status.LATE
        assert child.child.pid != first
        child.limit = 60.0
        answered = child.ask(0, "TRACE")
        assert answered is not None
        assert answered.status is Status.MATRIX
    finally:
        child.close()
