"""LaTeX → tree, strictly: whatever the tables do not name is an error with its column.

A converter that drops what it does not know would print a wrong formula in silence, and that is
the one thing the sheet must never do.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from nablasheet.pdf import tex_signs as table
from nablasheet.pdf import tex_tree as tree
from nablasheet.pdf.tex_tokens import Cursor, Token

MAX_DEPTH = 40  # deeper than any formula a reader could follow; keeps recursion bounded

_BIG = re.compile(r"(big|Big|bigg|Bigg)([lrm]?)")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]*")
_BLANK = re.compile(r"\\[,; !:]\s*|\s+")
_PRIME = table.SIGNS["prime"]


def parse(source: str) -> tree.Node:
    """The tree of a formula; FormulaError names what is not in the subset, and where."""
    reader = _Reader(source)
    body = reader.row(frozenset())
    reader.finish()
    return body


class _Reader(Cursor):
    """A cursor that makes nodes; `depth` counts the rows it is inside of."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.depth = 0

    # ---- rows and arguments

    def row(self, stops: frozenset[str]) -> tree.Node:
        """Everything up to one of `stops`, which is left to be taken."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(f"more than {MAX_DEPTH} levels of nesting", self.tokens[self.index - 1])
        items: list[tree.Node] = []
        while (spelling := self.peek()) and spelling not in stops and spelling not in _CLOSERS:
            if self.tokens[self.index].kind == "end":
                break
            items += self.item()
        self.depth -= 1
        return items[0] if len(items) == 1 else tree.Row(tuple(items))

    def group(self) -> tree.Node:
        self.expect("{")
        body = self.row(frozenset("}"))
        self.expect("}")
        return body

    def argument(self) -> tree.Node:
        """A braced group, or the one token that TeX would take."""
        return self.group() if self.peek() == "{" else self.atom(self.take())

    # ---- items: an atom with its scripts

    def item(self) -> tuple[tree.Node, ...]:
        token = self.take()
        if token.spelling.isdigit():
            base: tree.Node = self.number(token)
        elif token.kind == "macro" and token.text in table.STYLES:
            return ()  # the sheet sets the style itself
        elif token.spelling in ("^", "_", "'"):
            self.index -= 1
            base = tree.Row(())
        else:
            base = self.atom(token)
        while self.peek().removeprefix("\\") in table.LIMITS:
            base = tree.Limits(self.take().text, base)
        return (self.scripts(base),)

    def number(self, first: Token) -> tree.Digits:
        match = re.compile(r"\d+(?:\.\d+)?").match(self.source, first.start)
        text = match[0] if match else first.text
        self.index += len(text) - 1
        return tree.Digits(text)

    def scripts(self, base: tree.Node) -> tree.Node:
        sub: tree.Node | None = None
        sup: list[tree.Node] = []
        raised = False
        while self.peek() in ("^", "_", "'"):
            token = self.take()
            if token.text == "'":
                sup.append(tree.Mark(_PRIME))
            elif token.text == "_" and sub is None:
                sub = self.argument()
            elif token.text == "^" and not raised:
                raised = True
                sup.append(self.argument())
            else:
                raise self.error(f"a second {token.text} on one base", token)
        if sub is None and not sup:
            return base
        over = None if not sup else sup[0] if len(sup) == 1 else tree.Row(tuple(sup))
        if isinstance(base, tree.Brace) and base.label is None:
            return tree.Brace(base.macro, base.body, sub or over)
        return tree.Scripts(base, sub, over)

    # ---- atoms

    def atom(self, token: Token) -> tree.Node:
        if token.kind == "begin":
            return self.grid(token)
        if token.kind == "char":
            return self.character(token)
        if token.kind == "macro":
            return self.macro(token)
        raise self.error(f"{token.spelling} where a formula is expected", token)

    def character(self, token: Token) -> tree.Node:
        if token.text == "{":
            self.index -= 1
            body = self.group()
            return body if isinstance(body, tree.Row) else tree.Row((body,))
        if token.text in table.CHARACTERS:
            return tree.Mark(table.CHARACTERS[token.text])
        if token.text == "~":
            return tree.Space(table.SPACES[" "])
        if token.text.isascii() and token.text.isalnum():
            return tree.Digits(token.text) if token.text.isdigit() else tree.Letter(token.text, token.text)
        raise self.error(f"the character {token.text!r}", token)

    def macro(self, token: Token) -> tree.Node:
        name = token.text
        if name in table.SIGNS:
            sign = table.SIGNS[name]
            return tree.Letter(sign.char, sign.words) if sign.char.isalpha() else tree.Mark(sign)
        if name in table.OPERATORS:
            return tree.Operator(name, table.OPERATORS[name])
        if name in table.SPACES:
            return tree.Space(table.SPACES[name])
        if rule := _RULES.get(name):
            return rule(self, token)
        if big := _BIG.fullmatch(name):
            return tree.Fence(self.fence(), table.FENCE_SIDES[big[2]], table.FENCE_SIZES[big[1]])
        if token.spelling in table.FENCES:
            sign = table.FENCES[token.spelling]
            return tree.Fence(sign, sign.spacing, 0)
        raise self.error(f"{token.spelling} is not in our LaTeX subset,", token)

    def fence(self) -> table.Sign:
        token = self.take()
        if token.spelling not in table.FENCES:
            raise self.error(f"{token.spelling} is no delimiter,", token)
        return table.FENCES[token.spelling]

    # ---- environments

    def grid(self, begin: Token) -> tree.Node:
        name = begin.text
        if name not in table.GRIDS and name not in table.ALIGNED:
            raise self.error(f"the environment {name} is not in our LaTeX subset,", begin)
        columns = self.raw()[0].replace(" ", "") if name == "array" else ""
        if not re.fullmatch(r"[lcr|]*", columns) or len(set(columns) - {"|"}) > 1:
            raise self.error(f"the columns {columns} of an array are not of one kind,", begin)
        rows: list[list[tree.Node]] = [[]]
        while True:
            rows[-1].append(self.row(_CELL_ENDS))
            token = self.take()
            if token.kind == "end":
                break
            if token.text == "\\":
                rows.append([])
        if token.text != name:
            raise self.error(f"{token.spelling} closes \\begin{{{name}}}", token)
        if len(rows) > 1 and rows[-1] == [tree.Row(())]:
            rows.pop()  # a final \\ starts no row
        return tree.Grid(name, columns, tuple(map(tuple, rows)))


_CELL_ENDS = frozenset({"&", "\\\\"})
_CLOSERS = frozenset({"}", "\\right", "&", "\\\\"})


def _operator(reader: _Reader, token: Token) -> tree.Node:
    text, brace = reader.raw()
    name = _BLANK.sub(" ", text).strip()
    if not _NAME.fullmatch(name):
        raise reader.error(f"the operator name {text!r}", brace)
    return tree.Operator(name, token.text.endswith("*"))


def _words(reader: _Reader, token: Token) -> tree.Node:
    text, brace = reader.raw()
    if set(text) & set("\\$#%&_^{}~"):
        raise reader.error(f"{token.spelling} holds more than words", brace)
    return tree.Words(text)


def _root(reader: _Reader, token: Token) -> tree.Node:
    degree = reader.optional()
    return tree.Root(parse(degree) if degree else None, reader.argument())


def _fenced(reader: _Reader, token: Token) -> tree.Node:
    opening = reader.fence()
    body = reader.row(frozenset({"\\right"}))
    reader.expect("\\right")
    return tree.Fenced(opening, body, reader.fence())


def _rules() -> dict[str, Callable[[_Reader, Token], tree.Node]]:
    rules: dict[str, Callable[[_Reader, Token], tree.Node]] = {
        "operatorname": _operator,
        "operatorname*": _operator,
        "text": _words,
        "textrm": _words,
        "sqrt": _root,
        "left": _fenced,
    }
    rules |= dict.fromkeys(table.FONTS, lambda reader, token: tree.Font(token.text, reader.argument()))
    rules |= dict.fromkeys(table.ACCENTS, lambda reader, token: tree.Accent(token.text, reader.argument()))
    rules |= dict.fromkeys(table.LINES, lambda reader, token: tree.Line(token.text, reader.argument()))
    rules |= dict.fromkeys(
        table.BRACES, lambda reader, token: tree.Brace(token.text, reader.argument(), None)
    )
    rules |= dict.fromkeys(
        table.FRACTIONS, lambda reader, token: tree.Fraction(token.text, reader.argument(), reader.argument())
    )
    rules |= dict.fromkeys(
        table.STACKS, lambda reader, token: tree.Stacked(token.text, reader.argument(), reader.argument())
    )
    return rules


_RULES = _rules()
