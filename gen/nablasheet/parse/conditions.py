"""Conditions in formulas, `$A^2 = I$`: matched as spellings, so that each means one assumption.

The symbol is written @, transposes are a prime, braces are dropped. A condition outside the table
is refused, never ignored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nablasheet.expr import Assumption
from nablasheet.parse.error import Trouble
from nablasheet.parse.tokens import Token

A = Assumption

CONDITIONS: dict[str, Assumption] = {
    "@^2=I": A.INVOLUTORY, "@@=I": A.INVOLUTORY, "@^-1=@": A.INVOLUTORY, "@=@^-1": A.INVOLUTORY,
    "@^2=0": A.NILPOTENT, "@@=0": A.NILPOTENT,
    "@^2=@": A.IDEMPOTENT, "@@=@": A.IDEMPOTENT,
    "@=@'": A.SYMMETRIC, "@'=@": A.SYMMETRIC,
    "@=-@'": A.SKEW, "@'=-@": A.SKEW,
    "@=@^H": A.HERMITIAN, "@^H=@": A.HERMITIAN,
    "@'@=I": A.ORTHONORMAL_COLUMNS, "@@'=I": A.ORTHOGONAL, "@'=@^-1": A.ORTHOGONAL, "@^-1=@'": A.ORTHOGONAL,
    "@'@=@@'=I": A.ORTHOGONAL,
    "det(@)>0": A.POSITIVE_DETERMINANT, "det@>0": A.POSITIVE_DETERMINANT, "|@|>0": A.POSITIVE_DETERMINANT,
    "det(@)ne0": A.INVERTIBLE, "det@ne0": A.INVERTIBLE, "|@|ne0": A.INVERTIBLE,
    "@succ0": A.POSITIVE_DEFINITE, "@succeq0": A.POSITIVE_SEMIDEFINITE,
    "@>0": A.POSITIVE, "@ge0": A.NONNEGATIVE, "@ne0": A.NONZERO,
    "||@||=1": A.UNIT_NORM, "||@||_2=1": A.UNIT_NORM, "@'@=1": A.UNIT_NORM,
    "0<@<1": A.UNIT_INTERVAL, "pm1": A.SIGNS,
}  # fmt: skip
# Of a matrix these may be said of its entries or of its eigenvalues.
NOT_MATRIX: frozenset[str] = frozenset({"@>0", "@ge0", "@ne0", "0<@<1"})
SPELLED: dict[str, str] = {
    "Vert": "||", "lVert": "||", "rVert": "||", "lvert": "|", "rvert": "|", "{": "", "}": "", "0": "0",
}  # fmt: skip


def condition(tokens: Sequence[Token], names: Mapping[str, tuple[str, ...]]) -> tuple[str, Assumption]:
    """The name that the condition is about ("" for the line's own) and what it assumes.

    `names` gives the tokens that spell each declared name.
    """
    for name, spelled in sorted(names.items(), key=lambda entry: -len(entry[1])):
        text = _spelling(tokens, spelled)
        if "@" in text and text in CONDITIONS:
            return name, CONDITIONS[text]
    text = _spelling(tokens, ())
    if text in CONDITIONS:
        return "", CONDITIONS[text]
    place = (tokens[0].start, tokens[-1].end) if tokens else (0, 1)
    if any(token.text == "in" for token in tokens):
        raise Trouble("unreadable", place, "a second declaration on the line", "write one line for each")
    raise Trouble(
        "unknown-word",
        place,
        "this condition is not one of the known ones",
        "write $A^2 = I$, $A = A^\\top$, $\\det(A) > 0$, ...",
    )


def _spelling(tokens: Sequence[Token], name: tuple[str, ...]) -> str:
    texts = [token.text for token in tokens]
    text = ""
    i = 0
    while i < len(texts):
        if name and tuple(texts[i : i + len(name)]) == name:
            text += "@"
            i += len(name)
        elif texts[i] == "I" and texts[i + 1 : i + 2] == ["_"]:
            text += "I"
            i += (
                3
                if texts[i + 2 : i + 3] != ["{"]
                else texts[i:].index("}") + 1
                if "}" in texts[i:]
                else len(texts)
            )
        else:
            text += SPELLED.get(texts[i], texts[i])
            i += 1
    for transposed in ("^top", "^T"):
        text = text.replace(transposed, "'")
    return text


def ambiguous_for_matrix(tokens: Sequence[Token], name: tuple[str, ...]) -> bool:
    """Whether the condition has two readings for a matrix: A > 0."""
    return _spelling(tokens, name) in NOT_MATRIX
