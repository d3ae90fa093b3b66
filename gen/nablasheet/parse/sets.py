"""What stands behind \\in: a shape, and what the set promises of its members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nablasheet.expr import ONE, SCALAR, Assumption, Dim, Shape
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.extent import size_of
from nablasheet.parse.tokens import Token

A = Assumption
HELP = "write \\mathbb{R}, \\mathbb{R}^n, \\mathbb{R}^{m \\times n}, \\mathbb{S}^n_{++}, O(n) or \\Delta^n"


@dataclass(frozen=True, slots=True)
class Space:
    """A shape and its assumptions."""

    shape: Shape
    assumptions: tuple[Assumption, ...] = ()


# letter -> what its members are; S, O and Delta also fix the shape
NUMBERS: dict[str, tuple[Assumption, ...]] = {
    "R": (),
    "C": (A.COMPLEX,),
    "Z": (A.INTEGER,),
    "N": (A.INTEGER, A.POSITIVE),
}
SYMMETRIC: dict[str, tuple[Assumption, ...]] = {
    "": (A.SYMMETRIC,), "+": (A.POSITIVE_SEMIDEFINITE,), "++": (A.POSITIVE_DEFINITE,),
}  # fmt: skip
SIGNED: dict[str, tuple[Assumption, ...]] = {
    "": (), "+": (A.NONNEGATIVE,), "++": (A.POSITIVE,), ">0": (A.POSITIVE,), "ge0": (A.NONNEGATIVE,),
}  # fmt: skip
LISTED: dict[str, tuple[Assumption, ...]] = {
    "{.0,1.}": (A.BINARY,), "{.-1,1.}": (A.SIGNS,), "{.-1,+1.}": (A.SIGNS,), "{.pm1.}": (A.SIGNS,),
    "(0,1)": (A.UNIT_INTERVAL,),
}  # fmt: skip
# name -> how many sizes stand in its brackets, and what it promises
ORTHONORMAL: dict[str, tuple[int, tuple[Assumption, ...]]] = {
    "O": (1, (A.ORTHOGONAL,)),
    "SO": (1, (A.ORTHOGONAL, A.POSITIVE_DETERMINANT)),
    "St": (2, (A.ORTHONORMAL_COLUMNS,)),
}


def space(tokens: Sequence[Token]) -> tuple[Space, int]:
    """The set that the tokens spell, and how many of them it takes."""
    if not tokens:
        raise Trouble("unknown-set", (0, 1), "a set is missing behind \\in", HELP)
    first = tokens[0]
    place = first.place
    opened = next((i for i, token in enumerate(tokens[:3]) if token.text == "("), 0)
    name = "".join(token.text for token in tokens[:opened])
    if name in ORTHONORMAL:
        return _orthonormal(tokens, opened, *ORTHONORMAL[name])
    base, used = _base(tokens)
    powers, index, used = _scripts(tokens, used)
    if base == "Delta":
        if len(powers) != 1 or index:
            raise Trouble("unknown-set", place, "a simplex needs its size", "write \\Delta^{n}")
        return Space(Shape(powers[0], ONE), (A.SIMPLEX,)), used
    if base == "S":
        if len(powers) != 1 or index not in SYMMETRIC:
            raise Trouble("unknown-set", place, "symmetric matrices need one size", "write \\mathbb{S}^n")
        return Space(Shape(powers[0], powers[0]), SYMMETRIC[index]), used
    if index not in SIGNED:
        raise Trouble("unknown-set", place, f"the index {index} of a set is not known", HELP)
    promised = NUMBERS[base] if base in NUMBERS else LISTED[base]
    return Space(_shape(powers, place), promised + SIGNED[index]), used


def _base(tokens: Sequence[Token]) -> tuple[str, int]:
    first = tokens[0]
    if first.kind == "letter" and first.text == "\\Delta":
        return "Delta", 1
    if first.kind == "letter" and first.text in (*NUMBERS, "S") and first.font in ("double", "bold", "plain"):
        return first.text, 1
    for spelled in LISTED:
        text = ""
        for used, token in enumerate(tokens[:6], start=1):
            text += token.text
            if text == spelled:
                return spelled, used
    raise Trouble("unknown-set", first.place, f"{first.text} is not a known set", HELP)


def _scripts(tokens: Sequence[Token], used: int) -> tuple[list[Dim], str, int]:
    """Sizes above, sign below, in either order."""
    powers: list[Dim] = []
    index = ""
    while used < len(tokens) and tokens[used].kind == "sign" and tokens[used].text in ("^", "_"):
        script = tokens[used].text
        group, used = _group(tokens, used + 1)
        if script == "_":
            index = "".join(token.text for token in group)
        else:
            powers = _sizes(group, tokens[used - 1].place)
    return powers, index, used


def _group(tokens: Sequence[Token], at: int) -> tuple[list[Token], int]:
    if at >= len(tokens):
        raise Trouble("unknown-set", tokens[-1].place, "a script of the set is missing", HELP)
    if tokens[at].text != "{":
        return [tokens[at]], at + 1
    depth = 0
    for end in range(at, len(tokens)):
        depth += {"{": 1, "}": -1}.get(tokens[end].text, 0)
        if not depth:
            return list(tokens[at + 1 : end]), end + 1
    raise Trouble("unknown-set", tokens[at].place, "a brace is not closed", HELP)


def _sizes(group: Sequence[Token], place: Place) -> list[Dim]:
    parts: list[list[str]] = [[]]
    for token in group:
        if token.kind == "sign" and token.text == "times":
            parts.append([])
        else:
            parts[-1].append(token.text)
    return [size_of(part, _is_letter, (group[0].start, group[-1].end) if group else place) for part in parts]


def _is_letter(text: str) -> bool:
    return text.isalpha() or text.startswith("\\")


def _shape(powers: list[Dim], place: Place) -> Shape:
    if len(powers) > 2:
        raise Trouble("unknown-set", place, "arrays with more than two directions are not read", HELP)
    if not powers:
        return SCALAR
    return Shape(powers[0], powers[1] if len(powers) == 2 else ONE)


def _orthonormal(
    tokens: Sequence[Token], opened: int, count: int, promised: tuple[Assumption, ...]
) -> tuple[Space, int]:
    end = next((i for i, token in enumerate(tokens) if token.text == ")"), None)
    if end is None:
        raise Trouble("unknown-set", tokens[0].place, "a bracket is not closed", HELP)
    parts: list[list[str]] = [[]]
    for token in tokens[opened + 1 : end]:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token.text)
    if len(parts) != count:
        spelled = "one size" if count == 1 else f"{count} sizes"
        raise Trouble("unknown-set", tokens[0].place, f"this set needs {spelled}", HELP)
    sizes = [size_of(part, _is_letter, tokens[0].place) for part in parts]
    return Space(Shape(sizes[0], sizes[-1]), promised), end + 1
