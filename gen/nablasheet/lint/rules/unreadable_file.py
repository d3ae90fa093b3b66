"""A file that is no note: binary, too large, or not text in UTF-8.

What it finds: files with zero bytes, of more than four megabytes, or with bytes that are no UTF-8.

Why it matters: a file that is skipped in silence looks like a file without mistakes.

Example: a picture that is named `notes.md`.

Instead: give the linter notes in Markdown, TeX, Jupyter or plain text.
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said

CODE, NAME = "N103", "unreadable-file"


def finds(judgement: Judgement) -> bool:
    """Said of files, never of statements."""
    return False


def says(judgement: Judgement) -> Said:
    """Nothing of a statement."""
    return Said("this file is not read")
