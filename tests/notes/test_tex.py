"""Formulas and sections of TeX notes."""

from __future__ import annotations

import time

import pytest

from nablasheet.notes import read_note, read_tex

NOTE = r"""\documentclass{article}
\newcommand{\R}{$not here$}
\begin{document}
\section{Traces of $AB$}
Let $x$ be a vector. % and $y$ is not
\begin{verbatim}
$z$
\end{verbatim}
\subsection*{More}
\begin{itemize}
\item \(u\) costs \$5
\end{itemize}
\begin{align}
a &= b \label{e} \\
c &= \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}
\end{align}
\[ d \]
"""


def test_formulas_and_their_places() -> None:
    document = read_tex(NOTE)
    found = [(formula.text.split("\n")[0], formula.line, formula.col) for formula in document.formulas]
    assert found == [
        ("AB", 4, 21),
        ("x", 5, 6),
        ("u", 11, 9),
        (r"\begin{align}", 13, 1),
        ("d", 17, 4),
    ]
    rows = document.formulas[3].rows
    assert [(row.line, row.latex.strip()) for row in rows] == [
        (14, "a  = b"),
        (15, r"c  = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"),
    ]


def test_sections_and_blocks() -> None:
    document = read_tex(NOTE)
    assert [(section.title, section.level, section.line) for section in document.sections[1:]] == [
        ("Traces of $AB$", 2, 4),
        ("More", 3, 9),
    ]
    kinds = [document.blocks[formula.block].kind for formula in document.formulas]
    assert kinds[:3] == ["heading", "paragraph", "item"]


def test_the_suffix_chooses_the_reader() -> None:
    assert [formula.text for formula in read_note("a.TEX", "% $x$\n$y$").formulas] == ["y"]
    assert [formula.text for formula in read_note("a.md", "% $x$\n$y$").formulas] == ["x", "y"]


@pytest.mark.parametrize(
    "text",
    [
        "$" * 25_000,
        "\\[" * 50_000,
        "\\verb|" * 50_000,
        "\\section{" * 50_000,
        "%" * 25_000,
        "\n\n" * 50_000,
    ],
)
def test_time_grows_with_the_length_only(text: str) -> None:
    start = time.process_time()
    assert read_tex(text).text == text
    assert time.process_time() - start < 5
