"""Block matrices: the cotangent and the Jacobian of each block.

Block (i, j) of a matrix C is S_i^T C T_j, where S_i and T_j are columns of blocks with one identity;
where C itself comes in blocks, the product leaves the block that is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nablasheet.expr import UNITY, Block, Dim, Identity, Node
from nablasheet.expr.build import add, kronecker, mul, transpose, zero
from nablasheet.expr.normal.blocks import rows_of
from nablasheet.expr.shape import ONE, Shape

Test = Callable[[Node], bool]


def pulled_blocks(term: Block, cotangent: Node, moves: Test) -> Iterator[tuple[Node, Node]]:
    """Each block that moves, with its part of the cotangent."""
    for block, down, across in _places(term, moves):
        yield block, mul(transpose(down), cotangent, across)


def block_jacobian(term: Block, moves: Test, jacobian: Callable[[Node], Node]) -> Node:
    """vec of the whole from vec of the blocks: stacked for a column, else a sum of (T_j ⊗ S_i) J_ij."""
    if term.width == 1 and term.shape.cols == ONE:
        made = [jacobian(block) if moves(block) else None for block in term.blocks]
        width = next(j.shape.cols for j in made if j is not None)
        filled = (
            zero(Shape(block.shape.rows, width)) if j is None else j
            for j, block in zip(made, term.blocks, strict=True)
        )
        return Block(tuple(filled), 1)
    return add(
        *(mul(kronecker(across, down), jacobian(block)) for block, down, across in _places(term, moves))
    )


def _places(term: Block, moves: Test) -> Iterator[tuple[Node, Node, Node]]:
    rows = rows_of(term)
    heights = [row[0].shape.rows for row in rows]
    widths = [block.shape.cols for block in rows[0]]
    for i, row in enumerate(rows):
        for j, block in enumerate(row):
            if moves(block):
                yield block, _selector(heights, i), _selector(widths, j)


def _selector(sizes: list[Dim], place: int) -> Node:
    """The column of blocks that are zero but for an identity."""
    if len(sizes) == 1:
        return _one(sizes[0])
    size = sizes[place]
    blocks = (_one(size) if i == place else zero(Shape(each, size)) for i, each in enumerate(sizes))
    return Block(tuple(blocks), 1)


def _one(size: Dim) -> Node:
    return UNITY if size == ONE else Identity(size)
