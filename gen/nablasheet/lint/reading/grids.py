"""Matrices written out with dots: rows, columns and whole Jacobians, as sums over unit vectors.

`[\\partial y/\\partial x_1, \\ldots, \\partial y/\\partial x_n]` is the sum over i of
`\\partial y/\\partial x_i` times the i-th unit row.  The corners of the array say which subscripts
run along which side; an array whose corners do not fit together is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nablasheet.lint.reading.ellipsis import DOTS, is_term, last_index, subscripts
from nablasheet.parse.tokens import Token

UNIT = r"\unit"
DOWN, ACROSS = "i", "j"
Cell = list[Token]


def unrolled(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with every dotted array as a sum; arrays without dots stay."""
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].text == "matrix" and tokens[i].kind == "sign" and i + 1 < len(tokens):
            end = _closing(tokens, i + 1)
            listed = _cells(tokens[i + 2 : end])
            summed = _summed(listed) if _has_dots(listed) else None
            made += summed if summed is not None else list(tokens[i : end + 1])
            i = end + 1
        else:
            made.append(tokens[i])
            i += 1
    return made


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for i in range(start, len(tokens)):
        depth += {"{": 1, "}": -1}.get(tokens[i].text, 0) if tokens[i].kind == "sign" else 0
        if depth == 0:
            return i
    return len(tokens) - 1


def _cells(tokens: Sequence[Token]) -> list[list[Cell]]:
    """Rows of cells; commas part cells too, where the array is one row."""
    rows: list[list[Cell]] = [[[]]]
    depth = 0
    for token in tokens:
        depth += {"{": 1, "}": -1, "(": 1, ")": -1}.get(token.text, 0) if token.kind == "sign" else 0
        if depth == 0 and token.text in ("&", ",") and token.kind == "sign":
            rows[-1].append([])
        elif depth == 0 and token.text == "newline":
            rows.append([[]])
        else:
            rows[-1][-1].append(token)
    return [filled for row in rows if (filled := [cell for cell in row if cell])]


def _has_dots(rows: list[list[Cell]]) -> bool:
    return any(_is_dots(cell) for row in rows for cell in row)


def _is_dots(cell: Cell) -> bool:
    return bool(cell) and all(token.text in (DOTS, ".") for token in cell)


def _summed(rows: list[list[Cell]]) -> list[Token] | None:
    solid = [row for row in rows if not all(_is_dots(cell) for cell in row)]
    if not solid:
        return None
    first, last = solid[0], solid[-1]
    if len(solid) == 1:
        return _line(first, ACROSS)
    if all(len(row) == 1 for row in solid):
        return _line([row[0] for row in solid], DOWN)
    return _array(first, last)


def _line(cells: list[Cell], index: str) -> list[Token] | None:
    """A row or a column: its first and last entries."""
    solid = [cell for cell in cells if not _is_dots(cell)]
    size = last_index(solid[-1])
    if not is_term(solid[0], solid[-1], size, "1"):
        return None
    body = _indexed(solid[-1], {size: index})
    return _sum(index, size, [*body, *_unit(index, across=index == ACROSS)])


def _array(first: list[Cell], last: list[Cell]) -> list[Token] | None:
    """A whole matrix, from its corners."""
    corner, right, below, far = first[0], first[-1], last[0], last[-1]
    down, across = _running(right, far), _running(below, far)
    if not down or not across or down == across or not _fits(corner, far):
        return None
    body = _indexed(far, {down: DOWN, across: ACROSS})
    inner = _sum(ACROSS, across, [*body, *_unit(DOWN, across=False), *_unit(ACROSS, across=True)])
    return _sum(DOWN, down, inner)


def _running(near: Cell, far: Cell) -> str:
    """The subscript letter of the far corner that is 1 in the near one."""
    ours, theirs = subscripts(near), subscripts(far)
    if len(ours) != len(theirs):
        return ""
    changed = {b for a, b in zip(ours, theirs, strict=True) if a != b and a == "1"}
    others = any(a != b and a != "1" for a, b in zip(ours, theirs, strict=True))
    return changed.pop() if len(changed) == 1 and not others else ""


def _fits(corner: Cell, far: Cell) -> bool:
    ours, theirs = subscripts(corner), subscripts(far)
    return len(ours) == len(theirs) and all(a in (b, "1") for a, b in zip(ours, theirs, strict=True))


def _indexed(cell: Cell, letters: dict[str, str]) -> Cell:
    """The cell with its last subscripts replaced by running ones."""
    made = []
    for i, token in enumerate(cell):
        inside = i > 0 and (cell[i - 1].text == "_" or _is_inside(cell, i))
        made.append(replace(token, text=letters[token.text]) if inside and token.text in letters else token)
    return made


def _is_inside(cell: Cell, i: int) -> bool:
    j = i - 1
    while j >= 0 and cell[j].text not in ("{", "}"):
        j -= 1
    return j >= 1 and cell[j].text == "{" and cell[j - 1].text == "_"


def _sum(index: str, size: str, body: list[Token]) -> list[Token]:
    place = (body[0].start, body[-1].end)
    signs = ["sum", "_", "{", index, "=", "1", "}", "^", "{", size, "}", "("]
    kinds = {index: "letter", "1": "number", size: "letter"}
    head = [Token(kinds.get(text, "sign"), text, *place) for text in signs]
    return [Token("sign", "(", *place), *head, *body, Token("sign", ")", *place), Token("sign", ")", *place)]


def _unit(index: str, across: bool) -> list[Token]:
    """e_i, or its transpose."""
    signs = [(UNIT, "letter"), ("_", "sign"), (index, "letter")]
    signs += [("^", "sign"), ("top", "sign")] if across else []
    return [Token(kind, text, 0, 0) for text, kind in signs]
