"""Two neighbours in a chain of matrices, and what may stand in their place."""

from __future__ import annotations

from collections.abc import Callable

from nablasheet.expr.node import Node

Pair = tuple[Node, ...] | None  # None: they stay
Rule = Callable[[Node, Node], Pair]
