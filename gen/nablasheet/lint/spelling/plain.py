"""Plain text, as in code comments and crib sheets, to LaTeX.

`d/dx (x'Ax) = 2Ax` is mathematics to its author.  Where superscripts were lost in copying
(`d/dx (xTCx) = (C+CT)x`), a capital T behind a letter is a transpose and `X-1` an inverse.
"""

from __future__ import annotations

import re

GREEK = "alpha|beta|gamma|delta|epsilon|theta|lambda|mu|sigma|omega|Sigma|Lambda|Theta|Phi|Omega|rho|tau|eta"
REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"[’‘`´]", "'"),
        (r"(?<![\\A-Za-z])(" + GREEK + r")(?![A-Za-z])", r"\\\1 "),
        (
            r"(?<![A-Za-z])D([A-Za-z](?:\([a-z]{1,2}\)|\d)?)\s*/\s*D([A-Z]|[a-z](?:\([a-z]{1,2}\)|\d)?)(?![A-Za-z])",
            r"\\frac{\\partial \1}{\\partial \2}",
        ),
        (r"\bd2/d([a-zA-Z])2", r"\\frac{d^2}{d\1^2}"),
        (r"\b(?:d|∂)/(?:d|∂)\s*([A-Za-z](?:'|\^T|ᵀ)?)", r"\\frac{\\partial}{\\partial \1} "),
        (r"\^\s*-\s*(\d|T)", r"^{-\1}"),
        (r"\^\s*\(\s*(-?\w)\s*\)", r"^{\1}"),
        (r"''", ""),
        (r"\*\*", "^"),
        (r"\s*\.\*\s*", r" \\odot "),
        (r"\s*\*\s*", r" \\cdot "),
        (
            r"(?<![A-Za-z\\])(tr|trace|Tr|det|diag|vec|log|ln|exp|adj|inv)\b(?=\s*[({\[|A-Za-z])",
            r"\\operatorname{\1} ",
        ),
        (r"\\operatorname\{(?:trace|Tr)\}", r"\\operatorname{tr}"),
        (r"(?<![A-Za-z\\])d(log|ln|tr|det)\b", r"d\\operatorname{\1}"),
        (r"\.\.\.|…", r"\\ldots "),
    )
)

LOST = re.compile(r"[a-zA-Z)]T(?=[A-Za-z(){}\]+*,;=.\s-]|\Z)|[A-Z)]-1(?!\d)|[A-Z]-T")
LOST_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"([A-Z])k-r-1(?!\d)", r"\1^{k-r-1}"),
        (r"([A-Z])k-1(?!\d)", r"\1^{k-1}"),
        (r"([A-Z])([kr])(?![A-Za-z(])", r"\1^{\2}"),
        (r"([A-Z])r(?=[A-Z])", r"\1^{r}"),
        (r"(?<!\{)(?<!-)([A-Za-z)])-1(?!\d)", r"\1^{-1}"),
        (r"([A-Za-z)])-T(?![a-z])", r"\1^{-T}"),
        (r"([A-Za-z)}])T(?![a-z]*\()(?!\w*r\b)", r"\1^T"),
        (r"([A-Za-z)}])T(?=[a-z(]|\Z)", r"\1^T"),
        (r"\)2(?!\d)", ")^2"),
    )
)


def from_plain(text: str) -> str:
    """Plain text in LaTeX."""
    text = re.sub(r"[\u00a0\u2009\u3000]", " ", text)
    if LOST.search(text) and "^T" not in text and "'" not in text:
        for pattern, new in LOST_REWRITES:
            text = pattern.sub(new, text)
    for pattern, new in REWRITES:
        text = pattern.sub(new, text)
    return text.strip()
