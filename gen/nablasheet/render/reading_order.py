"""The order in which a reader meets the identities: by chapter and section, the simple before the involved.

Files are sorted by their names, which puts the quotient of two traces before the trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal
from nablasheet.expr import Node
from nablasheet.identity import Identity
from nablasheet.render.entry import Entry, Topic


def in_reading_order(
    topics: Iterable[Topic], entries: Iterable[Entry], weights: Mapping[str, int]
) -> tuple[Entry, ...]:
    """The entries by the chapters' order, within a section by weight, then by id.

    What stands in no section comes after the sections of its chapter.
    """
    place: dict[tuple[str, str], tuple[int, int]] = {}
    for chapter, topic in enumerate(topics):
        names = [*(section.id for section in topic.sections), ""]
        place |= {(topic.id, name): (chapter, part) for part, name in enumerate(names)}
    return tuple(sorted(entries, key=lambda one: (place[one.topic, one.section], weights[one.id], one.id)))


def weight(identity: Identity, found: Derivation | Refusal | None) -> int:
    """How much there is to read: the nodes of the function and its derivative, or of a property's equations."""
    if isinstance(found, Derivation):
        return _nodes(found.function) + _nodes(found.numerator)
    return sum(_nodes(side) for claim in identity.claims for side in (claim.left, claim.right))


def _nodes(formula: Node) -> int:
    return sum(1 for _ in formula.walk())
