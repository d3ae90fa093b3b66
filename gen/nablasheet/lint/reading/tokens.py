"""Tokens of a note's formula: fonts as part of names, words put together, layers and primes in names.

Notes write `t r (A B)`, `dlog X`, `\\Sigma_2'^\\top` and `W^{(l)}`, and mean one sign by each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nablasheet.parse.error import Trouble
from nablasheet.parse.macros import FUNCTION_WORDS
from nablasheet.parse.tokens import Token, tokenize_loosely

WORDS = (
    "trace", "diag", "softmax", "sigmoid", "vech", "vec", "det", "exp", "log", "adj", "Tr", "tr", "ln",
    "sin", "cos", "tanh",
)  # fmt: skip
# Words that may stand without a bracket in front of a capital letter or a bar.
OPEN_WORDS = frozenset({"tr", "Tr", "det", "log", "ln", "trace"})
OPENERS = frozenset({"(", "[", "{", "{.", "|", "lvert", "Vert", "lVert"})
LAYER = re.compile(r"(?:[\[(][a-zA-Z0-9][+-]?\d?[\])]|[lL](?:[+-]\d)?|\([lik]\)|[*])\Z")
DOUBLE_STRUCK = {"1": "number"}


def tokens_of(latex: str, fonts: bool) -> list[Token]:
    """The tokens; with `fonts` a bold x is another letter than a plain one."""
    found = [token for token in tokenize_loosely(latex) if token.text]
    found = _changes(_ones(found))
    _refuse_orders(found)
    found = _jacobian(found)
    found = _ungrouped(_layers(_primed(_joined(found))))
    if fonts:
        found = [_named(token) for token in found]
    return found


def _changes(tokens: Sequence[Token]) -> list[Token]:
    """\\Delta x is one letter: a change of x."""
    made: list[Token] = []
    for token in tokens:
        if made and made[-1].text == "\\Delta" and token.kind == "letter" and made[-1].kind == "letter":
            made[-1] = replace(token, text=rf"\Delta {token.text}", start=made[-1].start)
        else:
            made.append(token)
    return made


def _jacobian(tokens: Sequence[Token]) -> list[Token]:
    """D_x f or D(f) at the start, in an equation with no other D, is the Jacobian operator."""
    head, rest = tokens[:1], tokens[1:]
    is_first = bool(head) and head[0].kind == "letter" and head[0].text == "D" and bool(rest)
    if not is_first or rest[0].text not in ("_", "(") or any(token.text == "D" for token in rest):
        return list(tokens)
    return [replace(head[0], font="roman"), *rest]


def _refuse_orders(tokens: Sequence[Token]) -> None:
    """o(x) and O(x) say how small something is; an equation with them is no identity."""
    for token, after in pairwise(tokens):
        if token.kind == "letter" and token.text in ("o", "O") and after.text == "(":
            raise Trouble("not-supported", token.place, "an order of magnitude is not read")


def _ones(tokens: Sequence[Token]) -> list[Token]:
    """1^T is the transpose of a vector of ones."""
    made: list[Token] = []
    for i, token in enumerate(tokens):
        if token.kind == "number" and token.text in ("1", "11") and _is_transposed(tokens, i + 1):
            made += [replace(token, text="1", font="bold")] * len(token.text)
        else:
            made.append(token)
    return made


def _is_transposed(tokens: Sequence[Token], i: int) -> bool:
    script = [token.text for token in tokens[i : i + 3]]
    return (
        script[:2] in (["^", "T"], ["^", "top"])
        or script == ["^", "{", "T"]
        or script == ["^", "{", "top"]
        or script[:1] == ["'"]
    )


def _named(token: Token) -> Token:
    if token.kind == "letter" and token.font == "bold" and token.text != "I":
        return replace(token, text=rf"\mathbf{{{token.text}}}")
    return token


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Letters that spell a function's name, as one word."""
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        word = _word_at(tokens, i, made[-1] if made else None)
        if word:
            last = tokens[i + len(word) - 1]
            made.append(Token("word", word, tokens[i].start, last.end))
            i += len(word)
        else:
            made.append(tokens[i])
            i += 1
    return made


