"""What tensorgrad replies is judged by our numbers; the worker itself where it is installed."""

from typing import Any

import numpy as np
import pytest
from bench.contest import Status
from bench.peers import tensorgrad
from bench.peers.tensorgrad import judged
from bench.problems import Problem, own
from bench.truth import array, truth
from tests.bench import sample

from nablasheet.check.evaluate import evaluate

TRUE = truth(sample.LINEAR)
FUNCTION = array(evaluate(sample.LINEAR.function, TRUE.environment)).tolist()
RIGHT = TRUE.partials.reshape(TRUE.partials.shape[2:])


def _reply(derivative: Any, **more: Any) -> dict[str, Any]:
    made = {"status": "stated", "function": FUNCTION, "derivative": derivative.tolist(), "network": False}
    return {**made, "seconds": 0.5, "answer": "A", **more}


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        (_reply(RIGHT), Status.MATRIX),
        (_reply(RIGHT, network=True), Status.ARRAY),
        (_reply(2 * RIGHT), Status.WRONG),
        (_reply(RIGHT[:1]), Status.WRONG),
        (_reply(0 * RIGHT), Status.ZERO),
        (_reply(RIGHT, function=[[1e9]]), Status.NOT_STATED),
        ({"status": "not stated", "answer": "Norm"}, Status.NOT_STATED),
        ({"status": "raised", "function": FUNCTION, "answer": "KeyError"}, Status.NONE),
    ],
)
def test_a_reply_is_judged(reply: dict[str, Any], status: Status) -> None:
    found = judged(reply, sample.LINEAR, TRUE, "simplify")
    assert (found.status, found.idiom) == (status, "simplify")


def test_the_time_is_the_workers() -> None:
    assert judged(_reply(RIGHT), sample.LINEAR, TRUE, "simplify").seconds == 0.5


def test_another_python_may_be_named(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NABLASHEET_PEERS", str(tmp_path / "python"))
    assert tensorgrad.python() is None
    (tmp_path / "python").touch()
    assert tensorgrad.python() == tmp_path / "python"


@pytest.mark.slow
@pytest.mark.skipif(tensorgrad.python() is None, reason=tensorgrad.HOW_TO_GET)
def test_the_worker_answers() -> None:
    interpreter = tensorgrad.python()
    assert interpreter is not None
    known: list[Problem] = [sample.LINEAR, sample.INVERSE, sample.TANH, sample.HESSIAN, sample.PSEUDO]
    known += [problem for problem in own() if problem.id in ("vec-of-sandwich", "kronecker-left", "softmax")]
    peer = tensorgrad.Tensorgrad(interpreter, known, 60.0)
    try:
        outcomes = [peer.ask(place, "full_simplify") for place in range(len(known))]
    finally:
        peer.close()
    found = {p.id: o.status for p, o in zip(known, outcomes, strict=True) if o is not None}
    assert found == {
        "trace-linear": Status.MATRIX,
        "inverse": Status.ARRAY,
        "tanh": Status.MATRIX,
        "quadratic-form-hessian": Status.MATRIX,
        "pseudo-inverse": Status.NOT_STATED,
        "softmax": Status.MATRIX,
        "vec-of-sandwich": Status.ARRAY,
        "kronecker-left": Status.ARRAY,
    }
    assert set(peer.versions) == {"tensorgrad", "torch"}
    assert np.all([o.seconds > 0 for o in outcomes if o is not None and o.status.is_right])
