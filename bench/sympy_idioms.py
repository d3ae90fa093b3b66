"""The ways in which a formula is put to SymPy; apart, so that naming them does not import SymPy."""

from enum import Enum


class Idiom(Enum):
    """How a formula is put to SymPy; tried in this order."""

    TRACE = "1 by 1 as trace"
    MATRIX = "1 by 1 as matrix"
    FIXED = "sizes fixed"
