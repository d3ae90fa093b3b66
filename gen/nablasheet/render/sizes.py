"""Sizes in LaTeX and in NumPy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from nablasheet.expr import Dim, Shape, Symbol


def latex_size(size: Dim) -> str:
    """n, m n, n + 1, \\frac{1}{2} n^2."""
    text = ""
    for monomial, coefficient in size.terms:
        letters = " ".join(
            letter if (k := monomial.count(letter)) == 1 else f"{letter}^{k}"
            for letter in sorted(set(monomial))
        )
        front = _fraction(abs(coefficient)) if abs(coefficient) != 1 or not letters else ""
        body = f"{front} {letters}".strip()
        sign = "-" if coefficient < 0 else "+"
        text += f" {sign} {body}" if text else (f"-{body}" if coefficient < 0 else body)
    return text or "0"


def _fraction(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else rf"\frac{{{value.numerator}}}{{{value.denominator}}}"


def latex_shape(shape: Shape) -> str:
    """m \\times n."""
    return rf"{latex_size(shape.rows)} \times {latex_size(shape.cols)}"


def size_names(symbols: Iterable[Symbol], names: Mapping[Symbol, str]) -> dict[str, str]:
    """For each size letter a NumPy expression that gives it: A.shape[0]."""
    known: dict[str, str] = {}
    for symbol in symbols:
        for axis, size in enumerate(symbol.shape):
            if len(size.terms) == 1:
                monomial, coefficient = size.terms[0]
                if len(monomial) == 1 and coefficient == 1:
                    known.setdefault(monomial[0], f"{names[symbol]}.shape[{axis}]")
    return known


def numpy_size(size: Dim, known: Mapping[str, str]) -> str:
    """A Python expression of the size."""
    parts = []
    for monomial, coefficient in size.terms:
        factors = [known.get(letter, letter) for letter in monomial]
        number = str(coefficient.numerator)
        body = "*".join(([number] if number != "1" or not factors else []) + factors)
        parts.append(body if coefficient.denominator == 1 else f"{body}//{coefficient.denominator}")
    return "+".join(parts) if len(parts) != 1 else parts[0]
