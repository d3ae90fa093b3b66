"""tables/<topic>-<language>.tex: a chapter to \\input into a paper.

The body is the one of the LaTeX sheet; what it needs in the preamble is said in its first lines.
"""

from __future__ import annotations

from nablasheet.pdf.latex_table import MACROS, PACKAGES, latex_table
from nablasheet.pdf.rows import Chapter, chapters
from nablasheet.render.entry import LANGUAGES, Book

_LANGUAGE_PACKAGE = {"en": "", "zh": ",ctex"}


def tables(book: Book, base_url: str) -> dict[str, str]:
    """File name → text, for every chapter with identities, in both languages."""
    return {
        f"{chapter.topic.id}-{language}.tex": _file(chapter, language, book.version)
        for language in LANGUAGES
        for chapter in chapters(book, base_url, language)
        if chapter.rows
    }


def _file(chapter: Chapter, language: str, version: str) -> str:
    packages = ",".join(PACKAGES) + _LANGUAGE_PACKAGE[language]
    numbers = "% The numbers become links to the derivations after\n"
    title = _comment(chapter.topic.title.to(language))
    return (
        f"% {title}: made by nablasheet {_comment(version)}; the identities are CC0.\n"
        f"% In the preamble: \\usepackage{{{packages}}}\n"
        f"{numbers}% \\usepackage{{hyperref}}\\newcommand{{\\nslink}}[2]{{\\href{{#1}}{{#2}}}}\n"
        f"{MACROS}{latex_table(chapter, language)}"
    )


def _comment(text: str) -> str:
    """Text that cannot end its comment."""
    return "".join(char if char.isprintable() else " " for char in text)
