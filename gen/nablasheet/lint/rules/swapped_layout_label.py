"""A layout is named beside a derivative, and it is the other one.

What it finds: a shape or an entry of a derivative that belongs to the other layout than the one named:
"numerator layout: a column" for a scalar by a vector, R_ij = dy/dx_ij called numerator layout.

Why it matters: everything that readers convert with the wrong name comes out transposed.

Example: $\\frac{\\partial y}{\\partial \\mathbf{x}}$ numerator layout: a column vector

Instead: $\\frac{\\partial y}{\\partial \\mathbf{x}}$ numerator layout: a row vector
"""

from __future__ import annotations

from nablasheet.lint.judge.judgement import Judgement
from nablasheet.lint.rules.rule import Said

CODE, NAME = "L501", "swapped-layout-label"


def finds(judgement: Judgement) -> bool:
    """A label that does not fit."""
    return judgement.status == "wrong" and judgement.label is not None


def says(judgement: Judgement) -> Said:
    """What the layout means there."""
    assert judgement.label is not None
    return Said(judgement.label.message, judgement.label.evidence, judgement.label.help)
