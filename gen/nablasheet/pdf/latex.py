"""The cheat sheet as a complete LaTeX document, and its compilation where TeX is installed.

The document needs nothing but stock packages (Debian: texlive-xetex, texlive-lang-chinese), so that
a reader can change it.  No unicode-math: under it \\boldsymbol is not bold.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from pathlib import Path
from shutil import which

from nablasheet.pdf import wording
from nablasheet.pdf.engine import SheetError
from nablasheet.pdf.files import publish
from nablasheet.pdf.latex_table import MACROS, PACKAGES, formula, latex_table, prose
from nablasheet.pdf.rows import Chapter, chapters
from nablasheet.pdf.tex_text import tex_address, tex_text
from nablasheet.render.entry import Book, Text

TIME_LIMIT = 180  # seconds; a sheet of 300 rows takes ten

_FONTS = {
    "en": "\\usepackage{iftex}\n\\ifPDFTeX\\usepackage[T1]{fontenc}\\else\\usepackage[no-math]{fontspec}\\fi",
    "zh": "\\usepackage[UTF8,fontset=fandol,scheme=plain]{ctex}",
}


def cheatsheet(book: Book, language: str, base_url: str) -> str:
    """The source of cheatsheet-en.tex or cheatsheet-zh.tex; compile it with xelatex."""
    title = f"Nablasheet: {wording.TITLE.to(language)}"
    parts = [chapter for chapter in chapters(book, base_url, language) if chapter.rows]
    return "\n".join(
        [
            _preamble(language, title),
            "\\begin{document}",
            f"{{\\LARGE\\bfseries {tex_text(title)}\\par}}\\smallskip",
            f"{_link(base_url)} \\quad {tex_text(book.version)}\\par\\medskip",
            _front(language),
            *(_chapter(chapter, language) for chapter in parts),
            "\\end{document}",
            "",
        ]
    )


def _link(address: str) -> str:
    return f"\\nslink{{{tex_address(address)}}}{{{tex_text(address)}}}"


def _preamble(language: str, title: str) -> str:
    packages = "\n".join(f"\\usepackage{{{name}}}" for name in PACKAGES)
    return (
        "% Compile with: latexmk -xelatex\n"
        "\\documentclass[9pt,a4paper,landscape]{extarticle}\n"
        f"{_FONTS[language]}\n"
        "\\usepackage[margin=12mm]{geometry}\n"
        f"{packages}\n"
        f"\\usepackage[hidelinks,pdftitle={{{tex_text(title)}}}]{{hyperref}}\n"
        "\\newcommand{\\nslink}[2]{\\href{#1}{#2}}\n"
        f"{MACROS}"
        "\\setlength{\\parindent}{0pt}\n"
        "\\setlength{\\LTpre}{4pt}\n"
        "\\setcounter{secnumdepth}{0}"
    )


def _front(language: str) -> str:
    shapes = "\n".join(
        f"{tex_text(shape.kind.to(language))} & {formula(shape.derivative)} & {formula(shape.numerator)} & "
        f"{formula(shape.denominator)} \\\\"
        for shape in wording.SHAPES
    )
    words = (wording.LAYOUTS, wording.DERIVATIVE, wording.NUMERATOR, wording.DENOMINATOR)
    headers = " & ".join(f"\\emph{{{tex_text(word.to(language))}}}" for word in words)
    sentences: tuple[Text, ...] = (wording.LAYOUTS_NOTE, wording.READING_LINES[0], wording.CHECKED_LINE)
    lines = "\\par\\smallskip\n".join(prose(text, language) for text in sentences)
    return (
        "\\begin{minipage}[t]{0.46\\linewidth}\\vspace{0pt}\\renewcommand{\\arraystretch}{1.5}\n\\begin{tabular}{@{}llll@{}}\n\\toprule\n"
        f"{headers} \\\\\n\\midrule\n{shapes}\n\\bottomrule\n\\end{{tabular}}\n\\end{{minipage}}\\hfill\n"
        f"\\begin{{minipage}}[t]{{0.5\\linewidth}}\\vspace{{0pt}}\n{lines}\n\\end{{minipage}}\\par"
    )


def _chapter(chapter: Chapter, language: str) -> str:
    title = tex_text(chapter.topic.title.to(language))
    return f"\\section{{{chapter.number}\\quad {title}}}\n{latex_table(chapter, language)}"


def compile_latex(source: Path, folder: Path, timestamp: int) -> Path:
    """Compile `source` with latexmk and XeLaTeX into `folder`; only the finished PDF is left there."""
    if which("latexmk") is None or which("xelatex") is None:
        raise SheetError("latexmk or xelatex is not installed; the Typst engine needs neither")
    with tempfile.TemporaryDirectory() as work:
        _run(source.resolve(), work, timestamp)
        return publish(folder / f"{source.stem}.pdf", (Path(work) / f"{source.stem}.pdf").read_bytes())


def _run(source: Path, work: str, timestamp: int) -> None:
    command = ["latexmk", "-norc", "-xelatex", "-interaction=nonstopmode", "-halt-on-error"]
    command += ["-latexoption=-no-shell-escape", f"-outdir={work}", str(source)]
    limits = {"openin_any": "a", "openout_any": "p", "shell_escape": "f"}
    epoch = {"SOURCE_DATE_EPOCH": str(timestamp), "FORCE_SOURCE_DATE": "1"}
    process = subprocess.Popen(
        command,
        cwd=work,
        env={**os.environ, **limits, **epoch},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # so that a run out of time is ended with all that it started
    )
    try:
        output, _ = process.communicate(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise SheetError(f"{source.name} is not compiled after {TIME_LIMIT} seconds") from error
    if process.returncode:
        lines = [
            line for line in output.decode(errors="replace").splitlines() if line.startswith(("!", "l."))
        ]
        raise SheetError(f"XeLaTeX refuses {source.name}: {' '.join(lines[:4])}")
