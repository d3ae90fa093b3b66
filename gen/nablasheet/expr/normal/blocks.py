"""Block matrices whose blocks line up are multiplied block by block, and transposed so."""

from __future__ import annotations

from collections.abc import Callable

from nablasheet.expr.build import add, is_zero, mul, zero
from nablasheet.expr.node import Node
from nablasheet.expr.normal.neighbours import Pair
from nablasheet.expr.rearrangements import Block
from nablasheet.expr.shape import Shape

Rows = list[tuple[Node, ...]]


def rows_of(block: Block) -> Rows:
    """The blocks, row by row."""
    return [block.blocks[i : i + block.width] for i in range(0, len(block.blocks), block.width)]


def product_of_blocks(a: Node, b: Node) -> Pair:
    """$(A B)_{ij} = \\sum_k A_{ik} B_{kj}$"""
    if not (isinstance(a, Block) and isinstance(b, Block)):
        return None
    left, right = rows_of(a), rows_of(b)
    if [block.shape.cols for block in left[0]] != [row[0].shape.rows for row in right]:
        return None
    columns = list(zip(*right, strict=True))
    made = [_inner(row, column) for row in left for column in columns]
    return (made[0] if len(made) == 1 else Block(tuple(made), len(columns)),)


def _inner(row: tuple[Node, ...], column: tuple[Node, ...]) -> Node:
    terms = [mul(x, y) for x, y in zip(row, column, strict=True) if not (is_zero(x) or is_zero(y))]
    return add(*terms) if terms else zero(Shape(row[0].shape.rows, column[0].shape.cols))


def transposed_blocks(block: Block, transposed: Callable[[Node], Node]) -> Node:
    """Each block is transposed and takes its mirrored place."""
    columns = zip(*rows_of(block), strict=True)
    return Block(tuple(transposed(x) for column in columns for x in column), len(block.blocks) // block.width)
