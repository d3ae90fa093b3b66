"""The only place that calls Typst and that knows where the Chinese fonts are.

Typst and the fonts are wheels, so the sheet needs no system package; both are imported when a
sheet is made and not before, because the command line must start fast.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

CHINESE_FONTS = "pylopdf-fonts-zh-cn"  # Noto Serif SC and Noto Sans SC, SIL Open Font License 1.1


class SheetError(RuntimeError):
    """A sheet that cannot be made: what is the matter, and what to do."""


def compile_typst(source: str, language: str, timestamp: int) -> bytes:
    """The PDF of a Typst document that stands on the definitions of sheet.typ."""
    options = {"format": "pdf", "pdf_standards": ["a-2a", "ua-1"], "timestamp": timestamp}
    made = _compile(source, language, options)
    return made if isinstance(made, bytes) else made[0]


def picture(source: str, language: str) -> bytes:
    """The first page as a PNG."""
    made = _compile(source, language, {"format": "png", "ppi": 110.0})
    return made if isinstance(made, bytes) else made[0]


def _compile(source: str, language: str, options: dict[str, Any]) -> bytes | list[bytes]:
    try:
        import typst
    except ImportError as error:
        raise SheetError("the typst package is not installed; run pip install typst") from error
    design = files("nablasheet.pdf").joinpath("sheet.typ").read_text("utf-8")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=_font_folders(language))
    try:
        made: bytes | list[bytes] = typst.compile(f"{design}\n{source}".encode(), font_paths=fonts, **options)
    except typst.TypstError as error:
        raise SheetError(f"Typst refuses the {language} sheet: {error}") from error
    return made


def _font_folders(language: str) -> list[str]:
    if language != "zh":
        return []
    try:
        package = distribution(CHINESE_FONTS)
    except PackageNotFoundError as error:
        raise SheetError(f"no Chinese font; run pip install {CHINESE_FONTS}") from error
    folders = {
        Path(str(package.locate_file(file))).parent for file in package.files or () if file.suffix == ".otf"
    }
    return sorted(map(str, folders))
