"""Numbers, sums, products and powers in code, and their relatives entry by entry."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node, Number, Symbol
from nablasheet.render.code.names import identifier
from nablasheet.render.code.printer import ATOM, POWER, PRODUCT, SUM, UNARY, Piece, Printer

SHORT = frozenset({2, 4, 5, 8, 10})  # fractions with these below are short decimals

P = Printer


def number(p: P, node: Number) -> Piece:
    value = node.value
    if value.denominator == 1:
        return Piece(str(value), ATOM if value >= 0 else UNARY)
    text = p.target.fraction.format(p=abs(value.numerator), q=value.denominator)
    if not text.endswith(")") and value.denominator in SHORT:
        return Piece(str(float(value)), ATOM if value >= 0 else UNARY)
    level = ATOM if text.endswith(")") else PRODUCT
    return Piece(text, level) if value > 0 else Piece(f"-{text}", min(level, UNARY))


def symbol(p: P, node: Symbol) -> Piece:
    return Piece(p.names.get(node) or identifier(node.name, p.target.reserved), ATOM)


def added(p: P, node: x.Sum) -> Piece:
    text = ""
    for term in node.terms:
        piece = p.piece(term)
        if not text:
            text = piece.text
        elif piece.text.startswith("-") and piece.level in (PRODUCT, UNARY):
            text += f" - {piece.text[1:]}"
        else:
            text += p.target.infix["sum"] + piece.at(PRODUCT)
    return Piece(text, SUM)


def product(p: P, node: x.Product) -> Piece:
    """Scalars, then the chain of matrices, then what divides."""
    scalars = [f for f in node.factors if f.is_scalar]
    minus, numbers = _sign([f for f in scalars if isinstance(f, Number)])
    below = [under for f in scalars if (under := _under(f)) is not None]
    above = [*numbers, *(f for f in scalars if _under(f) is None and not isinstance(f, Number))]
    chain = [f for f in node.factors if not f.is_scalar]
    words = [_factor(p, f, k) for k, f in enumerate(above)]
    if len(chain) == 1:
        words.append(p.piece(chain[0]).at(POWER if words else PRODUCT))
    elif chain:
        words.append(_chain(p, chain, node.is_scalar))
    text = p.target.infix["scale"].join(words) or "1"
    if below:
        divisor = p.target.infix["scale"].join(p.piece(f).at(POWER) for f in below)
        text += p.target.infix["divide"] + (f"({divisor})" if len(below) > 1 else divisor)
    return Piece(f"-{text}", UNARY) if minus else Piece(text, PRODUCT)


def _sign(numbers: list[Number]) -> tuple[bool, list[Node]]:
    """Whether the product is negative, and its numbers without sign and without one."""
    minus = sum(number.value < 0 for number in numbers) % 2 == 1
    return minus, [Number(abs(number.value)) for number in numbers if abs(number.value) != 1]


def _under(factor: Node) -> Node | None:
    """What a factor divides by: b for b^{-1}, b^2 for b^{-2}."""
    if (
        not isinstance(factor, x.Power)
        or not isinstance(factor.exponent, Number)
        or factor.exponent.value >= 0
    ):
        return None
    exponent = Number(-factor.exponent.value)
    return factor.base if exponent == x.UNITY else x.Power(factor.base, exponent)


def _factor(p: P, factor: Node, place: int) -> str:
    piece = p.piece(factor)
    first_fraction = place == 0 and isinstance(factor, Number) and piece.level == PRODUCT
    return piece.text if first_fraction else piece.at(POWER)


def _chain(p: P, chain: list[Node], is_number: bool) -> str:
    text = p.target.infix["product"].join(p.piece(f).at(POWER) for f in chain)
    if is_number and p.has("inner"):
        return p.filled("inner", a=Piece(text, PRODUCT)).text
    return text


def power(p: P, node: x.Power) -> Piece:
    base, exponent = p.piece(node.base), p.piece(node.exponent)
    number = node.exponent.value if isinstance(node.exponent, Number) else None
    if node.is_scalar:
        if (under := _under(node)) is not None:
            return Piece("1" + p.target.infix["divide"] + p.piece(under).at(POWER), PRODUCT)
        made = p.filled("Hadamard.power", a=base, k=exponent).text
        return Piece(made.replace(" .^ ", "^"), POWER)
    return Piece(p.filled(f"Power.{_exponent_kind(number)}", a=base, k=exponent).text, POWER)


def _exponent_kind(number: Fraction | None) -> str:
    """How a matrix is raised to it: factors counted, a root, or a letter that may be either."""
    if number is None:
        return "symbolic"
    return "matrix" if number.denominator == 1 else "root"


def joined(key: str) -> Callable[[P, Any], Piece]:
    """Entry by entry: an infix sign, or a call where the language has none for matrices."""

    def made(p: P, node: Node) -> Piece:
        pieces = [p.piece(part) for part in node.parts]
        if not p.has(f"{key}.array") or node.is_scalar:
            return Piece(p.target.infix[key].join(piece.at(POWER) for piece in pieces), PRODUCT)
        result = pieces[0]
        for piece in pieces[1:]:
            result = p.filled(f"{key}.array", a=result, b=piece)
        return result

    return made


def entry_power(p: P, node: x.HadamardPower) -> Piece:
    base, exponent = p.piece(node.base), p.piece(node.exponent)
    if p.has("HadamardPower.array") and not node.is_scalar:
        return p.filled("HadamardPower.array", a=base, k=exponent)
    value = node.exponent.value if isinstance(node.exponent, Number) else None
    if value is not None and value < 0:
        under = base if value == -1 else entry_power(p, x.HadamardPower(node.base, Number(-value)))
        return Piece("1" + p.target.infix["HadamardQuotient"] + under.at(POWER), PRODUCT)
    return Piece(p.filled("Hadamard.power", a=base, k=exponent).text, POWER)
