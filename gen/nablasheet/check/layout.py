"""Arranging partial derivatives as a matrix, as `expr.functions.numerator_shape` says.

Partial derivatives come as rows, one for each entry of the function, and columns, one for each
entry of the variable, both column by column; this is the only module of the referees that knows
what a layout is.
"""

from __future__ import annotations

from nablasheet.check import explicit
from nablasheet.check.ring import Grid

Size = tuple[int, int]


def numerator(partials: Grid, function: Size, variable: Size) -> Grid:
    """Rows of partial derivatives in numerator layout."""
    if variable == (1, 1):
        return explicit.unvec([row[0] for row in partials], function[0])
    if function == (1, 1):
        return explicit.transpose(explicit.unvec(partials[0], variable[0]))
    return partials
