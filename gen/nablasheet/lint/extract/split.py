"""Cuts a row of LaTeX into statements: at commas, wide spaces, arrows and words.

Only what stands outside of every bracket counts.  Works on the author's own text, so that every
piece keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nablasheet.lint.spelling.groups import group_end

SIGN = re.compile(
    r"\\left\s*(?:\\[{}|a-zA-Z]+|.)|\\right\s*(?:\\[{}|a-zA-Z]+|.)"
    r"|\\(?:text|textrm|mbox|mathrm|operatorname|textsf)\*?\s*\{"
    r"|\\begin\s*\{[^{}]*\}|\\end\s*\{[^{}]*\}|\\stackrel\s*\{|\\overset\s*\{"
    r"|\\[a-zA-Z]+\*?|\\.|[(){}\[\],;，；、：。]|:=|<=>|==?>|-{1,2}>|→|⇒|⟹|≈|≠|≤|≥|←|≜|≡|∝|∈|[=<>]|(?<![A-Za-z\d])\.(?=\s|\Z)"
    r"|\.\Z|[⺀-鿿　-〿]+",
    re.DOTALL,
)
TEXT = re.compile(r"\\(?:text|textrm|mbox|textsf)(?![a-z])")
SEPARATORS = frozenset({",", ";", "，", "；", "、", "。",
"：", r"\quad", r"\qquad", r"\Rightarrow", r"\implies", r"\Longrightarrow", r"\iff",
                        r"\Leftrightarrow", r"\therefore", r"\longrightarrow", "=>", "==>", "-->",
                        "->", "→", "⇒", "⟹", "<=>", ".",
                        r"\hfill", r"\enspace"})  # fmt: skip
ARROWS = frozenset({r"\to", r"\rightarrow"})
RELATIONS = frozenset({
    r"\approx", r"\ne", r"\neq", r"\le", r"\leq", r"\ge", r"\geq", r"\propto", r"\leftarrow",
    r"\gets", r"\sim",
    r"\simeq", r"\cong", r"\ll", r"\gg", r"\succ", r"\succeq", r"\prec", r"\preceq", r"\mapsto", r"\subset",
    r"\subseteq", "<", ">", "≈", "≠", "≤", "≥", "←", "∝", r"\lt", r"\gt", r"\perp",
})  # fmt: skip
DEFINING = frozenset(
    {":=", r"\triangleq", r"\coloneqq", r"\equiv", r"\doteq", "≜", "≡", r"\eqdef", r"\defeq", r"\coloneq"}
)
MEMBER = frozenset({r"\in", "∈"})
FUNCTION_TEXT = re.compile(
    r"\s*(?:tr|Tr|trace|Trace|Spur|Sp|det|Det|vec|vech|diag|Diag|T|t|d|H|adj|log|ln|exp|softmax|sigmoid|F|rank|sgn|sign|d?log|I|e|E|cov|var|relu|ReLU|tanh|sin|cos|const|th|\W*)\s*\Z"
)
WRAP = re.compile(
    r"\s*(?:\\(?:class|color|textcolor)\s*\{[^{}]*\}|\\(?:displaystyle|boxed|fbox)|latex(?=\s))?\s*"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Offsets into the row, the words beside it, and what kind of relation it has."""

    start: int
    end: int
    words: str
    relation: str  # = | definition | other | none


def pieces(row: str) -> list[Piece]:
    """The statements of a row; a piece without = lends its words to the one before."""
    start, end = _inside(row)
    found: list[Piece] = []
    for piece in _cut(row, start, end):
        if piece.relation == "none" and found:
            last = found.pop()
            extra = f"{piece.words} {row[piece.start : piece.end]}".strip()
            found.append(Piece(last.start, last.end, f"{last.words} ; {extra}".strip(), last.relation))
        else:
            found.append(piece)
    return found


def _inside(row: str) -> tuple[int, int]:
    """Without braces and commands around the whole row."""
    start, end = 0, len(row)
    for _ in range(6):
        match = WRAP.match(row, start, end)
        start = match.end() if match else start
        while end > start and (row[end - 1].isspace() or row[end - 1] in ".,，。;；"):
            end -= 1
        if row[start : start + 1] != "{" or group_end(row, start) != end:
            break
        start, end = start + 1, end - 1
    return start, end


def _cut(row: str, start: int, end: int) -> Iterator[Piece]:
    depth, first, relation, member = 0, start, "none", -1
    words: list[str] = []
    skip = start
    for match in SIGN.finditer(row, start, end):
        if match.start() < skip:
            continue
        sign = re.sub(r"\s+", "", match[0])
        step = _depth(sign)
        if TEXT.match(sign) and sign.endswith("{"):
            behind = group_end(row, match.end() - 1)
            skip = behind if behind > 0 else end
            inner = row[match.end() : max(match.end(), skip - 1)]
            if depth == 0 and not FUNCTION_TEXT.match(inner):
                yield from _piece(row, first, match.start(), words, relation, member)
                words, first, relation, member = [inner], skip, "none", -1
        elif step:
            depth = max(0, depth + step)
        elif depth == 0 and _is_words(sign):
            yield from _piece(row, first, match.start(), words, relation, member)
            words, first, relation, member = [sign], match.end(), "none", -1
        elif depth == 0 and (sign in SEPARATORS or (sign in ARROWS and relation == "=")):
            yield from _piece(row, first, match.start(), words, relation, member)
            words, first, relation, member = [], match.end(), "none", -1
        elif depth == 0:
            if sign in MEMBER and member < 0:
                member = match.start()
            relation = _relation(relation, sign)
    yield from _piece(row, first, end, words, relation, member)


def _is_words(sign: str) -> bool:
    return bool(sign) and ord(sign[0]) >= 0x2E80 and sign not in SEPARATORS


def _depth(sign: str) -> int:
    if sign.startswith((r"\left", r"\begin")) and sign not in (r"\leftarrow", r"\leftrightarrow", r"\leq"):
        return 1 if sign.startswith(r"\begin") or re.match(r"\\left(?:\\?[^a-zA-Z]|\\[a-zA-Z])", sign) else 0
    if sign.startswith((r"\right", r"\end")) and sign != r"\rightarrow":
        return -1
    if sign.endswith("{") and len(sign) > 1:
        return 1
    return {
        "(": 1,
        "[": 1,
        "{": 1,
        ")": -1,
        "]": -1,
        "}": -1,
        r"\{": 1,
        r"\}": -1,
        r"\langle": 1,
        r"\rangle": -1,
    }.get(sign, 0)


def _relation(known: str, sign: str) -> str:
    if sign in DEFINING:
        return "definition" if known == "none" else known
    if sign == "=":
        return "=" if known == "none" else known
    if sign in RELATIONS or sign in ARROWS:
        return "other"
    return known


def _piece(row: str, start: int, end: int, words: list[str], relation: str, member: int) -> Iterator[Piece]:
    tail = ""
    if member >= start:
        tail, end = row[member:end], member
    lead = re.match(r"[\s&~]*(?:\\[,;:! ]\s*)*[\s&~]*", row[start:end])
    start += lead.end() if lead else 0
    text = row[start:end].rstrip()
    text = re.sub(r"(?:\s|~|\\[,;:! ]|&|\\\\)+\Z", "", text)
    if text or tail or words:
        yield Piece(start, start + len(text), " ".join([*words, tail]).strip(), relation)
