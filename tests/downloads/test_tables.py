"""Tables to \\input, and that a paper compiles with them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from nablasheet.downloads.tables import tables
from nablasheet.pdf.latex import compile_latex
from nablasheet.render.entry import Book, Text


def test_a_file_a_chapter_and_language(book: Book, base_url: str) -> None:
    found = tables(book, base_url)
    expected = {f"{topic.id}-{language}.tex" for topic in book.topics for language in ("en", "zh")}
    assert set(found) == expected
    assert all(text.count("\\begin{longtable}") == 1 for text in found.values())


def test_a_chapter_without_identities_has_no_file(book: Book, base_url: str) -> None:
    few = replace(book, entries=tuple(entry for entry in book.entries if entry.topic == "traces"))
    assert set(tables(few, base_url)) == {"traces-en.tex", "traces-zh.tex"}


def test_the_first_lines_say_what_the_preamble_needs(book: Book, base_url: str) -> None:
    text = tables(book, base_url)["traces-zh.tex"]
    assert text.splitlines()[1] == (
        "% In the preamble: \\usepackage{amsmath,amssymb,array,booktabs,graphicx,longtable,ctex}"
    )


def test_a_title_cannot_leave_its_comment(book: Book, base_url: str) -> None:
    topic = replace(book.topics[0], title=Text("a\n\\input{x}\u2028b", ""))
    text = tables(replace(book, topics=(topic,)), base_url)["vectors-en.tex"]
    assert text.splitlines()[0].startswith("% a \\input{x} b: made by")


@pytest.mark.skipif(
    shutil.which("latexmk") is None or shutil.which("xelatex") is None,
    reason="latexmk and xelatex (texlive-xetex, texlive-lang-chinese) are not installed",
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_paper_compiles_with_every_table(book: Book, base_url: str, tmp_path: Path, language: str) -> None:
    found = {name: text for name, text in tables(book, base_url).items() if name.endswith(f"-{language}.tex")}
    packages = re.search(r"\\usepackage\{.*\}", next(iter(found.values())))
    assert packages is not None
    for name, text in found.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    inputs = "\n".join(f"\\input{{{tmp_path / name}}}" for name in found)
    paper = tmp_path / "paper.tex"
    paper.write_text(
        f"\\documentclass{{article}}\n{packages[0]}\n\\begin{{document}}\n{inputs}\n\\end{{document}}\n",
        encoding="utf-8",
    )
    assert compile_latex(paper, tmp_path, 0).read_bytes()[:5] == b"%PDF-"
