"""LaTeX to a flat stream of tokens, each with its place.

The walker of pylatexenc knows macros, arguments and environments but no mathematics; here its
nodes become letters, words, numbers and signs. Font commands are spliced: `\\mathbf{A x - b}` is
four tokens, not a bracket. Length and nesting are bounded before the walker runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from pylatexenc import latexwalker, macrospec  # type: ignore[import-untyped, unused-ignore]

from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.macros import (
    ACCENTS,
    ALIGNED,
    ARGUMENTS,
    CASE_WORDS,
    DROPPED,
    FONTS,
    FRACTIONS,
    FUNCTION_WORDS,
    GREEK,
    MATRICES,
    PROSE,
    SIDED,
    SIDES,
    SIGNS,
    SPACES,
    SWITCHES,
    TEXTS,
)
from nablasheet.parse.unicode import to_latex

LONGEST = 4000
DEEPEST = 40
MOST_TOKENS = 2000
NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
LETTER = re.compile(r"[A-Za-z]")
WORD = re.compile(r"[A-Za-z]+\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is letter, word, number, sign, seal or end; `font` is plain, bold, roman or double."""

    kind: str
    text: str
    start: int
    end: int
    font: str = "plain"

    @property
    def place(self) -> Place:
        return (self.start, self.end)


def tokenize(text: str) -> list[Token]:
    """The tokens of a formula, an `end` token last; Trouble when it is not LaTeX mathematics."""
    return _tokens(text, _sealed)


def tokenize_loosely(text: str) -> list[Token]:
    """The same for notes of others: a script behind `\\mathbf{a b}` belongs to the last letter, as it is set."""
    return _tokens(text, lambda tokens: [token for token in tokens if token.kind != "seal"])


def _tokens(text: str, unsealed: Callable[[Sequence[Token]], list[Token]]) -> list[Token]:
    if len(text) > LONGEST:
        raise Trouble("too-large", (0, 1), f"the formula has {len(text)} characters; {LONGEST} are read")
    latex, origin = to_latex(text)
    _check_depth(latex)
    found = unsealed(_Flattener().run(_walk(latex, origin)))
    tokens = [replace(token, start=origin[token.start], end=origin[token.end]) for token in found]
    if len(tokens) > MOST_TOKENS:
        raise Trouble("too-large", (0, 1), f"the formula has {len(tokens)} signs; {MOST_TOKENS} are read")
    return [*tokens, Token("end", "the end of the formula", len(text), len(text))]


def _check_depth(latex: str) -> None:
    depth = 0
    for match in re.finditer(r"\\begin\b|\\end\b|\\.|[{}]", latex, re.DOTALL):
        depth += {"{": 1, "\\begin": 1, "}": -1, "\\end": -1}.get(match.group(), 0)
        if depth > DEEPEST:
            raise Trouble("too-large", match.span(), f"groups nest more than {DEEPEST} deep")


@cache
def _context() -> Any:
    context = macrospec.LatexContextDb()
    macros = [macrospec.std_macro(name, optional, count) for name, (optional, count) in ARGUMENTS.items()]
    macros.append(macrospec.MacroSpec("operatorname", "*{"))
    environments = [macrospec.std_environment("array", "{")]
    context.add_context_category(
        "formula", macros=macros, environments=environments, specials=[macrospec.SpecialsSpec("&")]
    )
    context.set_unknown_macro_spec(macrospec.std_macro("", False, 0))
    context.set_unknown_environment_spec(macrospec.std_environment("", None))
    return context


def _walk(latex: str, origin: list[int]) -> list[Any]:
    if latex.endswith("\\") and (len(latex) - len(latex.rstrip("\\"))) % 2:
        raise Trouble(
            "unreadable", (len(origin) - 2, len(origin) - 1), "a backslash without a name ends the formula"
        )
    try:
        walker = latexwalker.LatexWalker(latex, latex_context=_context(), tolerant_parsing=False)
        nodes: list[Any] = walker.get_latex_nodes(parsing_state=walker.make_parsing_state(in_math_mode=True))[
            0
        ]
    except latexwalker.LatexWalkerError as error:
        at = origin[min(getattr(error, "pos", None) or 0, len(latex))]
        message = str(getattr(error, "msg", error)).splitlines()[0]
        raise Trouble("unreadable", (at, at + 1), f"the LaTeX does not close: {message}") from None
    return nodes


