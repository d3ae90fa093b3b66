"""A formula that is not read; nothing is said about its truth.

What it finds: an equation whose notation, letters or functions the linter does not know.  Shown with
`--notes` only.

Why it matters: what is not read is not checked.

Example: $$ \\frac{\\partial f}{\\partial x} = \\ldots $$

Instead: $$ \\frac{\\partial}{\\partial x} a^\\top x = a $$
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said

CODE, NAME = "N101", "not-understood"


def finds(judgement: Judgement) -> bool:
    """Not decided."""
    return judgement.status == "unparsed"


def says(judgement: Judgement) -> Said:
    """Why."""
    reason = judgement.outcome.reason or "it defines something, or states a condition"
    return Said(f"this formula is not checked: {reason.replace('?', '')}")
