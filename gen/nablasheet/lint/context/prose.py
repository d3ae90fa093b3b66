"""What the words of a note say about its letters, and how far it holds.

A sentence "A is symmetric" holds from there to the end of its section; "if A is symmetric", or the
same in brackets behind a formula, holds for the formulas of its line, or for the next display when
the line ends in a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nablasheet.expr import Assumption
from nablasheet.lint.context.conditions import condition
from nablasheet.lint.context.sets import members
from nablasheet.lint.context.words import (
    COMMUTE,
    CONDITIONAL,
    COVARIANCE,
    DECLARING,
    KINDS,
    PROPERTIES,
    SQUARE,
)
from nablasheet.lint.reading.hints import unfont
from nablasheet.notes.document import Document

MATH = re.compile(r"\$\$?([^$\n]{1,60})\$\$?|``([^`\n]{1,60})``|\\\(([^\n]{1,60}?)\\\)|`([^`\n]{1,40})`")
BREAK = re.compile(r"[,，。;；:：、()（）\[\]]|\.(?=\s|\Z)|\n|\band\b|和|与|および|\be\b|\bund\b|\bet\b")
NAME = re.compile(
    r"(?:\\(?:mathbf|boldsymbol|bm|vec|hat|tilde|bar|mathcal|mathrm)\s*\{)*\s*(?:\\[A-Za-z]+|[A-Za-z])\s*\}*(?:_(?:\{[^{}]{1,20}\}|\w))?'*\Z"
)
BARE = re.compile(r"(?<![A-Za-z\\$_^'{])[A-Z](?![A-Za-z'^_}])")
SIZE = re.compile(r"([A-Za-z0-9]+)\s*(?:\\times|×|x|✕)\s*([A-Za-z0-9]+)")
SPACE = re.compile(
    r"\\in\s*\\(?:mathbb|R|mathds)\s*\{?\s*R?\s*\}?\s*\^\s*\{?\s*([A-Za-z0-9]+)\s*(?:(?:\\times|×)\s*([A-Za-z0-9]+))?\s*\}?|∈\s*ℝ\^?\{?\(?([A-Za-z0-9ᵐⁿ]+)(?:\s*[×x]\s*([A-Za-z0-9]+))?"
)
MEMBERS = re.compile(r"((?:[^=$\n]|\\,){1,60}?)(?=\\in|∈)")
PREDICATE = re.compile(
    r"(?:is|are|be|both|all|denotes?|均|都|皆|为|是|は|等|ist|sind|sono|est|sont)", re.IGNORECASE
)
COPULA = re.compile(
    r"\b(?:is|are|be|denotes?|being|ist|sind|sono|è|est|sont|a|an)\b|为|是|は|等|[:：=]", re.IGNORECASE
)
COMPLEX = re.compile(r"\\in\s*\\(?:mathbb|mathbf|mathds)\s*\{?\s*C(?![A-Za-z])|∈\s*ℂ")
IMAGINARY = re.compile(r"imaginary unit|虚数单位|虛數單位", re.IGNORECASE)
BEHIND = re.compile(
    r"\s*(?:if|when|where|for|provided|assuming)\b|\s*(?:若|如果|当|其中|假设)", re.IGNORECASE
)
JOINING = re.compile(r"\b(?:and|und|et|e)\s*\Z", re.IGNORECASE)
LEADING = re.compile(
    r"\s*(?:(?:if|when|where|with|for|both|let|provided|assuming)\b|如果|若|当|设|其中|假设)", re.IGNORECASE
)
LONGEST_LINE = 4000
REACH = 4000  # characters in which the next display is looked for
COVARIANCES = (r"\Sigma", r"\mathbf{\Sigma}", r"\Lambda", r"\mathbf{\Lambda}")  # symmetric by what they are


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of letters, true from `start` to `end` of the text."""

    start: int
    end: int
    names: tuple[str, ...]
    kind: str = ""
    sizes: tuple[str, str] | None = None
    assumption: Assumption | None = None
    commuting: bool = False
    square: bool = False
    complex: bool = False


def facts(document: Document, claims_at: frozenset[int]) -> Iterator[Fact]:
    """All facts; `claims_at` are the lines on which a derivative stands."""
    if COVARIANCE.search(document.text):
        yield Fact(0, len(document.text), COVARIANCES, assumption=Assumption.POSITIVE_DEFINITE)
    yield from _of_conditions(document)
    offset = 0
    for number, line in enumerate(_without_formulas(document).split("\n"), 1):
        if len(line) < LONGEST_LINE and line.strip():
            yield from _of_line(document, offset, number, line, number in claims_at)
        offset += len(line) + 1


