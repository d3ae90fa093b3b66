"""Rows and columns as tensorgrad's named edges: what every node's rule works with.

A matrix of ours is a tensor with a group of edges for its rows and one for its columns; a Kronecker
product has two edges in each group and vec puts both groups into one, which is how tensorgrad's own
examples avoid reshaping.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import sympy
import tensorgrad as tg

from nablasheet import expr as e

Edges = tuple[str, ...]


class NotStated(Exception):
    """tensorgrad has no word for it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A tensor, and which of its edges are the rows and which the columns, the slowest first."""

    tensor: Any
    rows: Edges = ()
    cols: Edges = ()


@dataclass(slots=True)
class Terms:
    """The rule of each node; then the letters' variables, by name, and the sizes they need."""

    rules: Mapping[type[e.Node], Callable[[Any, Terms], Term]]
    variables: dict[str, Any] = field(default_factory=dict)
    sizes: dict[Any, e.Dim] = field(default_factory=dict)
    units: dict[str, tuple[int, e.Dim]] = field(default_factory=dict)
    numbers: Any = field(default_factory=count)

    def of(self, node: e.Node) -> Term:
        """The formula in tensorgrad; NotStated when there is no word."""
        rule = self.rules.get(type(node))
        if rule is None:
            raise NotStated(type(node).__name__)
        return rule(node, self)

    def edges(self, number: int) -> Edges:
        """So many edge names that nothing has yet."""
        return tuple(f"e{next(self.numbers)}" for _ in range(number))

    def size(self, size: e.Dim) -> Any:
        """tensorgrad's letter for a size."""
        letter = sympy.Symbol("size_" + "".join(c if c.isalnum() else "_" for c in str(size)))
        self.sizes[letter] = size
        return letter

    def fresh(self, term: Term) -> Term:
        """The same with edges that nothing else has."""
        return self.named(term, self.edges(len(term.rows)), self.edges(len(term.cols)))

    def named(self, term: Term, rows: Edges, cols: Edges) -> Term:
        """The same with these edges; NotStated where the groups differ."""
        if (len(rows), len(cols)) != (len(term.rows), len(term.cols)):
            raise NotStated("a size that is a product here and a letter there")
        names = dict(zip((*term.rows, *term.cols), (*rows, *cols), strict=True))
        return Term(term.tensor.rename(**names), rows, cols)

    def aligned(self, nodes: tuple[e.Node, ...]) -> list[Term]:
        """Terms of one shape with the same edges."""
        first, *rest = [self.of(node) for node in nodes]
        return [first, *(self.named(term, first.rows, first.cols) for term in rest)]

    def variable(self, name: str, shape: e.Shape) -> Term:
        """A letter with edges of its own."""
        rows = {"row": self.size(shape.rows)} if shape.rows != e.ONE else {}
        cols = {"col": self.size(shape.cols)} if shape.cols != e.ONE else {}
        made = self.variables.setdefault(name, tg.Variable(f"v{len(self.variables)}", **rows, **cols))
        return self.fresh(Term(made, tuple(rows), tuple(cols)))

    def constant(self, shape: e.Shape, make: Callable[..., Any]) -> Term:
        """`make` of named sizes."""
        rows, cols = (self.edges(size != e.ONE) for size in shape)
        named = {edge: self.size(size) for edge, size in zip(rows + cols, _long(shape), strict=True)}
        return Term(make(**named), rows, cols)


def _long(shape: e.Shape) -> list[e.Dim]:
    return [size for size in shape if size != e.ONE]
