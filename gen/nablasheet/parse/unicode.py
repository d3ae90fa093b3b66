"""Unicode mathematics to LaTeX, with the way back to the author's columns.

People paste `∂(xᵀAx)/∂x`; one translation in front keeps every later stage ASCII.
"""

from __future__ import annotations

import unicodedata

from nablasheet.parse.error import Trouble
from nablasheet.parse.macros import GREEK_LETTERS, SUBSCRIPTS, SUPERSCRIPTS, UNICODE


def to_latex(text: str) -> tuple[str, list[int]]:
    """The text in ASCII LaTeX, and for each of its characters the offset it came from."""
    if text.isascii():
        return text, list(range(len(text) + 1))
    pieces: list[str] = []
    origin: list[int] = []
    i = 0
    while i < len(text):
        piece, used = _piece(text, i)
        pieces.append(piece)
        origin.extend([i] * len(piece))
        i += used
    origin.append(len(text))
    return "".join(pieces), origin


def _piece(text: str, i: int) -> tuple[str, int]:
    """LaTeX for the character at i, and how many characters it took."""
    char = text[i]
    if char.isascii():
        return char, 1
    for table, sign in ((SUPERSCRIPTS, "^"), (SUBSCRIPTS, "_")):
        end = i
        while end < len(text) and text[end] in table:
            end += 1
        if end > i:
            return sign + "{" + "".join(table[c] for c in text[i:end]) + "}", end - i
    if char in UNICODE:
        return _spaced(UNICODE[char]), 1
    if char in GREEK_LETTERS:
        return _spaced("\\" + GREEK_LETTERS[char]), 1
    plain = unicodedata.normalize("NFKC", char)
    if len(plain) == 1 and plain != char and plain.isascii() and plain.isalnum():
        return plain, 1
    raise Trouble("unreadable", (i, i + 1), f"the character {char} is not part of a formula")


def _spaced(latex: str) -> str:
    return latex + " " if latex[-1].isalpha() and latex[0] == "\\" else latex