def _without_formulas(document: Document) -> str:
    """The text with every formula blanked that is more than a name, a size or a membership."""
    text = document.text
    parts, at = [], 0
    for formula in document.formulas:
        start, end = formula.start, formula.start + len(formula.text)
        if (
            clean(formula.text)
            or SIZE.fullmatch(formula.text.strip())
            or "\\in" in formula.text
            or "∈" in formula.text
        ):
            continue
        if all(clean(part) for part in formula.text.split(",")):
            continue
        while start > at and text[start - 1] in "$` ":
            start -= 1
        while end < len(text) and text[end] in "$`":
            end += 1
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _of_conditions(document: Document) -> Iterator[Fact]:
    """What formulas that are conditions say: 1^T y = 1, W^T W = I."""
    for formula in document.formulas:
        found = condition(formula.text)
        if found is not None:
            name, assumption = found
            yield Fact(
                *_forward(document, document.lines.start(formula.line)), (name,), assumption=assumption
            )


def _of_line(document: Document, offset: int, number: int, line: str, has_claim: bool) -> Iterator[Fact]:
    scope = _scope(document, offset, number, line, has_claim)
    for names, kind, sizes, assumption in said_of(line):
        yield Fact(*scope, names, kind, sizes, assumption)
    for match in SPACE.finditer(line):
        names = tuple(_names_before(line[: match.start()]))
        rows, cols = match[1] or match[3], match[2] or match[4]
        if names and rows:
            wide = _forward(document, offset)
            yield Fact(*wide, names, "matrix" if cols else "vector", (rows, cols or "1"))
    for match in COMPLEX.finditer(line):
        names = tuple(_names_before(line[: match.start()]))
        yield Fact(*_forward(document, offset), names, complex=True)
    if IMAGINARY.search(line):
        yield Fact(*_forward(document, offset), tuple(_names(line)), complex=True)
    for start, shape, assumption in members(line):
        wide, names = _forward(document, offset), tuple(_names_before(line[:start]))
        if names:
            yield Fact(*wide, names, "matrix", shape)
            yield Fact(*wide, names, assumption=assumption)
    if SQUARE.search(line):
        for clause in _clauses(line):
            if SQUARE.search(MATH.sub(" ", clause)):
                yield Fact(*scope, _names(clause) or ("*",), square=True)
    if COMMUTE.search(line):
        yield Fact(offset, _next_display(document, offset + len(line)), (), commuting=True)


def _names_before(text: str) -> list[str]:
    """The names that end in front of a membership sign: A, B \\in"""
    tail = re.split(r"[$=。；;:：]|\\quad|\\text\{[^}]*\}|,\s*\\;", text)[-1]
    return [name for part in tail.split(",") if (name := clean(part.strip()))]


def _scope(document: Document, offset: int, number: int, line: str, has_claim: bool) -> tuple[int, int]:
    last = offset + len(line)
    if BEHIND.match(line):
        offset = _paragraph(document.text, offset)
    if CONDITIONAL.search(line) or has_claim:
        end = last
        return (
            (offset, _next_display(document, end)) if line.rstrip().endswith((":", "：")) else (offset, end)
        )
    return _forward(document, offset)


def _paragraph(text: str, offset: int) -> int:
    """Where the lines begin that a line goes on from: the display in front of "if A is symmetric"."""
    return max(text.rfind("\n\n", 0, offset) + 1, 0)


def _forward(document: Document, offset: int) -> tuple[int, int]:
    """To the end of the section, with the sections under it; of the note, from a section on notation."""
    sections = document.sections
    at = max(
        (i for i, s in enumerate(sections) if s.start <= offset or s.line <= document.place(offset)[0]),
        default=0,
    )
    level = sections[at].level if sections else 0
    if level <= 1 or DECLARING.match(sections[at].title):
        return offset, len(document.text)
    following = next((s for s in sections[at + 1 :] if s.level <= level), None)
    return offset, document.lines.start(following.line) if following else len(document.text)


def _next_display(document: Document, offset: int) -> int:
    following = document.within(offset, offset + REACH)[:1]
    return document.lines.start(following[0].end_line + 1) if following else offset


Said = tuple[tuple[str, ...], str, tuple[str, str] | None, Assumption | None]


def said_of(line: str) -> Iterator[Said]:
    """Names with what the line says of them."""
    yield from _listed(line)
    before: tuple[str, ...] = ()  # names of the clauses in front, that a predicate may follow
    listed: tuple[str, ...] = ()  # names of a list that this clause may end
    for clause in _clauses(line):
        names = _names(clause)
        words = MATH.sub(" ", clause)
        words = BARE.sub(" ", words) if names and not _math(clause) else words
        is_bare = bool(names) and not JOINING.sub(" ", LEADING.sub("", words)).strip(
            " \t-*'\"`、,，与和及()（）"
        )
        kinds = [kind for kind, pattern in KINDS if pattern.search(words)]
        properties = [assumption for assumption, pattern in PROPERTIES if pattern.search(words)]
        size = _size(clause)
        if kinds and not _is_predicate(clause, bool(names)):
            kinds = []
        subjects = (
            (*listed, *names) if names else before if properties or kinds else before[-1:] if size else ()
        )
        if subjects:
            beside = list(_adjacent(clause))
            yield from beside
            kinds = [] if beside else kinds
            kind = kinds[0] if kinds and (len(kinds) == 1 or kinds[0] == "row") else ""
            if size and not kind:
                kind = "matrix" if "1" not in size else "vector"
            if kind or size:
                yield subjects, kind, size, None
            for assumption in properties:
                yield subjects, "", None, assumption
        listed = (*listed, *names) if is_bare else ()
        if names and not (kinds or properties or size):
            before = (*before, *names)
        elif names:
            before = names
        elif (
            words.strip(" \t-*'\"") and not properties and not kinds and not size and len(words.strip()) > 25
        ):
            before = ()


