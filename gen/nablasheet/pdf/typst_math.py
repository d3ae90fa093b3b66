"""Tree → Typst mathematics: one small function a node, in one table.

Every character is written so that Typst can only read it as that character: brackets, commas and
colons are escaped, fences that must not grow are never left bare.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet.pdf import tex_signs as table
from nablasheet.pdf import tex_tree as tree
from nablasheet.pdf.tex_parse import parse

_ESCAPED = frozenset("()[]{}⟨⟩⌊⌋⌈⌉,;:/#$\"'\\_^&*`~<>@!.-")


def typst_math(latex: str) -> str:
    """The formula as Typst mathematics, without dollar signs; FormulaError if it is not in the subset."""
    return _print(parse(latex))


def unbreakable(latex: str) -> tuple[str, ...]:
    """The parts of the formula that no line break may go through, each as Typst mathematics."""
    node = parse(latex)
    items = node.items if isinstance(node, tree.Row) else (node,)
    return tuple(_print(item) for item in items if isinstance(_bare(item), _BLOCKS))


def _bare(node: tree.Node) -> tree.Node:
    return node.base if isinstance(node, tree.Scripts) else node


_BLOCKS = (tree.Fraction, tree.Root, tree.Fenced, tree.Grid, tree.Line, tree.Brace, tree.Accent, tree.Row)


def typst_string(text: str) -> str:
    """Any text as a Typst string literal, which is never read as markup."""
    return '"' + "".join(_STRING.get(char, char if char.isprintable() else " ") for char in text) + '"'


_STRING = {"\\": "\\\\", '"': '\\"'}


def _print(node: tree.Node) -> str:
    return _PRINTERS[type(node)](node)


def _char(char: str) -> str:
    return f"\\{char}" if char in _ESCAPED else char


def _sign(sign: table.Sign) -> str:
    return f'class("{sign.spacing}", {_char(sign.char)})' if sign.spacing else _char(sign.char)


def _row(node: tree.Row) -> str:
    return " ".join(map(_print, node.items)) or '""'


def _operator(node: tree.Operator) -> str:
    name = typst_string(node.name).replace(" ", "\\u{2009}")
    return f"op({name}, limits: #{'true' if node.limits else 'false'})"


def _font(node: tree.Font) -> str:
    return table.FONTS[node.macro] % _print(node.body)


def _accent(node: tree.Accent) -> str:
    # As an escape: a combining character in the source would combine with what stands before it.
    return f'accent({_print(node.body)}, "\\u{{{ord(table.ACCENTS[node.macro].char):x}}}")'


def _brace(node: tree.Brace) -> str:
    label = f", {_print(node.label)}" if node.label is not None else ""
    return f"{table.BRACES[node.macro]}({_print(node.body)}{label})"


def _fraction(node: tree.Fraction) -> str:
    return table.FRACTIONS[node.macro] % f"frac({_print(node.over)}, {_print(node.under)})"


def _root(node: tree.Root) -> str:
    body = _print(node.body)
    return f"sqrt({body})" if node.degree is None else f"root({_print(node.degree)}, {body})"


def _fenced(node: tree.Fenced) -> str:
    opening, closing = (_char(sign.char) if sign.char else "" for sign in (node.opening, node.closing))
    return f"lr({opening} {_print(node.body)} {closing})"


def _fence(node: tree.Fence) -> str:
    char = _char(node.sign.char)
    if not char:
        return '""'
    body = f"lr(size: #{node.height}em, {char})" if node.height else char
    return f'class("{node.side}", {body})' if node.side else body


def _stacked(node: tree.Stacked) -> str:
    return f"limits({_base(node.base)}){table.STACKS[node.macro]}({_print(node.note)})"


def _scripts(node: tree.Scripts) -> str:
    sub = f"_({_print(node.sub)})" if node.sub is not None else ""
    sup = f"^({_print(node.sup)})" if node.sup is not None else ""
    return _base(node.base) + sub + sup


def _base(node: tree.Node) -> str:
    """A base that scripts attach to as a whole."""
    body = _print(node)
    return f"scripts({body})" if isinstance(node, tree.Row) and node.items else body


def _grid(node: tree.Grid) -> str:
    if node.environment in table.ALIGNED:
        lines = (" & ".join(f"display({_print(cell)})" for cell in row) for row in node.rows)
        return f"mat(delim: #none, row-gap: #0.5em, {'; '.join(lines)})"
    settings = table.GRIDS[node.environment]
    if letters := node.columns.replace("|", ""):
        settings += f", align: #{table.COLUMN_ALIGNMENTS[letters[0]]}"
    if bars := _bars(node.columns):
        settings += f", augment: #(vline: ({', '.join(map(str, bars))},))"
    return f"mat({settings}, {'; '.join(', '.join(map(_print, row)) for row in node.rows)})"


def _bars(columns: str) -> list[int]:
    """After how many columns each inner rule of an array stands."""
    places = [index for index, char in enumerate(columns.strip("|")) if char == "|"]
    return [place - before for before, place in enumerate(places)]


_PRINTERS: dict[type[Any], Callable[[Any], str]] = {
    tree.Letter: lambda node: node.char,
    tree.Digits: lambda node: node.text,
    tree.Mark: lambda node: _sign(node.sign),
    tree.Operator: _operator,
    tree.Words: lambda node: typst_string(node.text),
    tree.Space: lambda node: f"#h({node.width})",
    tree.Row: _row,
    tree.Font: _font,
    tree.Accent: _accent,
    tree.Line: lambda node: f"{table.LINES[node.macro]}({_print(node.body)})",
    tree.Brace: _brace,
    tree.Fraction: _fraction,
    tree.Root: _root,
    tree.Fenced: _fenced,
    tree.Fence: _fence,
    tree.Limits: lambda node: table.LIMITS[node.macro] % _base(node.base),
    tree.Stacked: _stacked,
    tree.Scripts: _scripts,
    tree.Grid: _grid,
}
