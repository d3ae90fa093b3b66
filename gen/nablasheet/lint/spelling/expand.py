"""Expands macros: those that a note defines itself, and those that it uses as if everybody knew.

Bounded in rounds and in length, since a definition may call itself or double itself at each step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nablasheet.lint.spelling.groups import arguments, group_end
from nablasheet.lint.spelling.macros import KNOWN, MEANINGS, TRANSPOSES

ROUNDS = 6
LONGEST = 8000
MOST_DEFINITIONS = 400
Meaning = tuple[int, str]

DEFINITION = re.compile(
    r"\\(?:re)?newcommand\*?\s*\{?\s*\\(?P<name>[A-Za-z]+)\s*\}?\s*(?:\[(?P<count>\d)\])?\s*(?=\{)"
    r"|\\(?:g)?def\s*\\(?P<short>[A-Za-z]+)(?P<hashes>(?:#\d)*)\s*(?=\{)"
    r"|\\DeclareMathOperator\*?\s*\{?\s*\\(?P<operator>[A-Za-z]+)\s*\}?\s*(?=\{)"
)
MACRO = re.compile(r"\\([A-Za-z]+)")
GREEK_NAME = (
    r"(?:alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|nu|xi|pi|rho|sigma|tau"
    r"|phi|psi|omega|Sigma|Lambda|Theta|Phi|Psi|Omega|Gamma|Delta)"
)
LETTER = re.compile(
    rf"(?:(?:b|v|m|bm|bf|vec|mat|vect|mathbf|bs|mb|vb|bb|gv)(?P<a>[A-Za-z]|{GREEK_NAME})"
    rf"|(?P<b>[A-Za-z]|{GREEK_NAME})(?:v|b|m|bf|vec|mat|bold|vect))\Z"
)
SCRIPT_T = re.compile(rf"\^\s*\{{?\s*\\(?:{'|'.join(TRANSPOSES)})(?![A-Za-z])\s*\}}?")


def definitions(text: str) -> dict[str, Meaning]:
    """The macros that a note defines: name to number of arguments and meaning."""
    found = _ambiguous(text)
    for match in DEFINITION.finditer(text):
        end = group_end(text[: match.end() + LONGEST], match.end())
        if end < 0 or len(found) >= MOST_DEFINITIONS:
            continue
        body = text[match.end() + 1 : end - 1]
        if match["operator"]:
            found[match["operator"]] = (0, rf"\operatorname{{{body}}}")
        elif match["name"]:
            found[match["name"]] = (int(match["count"] or 0), body)
        else:
            found[match["short"]] = (len(match["hashes"]) // 2, body)
    return found


def _ambiguous(text: str) -> dict[str, Meaning]:
    """`\\bv` is b in a note that writes `\\xv`, and v in one that writes `\\bx`: what the others say."""
    names = [name for name in MACRO.findall(text) if name not in KNOWN and len(name) == 2]
    behind = sum(name[1] == "v" and name[0] not in "bvm" for name in names)
    before = sum(name[0] in "bvm" and name[1] != "v" for name in names)
    if behind <= before:
        return {}
    return {name: (0, rf"\mathbf{{{name[0]}}}") for name in names if name[1] == "v"}


def expanded(text: str, own: Mapping[str, Meaning]) -> str:
    """The text with own macros expanded, then the obvious ones; as it stands when it grows too long."""
    for _ in range(ROUNDS):
        changed = _once(text, own)
        if changed == text:
            break
        if len(changed) > LONGEST:
            return text
        text = changed
    if "T" not in own:
        text = SCRIPT_T.sub(r"^\\top ", text)
    return _once(text, _Obvious(own))


class _Obvious(dict[str, Meaning]):
    """Meanings of macros that nobody defined."""

    def __init__(self, own: Mapping[str, Meaning]) -> None:
        super().__init__({name: meaning for name, meaning in MEANINGS.items() if name not in own})

    def __missing__(self, name: str) -> Meaning:
        if name in TRANSPOSES:
            return (0, r"^\top")
        match = None if name in KNOWN else LETTER.match(name)
        if match is None:
            raise KeyError(name)
        letter = match["a"] or match["b"]
        return (0, rf"\mathbf{{{letter if len(letter) == 1 else chr(92) + letter}}}")


def _once(text: str, meanings: Mapping[str, Meaning]) -> str:
    parts: list[str] = []
    at = size = 0
    for match in MACRO.finditer(text):
        if match.start() < at:
            continue
        try:
            count, body = meanings[match[1]]
        except KeyError:
            continue
        replaced, end = _applied(text, match.end(), count, body)
        if replaced is None:
            continue
        parts += [text[at : match.start()], replaced]
        size += len(replaced)
        at = end
        if size > 2 * LONGEST:
            break
    return "".join([*parts, text[at:]])


def _applied(text: str, end: int, count: int, body: str) -> tuple[str | None, int]:
    given, behind = arguments(text, end, count)
    if count == 2 and len(given) == 1:  # \pdv{x} is the operator
        given = ["", *given]
    if len(given) < count:
        return None, end
    for i, argument in enumerate(given, 1):
        body = body.replace(f"#{i}", argument)
    space = " " if re.search(r"\\[A-Za-z]+\Z", body) and text[behind : behind + 1].isalpha() else ""
    return body + space, behind
