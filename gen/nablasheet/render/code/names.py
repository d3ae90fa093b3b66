"""Names of symbols and sizes in code."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

from nablasheet.expr import Dim, Symbol
from nablasheet.render.code.target import Target


def identifier(latex_name: str, reserved: frozenset[str]) -> str:
    """\\Sigma_1 -> Sigma_1, W_{Q} -> W_Q, \\lambda -> lambda_."""
    bare = latex_name.replace("\\", "").replace("{", "").replace("}", "").replace("'", "_prime")
    name = re.sub("_+", "_", re.sub(r"[^A-Za-z0-9_]+", "_", bare)).rstrip("_") or "x"
    return name + "_" if keyword.iskeyword(name) or name in reserved else name


def size_names(symbols: Iterable[Symbol], names: Mapping[Symbol, str], target: Target) -> dict[str, str]:
    """For each size letter an expression that gives it: A.shape[0]."""
    known: dict[str, str] = {}
    for symbol in symbols:
        if symbol.is_scalar:
            continue
        for template, size in zip((target.rows, target.cols), symbol.shape, strict=True):
            if len(size.terms) == 1:
                monomial, coefficient = size.terms[0]
                if len(monomial) == 1 and coefficient == 1:
                    known.setdefault(monomial[0], template.format(a=names[symbol]))
    return known


def size_text(size: Dim, known: Mapping[str, str], halves: str) -> tuple[str, bool]:
    """An expression of the size, and whether it is one name or number; halves are taken of the whole."""
    below = lcm(*(coefficient.denominator for _, coefficient in size.terms))
    text = ""
    for monomial, coefficient in size.terms:
        factors = [known.get(letter, letter) for letter in monomial]
        count = abs(coefficient * Fraction(below))
        body = " * ".join(([str(count)] if count != 1 or not factors else []) + factors)
        sign = "-" if coefficient < 0 else "+"
        text += f" {sign} {body}" if text else (f"-{body}" if coefficient < 0 else body)
    if below != 1:
        return f"({text}) {halves} {below}", False
    return text or "0", len(size.terms) <= 1 and "*" not in text and "-" not in text
