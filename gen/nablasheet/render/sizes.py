"""Sizes in LaTeX."""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr import Dim, Shape


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