def _is_predicate(clause: str, has_names: bool) -> bool:
    """Whether the clause says what its names are: not `the columns of Y by X make a matrix`."""
    if not has_names:
        return bool(PREDICATE.match(clause.strip()))
    masked = MATH.sub(lambda match: "\0" * len(match[0]), clause)
    masked = BARE.sub("\0", masked) if "\0" not in masked else masked
    last = masked.rfind("\0")
    found = min(
        (m.start() for _, pattern in KINDS if (m := pattern.search(masked, max(last, 0)))), default=-1
    )
    between = masked[last + 1 : found] if last < found else ""
    return last < found and (
        len(between.strip()) <= 6 or (len(between) < 30 and bool(COPULA.search(between)))
    )


def _adjacent(clause: str) -> Iterator[Said]:
    """Names right behind a word for their kind: scalar $L$ of vector $y$, 列向量X."""
    for kind, pattern in KINDS:
        for match in re.finditer(
            rf"(?:{pattern.pattern})\s*(?:{MATH.pattern}|(?-i:([A-Z]|(?<=[\u4e00-\u9fff])[a-z]))(?![A-Za-z]))",
            clause,
            re.IGNORECASE,
        ):
            name = clean(next((group for group in match.groups() if group), ""))
            if name and not (
                kind == "vector" and re.match(r"(?:行|row)", clause[max(0, match.start() - 1) :])
            ):
                yield (name,), kind, None, None


def _listed(line: str) -> Iterator[Said]:
    """`x`, `\\mathbf{x}`, `\\mathbf{X}`: scalar, vector, matrix."""
    head, colon, tail = line.partition(":")
    if not colon:
        head, colon, tail = line.partition("：")
    names = [clean(m) for m in _math(head)]
    kinds = [
        kind
        for part in re.split(r"[,，、;；]", tail)[: len(names)]
        for kind, pattern in KINDS[:4]
        if pattern.search(part)
    ][: len(names)]
    if len(names) > 1 and all(names) and len(kinds) == len(names):
        for name, kind in zip(names, kinds, strict=True):
            yield (name,), kind, None, None


def _clauses(line: str) -> list[str]:
    """The line cut at punctuation outside of mathematics."""
    masked = MATH.sub(lambda match: "x" * len(match[0]), line)
    cuts = [0, *(match.end() for match in BREAK.finditer(masked)), len(line)]
    return [line[a:b] for a, b in pairwise(cuts) if line[a:b].strip()]


def _math(text: str) -> list[str]:
    return [next(group for group in match.groups() if group is not None) for match in MATH.finditer(text)]


def _names(clause: str) -> tuple[str, ...]:
    listed = [re.split(r"\\in(?![a-z])|∈", text)[0] for text in _math(clause)]
    found = [name for text in listed for part in text.split(",") if (name := clean(part))]
    if found:
        return tuple(found)
    bare = BARE.findall(MATH.sub(" ", clause))
    if re.match(r"\s*A (?:symmetric|matrix|vector|scalar|column|real|square|diagonal|general)\b.{8}", clause):
        bare = bare[1:]
    return tuple(dict.fromkeys(bare)) if len(bare) <= 4 else ()


def _size(clause: str) -> tuple[str, str] | None:
    for text in [*_math(clause), MATH.sub(" ", clause)]:
        match = SIZE.search(text)
        if match and len(match[1]) <= 2 and len(match[2]) <= 2:
            return match[1], match[2]
    return None


def clean(text: str) -> str:
    """The name that a piece of LaTeX is, in the reader's spelling; empty for anything else."""
    text = text.strip().strip("$`").strip()
    if not NAME.match(text):
        return ""
    bold = bool(re.search(r"\\(?:mathbf|boldsymbol|bm|vec|textbf)\s*\{", text))
    inner = text.replace(" ", "")
    while (
        bare := re.sub(
            r"\\(?:mathbf|boldsymbol|bm|vec|textbf|mathcal|mathrm)\{((?:[^{}]|\{[^{}]*\})*)\}", r"\1", inner
        )
    ) != inner:
        inner = bare
    head, sign, index = inner.partition("_")
    name = rf"\mathbf{{{head}}}" if bold else head
    return name + (f"_{{{index.strip('{}')}}}" if sign else "")


def plain(name: str) -> str:
    """The name without its font."""
    return unfont(name)
