"""Rewrites LaTeX as met in notes into the LaTeX that the reader knows.

Escapes of site generators, colours, wrappers of MediaWiki, words in upright letters: each rewrite is
a line of a table, applied from top to bottom.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from nablasheet.lint.spelling.expand import Meaning, expanded
from nablasheet.lint.spelling.groups import group_end

TAG = re.compile(r"</?(?:sup|sub|i|b|em|strong|br|span|var|p|div)\b[^<>]{0,80}/?>", re.IGNORECASE)
SUP = re.compile(r"<(sup|sub)>([^<>]{0,80})</\1>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,12});")
BRACED = re.compile(
    r"\\(?:underbrace|overbrace|cancel|bcancel|boxed|fbox|colorbox|mathop|mathrel|mathbin|mathord|ensuremath)\s*(?=\{)"
)

REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), new)
    for pattern, new in (
        (r"\\\\\|", r"\\|"),
        (r"\\_", "_"),
        (r"\\\*", "*"),
        (r"\\#", ""),
        (r"\\{4}", r"\\\\"),
        (r"\\begin\{(\w+)\\?\*\}", r"\\begin{\1}"),
        (r"\\end\{(\w+)\\?\*\}", r"\\end{\1}"),
        (r"\\(?:color|textcolor|class|htmlClass|style|cssId|colorbox)\s*\{[^{}]*\}", ""),
        (
            r"\\(?:displaystyle|textstyle|scriptstyle|limits|nolimits|nonumber|notag|tiny|small|large|scriptsize|footnotesize|hline)(?![A-Za-z])",
            "",
        ),
        (r"\\(?:tag|label|hspace|vspace|phantom|vphantom|hphantom|setcounter\{[^{}]*\})\*?\s*\{[^{}]*\}", ""),
        (r"\\(?:overset|stackrel)\s*\{[^{}]*\}\s*\{\s*=\s*\}", "="),
        (r"\\(?:mathop|mathrm|text|operatorname)\s*\{\s*\}", ""),
        (r"\\operatorname\*?\s+\{", r"\\operatorname{"),
        (r"\\(mathbf|mathrm|mathsf|boldsymbol|bm|text|operatorname|vec|hat|tilde|bar)\s+\{", r"\\\1{"),
        (
            r"\\(?:operatorname|mathrm|text|textrm|mathsf|rm)\s*\{\s*d\s*(log|ln|det|tr|vec|exp)\s*\}",
            r"\\mathrm{d}\\operatorname{\1}",
        ),
        (r"\\(?:mathrm|operatorname|text|mathsf)\s*\{\s*d\s*([A-Z]|\\[A-Za-z]+)\s*\}", r"\\mathrm{d}{\1}"),
        (
            r"\\(?:operatorname|mathrm|text|textrm|mathsf|textsf)\s*\{\s*(?:Tr|trace|Trace|Spur|tr|Sp|TR)\s*\.?\s*\}",
            r"\\operatorname{tr}",
        ),
        (r"(?<![A-Za-z*])\{\s*(?:\\rm|\\sf|\\mathrm)?\s*(?:tr|Tr)\s*\}", r"\\operatorname{tr}"),
        (r"\\(?:operatorname|mathrm|text|textrm|mathsf)\s*\{\s*(?:Det|det)\s*\}", r"\\det"),
        (
            r"\\(?:mathrm|operatorname|text|textrm)\s*\{\s*(log|ln|exp|diag|vec|vech|adj|sgn|softmax)\s*\}",
            r"\\operatorname{\1}",
        ),
        (r"\^\s*\{\s*'\s*\}", "'"),
        (r"\^\s*\{?\s*\\prime\s*\}?", "'"),
        (r"\\(?:vec|mathbf|boldsymbol|bm|mathrm)\s*\{\s*\\?nabla\s*\}", r"\\nabla"),
        (r"\\(?:ldots|cdots|dots|dotsc|dotsb)(?![A-Za-z])|…|⋯|\.\.\.", r"\\ldots "),
        (r"\\sf\s+T|\\mathsf\s*T", r"\\top "),
        (r"(?:\\left\s*)?[(\[]\s*\\begin\{array\}\s*\{[lcr| ]*\}", r"\\begin{bmatrix}"),
        (r"\\end\{array\}\s*(?:\\right\s*)?[)\]]", r"\\end{bmatrix}"),
        (
            r"(?:\\left\s*)?[(\[]\s*\\begin\{matrix\}((?:(?!\\begin|\\end).)*)\\end\{matrix\}\s*(?:\\right\s*)?[)\]]",
            r"\\begin{bmatrix}\1\\end{bmatrix}",
        ),
        (
            r"\\left\s*\[\s*\\begin\{matrix\}((?:(?!\\begin|\\end).)*)\\end\{matrix\}((?:(?!\\right).)*)\\right\s*\]",
            r"\\begin{bmatrix}\1 \2\\end{bmatrix}",
        ),
        (
            r"\\left\s*[(\[]((?:(?!\\left|\\right).)*\\(?:ldots|cdots|dots)(?:(?!\\left|\\right).)*)\\right\s*[)\]]",
            r"\\begin{bmatrix}\1\\end{bmatrix}",
        ),
        (r"\\ddots(?![A-Za-z])|\\vdots(?![A-Za-z])", r"\\ldots "),
        (r"(\\end\{[bp]matrix\})\s*_\s*\{[^{}]*\}", r"\1"),
        (r"\\(?:left|right)\s*\.", ""),
        (r"\\(?:middle)\s*(?=[|])", ""),
        (r"\\mathbin\{\\(\w+)\}", r"\\\1 "),
        (r"\\(?:approxeq|thickapprox|simeq)(?![A-Za-z])", r"\\approx "),
        (r"\\(?:hadamard|Hadamard)(?![A-Za-z])", r"\\odot "),
        (r"\^\s*\\ast(?![A-Za-z])", "^*"),
        (r"\{\s*\\bf\s+([^{}]*)\}", r"\\mathbf{\1}"),
        (r"\\mathbf\s+([A-Za-z])", r"\\mathbf{\1}"),
        (r"\\frac\s*([A-Za-z0-9])\s*([A-Za-z0-9])(?![A-Za-z0-9])", r"\\frac{\1}{\2}"),
        (r"\|\s*\\!\s*|\\!\s*\|", "|"),
        (r"\\(?:Big|big|Bigg|bigg)(?![A-Za-z])", ""),
    )
)
DELTA = re.compile(r"\\frac\s*\{\s*(?:δ|\\delta)\s*([^{}]{0,60})\}\s*\{\s*(?:δ|\\delta)\s*([^{}]{1,40})\}")
DERIVED = re.compile(r"\\frac\s*\{\s*\\(?:diff|dif|ud|rmd)(?![A-Za-z])")


def spelled(text: str, own: Mapping[str, Meaning]) -> str:
    """The LaTeX of a formula in the reader's spelling."""
    text = expanded(from_html(text), own)
    for pattern, new in REWRITES:
        text = pattern.sub(new, text)
    text = _unbraced(text)
    return DELTA.sub(r"\\frac{\\partial \1}{\\partial \2}", text).strip()


def from_html(text: str) -> str:
    """Entities and the few elements that stand for scripts, as text."""
    if "<" in text:
        text = SUP.sub(lambda match: ("^{" if match[1].lower() == "sup" else "_{") + match[2] + "}", text)
        text = TAG.sub(" ", text)
    return ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def _unbraced(text: str) -> str:
    """\\underbrace{A}_{words} and \\boxed{A} as {A}."""
    while match := BRACED.search(text):
        end = group_end(text, match.end())
        if end < 0:
            return text[: match.start()] + text[match.end() :]
        behind = end
        script = re.match(r"\s*[_^]\s*(?=\{)", text[end:])
        if script and "brace" in match[0]:
            after = group_end(text, end + script.end())
            behind = after if after > 0 else end
        text = text[: match.start()] + text[match.end() : end] + text[behind:]
    return text
