"""The printable sheet: entries → rows → Typst or LaTeX → PDF."""

from nablasheet.pdf.engine import SheetError
from nablasheet.pdf.sheets import write_latex_sheets, write_picture, write_sheets, write_sources
from nablasheet.pdf.tex_tokens import FormulaError

__all__ = [
    "FormulaError",
    "SheetError",
    "write_latex_sheets",
    "write_picture",
    "write_sheets",
    "write_sources",
]
