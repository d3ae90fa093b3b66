"""One-step mutants of a formula: the mistakes that people make when they copy one.

A checker is worth what it catches: every mutant of a published result must be refuted, or proved
equal (a transpose lost from a symmetric matrix is no mistake).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nablasheet import expr as e


@dataclass(frozen=True, slots=True)
class Mutant:
    """A formula with one mistake, and the mistake's name."""

    mistake: str
    formula: e.Node


Change = tuple[str, e.Node]


def mutants(formula: e.Node) -> tuple[Mutant, ...]:
    """All distinct mutants that have the formula's shape."""
    letters = tuple(dict.fromkeys(node for node in formula.walk() if isinstance(node, e.Symbol)))
    found: dict[e.Node, str] = {}
    for mistake, changed in _anywhere(formula, letters):
        if changed != formula and changed.shape == formula.shape:
            found.setdefault(changed, mistake)
    return tuple(Mutant(mistake, changed) for changed, mistake in found.items())


def _anywhere(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    """Mistakes at a node, then those in each of its parts."""
    for rule in RULES:
        yield from rule(node, letters)
    yield from _below(node, letters)


def _below(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    parts = node.parts
    for k, part in enumerate(parts):
        if isinstance(node, e.Entry | e.Unit) and part is not getattr(node, "argument", None):
            continue  # a place, not a value
        inside = _below if isinstance(node, e.Partial) else _anywhere  # its function stays a function
        for mistake, changed in inside(part, letters):
            rebuilt = _rebuilt(node, (*parts[:k], changed, *parts[k + 1 :]))
            if rebuilt is not None:
                yield mistake, rebuilt


def _rebuilt(node: e.Node, parts: tuple[e.Node, ...]) -> e.Node | None:
    """The operation on other parts; None when their shapes do not fit."""
    try:
        return node.with_parts(parts)
    except e.FormulaError:
        return None


def _transposes(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if isinstance(node, e.Transpose):
        yield "lost transpose", node.argument
    elif node.shape.is_square and not node.is_scalar and not isinstance(node, e.Sum | e.Product | e.Identity):
        yield "added transpose", e.Transpose(node)


def _inverses(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if isinstance(node, e.Inverse):
        yield "lost inverse", node.argument


def _signs(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if isinstance(node, e.Sum):
        for k, term in enumerate(node.terms):
            negative = e.Product((e.number(-1), term))
            yield "sign", e.Sum((*node.terms[:k], negative, *node.terms[k + 1 :]))


def _terms(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if isinstance(node, e.Sum):
        for k in range(len(node.terms)):
            rest = node.terms[:k] + node.terms[k + 1 :]
            yield "dropped term", rest[0] if len(rest) == 1 else e.Sum(rest)


def _factors(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if not isinstance(node, e.Product | e.Hadamard | e.Kronecker):
        return
    for k in range(len(node.factors)):
        rest = node.factors[:k] + node.factors[k + 1 :]
        if len(rest) == 1:
            yield "dropped factor", rest[0]
        elif rest and (fewer := _rebuilt(node, rest)):
            yield "dropped factor", fewer


def _order(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if isinstance(node, e.Product | e.Kronecker):
        for k in range(len(node.factors) - 1):
            a, b = node.factors[k : k + 2]
            swapped = _rebuilt(node, (*node.factors[:k], b, a, *node.factors[k + 2 :]))
            if swapped is not None and not (a.is_scalar or b.is_scalar):
                yield "swapped neighbours", swapped


def _numbers(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if isinstance(node, e.Number) and node.value:
        yield "sign", e.Number(-node.value)
        yield "factor", e.Number(node.value * 2)


def _letters(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    if isinstance(node, e.Symbol):
        for letter in letters:
            if letter != node and letter.shape == node.shape:
                yield "other letter", letter


def _multiples(node: e.Node, letters: tuple[e.Symbol, ...]) -> Iterator[Change]:
    """At the leaves; an index counts and has no multiples, a number has its own."""
    if not node.parts and not isinstance(node, e.Number | e.Index | e.Zero):
        yield "factor", e.Product((e.number(2), node))


Rule = Callable[[e.Node, tuple[e.Symbol, ...]], Iterator[Change]]

RULES: tuple[Rule, ...] = (
    _transposes,
    _inverses,
    _signs,
    _terms,
    _factors,
    _order,
    _numbers,
    _letters,
    _multiples,
)
