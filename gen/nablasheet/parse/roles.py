"""Given lines without a set: how a function is meant, and named constants.

`$\\exp$, matrix function` · `$\\sigma$, elementwise logistic function` · `$K_{mn}$, commutation matrix`
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from nablasheet.expr import Commutation, Constant, Dim, Duplication, Elimination, Node
from nablasheet.expr.named import FUNCTIONS, MATRIX_FUNCTIONS
from nablasheet.parse.error import Place, Trouble, suggestion
from nablasheet.parse.extent import size_of
from nablasheet.parse.macros import FUNCTION_LETTERS, FUNCTION_WORDS
from nablasheet.parse.signatures import name_at
from nablasheet.parse.tokens import Token
from nablasheet.parse.words import USES, Use, squeezed


class Roles(Protocol):
    """The part of the declarations that such a line fills."""

    uses: dict[str, str]
    constants: dict[str, Node]

    def has(self, name: str) -> bool:
        """Whether the name is taken."""


SPELLED: dict[tuple[str, ...], str] = {
    ("|", "*", "|"): "abs", ("lvert", "*", "rvert"): "abs", ("sqrt", "{", "*", "}"): "sqrt",
        ("sqrt",): "sqrt",
}  # fmt: skip
ROWS = "softmax"


def declare_use(draft: Roles, tokens: Sequence[Token], words: str, start: int) -> None:
    """Declare what a line without \\in says."""
    place = (tokens[0].start, tokens[-1].end) if tokens else (0, 1)
    phrase = squeezed(words)
    use = USES.get(phrase)
    if use is None:
        if not phrase:
            raise Trouble(
                "unreadable",
                place,
                "the line does not say what the symbol is",
                "write $X \\in \\mathbb{R}^n$",
            )
        help_line = suggestion(phrase, USES) or "write $X \\in \\mathbb{R}^n$, or say how a function is meant"
        raise Trouble(
            "unknown-word", (start, start + len(words)), f'"{phrase}" is not known of a function', help_line
        )
    for subject in _subjects(tokens):
        _declare(draft, subject, use, (subject[0].start, subject[-1].end))


def _subjects(tokens: Sequence[Token]) -> list[list[Token]]:
    """The things in front of the comma; commas inside a subscript stay."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if token.kind == "sign" and token.text == "," and not depth:
            parts.append([])
        else:
            parts[-1].append(token)
    if not all(parts):
        raise Trouble("unreadable", tokens[0].place if tokens else (0, 1), "a name is missing beside a comma")
    return parts


def _declare(draft: Roles, subject: list[Token], use: Use, place: Place) -> None:
    texts = tuple(token.text for token in subject)
    key = SPELLED.get(texts) or (
        FUNCTION_WORDS.get(texts[0]) if len(texts) == 1 and subject[0].kind == "word" else None
    )
    if use.role in CONSTANTS:
        _constant(draft, subject, use, place)
    elif key is not None:
        _set(draft, key, _named_use(key, use, place), place)
    else:
        name, end = name_at(subject, 0)
        if end != len(subject):
            raise Trouble(
                "unreadable", place, "the name of a function is expected", "write $g$, elementwise function"
            )
        _set(draft, *_letter_use(name, use, place), place)


def _set(draft: Roles, key: str, use: str, place: Place) -> None:
    if draft.has(key):
        raise Trouble("declared-twice", place, f"{key} is declared twice", "remove one line")
    draft.uses[key] = use


def _named_use(key: str, use: Use, place: Place) -> str:
    """How a function with a name of its own is meant."""
    if use.role == "rows" and key == ROWS:
        return "rows"
    if use.role == "elementwise" and key in ("max", "min", "clip"):
        return use.role
    if use.role == "matrix" and key in MATRIX_FUNCTIONS:
        return "matrix"
    if use.role in ("elementwise", "scalar") and key in FUNCTIONS and use.function in ("", key):
        return use.role
    raise Trouble("contradiction", place, f"{key} is not used that way")


def _letter_use(name: str, use: Use, place: Place) -> tuple[str, str]:
    """The key and use of a letter: a known function under its letter, or an unnamed one."""
    known = FUNCTION_LETTERS.get(name)
    if use.function:
        if known == use.function:
            return use.function, use.role
        letter = FUNCTIONS[use.function].latex
        raise Trouble(
            "not-supported", place, f"this function is written {letter} here", f"write {letter} for {name}"
        )
    if use.unnamed or (use.role == "elementwise" and known is None):
        return name, use.role
    if use.role == "elementwise":
        meaning = FUNCTIONS[known or ""].meaning
        raise Trouble(
            "how-applied", place, f"which function {name} is does not follow",
            f"write elementwise function for an unnamed one, or name it ({meaning.split(' 1/')[0]})",
        )  # fmt: skip
    raise Trouble(
        "unreadable",
        place,
        f"{name} has no arguments and no shape",
        f"write ${name}(x) \\in \\mathbb{{R}}^m$, smooth function",
    )


def _constant(draft: Roles, subject: list[Token], use: Use, place: Place) -> None:
    name, end = name_at(subject, 0)
    if end != len(subject):
        raise Trouble("unreadable", place, "one name is expected")
    if draft.has(name):
        raise Trouble("declared-twice", place, f"{name} is declared twice", "remove one line")
    count, make = CONSTANTS[use.role]
    sizes = _index_sizes(subject, place) if count else []
    if len(sizes) != count:
        raise Trouble(
            "unknown-size", place, f"{name} needs {count} sizes as its index", "write K_{mn} or D_n"
        )
    draft.constants[name] = make(*sizes)


def _index_sizes(subject: list[Token], place: Place) -> list[Dim]:
    """The sizes in a subscript: mn, m,n or 3."""
    items = [token.text for token in subject[2:] if token.text not in ("{", "}")]
    if "," in items:
        cut = items.index(",")
        parts = [items[:cut], items[cut + 1 :]]
    else:
        parts = [[item] for item in items]
    return [size_of(part, lambda text: text.isalpha() or text.startswith("\\"), place) for part in parts]


CONSTANTS: dict[str, tuple[int, Callable[..., Node]]] = {
    "imaginary": (0, lambda: Constant("i")),
    "commutation": (2, Commutation),
    "duplication": (1, Duplication),
    "elimination": (1, Elimination),
}
