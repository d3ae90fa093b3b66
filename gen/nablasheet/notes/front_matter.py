"""Where the front matter of a note is; what it says is for others to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\n")
# Longer ones are met nowhere, and a rule drawn at the top of a page is not front matter.
LIMIT = 65_536


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The offsets of the text between the marks, of the end of all, and the mark itself."""

    start: int
    stop: int
    end: int
    mark: str


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter at the very beginning of a text, if there is one and it is closed."""
    opening = OPENING.match(text)
    if opening is None:
        return None
    closing = "---|\\.\\.\\." if opening["mark"] == "---" else "\\+\\+\\+"
    # Searching with \Z as an alternative to \n keeps a file that ends in the mark.
    close = re.compile(rf"^(?:{closing})[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, opening.end(), LIMIT)
    if close is None:
        return None
    return FrontMatter(opening.end(), close.start(), close.end(), opening["mark"])
