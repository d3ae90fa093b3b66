"""Statements outside of delimiters: code spans, code fences, plain lines, LaTeX pasted into prose.

People write `d/dx (x'Ax) = 2Ax` in comments and paste formulas with their source in between.  What
is cut out here must look like mathematics: a derivative, a trace, a determinant, a transpose or an
inverse, and an equals sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nablasheet.lint.extract.formulas import of_rows
from nablasheet.lint.extract.split import pieces
from nablasheet.lint.extract.statement import Statement
from nablasheet.lint.spelling.expand import Meaning
from nablasheet.lint.spelling.latex import from_html, spelled
from nablasheet.lint.spelling.plain import from_plain
from nablasheet.notes.document import Document, Row
from nablasheet.notes.rows import rows

LONGEST_LINE = 3000
LINK = re.compile(r"\]\(https?://[^()\s]{1,3000}\)|https?://\S{1,3000}")
IMAGE = re.compile(r"!\[((?:[^\[\]\n]|\\[\[\]]|\[[^\[\]\n]{0,80}\]){3,1500})\]\(")
PLAIN_FENCES = frozenset(
    {"", "text", "txt", "plain", "math", "matlab", "octave", "latex", "tex", "r", "julia"}
)
FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})([^\n]*)\n(.*?)(?:\n[ \t>]*(?:`{3,}|~{3,})[ \t]*)?\Z", re.DOTALL)
BARE = re.compile(
    r"\{\s*\\displaystyle|\\(?:d|t|c)?frac\b|\\nabla\b|\\partial\b|\\operatorname\b|\\mathrm\b|\\text\{tr\}|\\vec\b|\\mathbf\b"
)
NOT_LATEX = re.compile(r"[^\x20-\x7e]")
WORDS = ("trace", "diag", "softmax", "sigmoid", "tr", "Tr", "det", "log", "ln", "exp", "vec", "adj",
"inv", "lambda", "sin", "cos", "alpha", "beta",
         "gamma", "delta", "sigma", "theta", "mu", "Sigma", "Lambda", "tanh", "dlog",
         "dtr", "dln", "part", "nabla", "sup", "sub", "Dx", "Dy")  # fmt: skip
WORD = re.compile(r"&[A-Za-z]+;|</?[A-Za-z]+>|\\[A-Za-z]+|[A-Za-z]+|[^\x00-\x7f]")
ENGLISH = re.compile(
    r"[a-z]{3,}\Z|[A-Z][a-z]{2,}\Z|(?:of|is|or|in|as|to|if|by|we|so|it|on|at|an|be|no|do|up|let|and|the|for)\Z",
    re.ASCII,
)
MATH_CHARS = frozenset("∂∇‖∥ᵀᵗ⊤⁻¹²³⁰⁴ⁿₓᵢⱼₖ₀₁₂₃·⋅×⊗⊙∘−–αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ½ℓ∑∏√ϵϕ′’∣…⋯δ​")
SIGNAL = re.compile(
    r"∂|∇|&part;|&nabla;|\bd\s*/\s*d[A-Za-z]|\bd\([^=]*\)\s*/\s*d|\b[dD][A-Za-z]\w?\s*/\s*[dD][A-Za-z]|\bd\([^=]{1,40}\)\s*=|\b(?:tr|trace|det|vec)\b\s*\(|[A-Za-z)]'|\^-1|\^T|ᵀ|⁻¹|\)\^-1|d2/dx2"
)
OPERATOR = re.compile(
    r"∂|∇|&part;|\bd\s*/\s*d|\)\s*/\s*d[A-Za-z]|\b[dD][A-Za-z]\w?'?\s*/\s*[dD][A-Za-z]|d2/dx2|\bd\("
)
LEAD = re.compile(
    r"\s*(?:(?<![^\s])[A-Za-z][A-Za-z ]{1,30}:\s+|[-*+•%#>]+\s+|\d{1,2}[.)]\s*"
    r"|\[[^\]]{2,60}\]:?\s*|(?:Rule|Eq|Formula)\s*\d*\s*[:.]\s*|%+\s*|//+\s*"
    r"|\.\. math::\s*)*"
)
CUT = re.compile(
    r"\s*(?:(?<=[A-Za-z]{2}):\s|-{2,}>|==?>|=>|→|⇒|⟹|\s;\s|；|，|。|、|\.\s|,\s+(?=[A-Za-z∂∇(|&]))\s*|\s{3,}(?=\()"
)
TRAILER = re.compile(r"\s*\(([^()=]*[A-Za-z]{3,}[^()=]*)\)\s*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one line that may hold plain formulas."""

    start: int
    text: str
    place: str


def plain_statements(document: Document, own: Mapping[str, Meaning]) -> Iterator[Statement]:
    """All statements outside of formulas."""
    yield from _images(document, own)
    for line in _lines(document):
        bare = BARE.search(line.text)
        if bare and line.place != "code":
            yield from _bare(document, line, bare.start(), own)
        else:
            yield from _of_line(document, line)


def _lines(document: Document) -> Iterator[Line]:
    """Prose lines with formulas and code blanked; lines of code that are no programs; code spans."""
    masked = _masked(document)
    offset = 0
    for text in masked.split("\n"):
        if text.strip() and len(text) < LONGEST_LINE:
            yield Line(offset, text, "plain")
        offset += len(text) + 1
    for start, end in document.hidden:
        yield from _of_code(document, start, end)


