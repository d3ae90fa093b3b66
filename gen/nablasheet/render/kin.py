"""Links between entries: what is written in one direction is shown in both.

A special case names its general forms, a related identity is related back, and none is named twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nablasheet.render.entry import Entry


def linked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, in their order, with their links in both directions."""
    entries = tuple(entries)
    known = {entry.id for entry in entries}
    special: dict[str, list[str]] = {}
    related: dict[str, list[str]] = {entry.id: list(entry.related) for entry in entries}
    for entry in entries:
        for general in entry.specialises:
            special.setdefault(general.id, []).append(entry.id)
        for name in entry.related:
            related.get(name, []).append(entry.id)
    return tuple(_joined(one, special.get(one.id, []), related[one.id], known) for one in entries)


def _joined(entry: Entry, special: list[str], related: list[str], known: set[str]) -> Entry:
    nearer = {entry.id, *special, *(general.id for general in entry.specialises)}
    others = tuple(name for name in dict.fromkeys(related) if name not in nearer and name in known)
    return replace(entry, related=others, generalises=tuple(special))
