"""Indices that run: how far, when the sum does not say it, and relations between two of them."""

from __future__ import annotations

from nablasheet.expr import Dim, Entry, Identity, Index, Node, Number, Ones, Shape, Sum, TiedSum, dim
from nablasheet.expr.build import sub, transpose
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.sizes import is_open
from nablasheet.parse.syntax import Where
from nablasheet.parse.typist import Typist


def range_of(typist: Typist, index: str, body: Node, place: Place) -> Dim:
    """The one size of everything that the index counts rows or columns of."""
    sizes = _counted(typist, index, body)
    known = {size for size in sizes if not is_open(size)}
    if len(known) == 1:
        fit_range(typist, index, body, next(iter(known)))
    if len(known) != 1:
        what = "counts things of different numbers" if known else "counts no row or column"
        raise Trouble(
            "unknown-size", place, f"how far {index} runs is not said, and it {what}",
            f"write \\sum_{{{index}=1}}^{{n}}",
        )  # fmt: skip
    return known.pop()


def fit_range(typist: Typist, index: str, body: Node, last: Dim) -> None:
    """Unwritten sizes that the index counts are as large as its range: those of \\delta_{ij}."""
    for size in _counted(typist, index, body):
        if is_open(size):
            typist.sizes.equate(size, last)


def check_range(index: str, first: int, last: Dim, body: Node, place: Place) -> None:
    """Refuse x_0 and x_{n+1}: entries are counted from 1 to the size."""
    for part in body.walk():
        if not isinstance(part, Entry):
            continue
        for position, size in ((part.row, part.argument.shape.rows), (part.col, part.argument.shape.cols)):
            step = _step(position, index)
            if step is None or is_open(size):
                continue
            beyond = last + dim(step) + dim(-1) * size
            if first + step < 1 or (not beyond.letters() and any(count > 0 for _, count in beyond.terms)):
                raise Trouble(
                    "shapes-differ", place, f"{index} runs beyond the entries, which are counted from 1 to {size}",
                    f"write \\sum_{{{index}=1}}^{{{size}}}",
                )  # fmt: skip


def _step(position: Node, index: str) -> int | None:
    """How far i + 2 is from i; nothing where i does not count."""
    if position == Index(index):
        return 0
    if isinstance(position, Sum) and position.terms[0] == Index(index):
        step = position.terms[1]
        return int(step.value) if len(position.terms) == 2 and isinstance(step, Number) else None
    return None


def _counted(typist: Typist, index: str, body: Node) -> set[Dim]:
    return {
        typist.sizes.size(size)
        for part in body.walk()
        if isinstance(part, Entry)
        for position, size in ((part.row, part.argument.shape.rows), (part.col, part.argument.shape.cols))
        if position == Index(index)
    }


def where(typist: Typist, syntax: Where) -> Node:
    """1 where the relation holds: an entry of a matrix of zeros and ones."""
    size = typist.sizes.fresh()
    square = Shape(size, size)
    if syntax.relation == "ne":
        pattern = sub(Ones(square), Identity(size))
    else:
        upper = sub(TiedSum(Ones(square), "upper"), Identity(size))
        pattern = upper if syntax.relation == "<" else transpose(upper)
    return Entry(pattern, Index(syntax.left), Index(syntax.right))
