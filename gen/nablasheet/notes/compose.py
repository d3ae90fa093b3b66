"""Puts what the scanner found and the blocks around it together into one document."""

from __future__ import annotations

from bisect import bisect_right

from nablasheet.notes.document import Block, Document, Formula, Lines, Row, Section
from nablasheet.notes.found import Found, Scan, tight
from nablasheet.notes.rows import rows, without_asides


def compose(text: str, scan: Scan, blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> Document:
    """The document; a formula outside of every block (in indented code, say) is left out."""
    lines = Lines(text)
    starts = [block.start for block in blocks]
    formulas = []
    for found in scan.found:
        start, end = tight(text, found.inner, found.outer)
        # Where the content begins decides: delimiters may stand in the paragraph before it.
        index = bisect_right(starts, start) - 1
        if start == end or index < 0 or start >= blocks[index].end:
            continue
        formulas.append(_formula(text, found, (start, end), lines, index, blocks[index]))
    return Document(text, sections, blocks, tuple(formulas), scan.hidden, scan.unclosed)


def _formula(
    text: str, found: Found, span: tuple[int, int], lines: Lines, index: int, block: Block
) -> Formula:
    start, end = span
    latex = without_asides(text[start:end])
    line, col = lines.place(start)
    end_line, end_col = lines.place(end - 1)
    cell = next((at for at, (first, last) in enumerate(block.cells) if first <= start < last), None)
    return Formula(
        start=start,
        text=text[start:end],
        latex=latex,
        line=line,
        col=col,
        end_line=end_line,
        end_col=end_col + 1,
        display=found.display,
        delimiter=found.delimiter,
        rows=_rows(text, latex, start, lines),
        block=index,
        cell=cell,
    )


def _rows(text: str, latex: str, start: int, lines: Lines) -> tuple[Row, ...]:
    made = []
    for piece in rows(latex):
        first, last = start + piece.start, start + piece.end
        line, col = lines.place(first)
        made.append(Row(first, text[first:last], piece.latex, line, col, lines.place(last - 1)[0]))
    return tuple(made)
