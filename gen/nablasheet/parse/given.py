"""Given lines: `- $X \\in \\mathbb{R}^{m \\times n}$, invertible` to declarations.

Each line is read by itself and its mistakes are collected, so that all are told at once. Symbols
come first, then unnamed functions, whose arguments are symbols or other functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from nablasheet.expr import Apply, Assumption, Node, Shape, Symbol
from nablasheet.finding import Finding
from nablasheet.identity import Declarations
from nablasheet.parse.conditions import ambiguous_for_matrix, condition
from nablasheet.parse.error import Place, Trouble, finding
from nablasheet.parse.roles import declare_use
from nablasheet.parse.sets import space
from nablasheet.parse.signatures import Signature, signatures
from nablasheet.parse.tokens import Token, tokenize
from nablasheet.parse.words import BARE, USES, normal, properties, squeezed

A = Assumption
SQUARE = frozenset({
    A.SYMMETRIC, A.SKEW, A.HERMITIAN, A.DIAGONAL, A.LOWER, A.UPPER, A.TOEPLITZ, A.HANKEL, A.CIRCULANT,
    A.ORTHOGONAL, A.POSITIVE_DEFINITE, A.POSITIVE_SEMIDEFINITE, A.INVERTIBLE, A.POSITIVE_DETERMINANT,
    A.POSITIVE_EIGENVALUES, A.DISTINCT_EIGENVALUES, A.DIAGONALISABLE, A.IDEMPOTENT, A.INVOLUTORY, A.NILPOTENT,
    A.CONTRACTION, A.POSITIVE_DIAGONAL,
})  # fmt: skip
KINDS: dict[Assumption, tuple[str, ...]] = {
    **dict.fromkeys(SQUARE, ("matrix",)),
    **dict.fromkeys(
        (
            A.FULL_RANK,
            A.FULL_COLUMN_RANK,
            A.FULL_ROW_RANK,
            A.ROWS_ONE_HOT,
            A.ROWS_SIMPLEX,
            A.ORTHONORMAL_COLUMNS,
        ),
        ("matrix",),
    ),
    **dict.fromkeys((A.ONE_HOT, A.SIMPLEX, A.UNIT_NORM), ("vector",)),
}


@dataclass(slots=True)
class Draft:
    """The declarations while they are being read."""

    symbols: dict[str, Symbol] = field(default_factory=dict)
    uses: dict[str, str] = field(default_factory=dict)
    constants: dict[str, Node] = field(default_factory=dict)
    functions: dict[str, Node] = field(default_factory=dict)
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pending: list[tuple[int, Signature, Shape, Place]] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether the name is taken."""
        return name in self.symbols or name in self.constants or name in self.functions or name in self.uses


def read_lines(lines: Iterable[str]) -> tuple[Declarations, list[Finding]]:
    """Declarations and findings; a finding's line is the number of the Given line."""
    draft, findings = Draft(), []
    listed = list(lines)
    for i, line in enumerate(listed):
        findings += [_placed(trouble, line, i) for trouble in _read_line(line, i, draft)]
    findings += [_placed(trouble, listed[i], i) for i, trouble in _functions(draft)]
    declared = Declarations(draft.symbols, draft.uses, draft.constants, draft.functions)
    return declared, sorted(findings, key=lambda each: each.span)


def _placed(trouble: Trouble, line: str, i: int) -> Finding:
    made = finding(trouble, line)
    return replace(made, span=replace(made.span, line=i + made.span.line))


@dataclass(frozen=True, slots=True)
class Piece:
    """Mathematics or words, and where they start in the line."""

    text: str
    start: int
    is_math: bool


def _pieces(line: str) -> list[Piece]:
    """The line cut at its dollars; without dollars, at the first comma behind the declaration."""
    bullet = re.match(r"\s*(?:[-*+]\s+)?", line)
    start = bullet.end() if bullet else 0
    if "$" in line:
        cuts = re.finditer(r"\$([^$]*)\$|[^$]+|\$", line[start:])
        return [
            Piece(m.group(1), start + m.start(1), True)
            if m.group(1) is not None
            else Piece(m.group(), start + m.start(), False)
            for m in cuts
        ]
    end = _first_comma(line, max(line.find("\\in"), line.find("∈"), start))
    return [Piece(line[start:end], start, True), Piece(line[end:], end, False)]


def _first_comma(line: str, at: int) -> int:
    depth = 0
    for i in range(at, len(line)):
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(line[i], 0)
        if line[i] in ",，" and depth <= 0:
            return i
    return len(line)


def _read_line(line: str, i: int, draft: Draft) -> list[Trouble]:
    """Declare what the line says; its mistakes."""
    pieces = [piece for piece in _pieces(line) if piece.text.strip()]
    try:
        if not pieces or not pieces[0].is_math:
            raise Trouble(
                "unreadable",
                (0, len(line)),
                "a Given line starts with a symbol",
                "write $X \\in \\mathbb{R}^n$",
            )
        tokens = _tokens(pieces[0])
        at = next((k for k, token in enumerate(tokens) if token.kind == "sign" and token.text == "in"), None)
        if at is None:
            if any(token.text in (":", "to") for token in tokens):
                help_line = "write $f(x) \\in \\mathbb{R}$, smooth function"
                raise Trouble("not-supported", tokens[0].place, "a map with an arrow is not read", help_line)
            words = "".join(piece.text for piece in pieces[1:])
            declare_use(draft, tokens, words, pieces[1].start if len(pieces) > 1 else len(line))
            return []
        return _declare(draft, tokens[:at], tokens[at + 1 :], pieces[1:], i)
    except Trouble as trouble:
        return [trouble]


