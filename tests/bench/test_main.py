"""The command line: a choice of measurements, two forms, and failures that hide nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.measurement import FULL, QUICK, Effort, Facts, Measurement, Part, Row

from bench import main


def _good(effort: Effort) -> Iterator[Part]:
    yield Row("effort", float(effort.repetitions), "", note=effort.name)
    yield Facts({"fact": 1})


def _bad(effort: Effort) -> Iterator[Part]:
    yield Row("before", 1.0, "")
    raise ValueError("out of paper")


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        main, "MEASUREMENTS", (Measurement("good", "works", _good), Measurement("bad", "fails", _bad))
    )


@pytest.mark.usefixtures("two")
def test_a_failure_is_a_row_and_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([]) == 2
    out, err = capsys.readouterr()
    assert "ValueError: out of paper" in out
    assert "before" in out
    assert "full" in out
    assert err.splitlines() == ["bench: good", "bench: bad"]


@pytest.mark.usefixtures("two")
def test_one_measurement_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--only", "good", "--quick", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert list(record) == ["good: works"]
    assert record["good: works"][0]["note"] == "quick"


@pytest.mark.usefixtures("two")
def test_results_are_saved_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "results.json"
    assert main.main(["--only", "good"]) == 0
    assert not file.exists()
    assert main.main(["--only", "good", "--save", str(file)]) == 0
    assert json.loads(file.read_text("utf-8"))["measurements"]["good"]["fact"] == 1
    assert "effort" in capsys.readouterr().out


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main.main(["--only", "nothing"])
    assert stop.value.code == 2
    assert "side-by-side" in capsys.readouterr().err


def test_names_are_unique_and_efforts_ordered() -> None:
    names = [one.name for one in main.MEASUREMENTS]
    assert len(set(names)) == len(names)
    assert QUICK.repetitions < FULL.repetitions
    assert QUICK.stride > FULL.stride
    assert QUICK.problem_stride > FULL.problem_stride
    assert max(FULL.sizes) == 5000
