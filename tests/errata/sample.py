"""The pieces of an errata file that tests put together."""

from __future__ import annotations

from nablasheet.definitions.register import Register, Source

REGISTER = Register((), (Source("a-note", "", "A note", "2024", ""),))
IDENTITIES = frozenset({"trace", "linear-map"})
FRONT = "---\nsource: a-note\nfile: note.txt\nlayout: denominator\nlanguages: [en]\n---\n\n"


def item(*fields: str, quote: str = "a quotation") -> str:
    """The text of one item."""
    return "\n".join(["## a place", "", f"- quote: {quote}", *(f"- {one}" for one in fields)]) + "\n"