class _Flattener:
    """Walker nodes to tokens; remembers a `\\left` or `\\right` until its delimiter comes."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.side = ""
        self.cases = 0  # definitions by cases that are open

    def run(self, nodes: Iterable[Any]) -> list[Token]:
        self.nodes(nodes, "plain")
        return self.tokens

    def put(self, kind: str, text: str, start: int, end: int, font: str = "plain") -> None:
        if self.side and kind == "sign":
            text = SIDED.get((self.side, text), text)
            dropped = text == "."
            self.side = ""
            if dropped:
                return
        self.tokens.append(Token(kind, text, start, end, font))

    def nodes(self, nodes: Iterable[Any], font: str) -> None:
        for node in nodes:
            if node is None:
                continue
            if node.isNodeType(latexwalker.LatexMacroNode) and node.macroname in SWITCHES:
                font = SWITCHES[node.macroname]
            else:
                self.node(node, font)

    def node(self, node: Any, font: str) -> None:
        place = (node.pos, node.pos + node.len)
        if node.isNodeType(latexwalker.LatexCharsNode):
            self.chars(node.chars, node.pos, font)
        elif node.isNodeType(latexwalker.LatexGroupNode):
            self.group(node, font)
        elif node.isNodeType(latexwalker.LatexMacroNode):
            self.macro(node, font)
        elif node.isNodeType(latexwalker.LatexEnvironmentNode):
            self.environment(node, font)
        elif node.isNodeType(latexwalker.LatexSpecialsNode):
            self.put("sign", node.specials_chars, *place)
        elif node.isNodeType(latexwalker.LatexCommentNode):
            raise Trouble("unreadable", place, "a % hides the rest of the line", "write \\% or remove it")
        else:
            raise Trouble("unreadable", place, "a formula inside a formula", "remove the inner $")

    def chars(self, chars: str, start: int, font: str) -> None:
        i = 0
        while i < len(chars):
            number = NUMBER.match(chars, i)
            end = number.end() if number else i + 1
            text = chars[i:end]
            if number:
                self.put("number", text, start + i, start + end, font)
            elif LETTER.match(text):
                self.put("letter", text, start + i, start + end, font)
            elif not text.isspace() and text != "~":
                self.put("sign", "ast" if text == "*" else text, start + i, start + end)
            i = end

    def group(self, node: Any, font: str) -> None:
        opening, closing = node.delimiters
        inner = list(node.nodelist)
        if inner and inner[0].isNodeType(latexwalker.LatexMacroNode) and inner[0].macroname in SWITCHES:
            font = SWITCHES[inner.pop(0).macroname]
        word = _word(inner, font)
        self.put("sign", opening, node.pos, node.pos + 1)
        if word and font == "roman":
            kind = "word" if len(word) > 1 else "letter"
            self.put(kind, word, node.pos + 1, node.pos + node.len - 1, font)
        else:
            self.nodes(inner, font)
        self.put("sign", closing, node.pos + node.len - 1, node.pos + node.len)

    def macro(self, node: Any, font: str) -> None:
        name, start, end = node.macroname, node.pos, node.pos + node.len - len(node.macro_post_space)
        if name in ARGUMENTS or name == "operatorname":
            if node.nodeargd is None or node.nodeargd.argnlist is None:
                raise Trouble(
                    "unreadable", (start, end), f"\\{name} stands without its argument", "put it in braces"
                )
            self.command(node, font)
        elif name in SPACES:
            return
        elif name in SIDES:
            self.side = SIDES[name]
        elif name in SIGNS:
            self.put("sign", SIGNS[name], start, end)
        elif name in GREEK:
            self.put("letter", "\\" + name, start, end, font)
        elif name in FUNCTION_WORDS:
            self.put("word", name, start, end)
        else:
            raise Trouble("unreadable", (start, end), f"\\{name} is not a command of the language")

    def command(self, node: Any, font: str) -> None:
        """A macro with arguments."""
        name, start, end = node.macroname, node.pos, node.pos + node.len
        arguments = node.nodeargd.argnlist
        if name in FRACTIONS:
            self.put("sign", "frac", start, start + 1 + len(name))
            self.argument(arguments[0], font)
            self.argument(arguments[1], font)
        elif name in ("sqrt", "overline"):
            self.put("sign", name, start, start + 1 + len(name))
            if len(arguments) > 1 and arguments[0] is not None:
                self.node(arguments[0], font)
            self.argument(arguments[-1], font)
        elif name in ACCENTS:
            self.accent(node, font)
        elif name in FONTS:
            self.font(arguments[-1], FONTS[name], name, (start, end))
        elif name not in DROPPED:
            raise Trouble("unreadable", (start, end), f"\\{name} is not a command of the language")

    def argument(self, node: Any, font: str) -> None:
        """An argument in braces, written or not."""
        if node.isNodeType(latexwalker.LatexGroupNode):
            self.node(node, font)
            return
        self.put("sign", "{", node.pos, node.pos)
        self.node(node, font)
        self.put("sign", "}", node.pos + node.len, node.pos + node.len)

    def font(self, argument: Any, font: str, name: str, place: Place) -> None:
        inner = _inner(argument)
        word = _word(inner, font)
        if self.cases and name in TEXTS and (said := CASE_WORDS.get(_words(inner))) is not None:
            if said:
                self.put("sign", said, *place)
            return
        if word in PROSE or (name in TEXTS and not word and _is_prose(inner)):
            raise Trouble("unreadable", place, "words inside the formula", "put conditions into Given lines")
        if word and font == "roman":
            self.put("word" if len(word) > 1 else "letter", word, *place, font)
            return
        before = len(self.tokens)
        self.nodes(inner, font)
        if len(self.tokens) - before > 1:
            self.put("seal", name, *place)

    def accent(self, node: Any, font: str) -> None:
        name, place = node.macroname, (node.pos, node.pos + node.len)
        before = len(self.tokens)
        self.nodes(_inner(node.nodeargd.argnlist[-1]), font)
        inside = [token for token in self.tokens[before:] if token.kind != "seal"]
        if len(inside) != 1 or inside[0].kind != "letter":
            help_line = "write \\overline{...} for the complex conjugate" if name == "bar" else ""
            raise Trouble("unreadable", place, f"\\{name} over more than one letter", help_line)
        del self.tokens[before:]
        self.put("letter", f"\\{ACCENTS[name]}{{{inside[0].text}}}", *place, font)

    def environment(self, node: Any, font: str) -> None:
        name, start, end = node.environmentname, node.pos, node.pos + node.len
        if name in MATRICES:
            self.put("sign", "matrix", start, start + 6)
            self.put("sign", "{", start + 6, start + 7)
            self.nodes(node.nodelist, font)
            self.put("sign", "}", end - 1, end)
        elif name == "cases":
            self.put("sign", "cases", start, start + 6)
            self.put("sign", "{", start + 6, start + 7)
            self.cases += 1
            self.nodes(node.nodelist, font)
            self.cases -= 1
            self.put("sign", "}", end - 1, end)
        elif name in ALIGNED:
            before = len(self.tokens)
            self.nodes(node.nodelist, font)
            self.tokens[before:] = _joined(self.tokens[before:])
        else:
            raise Trouble(
                "not-supported", (start, end), f"the environment {name} is not read", "write one formula"
            )


def _inner(argument: Any) -> Sequence[Any]:
    return argument.nodelist if argument.isNodeType(latexwalker.LatexGroupNode) else [argument]


def _words(nodes: Sequence[Any]) -> str:
    """What a piece of text says, in small letters."""
    return "".join(getattr(node, "chars", "?") for node in nodes).strip(" ,;").lower()


def _word(nodes: Sequence[Any], font: str) -> str:
    """The letters of an argument that is one upright word."""
    if font != "roman" or not all(node.isNodeType(latexwalker.LatexCharsNode) for node in nodes):
        return ""
    text = "".join("".join(node.chars for node in nodes).split())
    return text if WORD.match(text) else ""


def _is_prose(nodes: Sequence[Any]) -> bool:
    chars = "".join(node.chars for node in nodes if node.isNodeType(latexwalker.LatexCharsNode))
    return len(re.findall(r"[A-Za-z]{2,}", chars)) > 0


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """The lines of an aligned environment as one chain; each further line starts with a sign."""
    kept: list[Token] = []
    for i, token in enumerate(tokens):
        if token.text == "&" and token.kind == "sign":
            continue
        if token.text == "newline" and token.kind == "sign":
            rest = next((t for t in tokens[i + 1 :] if t.text not in ("&", "newline")), None)
            if rest is not None and rest.text not in ("=", "+", "-"):
                raise Trouble("not-supported", rest.place, "several formulas in one", "write them one by one")
            continue
        kept.append(token)
    return kept


def _sealed(tokens: Sequence[Token]) -> list[Token]:
    """Without seals; a script right after a font command over several signs is refused."""
    for seal, after in pairwise(tokens):
        if seal.kind == "seal" and after.kind == "sign" and after.text in ("^", "_", "'"):
            raise Trouble(
                "ambiguous",
                (seal.start, after.end),
                f"does the script belong to all of \\{seal.text}{{...}} or to its last letter?",
                "write the letter with the script apart, or brackets around the product",
            )
    return [token for token in tokens if token.kind != "seal"]
