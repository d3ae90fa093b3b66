"""LaTeX to typed formulas: tokens, grammar, Given lines, typing; imports neither SymPy nor NumPy."""

from nablasheet.parse.error import ParseError
from nablasheet.parse.formula import (
    bind,
    parse_formula,
    parse_function,
    parse_given,
    parse_statement,
    parse_symbol,
    parse_syntax,
    parse_variable,
)

__all__ = [
    "ParseError", "bind", "parse_formula", "parse_function", "parse_given", "parse_statement", "parse_symbol",
    "parse_syntax", "parse_variable",
]  # fmt: skip
