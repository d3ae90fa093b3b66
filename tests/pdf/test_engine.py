"""What is missing is named, with what to do; nothing heavy is loaded before a sheet is made."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from nablasheet.pdf import engine
from nablasheet.pdf.engine import CHINESE_FONTS, SheetError, compile_typst


def test_a_missing_chinese_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(engine, "distribution", missing)
    with pytest.raises(SheetError, match=f"pip install {CHINESE_FONTS}"):
        compile_typst("", "zh", 0)


def test_a_missing_engine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(SheetError, match="pip install typst"):
        compile_typst("", "en", 0)


def test_typst_errors_are_told() -> None:
    with pytest.raises(SheetError, match="unknown variable: nowhere"):
        compile_typst("#nowhere", "en", 0)


def test_the_fonts_are_free() -> None:
    licence = engine.distribution(CHINESE_FONTS).metadata["License"]
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_importing_the_package_loads_no_engine() -> None:
    code = "import sys, nablasheet.pdf; print({'typst', 'sympy', 'numpy'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(Path(engine.__file__).parents[2])}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
