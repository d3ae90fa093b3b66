"""Tree → words, for the alternative text of formulas that carry none of their own.

Results come with words made from the expression; functions, conditions and shapes come as LaTeX
alone, and LaTeX read aloud is noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from nablasheet.pdf import tex_signs as table
from nablasheet.pdf import tex_tree as tree
from nablasheet.pdf.tex_parse import parse

_FONT_WORDS = {"mathbf": "bold ", "boldsymbol": "bold ", "bm": "bold "}
_ALPHABETS = {"R": "real", "C": "complex", "N": "natural", "S": "symmetric"}
_OPERATOR_WORDS = {"tr": "trace", "det": "determinant", "exp": "exp", "log": "log", "ln": "log"}


def spoken(latex: str) -> str:
    """The formula in plain English words."""
    return re.sub(r"\s+", " ", _say(parse(latex))).strip()


def _say(node: tree.Node) -> str:
    return _SPEAKERS[type(node)](node)


def _scripts(node: tree.Scripts) -> str:
    words = _say(node.base)
    if node.sub is not None:
        words += f" {_between('from', 'sub', node)} {_say(node.sub)}"
    if node.sup is not None:
        words += _power(node)
    return words


def _between(large: str, plain: str, node: tree.Scripts) -> str:
    return large if isinstance(node.base, tree.Mark) and node.base.sign in _LARGE else plain


_LARGE = frozenset(table.SIGNS[name] for name in ("sum", "prod", "int"))
_ENTRYWISE = table.SIGNS["circ"].words
_RAISED = {
    "transpose": " transpose",
    "minus 1": " inverse",
    "minus transpose": " inverse transpose",
    "2": " squared",
    "plus": " pseudoinverse",
    "H": " conjugate transpose",
    "prime": " prime",
    "prime prime": " double prime",
}


def _power(node: tree.Scripts) -> str:
    assert node.sup is not None
    raised = _say(node.sup).strip()
    if raised.startswith(_ENTRYWISE):
        return f" to the {raised.removeprefix(_ENTRYWISE).strip()} elementwise"
    return _RAISED.get(raised, f" {_between('to', 'to the', node)} {raised}")


def _font(node: tree.Font) -> str:
    body = _say(node.body)
    if node.macro == "mathbb":
        return _ALPHABETS.get(body, body)
    return _FONT_WORDS.get(node.macro, "") + body.replace(" ", "" if node.macro == "mathrm" else " ")


def _grid(node: tree.Grid) -> str:
    rows = "; ".join(", ".join(map(_say, row)) for row in node.rows)
    return rows if node.environment in table.ALIGNED else f"table {rows} end table"


def _brace(node: tree.Brace) -> str:
    return _say(node.body) + (f" ({_say(node.label)})" if node.label is not None else "")


def _root(node: tree.Root) -> str:
    degree = "square" if node.degree is None else f"order {_say(node.degree)}"
    return f"{degree} root of {_say(node.body)} end root"


_SPEAKERS: dict[type[Any], Callable[[Any], str]] = {
    tree.Letter: lambda node: node.words,
    tree.Digits: lambda node: node.text,
    tree.Mark: lambda node: node.sign.words,
    tree.Operator: lambda node: _OPERATOR_WORDS.get(node.name, node.name),
    tree.Words: lambda node: node.text,
    tree.Space: lambda node: " ",
    tree.Row: lambda node: " ".join(map(_say, node.items)),
    tree.Font: _font,
    tree.Accent: lambda node: f"{_say(node.body)} {table.ACCENTS[node.macro].words}",
    tree.Line: lambda node: _say(node.body),
    tree.Brace: _brace,
    tree.Fraction: lambda node: f"{_say(node.over)} over {_say(node.under)}",
    tree.Root: _root,
    tree.Fenced: lambda node: f"{node.opening.words} {_say(node.body)} {node.closing.words}",
    tree.Fence: lambda node: node.sign.words,
    tree.Limits: lambda node: _say(node.base),
    tree.Stacked: lambda node: f"{_say(node.base)} {_say(node.note)}",
    tree.Scripts: _scripts,
    tree.Grid: _grid,
}
