"""Where an index runs: a letter that runs in a sum and is left alone behind it has two readings."""

from __future__ import annotations

from nablasheet.expr import Index, IndexedProduct, IndexedSum, Node, Unit
from nablasheet.parse.error import Place, Trouble


def check_scopes(node: Node, place: Place) -> None:
    """Refuse \\sum_{i=1}^n x_i + y_i: the sum ends at the plus sign, or it does not."""
    running = {part.index for part in node.walk() if isinstance(part, IndexedSum | IndexedProduct)}
    left_alone = sorted(running & _free(node)) if running else []
    if left_alone:
        index = left_alone[0]
        raise Trouble(
            "ambiguous",
            place,
            f"the index {index} runs in a sum and stands outside of it too",
            f"put the terms of the sum in brackets, or use another letter than {index}",
        )


def _free(node: Node) -> set[str]:
    """The indices that no sum or product around them binds."""
    if isinstance(node, Index):
        return {node.name}
    found = {name for part in node.parts for name in _free(part)}
    if isinstance(node, Unit):
        found |= _free(node.position)
    return found - {node.index} if isinstance(node, IndexedSum | IndexedProduct) else found
