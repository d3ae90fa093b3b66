"""Normal forms: `tidy` rewrites a formula the way a textbook prints it, `key` compares formulas."""

from nablasheet.expr.normal.keys import key
from nablasheet.expr.normal.tidy import tidy

__all__ = ["key", "tidy"]
