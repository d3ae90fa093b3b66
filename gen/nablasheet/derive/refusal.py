"""What the engine says when it cannot derive: it refuses and names the node, it never guesses."""

from __future__ import annotations


class NotDerived(Exception):
    """No rule covers this; the message names the operation and what would be needed."""
