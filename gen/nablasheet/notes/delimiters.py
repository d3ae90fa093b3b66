"""How formulas are opened and closed in notes, and what must not be searched for formulas.

Tables, because every one of these spellings is met in public notes and the next one will be too.
"""

from __future__ import annotations

# Opener to closer.  The doubled backslashes are Jekyll's, where Markdown eats the first; the words in
# braces are the short codes of Hexo and Hugo, the colons MyST's.
DISPLAY: dict[str, str] = {
    "$$": "$$",
    "\\[": "\\]",
    "\\\\[": "\\\\]",
    "{% math %}": "{% endmath %}",
    "{{< katex >}}": "{{< /katex >}}",
    "{{< katex display >}}": "{{< /katex >}}",
    ":::{math}": ":::",
}
INLINE: dict[str, str] = {"\\(": "\\)", "\\\\(": "\\\\)", "$`": "`$"}

# Environments that are formulas by themselves.
ENVIRONMENTS: tuple[str, ...] = (
    "displaymath",
    "math",
    *(
        name + star
        for name in ("equation", "align", "gather", "multline", "eqnarray", "flalign", "alignat", "dmath")
        for star in ("", "*", "\\*")  # the last where Markdown would eat the star
    ),
)

# Environments whose lines are statements of their own; in all others (matrices, cases) they are not.
ROW_ENVIRONMENTS: frozenset[str] = frozenset(ENVIRONMENTS) | {
    "aligned",
    "alignedat",
    "gathered",
    "split",
    "array",
}

# Environments of ROW_ENVIRONMENTS that take an argument in braces.
WITH_ARGUMENT: frozenset[str] = frozenset({"alignat", "alignat*", "alignedat", "array"})

# HTML elements and TeX environments whose text is not prose.
RAW_HTML: tuple[str, ...] = ("script", "style", "pre", "textarea")
VERBATIM: tuple[str, ...] = ("verbatim", "verbatim*", "lstlisting", "minted", "comment", "filecontents")

MATH_FENCES: frozenset[str] = frozenset({"math", "{math}"})

# Ends a sentence, and so may follow a formula between its delimiters.
PUNCTUATION = ".,;\u3002\uff0c\uff1b"

# What a stray "$$" cannot reach across.
MAX_FORMULA_LINES = 400
