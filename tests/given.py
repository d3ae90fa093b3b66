"""Letters declared as in a Given section, for tests that ask about formulas."""

from __future__ import annotations

from collections.abc import Sequence

from nablasheet.identity import Declarations
from nablasheet.parse.formula import parse_given


def declared_as(lines: Sequence[str]) -> Declarations:
    """The declarations of the lines, all of which can be read."""
    declarations, findings = parse_given(lines)
    assert findings == []
    return declarations
