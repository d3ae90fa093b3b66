"""What each undeclared letter may be: scalar, vector or matrix, the likely first.

A letter's kind follows from its use where it can (what is transposed is no scalar, what is inverted
no vector) and from case and font where it cannot; the costs below rank the guesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from nablasheet.lint.reading.grids import UNIT
from nablasheet.lint.reading.hints import Hints, unfont
from nablasheet.lint.reading.tree import bare, name_of, opened, parts, walk
from nablasheet.parse.syntax import (
    Bars,
    Call,
    Chain,
    Derivative,
    Infix,
    Name,
    Norm,
    Power,
    Quotient,
    Script,
    Subscripted,
    Sum,
    Syntax,
)

RESERVED = frozenset({"I", r"\mathbf{I}", r"\pi", "O", r"\mathbf{O}", "d"})
MOST_READINGS = 160
MOST_UNLIKELY = 8
TRANSPOSED = ("transpose", "letter T", "letter t", "prime", "hermitian", "letter H")
PSEUDOINVERSES = ("pseudoinverse", "dagger")
SIZE_LETTERS = frozenset("mnNklpq")
OBJECTIVES = frozenset({"L", "J", "E", "C", "f", "g", "h", r"\ell", r"\mathcal", r"\mathcal{L}"})
VECTOR_GREEK = frozenset(
    {
        r"\mu",
        r"\theta",
        r"\beta",
        r"\delta",
        r"\phi",
        r"\xi",
        r"\varepsilon",
        r"\epsilon",
        r"\alpha",
        r"\gamma",
        r"\nu",
        r"\eta",
        r"\omega",
        r"\lambda",
        r"\pi",
    }
)


@dataclass(frozen=True, slots=True)
class Use:
    """How a letter is used in a statement."""

    transposed: bool = False
    inverted: bool = False
    normed: bool = False
    barred: bool = False
    in_trace: bool = False
    divides: bool = False
    inside: bool = False  # a bracket that is transposed or normed
    stacked: bool = False  # under vec
    is_variable: bool = False
    differentiated: bool = False  # stands alone above a derivative
    entry: int = 0  # number of indices


def names(chain: Chain, functions: frozenset[str]) -> list[str]:
    """The letters that need a kind, in the order in which they come."""
    found: dict[str, None] = {}
    _collect(chain, functions, frozenset(), found)
    if "e" in found and any(isinstance(node, Power) and name_of(node.base) == "e" for node in walk(chain)):
        del found["e"]  # Euler's number
    return list(found)


def _collect(
    syntax: Syntax, functions: frozenset[str], bound: frozenset[str], found: dict[str, None]
) -> None:
    name = name_of(syntax) if isinstance(syntax, Name | Subscripted) else ""
    if isinstance(syntax, Subscripted) and name_of(syntax.base) == UNIT:
        return
    if isinstance(syntax, Subscripted) and name and _is_entry(syntax, bound):
        name = name_of(syntax.base)
    if name:
        base = unfont(name).split("_")[0]
        if name not in RESERVED and not (base in ("I", "e") and "_" in name) and name not in bound:
            found.setdefault(name, None)
        return
    index = getattr(syntax, "index", "") if type(syntax).__name__ == "Repeated" else ""
    if index:
        bound = bound | {index}
    for part in parts(syntax):
        _collect(part, functions, bound, found)


def _is_entry(syntax: Subscripted, bound: frozenset[str]) -> bool:
    two = len(syntax.items) == 3 and syntax.items[1] == ","
    return two or (len(syntax.items) == 1 and syntax.items[0] in bound)


def uses(chain: Chain) -> dict[str, Use]:
    """How each letter is used."""
    found: dict[str, dict[str, bool | int]] = {}

    def mark(syntax: Syntax, **what: bool | int) -> None:
        name = name_of(syntax)
        if name:
            found.setdefault(name, {}).update(what)

    def mark_inside(syntax: Syntax) -> None:
        body = opened(syntax)
        for _, term in body.terms if isinstance(body, Sum) else ():
            mark(term, inside=True)

    for node in walk(chain):
        match node:
            case Script(_, base, kind):
                if kind in TRANSPOSED or kind in PSEUDOINVERSES:
                    mark(base, transposed=True)
                    mark_inside(base)
                if kind == "inverse transpose" or kind == "letter -T":
                    mark(base, inverted=True)
            case Power(_, base, _):
                mark(base, inverted=True)
            case Norm(_, body, _):
                mark(body, normed=True)
                mark_inside(body)
            case Derivative(_, _, function, variables, _, _):
                for variable in variables:
                    mark(bare(variable), is_variable=True)
                mark(bare(function), differentiated=True)
                if isinstance(bare(function), Call):
                    found.setdefault(bare(function).function, {}).update(differentiated=True)  # type: ignore[attr-defined]
            case Call(_, "vec" | "vech", (argument,), _):
                mark(argument, inside=True, stacked=True)
            case Call(_, "diag", (argument,), _):
                mark(argument, inside=True)
            case Infix(_, "otimes", operands):
                for operand in operands:
                    mark(operand, inside=True)
            case Bars(_, body):
                mark(body, barred=True)
            case Call(_, function, (argument,), _) if function in ("trace", "det", "adj"):
                mark(argument, in_trace=True)
            case Quotient(_, _, below):
                mark(below, divides=True)
            case Subscripted(_, base, items) if len(items) == 3 and items[1] == ",":
                mark(base, entry=2)
    return {name: Use(**what) for name, what in found.items()}  # type: ignore[arg-type]


def candidates(name: str, use: Use, hints: Hints) -> list[tuple[int, str]]:
    """Kinds with their costs."""
    declared = hints.kind(name)
    ranked = {kind: cost for cost, kind in _by_look(name, hints)}
    if declared:
        ranked = {kind: max(cost, 1) + 3 for kind, cost in ranked.items()} | {declared: 0}
    leaning = hints.leaning.get(name, "")
    if leaning:
        away = 4 if name.startswith(r"\mathbf{") else 1
        ranked = {kind: cost + (0 if kind == leaning else away) for kind, cost in ranked.items()}
    if use.transposed:
        ranked["scalar"] = ranked.get("scalar", 3) + 8
    if use.inverted or use.in_trace:
        ranked["vector"] = 99
    if use.in_trace or use.entry == 2:
        ranked["matrix"] = 0
        ranked["scalar"] = 99
    if use.divides:
        ranked = {kind: cost + (6 if kind != "scalar" else 0) for kind, cost in ranked.items()}
    if use.is_variable and not declared and "scalar" in ranked and ranked.get("matrix") == 0:
        ranked["scalar"] += 3  # few differentiate by a number with a capital
    if use.stacked:
        ranked["vector"] = 99
    if use.normed or use.inside:
        ranked["scalar"] = ranked.get("scalar", 3) + 3
    if (
        use.differentiated
        and _letter(name) in OBJECTIVES
        and not name.startswith(r"\mathbf{")
        and not declared
    ):
        ranked = {"scalar": 0, "vector": 2, "matrix": 2}
    return sorted((cost, kind) for kind, cost in ranked.items() if cost < 50)


def _by_look(name: str, hints: Hints) -> list[tuple[int, str]]:
    letter = _letter(name)
    is_bold = name.startswith(r"\mathbf{")
    upper = letter[:1].isupper() if not letter.startswith("\\") else letter[1:2].isupper()
    if is_bold:
        return (
            [(0, "matrix"), (3, "vector"), (5, "scalar")]
            if upper
            else [(0, "vector"), (4, "matrix"), (6, "scalar")]
        )
    if upper:
        return [(0, "matrix"), (2, "scalar"), (3, "vector")]
    if letter.startswith("\\"):
        vector = 1 if letter in VECTOR_GREEK and not hints.bold else 3
        return [(0, "scalar"), (vector, "vector"), (5, "matrix")]
    if hints.bold:
        return [(0, "scalar"), (1, "vector"), (5, "matrix")]
    if letter in SIZE_LETTERS or letter in "ijrst":
        return [(0, "scalar"), (1, "vector"), (5, "matrix")]
    return [(0, "vector"), (1, "scalar"), (4, "matrix")]


def _letter(name: str) -> str:
    """The letter that carries the name: x in \\hat{x}_{k+1}."""
    plain = unfont(name)
    while (
        plain.startswith("\\")
        and "{" in plain
        and plain.split("{")[0][1:] in ("hat", "tilde", "bar", "dot", "ddot", "check", "breve", "mathbf")
    ):
        plain = plain.split("{", 1)[1]
    head = plain.split("_")[0].split("^")[0].split("'")[0].rstrip("}")
    return head or plain


def readings(
    listed: Sequence[str], found: Mapping[str, Use], hints: Hints
) -> Iterator[tuple[int, dict[str, str]]]:
    """Kinds for all letters, cheapest first, with their cost."""
    if not any(name.startswith(r"\mathbf{") for name in listed):
        hints = replace(hints, bold=False)  # a note with bold letters, a formula without
    options = [candidates(name, found.get(name, Use()), hints)[:3] for name in listed]
    combos = islice(product(*options), 3000)
    ranked = sorted(combos, key=lambda combo: sum(cost for cost, _ in combo))
    least = sum(cost for cost, _ in ranked[0]) if ranked else 0
    for combo in ranked[:MOST_READINGS]:
        cost = sum(cost for cost, _ in combo)
        if cost > least + MOST_UNLIKELY:
            return
        yield cost, {name: kind for name, (_, kind) in zip(listed, combo, strict=True)}


def derivative_variables(chain: Chain) -> list[str]:
    """The names that something is differentiated by."""
    found = [name_of(bare(v)) for node in walk(chain) if isinstance(node, Derivative) for v in node.variables]
    return list(dict.fromkeys(name for name in found if name))


__all__ = ["Infix", "Use", "candidates", "derivative_variables", "names", "opened", "readings", "uses"]
