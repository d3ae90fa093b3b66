"""The exponent is that of a power law; synthetic catalogues are real and different."""

from pathlib import Path

import pytest
from bench.growth import Size, exponent, measured, per_thousand, spread
from bench.measurement import ROOT
from bench.synthetic import text, usable, write

from nablasheet.definitions import load
from nablasheet.derive.derivation import Derivation
from nablasheet.pipeline import read

SIZES = (100, 300, 1000)


@pytest.mark.parametrize("power", [1.0, 1.5, 2.0])
def test_exponent_of_a_power_law(power: float) -> None:
    assert exponent([(size, 0.25 * size**power) for size in SIZES]) == pytest.approx(power)


def test_a_synthetic_catalogue_is_read_and_derived(tmp_path: Path) -> None:
    real = ROOT / "identities"
    base = spread([one for one in load(real)[0].definitions if usable(one)], 6)
    write(tmp_path / "identities", real, base, 12)
    _, cases, findings = read(tmp_path, None)
    assert findings == []
    assert len({case.identity.function for case in cases}) == 12
    assert all(isinstance(case.found, Derivation) for case in cases)


def test_the_factor_is_in_the_function() -> None:
    definition = next(one for one in load(ROOT / "identities")[0].definitions if usable(one))
    assert definition.function is not None
    right = definition.function.text.split("=")[1].strip()
    assert f"= 7 \\left( {right} \\right)" in text(definition, 7)


def test_spread_takes_equal_steps() -> None:
    definitions = load(ROOT / "identities")[0].definitions[:10]
    assert [definitions.index(one) for one in spread(definitions, 5)] == [0, 2, 4, 6, 8]
    assert len(spread(definitions, 50)) == 10


def test_memory_is_the_slope_of_a_line() -> None:
    sizes = [Size(count, 1.0, 0.1, 40 + 0.02 * count, 0, ()) for count in SIZES]
    assert per_thousand(sizes) == pytest.approx(20)
    assert sizes[0].each == pytest.approx(110)


def test_a_size_is_read_and_checked(tmp_path: Path) -> None:
    real = ROOT / "identities"
    write(tmp_path / "identities", real, [one for one in load(real)[0].definitions if usable(one)][:2], 2)
    found = measured(tmp_path, 2)
    assert (found.identities, found.findings, found.unverified) == (2, 0, ())
    assert found.reading > 0
    assert found.checking > 0
    assert found.megabytes > 10