def _word_at(tokens: Sequence[Token], i: int, before: Token | None) -> str:
    if tokens[i].kind != "letter" or tokens[i].font == "bold":
        return ""
    for word in WORDS:
        run = tokens[i : i + len(word)]
        if len(run) < len(word) or any(
            t.kind != "letter" or t.text != c or t.font == "bold" for t, c in zip(run, word, strict=True)
        ):
            continue
        after = tokens[i + len(word)] if i + len(word) < len(tokens) else None
        if after is None:
            continue
        if after.kind == "sign" and after.text in OPENERS:
            return word
        capital = after.kind == "letter" and (
            after.text[:1].isupper() or after.font == "bold" or after.text.startswith("\\")
        )
        if word in OPEN_WORDS and (capital or after.kind == "word" or _is_word(tokens, i + len(word))):
            return word
        if word in ("log", "ln", "det", "exp") and after.kind in ("letter", "number"):
            return word
    return ""


def _is_word(tokens: Sequence[Token], i: int) -> bool:
    return any("".join(t.text for t in tokens[i : i + len(word)]) == word for word in ("det", "tr", "exp"))


def _primed(tokens: Sequence[Token]) -> list[Token]:
    """A prime in front of another superscript is part of the name: X_2'^T."""
    made: list[Token] = []
    names: set[tuple[str, ...]] = set()
    for i, token in enumerate(tokens):
        if token.text == "'" and token.kind == "sign" and i + 1 < len(tokens) and tokens[i + 1].text == "^":
            names.add(_back(tokens, i))
    if not any(names):
        return list(tokens)
    for i, token in enumerate(tokens):
        if token.text == "'" and token.kind == "sign" and (name := _back(tokens, i)) in names and name:
            at = len(made) - len(name)
            made[at] = replace(made[at], text=made[at].text + "'")
        else:
            made.append(token)
    return made


def _back(tokens: Sequence[Token], i: int) -> tuple[str, ...]:
    """The letter, with its subscript, that ends in front of i."""
    j = i - 1
    if j >= 2 and tokens[j - 1].text == "_" and tokens[j].kind in ("letter", "number"):
        j -= 2
    elif j >= 0 and tokens[j].text == "}":
        while j >= 0 and tokens[j].text != "{":
            j -= 1
        if j < 2 or tokens[j - 1].text != "_":
            return ()
        j -= 2
    return tuple(t.text for t in tokens[j:i]) if j >= 0 and tokens[j].kind == "letter" else ()


def _layers(tokens: Sequence[Token]) -> list[Token]:
    """W^{(l)}, a^{l-1}, x^{[k]}: a layer or a sample, not a power."""
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        index, behind = _layer_at(tokens, i + 1) if token.kind == "letter" else ("", i)
        if index:
            made.append(replace(token, text=f"{token.text}^{{{index}}}"))
            i = behind
        else:
            made.append(token)
            i += 1
    return made


def _layer_at(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    if i + 1 >= len(tokens) or tokens[i].text != "^":
        return "", i
    if tokens[i + 1].text != "{":
        index = tokens[i + 1].text
        return (index, i + 2) if index in ("l", "L") else ("", i)
    end = next((j for j in range(i + 2, len(tokens)) if tokens[j].text == "}"), -1)
    inner = "".join(t.text for t in tokens[i + 2 : end]) if end > 0 else ""
    return (inner, end + 1) if inner and LAYER.match(inner) and inner != "*" else ("", i)


def _ungrouped(tokens: Sequence[Token]) -> list[Token]:
    """{A} as A, where the braces are no argument of a script."""
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        three = tokens[i : i + 3]
        scripted = bool(made) and made[-1].text in ("^", "_")
        if (
            len(three) == 3
            and three[0].text == "{"
            and three[1].kind == "letter"
            and three[2].text == "}"
            and not scripted
        ):
            made.append(three[1])
            i += 3
        else:
            made.append(tokens[i])
            i += 1
    return made


def is_function_word(text: str) -> bool:
    """Whether it is a word that the grammar knows as a function."""
    return text in FUNCTION_WORDS
