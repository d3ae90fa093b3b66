"""Where an index runs: a letter that runs in a sum and is left alone behind it has two readings."""

from __future__ import annotations

from collections.abc import Set

from nablasheet.expr import Entry, Index, IndexedProduct, IndexedSum, Node, Product, Unit
from nablasheet.parse.error import Place, Trouble


def check_scopes(node: Node, place: Place, ended: Set[str] = frozenset()) -> None:
    """Refuse \\sum_{i=1}^n x_i + y_i: the sum ends at the plus sign, or it does not."""
    running = {part.index for part in node.walk() if isinstance(part, IndexedSum | IndexedProduct)} | ended
    left_alone = sorted(running & _free(node)) if running else []
    if left_alone:
        index = left_alone[0]
        raise Trouble(
            "ambiguous",
            place,
            f"the index {index} runs in a sum and stands outside of it too",
            f"put the terms of the sum in brackets, or use another letter than {index}",
        )


def check_summation(node: Node, place: Place, bound: Set[str] = frozenset()) -> None:
    """Refuse A_{ij} x_j without a sum, which physicists sum over and others do not."""
    if isinstance(node, Product):
        entries = [_places(part) - bound for part in node.factors if isinstance(part, Entry)]
        twice = {i for n, one in enumerate(entries) for other in entries[n + 1 :] for i in one & other}
        if twice and any(len(one) > 1 for one in entries):
            index = min(twice)
            raise Trouble(
                "ambiguous", place, f"is {index}, which comes twice in a product, summed over?",
                f"write \\sum_{index}, or two different letters",
            )  # fmt: skip
    inner = bound | {node.index} if isinstance(node, IndexedSum | IndexedProduct) else bound
    for part in node.parts:
        check_summation(part, place, inner)


def _places(entry: Entry) -> set[str]:
    return {position.name for position in (entry.row, entry.col) if isinstance(position, Index)}


def _free(node: Node) -> set[str]:
    """The indices that no sum or product around them binds."""
    if isinstance(node, Index):
        return {node.name}
    found = {name for part in node.parts for name in _free(part)}
    if isinstance(node, Unit):
        found |= _free(node.position)
    return found - {node.index} if isinstance(node, IndexedSum | IndexedProduct) else found
