"""Formulas in Markdown: `$...$` in a line and `$$...$$` on lines of their own become MathML.

The work is done before Markdown reads the text, right after code and raw HTML are out of the way, so
that no rule of Markdown (emphasis, tables, escapes) can take a character out of a formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from nablasheet.site.markup import Html

Typeset = Callable[[str, str], Html]  # of a formula and of inline | block

AFTER_RAW_HTML = 10  # Markdown's own: whitespace 30, fences 25, raw HTML 20
DISPLAY = re.compile(r"^(?P<indent>[ \t]*(?:>[ \t]*)*)\$\$(?P<tex>.+?)\$\$[ \t]*$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\[\\$])"
    r"|\$(?=[^\s$])(?P<tex>(?:\\.|[^$\\])*?(?<!\s))\$(?!\d)",
    re.DOTALL,
)
QUOTE_MARK = re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)


class Mathematics(Preprocessor):
    """Put each formula's MathML into Markdown's stash, and a placeholder into the text."""

    def __init__(self, md: Markdown, typeset: Typeset) -> None:
        super().__init__(md)
        self.typeset = typeset

    def run(self, lines: list[str]) -> list[str]:
        """The lines with placeholders in place of formulas."""
        text = DISPLAY.sub(self._display, "\n".join(lines))
        return INLINE.sub(self._inline, text).split("\n")

    def _display(self, match: re.Match[str]) -> str:
        indent, tex = match["indent"], match["tex"]
        if ">" in indent:
            tex = QUOTE_MARK.sub("", tex)
        placeholder = self.md.htmlStash.store(self.typeset(tex.strip(), "block"))
        return f"{indent.rstrip(' ')}\n{indent}{placeholder}\n{indent.rstrip(' ')}"

    def _inline(self, match: re.Match[str]) -> str:
        if match["tex"] is None:
            return match[0]
        return self.md.htmlStash.store(self.typeset(match["tex"], "inline"))


class MathExtension(Extension):
    """Python-Markdown extension; `typeset` is `mathml.formula` or a function around it."""

    def __init__(self, typeset: Typeset) -> None:
        super().__init__()
        self.typeset = typeset

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the preprocessor."""
        md.preprocessors.register(Mathematics(md, self.typeset), "nablasheet-math", AFTER_RAW_HTML)
        if "$" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("$")
