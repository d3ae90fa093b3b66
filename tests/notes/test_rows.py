"""How a formula is cut into statements."""

from __future__ import annotations

import pytest

from nablasheet.notes.rows import rows, without_asides


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("a = b", ["a = b"]),
        ("", []),
        (r"a \\ b", ["a", "b"]),
        (r"a \\[2pt] b \\* c", ["a", "b", "c"]),
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", ["a  = b", "= c"]),
        (r"\begin{equation}\begin{split} a &= b \\ c &= d \end{split}\end{equation}", ["a  = b", "c  = d"]),
        (r"\begin{array}{c}{a} \\ {b}\end{array}", ["{a}", "{b}"]),
        (r"\begin{aligned} a \\ b \end{aligned},", ["a", "b"]),
        (r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}", [r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}"]),
        (r"\begin{aligned} a \end{aligned} = \begin{aligned} b \end{aligned}", None),
        (r"\left\{\begin{matrix} a \\ b \end{matrix}\right.", None),
        (r"{a \\ b}", None),
        (r"\\", []),
        (r"\begin{aligned}", None),
        (r"}}} a \\ b", ["}}} a", "b"]),
    ],
)
def test_rows(latex: str, expected: list[str] | None) -> None:
    pieces = rows(latex)
    assert [piece.latex for piece in pieces] == ([latex] if expected is None else expected)
    assert all(len(piece.latex) == piece.end - piece.start for piece in pieces)


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        (r"a \tag{1}", "a        "),
        (r"a \label{x} b", r"a           b"),
        ("a % b\nc", "a    \nc"),
        (r"5 \% a", r"5 \% a"),
        ("a\n> b", "a\n  b"),
        ("a > b", "a > b"),
        (r"\notag a \nonumber", r"       a          "),
        (r"\notagx", r"\notagx"),
    ],
)
def test_asides_are_blanked_and_nothing_moves(text: str, blanked: str) -> None:
    assert without_asides(text) == blanked