def _tokens(piece: Piece) -> list[Token]:
    """The tokens of a piece, placed in its line."""
    try:
        tokens = tokenize(piece.text)[:-1]
    except Trouble as trouble:
        start, end = trouble.place
        trouble.place = (start + piece.start, end + piece.start)
        raise
    return [replace(t, start=t.start + piece.start, end=t.end + piece.start) for t in tokens]


def _declare(
    draft: Draft, names: list[Token], rest: list[Token], pieces: Sequence[Piece], line: int
) -> list[Trouble]:
    declared = signatures(names)
    member, used = space(rest)
    assumed, troubles = _assumed(declared, pieces, rest[used:])
    for signature in declared:
        place = signature.place
        if draft.has(signature.name) or any(signature.name == p[1].name for p in draft.pending):
            troubles.append(
                Trouble("declared-twice", place, f"{signature.name} is declared twice", "remove one line")
            )
        elif signature.arguments:
            draft.pending.append((line, signature, member.shape, place))
        else:
            own = [*assumed[""], *assumed.get(signature.name, [])]
            troubles += _misfits(signature.name, member.shape, own)
            kept = frozenset({*member.assumptions, *(each.assumption for each in own)})
            if A.ORTHONORMAL_COLUMNS in kept and member.shape.is_square:
                kept = kept - {A.ORTHONORMAL_COLUMNS} | {A.ORTHOGONAL}
            draft.symbols[signature.name] = Symbol(signature.name, member.shape, kept)
            draft.spellings[signature.name] = signature.spelling
    return troubles


@dataclass(frozen=True, slots=True)
class Assumed:
    """One assumption and where it is said; `is_bare` for `positive`, which does not say of what."""

    assumption: Assumption
    place: Place
    is_bare: bool


def _assumed(
    declared: Sequence[Signature], pieces: Sequence[Piece], rest: Sequence[Token]
) -> tuple[dict[str, list[Assumed]], list[Trouble]]:
    """What the words and conditions assume, by name ("" for all names of the line)."""
    found: dict[str, list[Assumed]] = {"": []}
    troubles: list[Trouble] = []
    conditions = _split(rest)
    functions = any(signature.arguments for signature in declared)
    for piece in pieces:
        if piece.is_math:
            conditions += _split(_tokens(piece))
        elif not (functions and squeezed(piece.text) in USES):
            listed, unknown = properties(piece.text, piece.start)
            found[""] += [
                Assumed(a, place, normal(piece.text)[place[0] - piece.start : place[1] - piece.start] in BARE)
                for a, place in listed
            ]
            troubles += unknown
    names = {signature.name: signature.spelling for signature in declared}
    for tokens in conditions:
        try:
            name, assumption = condition(tokens, names)
        except Trouble as trouble:
            troubles.append(trouble)
            continue
        bare = bool(name) and ambiguous_for_matrix(tokens, names[name])
        found.setdefault(name, []).append(Assumed(assumption, (tokens[0].start, tokens[-1].end), bare))
    return found, troubles


def _split(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "sign" and token.text in (",", ";"):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _misfits(name: str, shape: Shape, assumed: Sequence[Assumed]) -> list[Trouble]:
    """Assumptions that this shape cannot have."""
    troubles: list[Trouble] = []
    for each in assumed:
        kinds = KINDS.get(each.assumption)
        square = each.assumption in SQUARE
        if kinds and (shape.kind not in kinds or (square and not shape.is_square)):
            wanted = "a square matrix" if square else f"a {kinds[0]}"
            message = f"{each.assumption.value} needs {wanted}, {name} is {shape}"
            troubles.append(Trouble("contradiction", each.place, message))
        elif each.is_bare and shape.kind == "matrix":
            message = f"{each.assumption.value} of a matrix: its entries or its eigenvalues?"
            help_line = f"write {each.assumption.value} entries, positive definite or positive eigenvalues"
            troubles.append(Trouble("ambiguous", each.place, message, help_line))
    return troubles


def _functions(draft: Draft) -> list[tuple[int, Trouble]]:
    """Unnamed functions, as soon as their arguments are known."""
    waiting = draft.pending
    while waiting:
        later = []
        for entry in waiting:
            _, signature, shape, _ = entry
            arguments = [draft.symbols.get(a) or draft.functions.get(a) for a in signature.arguments]
            known = tuple(a for a in arguments if a is not None)
            if len(known) == len(arguments):
                draft.functions[signature.name] = Apply(signature.name, known, shape)
            else:
                later.append(entry)
        if len(later) == len(waiting):
            break
        waiting = later
    else:
        return []
    return [
        (
            line,
            Trouble(
                "unknown-symbol",
                place,
                f"an argument of {signature.name} is not declared",
                "add a Given line for it",
            ),
        )
        for line, signature, _, place in waiting
    ]
