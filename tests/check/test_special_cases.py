"""Special cases are what they say: the general function at the stated letters has the same values.

Sizes are those of the special case, pairwise different, so that shapes that only fit when all sizes
are equal do not pass.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice

import pytest
from tests.catalogue import cases

from nablasheet import expr as e
from nablasheet.check.budget import Budget
from nablasheet.check.compare import relative
from nablasheet.check.digits import Decimal
from nablasheet.check.environment import Environment
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.ring import DIGITS, Undefined
from nablasheet.check.sample import Sample, Values, draw, shape_sets
from nablasheet.check.subject import Subject, subject
from nablasheet.identity import Identity

EQUATION = re.compile(r"(?P<letter>[^=]+?) = (?P<value>.+)")
FRACTION = re.compile(r"\\frac\{(\d+)\}\{(\d+)\}")
DRAWS = ("generic", "positive", "near identity")

IDENTITIES = {case.identity.id: case.identity for case in cases()}
PAIRS = [
    (case.identity.id, general, where) for case in cases() for general, where in case.definition.specialises
]


def replaced(where: str) -> dict[str, str]:
    """What is put for which letter."""
    found = [EQUATION.fullmatch(part.strip()) for part in where.split(", ")] if where else []
    assert all(found), where
    return {one["letter"]: one["value"] for one in found if one}


def transposed(values: Values) -> Values:
    return tuple(zip(*values, strict=True))


def number(text: str) -> Fraction | None:
    if match := FRACTION.fullmatch(text):
        return Fraction(int(match[1]), int(match[2]))
    return Fraction(text) if re.fullmatch(r"-?\d+", text) else None


def filled(text: str, rows: int, cols: int, values: dict[str, Values]) -> Values:
    """0, 1, a column of ones, I or z I in the shape of the letter."""
    scale, _, one = text.rpartition(" ")
    x = values[scale][0][0] if scale else Fraction(1)
    if one == "I":
        assert rows == cols
        return tuple(tuple(x if i == j else Fraction(0) for j in range(cols)) for i in range(rows))
    entry = Fraction(1) if text == r"\mathbf{1}" else number(text)
    assert entry is not None, text
    assert entry == 0 or (rows, cols) == (1, 1) or (cols == 1 and text == r"\mathbf{1}")
    return tuple(tuple(entry for _ in range(cols)) for _ in range(rows))


def measured(shape: e.Shape, values: Values, sizes: dict[str, int]) -> None:
    """Read the sizes of the general identity off the value of one of its letters."""
    for side, count in ((shape.rows, len(values)), (shape.cols, len(values[0]))):
        letters = side.letters()
        if len(letters) == 1 and str(side) in letters:
            assert sizes.setdefault(str(side), count) == count, f"{side} is {sizes[str(side)]} and {count}"


def squared(shape: e.Shape, sizes: dict[str, int]) -> None:
    """The letter is the identity matrix: both its sizes are the one that is known."""
    names = [str(side) for side in (shape.rows, shape.cols)]
    known = next((sizes[name] for name in names if name in sizes), 2)
    for name in names:
        sizes.setdefault(name, known)


def translated(general: Identity, about: Subject, where: dict[str, str], sample: Sample) -> Sample:
    """The values of the general identity's letters, from those of the special case's."""
    values: dict[str, Values] = {}
    later: list[tuple[e.Symbol, str]] = []
    sizes: dict[str, int] = {}
    for symbol in about.symbols:
        text = where.get(symbol.name, symbol.name)
        letter = text.removesuffix(r"^\top")
        if letter in sample.values:
            found = sample.values[letter]
            values[symbol.name] = found if letter == text else transposed(found)
            measured(symbol.shape, values[symbol.name], sizes)
        else:
            later.append((symbol, text))
    for symbol, text in later:
        if text.endswith("I"):
            squared(symbol.shape, sizes)
    for symbol, text in later:
        rows, cols = symbol.shape.rows.value(sizes), symbol.shape.cols.value(sizes)
        values[symbol.name] = filled(text, rows, cols, sample.values)
    return Sample(sizes, values, values, sample.functions, sample.series, sample.indices)


def value(node: e.Node, sample: Sample) -> tuple[tuple[object, ...], ...]:
    ring = Decimal(Budget.of(20.0), DIGITS)
    env: Environment = environment(sample, ring)
    return evaluate(node, env)


def declared(identity: Identity) -> Subject:
    assert identity.function is not None
    symbols = identity.declarations.symbols
    return subject([identity.function, *symbols.values()], symbols)


@pytest.mark.parametrize(("special", "general", "where"), PAIRS)
def test_the_general_function_at_the_stated_letters_is_the_special_one(
    special: str, general: str, where: str
) -> None:
    one, other = IDENTITIES[special], IDENTITIES[general]
    assert one.function is not None
    assert other.function is not None
    assert one.order == other.order
    assert one.variable is not None
    assert other.variable is not None
    put = replaced(where)
    assert put.get(other.variable.name, other.variable.name) == one.variable.name
    about, wider = declared(one), declared(other)
    assert set(put) <= {symbol.name for symbol in wider.symbols}
    compared = 0
    for sizes in islice(shape_sets(about, one.variable), 2):
        for manner in DRAWS:
            sample = draw(about, sizes, special, manner, 0)
            try:
                left = value(one.function, sample)
                right = value(other.function, translated(other, wider, put, sample))
            except Undefined:
                continue
            assert relative(left, right, DIGITS // 2)
            compared += 1
    assert compared


def test_there_are_special_cases() -> None:
    assert len(PAIRS) > 150
