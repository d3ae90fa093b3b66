"""Vectors on indices and matrices between pairs of them, and how an index is summed out."""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.derive.entries import Stays
from nablasheet.expr import Dim, Hadamard, Node, Ones, Shape, Size, Trace, column
from nablasheet.expr.build import diag, hadamard, mul, transpose
from nablasheet.expr.shape import ONE

Sizes = dict[str, Dim]
Edge = tuple[str, str, Node]  # a matrix, the index of its rows and that of its columns


@dataclass(slots=True)
class Network:
    """Vectors on indices and matrices between pairs of them, to be summed out; `kept` is not."""

    sizes: Sizes
    kept: str
    numbers: list[Node]
    vectors: dict[str, Node]
    edges: list[Edge]

    def weigh(self, index: str, vector: Node) -> None:
        """Multiply a vector onto an index."""
        old = self.vectors.get(index)
        self.vectors[index] = vector if old is None else hadamard(old, vector)

    def of(self, index: str) -> Node:
        """The vector on an index, ones where there is none."""
        return self.vectors.get(index) or Ones(column(self.sizes[index]))

    def at(self, index: str) -> list[Edge]:
        """The matrices that touch an index."""
        return [edge for edge in self.edges if index in edge[:2]]

    def drop(self, index: str) -> None:
        """An index that is summed out."""
        self.edges = [edge for edge in self.edges if index not in edge[:2]]
        self.vectors.pop(index, None)
        del self.sizes[index]


def eliminate(net: Network, index: str) -> None:
    """Sum one index out."""
    edges = [_from(edge, index) for edge in net.at(index)]
    vector = net.vectors.get(index)
    neighbours = {other for other, _ in edges}
    if not edges:
        net.numbers.append(_total(vector, net.sizes[index]))
    elif len(neighbours) == 1:
        _pushed(net, index, [matrix for _, matrix in edges], neighbours.pop())
        return
    elif len(edges) == 2:
        (one, left), (two, right) = edges
        between = () if vector is None else (diag(vector),)
        net.edges.append((one, two, mul(transpose(left), *between, right)))
    else:
        raise Stays
    net.drop(index)


def _from(edge: Edge, index: str) -> tuple[str, Node]:
    """The other index, and the matrix with rows over this one."""
    first, second, matrix = edge
    return (second, matrix) if first == index else (first, transpose(matrix))


def _total(vector: Node | None, size: Dim) -> Node:
    """1^T v, a^T b for a product of two."""
    if vector is None:
        return Size(size)
    if isinstance(vector, Hadamard) and len(vector.factors) == 2:
        left, right = vector.factors
        return mul(transpose(left), right)
    return mul(Ones(Shape(ONE, size)), vector)


def _pushed(net: Network, index: str, matrices: list[Node], other: str) -> None:
    """An index with one neighbour: a number where that has no other neighbour, else a vector on it."""
    is_last = other != net.kept and len(net.at(other)) == len(matrices)
    bare = index not in net.vectors and other not in net.vectors
    joint = matrices[0] if len(matrices) == 1 else hadamard(*matrices)
    if is_last and bare and len(matrices) == 2:
        net.numbers.append(Trace(mul(transpose(matrices[0]), matrices[1])))
    elif is_last:
        net.numbers.append(mul(transpose(net.of(index)), joint, net.of(other)))
    else:
        net.weigh(other, mul(transpose(joint), net.of(index)))
    net.drop(index)
    if is_last:
        net.drop(other)
