"""NumPy text of a formula: one Python expression over np, scipy.linalg and scipy.special."""

from __future__ import annotations

from collections.abc import Iterable

from nablasheet.expr import Apply, Node, Symbol
from nablasheet.render.code.numpy import NUMPY
from nablasheet.render.code.target import NoCode
from nablasheet.render.code.walker import printer

__all__ = ["NoCode", "numpy"]


def numpy(node: Node, symbols: Iterable[Symbol]) -> str:
    """The expression; `symbols` are all declared ones, from whose shapes sizes are read.

    Raises NoCode for unnamed functions and the like.
    """
    if any(isinstance(part, Apply) for part in node.walk()):
        raise NoCode("an unnamed function has no numbers to compute")
    met = (part for part in node.walk() if isinstance(part, Symbol))
    return printer(NUMPY, dict.fromkeys((*symbols, *met))).text(node)
