"""The log of imports is read rightly."""

from bench.process import DERIVE, imported, python, unwanted

LOG = """\
import time: self [us] | cumulative | imported package
import time:       106 |        106 |   _io
import time:       200 |        900 | nablasheet.cli
import time:       200 |        900 |     sympy.core.cache
something else | entirely | numpy
"""


def test_modules_of_a_log() -> None:
    assert imported(LOG) == {"_io", "nablasheet.cli", "sympy.core.cache"}


def test_unwanted_packages_are_named() -> None:
    assert unwanted(imported(LOG)) == ["sympy"]
    assert unwanted({"nablasheet.render.numpy", "sympystats"}) == []


def test_deriving_imports_no_numerical_package() -> None:
    log = python("-X", "importtime", *DERIVE).stderr
    assert "nablasheet.derive.derivation" in imported(log)
    assert unwanted(imported(log)) == []


def test_the_log_would_show_one() -> None:
    assert unwanted(imported(python("-X", "importtime", "-c", "import mpmath").stderr)) == ["mpmath"]
