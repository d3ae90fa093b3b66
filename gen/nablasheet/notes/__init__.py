"""People's notes, Markdown or TeX, read into sections, blocks and formulas with exact places.

Definitions and the linter read with the same eyes, so what a contributor may write in one he may
write in the other.  What the formulas mean is not decided here.
"""

from nablasheet.notes.document import Block, Document, Formula, Row, Section
from nablasheet.notes.markdown import read_markdown
from nablasheet.notes.reader import read_note
from nablasheet.notes.tex import read_tex

__all__ = ["Block", "Document", "Formula", "Row", "Section", "read_markdown", "read_note", "read_tex"]
