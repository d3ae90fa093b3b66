"""The LaTeX sheet compiles with stock TeX, and shows the formulas that the Typst sheet shows."""

from __future__ import annotations

import io
import shutil
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import typst

from nablasheet.pdf import latex as module
from nablasheet.pdf.engine import SheetError
from nablasheet.pdf.latex import cheatsheet, compile_latex
from nablasheet.pdf.sheets import write_latex_sheets
from nablasheet.pdf.typst_math import typst_math
from nablasheet.render.entry import Book, Text

HOSTILE = "#set \"$x$ \\ <a> _b_ @c `r` *d* ~ ^ % & { } [ ] 'q' -- ="

PREAMBLE = "\\documentclass{article}\\pagestyle{empty}\\usepackage{amsmath,amssymb}"

needs_tex = pytest.mark.skipif(
    shutil.which("latexmk") is None or shutil.which("xelatex") is None,
    reason="latexmk and xelatex (texlive-xetex, texlive-lang-chinese) are not installed",
)


def _text(path: Path) -> str:
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages))


def test_the_source_is_a_whole_document(book: Book, base_url: str) -> None:
    for language, package in (("en", "fontspec"), ("zh", "ctex")):
        source = cheatsheet(book, language, base_url)
        assert package in source
        assert "unicode-math" not in source.replace("No unicode-math", "")
        assert source.count("\\begin{longtable}") == source.count("\\section{") == 4
        assert source.rstrip().endswith("\\end{document}")


def test_the_source_is_the_same_every_time(book: Book, base_url: str) -> None:
    assert cheatsheet(book, "zh", base_url) == cheatsheet(book, "zh", base_url)


@needs_tex
@pytest.mark.slow
def test_both_editions_compile_to_the_same_bytes_twice(book: Book, base_url: str, tmp_path: Path) -> None:
    made = [write_latex_sheets(book, tmp_path / name, base_url, 1_760_000_000) for name in ("a", "b")]
    assert [path.name for path in made[0]] == ["nablasheet-en.pdf", "nablasheet-zh.pdf"]
    assert [path.read_bytes() for path in made[0]] == [path.read_bytes() for path in made[1]]
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [
        "nablasheet-en.pdf",
        "nablasheet-zh.pdf",
    ]
    for path, language in zip(made[0], ("en", "zh"), strict=True):
        titles = " ".join(str(item["/Title"]) for item in pypdf.PdfReader(path).outline)
        for topic in book.topics:
            assert topic.title.to(language) in titles


def _letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text)
    return Counter(char for char in plain if char.isalnum())


@needs_tex
def test_both_engines_print_the_same_letters(book: Book, tmp_path: Path) -> None:
    formulas = sorted(
        {
            latex
            for entry in book.entries
            for latex in (entry.function, entry.numerator.latex, entry.denominator.latex)
        }
    )
    pages = "\n\\newpage\n".join(f"${latex}$" for latex in formulas)
    source = tmp_path / "formulas.tex"
    source.write_text(f"{PREAMBLE}\\begin{{document}}{pages}\\end{{document}}", encoding="utf-8")
    shown = [page.extract_text() for page in pypdf.PdfReader(compile_latex(source, tmp_path, 0)).pages]
    typeset = "#pagebreak()\n".join(f"${typst_math(latex)}$\n" for latex in formulas)
    fonts = typst.Fonts(include_system_fonts=False)
    document = typst.compile(typeset.encode(), format="pdf", font_paths=fonts)
    printed = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages]
    differ = {
        latex: (_letters(left), _letters(right))
        for latex, left, right in zip(formulas, shown, printed, strict=True)
        if _letters(left) != _letters(right)
    }
    assert differ == {}


@needs_tex
def test_hostile_texts_compile_as_they_are(book: Book, base_url: str, tmp_path: Path) -> None:
    entry = replace(book.entries[0], kind="property", title=Text(HOSTILE, HOSTILE))
    source = tmp_path / "hostile.tex"
    source.write_text(cheatsheet(replace(book, entries=(entry,)), "en", base_url), encoding="utf-8")
    shown = Counter(_text(compile_latex(source, tmp_path / "out", 0)))
    assert not Counter(HOSTILE.replace(" ", "")) - shown


@needs_tex
def test_a_document_that_tex_refuses_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "bad.tex"
    source.write_text("\\documentclass{article}\\begin{document}\\undefined\\end{document}", encoding="utf-8")
    with pytest.raises(SheetError, match="Undefined control sequence"):
        compile_latex(source, tmp_path, 0)


@needs_tex
def test_a_document_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 2)
    source = tmp_path / "loop.tex"
    source.write_text(
        "\\documentclass{article}\\begin{document}\\loop\\iftrue\\repeat\\end{document}", encoding="utf-8"
    )
    with pytest.raises(SheetError, match="after 2 seconds"):
        compile_latex(source, tmp_path, 0)


@needs_tex
def test_a_document_cannot_run_commands(tmp_path: Path) -> None:
    source = tmp_path / "shell.tex"
    target = tmp_path / "made"
    body = f"\\immediate\\write18{{touch {target}}}x"
    source.write_text(
        f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}", encoding="utf-8"
    )
    assert compile_latex(source, tmp_path, 0).exists()
    assert not target.exists()


def test_missing_tex_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SheetError, match="not installed"):
        compile_latex(tmp_path / "x.tex", tmp_path, 0)
