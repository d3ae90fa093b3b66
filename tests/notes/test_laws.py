"""What holds for any text at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nablasheet.notes import read_markdown, read_tex

PIECES = st.sampled_from(
    [
        *("$", "$$", "\\[", "\\]", "\\(", "\\)", "`", "```", "```math\n", "\\begin{align}", "\\end{align}"),
        *("\n", "\n\n", "\r\n", " ", "\t", "> ", "- ", "1. ", "# ", "|", "|-|-|\n", "---\n", "===\n"),
        *("x", "\\", "\\\\", "&", "{", "}", "%", "<!--", "-->", "<pre>", "\\section{", "\\item ", "\\verb|"),
        *("\ufeff", "\u2028", "中", "\x00"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_text_is_a_note_and_every_place_is_true(text: str) -> None:
    for read in (read_markdown, read_tex):
        document = read(text)
        end = 0
        for formula in document.formulas:
            assert formula.start >= end
            end = formula.start + len(formula.text)
            assert document.text[formula.start : end] == formula.text
            assert len(formula.latex) == len(formula.text)
            assert document.place(formula.start) == (formula.line, formula.col)
            assert document.place(end - 1) == (formula.end_line, formula.end_col - 1)
            assert document.blocks[formula.block].start <= formula.start < document.blocks[formula.block].end
            for row in formula.rows:
                assert document.text[row.start : row.start + len(row.text)] == row.text
                assert len(row.latex) == len(row.text)
        assert [section.start for section in document.sections] == sorted(
            section.start for section in document.sections
        )
        assert document.within(0, len(document.text) + 1) == document.formulas


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_reading_again_finds_the_same(text: str) -> None:
    once = read_markdown(text)
    again = read_markdown(once.text.removeprefix("\ufeff"))
    if not once.text.startswith("\ufeff"):
        assert again.formulas == once.formulas
