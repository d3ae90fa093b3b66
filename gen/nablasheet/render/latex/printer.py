"""The walk over a formula that makes LaTeX: one table over the nodes, brackets by precedence."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node
from nablasheet.render.sizes import latex_size


class Level(IntEnum):
    """How tightly the outermost operation binds."""

    SUM = 1
    ENTRYWISE = 2
    PRODUCT = 3
    PREFIX = 4
    SCRIPT = 5
    ATOM = 6


Printed = tuple[str, Level]


TABLE: dict[type[Node], Callable[[Any], Printed]] = {}  # the rows stand in the package


def latex(node: Node) -> str:
    """LaTeX without dollar signs."""
    return printed(node)[0]


def printed(node: Node) -> Printed:
    """LaTeX and how tightly it binds."""
    made: Printed = TABLE[type(node)](node)
    return made


def at(node: Node, level: Level) -> str:
    """The formula, in brackets if it binds more loosely than `level`."""
    text, own = printed(node)
    return text if own >= level else brackets(text)


TALL = ("\\frac", "\\sum", "\\int", "\\prod", "\\begin")


def brackets(text: str) -> str:
    """Round brackets, growing only where the content is tall."""
    if is_tall(text):
        return rf"\left({text}\right)"
    return f"({text})"


def is_tall(text: str) -> bool:
    """Whether brackets around it have to grow."""
    return any(mark in text for mark in TALL)


def brace(text: str) -> str:
    """An index or exponent: braces unless it is one character."""
    return text if len(text) == 1 else f"{{{text}}}"


def script(base: Node, above: str) -> Printed:
    """A base with a superscript; what has one already gets brackets."""
    text, level = printed(base)
    if level < Level.ATOM or "^" in _tail(text) or text.startswith(r"\frac"):
        text = brackets(text)
    return f"{text}^{above}", Level.SCRIPT


def _tail(text: str) -> str:
    """The part behind the last bracket, where a superscript may stand already."""
    if text.endswith("|"):
        return ""
    cut = max(text.rfind(")"), text.rfind("]"), text.rfind(r"\|"))
    return text[cut + 1 :] if cut >= 0 else text


def operand(factor: Node) -> str:
    """An operand of an entrywise or Kronecker product: anything composed stands in brackets."""
    if isinstance(factor, x.Identity):
        return f"I_{brace(latex_size(factor.size))}"
    text, level = printed(factor)
    return text if level >= Level.PREFIX else brackets(text)


def call(name: str) -> Callable[[Any], Printed]:
    return lambda node: (name + brackets(latex(node.argument)), Level.ATOM)
