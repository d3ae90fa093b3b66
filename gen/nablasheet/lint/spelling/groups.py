"""Braced arguments in LaTeX that may be broken: where a group ends, and what it holds."""

from __future__ import annotations


def group_end(text: str, start: int) -> int:
    """The offset behind the brace that closes the one at `start`; -1 when it is not closed."""
    depth, i = 0, start
    while i < len(text):
        char = text[i]
        if char == "\\":
            i += 1
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if not depth:
                return i + 1
        i += 1
    return -1


def arguments(text: str, start: int, count: int) -> tuple[list[str], int]:
    """Up to `count` arguments from `start` on, each a group or one sign, and the offset behind them."""
    found: list[str] = []
    at = start
    while len(found) < count:
        behind = at
        while behind < len(text) and text[behind].isspace():
            behind += 1
        if behind < len(text) and text[behind] == "{":
            end = group_end(text, behind)
            if end < 0:
                break
            found.append(text[behind + 1 : end - 1])
            at = end
        else:
            break
    return found, at