def _masked(document: Document) -> str:
    text = document.text
    ranges = [
        (f.start - len(f.delimiter) if len(f.delimiter) < 4 else f.start, f.start + len(f.text) + 2)
        for f in document.formulas
    ]
    ranges += list(document.hidden)
    ranges += [match.span() for match in IMAGE.finditer(text)]
    ranges += [match.span() for match in LINK.finditer(text)]
    front = document.sections[0].start if document.sections else 0
    ranges.append((0, front))
    ranges += [(block.start, block.end) for block in document.blocks if block.kind in ("row", "header")]
    parts, at = [], 0
    for start, end in sorted(ranges):
        start = max(start, at)
        if end > start:
            parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _of_code(document: Document, start: int, end: int) -> Iterator[Line]:
    text = document.text[start:end]
    fence = FENCE.match(text)
    if fence is None or not text.lstrip(" >\t").startswith(("```", "~~~")):
        ticks = len(text) - len(text.lstrip("`"))
        if ticks and "\n" not in text:
            yield Line(start + ticks, text[ticks : len(text) - ticks], "span")
        return
    info = fence[1].strip().split(" ")[0].strip("{}").lower()
    if info not in PLAIN_FENCES:
        return
    offset = start + fence.start(2)
    for line in fence[2].split("\n"):
        comment = line.lstrip().startswith("%")
        wanted = comment if info in ("matlab", "octave") else not comment
        if line.strip() and len(line) < LONGEST_LINE and wanted and info not in ("r", "julia"):
            yield Line(offset, line, "code")
        offset += len(line) + 1


def _images(document: Document, own: Mapping[str, Meaning]) -> Iterator[Statement]:
    """Formulas in the text that stands for an image."""
    for match in IMAGE.finditer(document.text):
        start, end = match.span(1)
        if "=" not in match[1] or any(
            f.start < end and start < f.start + len(f.text) for f in document.formulas
        ):
            continue
        listed = tuple(
            Row(
                start + row.start,
                match[1][row.start : row.end],
                row.latex,
                *document.place(start + row.start),
                document.place(start + row.end)[0],
            )
            for row in rows(match[1])
        )
        yield from of_rows(document, listed, "bare", own)


def _bare(document: Document, line: Line, at: int, own: Mapping[str, Meaning]) -> Iterator[Statement]:
    """LaTeX without delimiters: from its first command to where other signs begin."""
    while at >= 0:
        end = NOT_LATEX.search(line.text, at)
        stop = end.start() if end else len(line.text)
        link = re.search(r"\]\(http", line.text[at:stop])
        stop = at + link.start() if link else stop
        text = line.text[at:stop].rstrip(" .,;`")
        for piece in pieces(text):
            if piece.relation in ("=", "definition"):
                yield _statement(
                    document,
                    line.start + at + piece.start,
                    text[piece.start : piece.end],
                    spelled(text[piece.start : piece.end], own),
                    "bare",
                    piece.words,
                )
        following = BARE.search(line.text, max(stop, at + 1))
        at = following.start() if following else -1


def _of_line(document: Document, line: Line) -> Iterator[Statement]:
    text = line.text
    if "=" not in text or not SIGNAL.search(text):
        return
    lead = LEAD.match(text)
    begin = lead.end() if lead else 0
    context = lead[0].strip(" -*•%") if lead else ""
    stretches = list(_stretches(text, begin))
    for start, end in stretches:
        made = _stretch(
            document, line, start, end, context, OPERATOR.search(text) is not None and len(stretches) > 1
        )
        if made is not None:
            yield made


def _stretches(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Runs of mathematics between words and separators."""
    cuts = [(m.start(), m.end()) for m in WORD.finditer(text, begin) if _is_word(m[0])]
    cuts += [(m.start(), m.end()) for m in CUT.finditer(text, begin)]
    at = begin
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        if start > at and "=" in text[at:start]:
            yield at, start
        at = max(at, end)


def _is_word(text: str) -> bool:
    if text.startswith(("&", "<", "\\")):
        return False
    if not text.isascii():
        return text not in MATH_CHARS and not text.isspace()
    return text not in WORDS and bool(ENGLISH.match(text))


def _stretch(
    document: Document, line: Line, start: int, end: int, context: str, defines: bool
) -> Statement | None:
    """`defines`: another stretch of the line is a derivative, of what this one may define."""
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip(" :：*-|"))
    start += lead
    text = text[lead:].rstrip(" ,;:：|.*-—–(（")
    trailer = TRAILER.search(line.text[start:])
    if text.count("(") != text.count(")") and trailer is None:
        return None
    named = defines and re.match(r"[A-Za-z](?:\([a-z]\))?\s*=", text) is not None
    if (
        not (SIGNAL.search(text) or named)
        or text.count("=") < 1
        or not text.split("=", 1)[0].strip()
        or not text.rsplit("=", 1)[1].strip()
    ):
        return None
    if line.place == "plain" and not (
        named or OPERATOR.search(text) or re.search(r"\)'|\)\^-1|\b(?:tr|det)\s*\(|\)ᵀ|\)⁻¹", text)
    ):
        return None
    words = " ".join(part for part in (context, trailer[1] if trailer else "") if part)
    latex = from_plain(from_html(text)) if "\\" not in text else text
    return _statement(
        document, line.start + start, text, latex if "\\" in text else spelled(latex, {}), line.place, words
    )


def _statement(document: Document, start: int, text: str, latex: str, place: str, words: str) -> Statement:
    line, col = document.place(start)
    return Statement(start, start + len(text), text, latex, line, col, line, place, words)


__all__ = ["plain_statements", "replace"]
