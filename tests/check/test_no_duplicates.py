"""No two identities ask for the same derivative under other letters: a special case is a corollary.

Functions are compared in their tidy form, with the letters and sizes renamed in the order in which
they appear; so are the variables' own assumptions, since those change what a derivative means.
"""

from __future__ import annotations

import re
from collections import defaultdict

from tests.catalogue import cases

from nablasheet.expr import Apply
from nablasheet.expr.normal.tidy import tidy
from nablasheet.expr.plain import plain
from nablasheet.identity import Identity

WORD = re.compile(r"[A-Za-z0-9_{}]+")
Key = tuple[str, int, str, tuple[str, ...], tuple[str, ...]]

# The same function twice on purpose: in another notation, or in the words of the field that a reader
# looks under.
APART = frozenset({
    frozenset({"bilinear-form-in-vector", "toeplitz-filter-input"}),
    frozenset({"principal-components", "trace-quadratic-form"}),
    frozenset({"square-root-of-quadratic-form", "weighted-norm"}),
    frozenset({"symmetric-low-rank-quadratic", "trace-outer-gram-weighted"}),
})  # fmt: skip


def renamed(identity: Identity) -> Key:
    assert identity.function is not None
    assert identity.variable is not None
    kinds = {name.replace("\\", ""): one.shape.kind for name, one in identity.declarations.symbols.items()}
    names: dict[str, str] = {}

    def letter(match: re.Match[str]) -> str:
        name = match[0]
        if name not in kinds and not re.fullmatch(r"[a-z]", name):
            return name
        return names.setdefault(name, f"{kinds.get(name, 'size')}{len(names)}")

    text = WORD.sub(letter, plain(tidy(identity.function)).replace("\\", ""))
    variable = identity.variable
    place = names.get(variable.name.replace("\\", ""), "") + getattr(variable, "part", "")
    structure = tuple(sorted(one.value for one in variable.assumptions))
    unnamed = (node for node in identity.function.walk() if isinstance(node, Apply))
    shapes = (identity.function.shape.kind, *(node.shape.kind for node in unnamed))
    return text, identity.order, place, structure, shapes


def test_no_identity_is_there_twice() -> None:
    found: dict[Key, set[str]] = defaultdict(set)
    for case in cases():
        if case.identity.function is not None:
            found[renamed(case.identity)].add(case.identity.id)
    twice = {frozenset(ids) for ids in found.values() if len(ids) > 1}
    assert twice <= APART, [sorted(ids) for ids in twice - APART]


def test_the_same_function_in_other_letters_is_recognised() -> None:
    by_id = {case.identity.id: case.identity for case in cases()}
    keys = [renamed(by_id[name]) for name in ("bilinear-form-in-vector", "toeplitz-filter-input")]
    assert keys[0] == keys[1]
    assert keys[0] != renamed(by_id["bilinear-form-in-matrix"])
