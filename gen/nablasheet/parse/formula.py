"""The public face of the reader: LaTeX and declarations in, typed formulas and claims out.

Every refusal is a ParseError with one finding; no text raises anything else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nablasheet.expr import Node, Symbol
from nablasheet.finding import Finding
from nablasheet.identity import Claim, Declarations
from nablasheet.parse.cursor import Vocabulary
from nablasheet.parse.error import ParseError, Trouble, locate
from nablasheet.parse.given import read_lines
from nablasheet.parse.grammar import read
from nablasheet.parse.letters import text_of
from nablasheet.parse.macros import FUNCTION_LETTERS
from nablasheet.parse.parts import along_part, part_of, without_part
from nablasheet.parse.scopes import check_summation
from nablasheet.parse.signatures import signatures
from nablasheet.parse.statement import claims
from nablasheet.parse.syntax import Chain, Syntax
from nablasheet.parse.tokens import Token, tokenize
from nablasheet.parse.typing import typist
from nablasheet.parse.typist import size_letters


def parse_given(lines: Iterable[str]) -> tuple[Declarations, list[Finding]]:
    """What the Given lines declare, and every mistake in them; a finding's line counts the lines."""
    return read_lines(lines)


def parse_syntax(latex: str, declarations: Declarations) -> Chain:
    """The untyped tree of a formula or a chain of equations."""
    try:
        return read(tokenize(latex), vocabulary(declarations))
    except Trouble as trouble:
        raise locate(trouble, latex) from None


def parse_formula(latex: str, declarations: Declarations) -> Node:
    """The typed formula."""
    return _typed(parse_syntax(latex, declarations), latex, declarations)


def parse_function(latex: str, declarations: Declarations) -> tuple[str, Node]:
    """The name and the right-hand side of a line `f(X) = ...`; the name is empty where none is written."""
    try:
        tokens = tokenize(latex)
        at = _equals(tokens)
        name = "" if at is None else _signature(_plain_signature(tokens[:at]), declarations)[0]
        chain = read(tokens if at is None else tokens[at + 1 :], vocabulary(declarations))
    except Trouble as trouble:
        raise locate(trouble, latex) from None
    return name, _typed(chain, latex, declarations)


def parse_variable(latex: str, declarations: Declarations) -> Symbol:
    """The variable of a line `f(X) = ...`: its first argument."""
    try:
        tokens = tokenize(latex)
        at = _equals(tokens)
        signature, part = ([], "") if at is None else without_part(_without_colon(tokens[:at]))
        arguments = _signature(signature, declarations)[1] if signature else ()
        if not arguments:
            raise Trouble(
                "which-variable", (0, 1), "the function does not name its variable", "write f(X) = ..."
            )
        symbol = declarations.symbols[arguments[0]]
        return along_part(symbol, part, (0, len(latex))) if part else symbol
    except Trouble as trouble:
        raise locate(trouble, latex) from None


def parse_symbol(latex: str, declarations: Declarations) -> Symbol:
    """The declared symbol that the text names."""
    try:
        tokens = tokenize(latex)
        chain = read(tokens, Vocabulary(frozenset(declarations.symbols)))
        part, letter = part_of(chain.sides[0]) if len(chain.sides) == 1 else ("", chain)
        name = text_of(letter)
        symbol = declarations.symbols.get(name)
        if symbol is not None and part:
            return along_part(symbol, part, (0, len(latex)))
        if symbol is None:
            known = ", ".join(declarations.symbols)
            message = f"{name} is not declared" if name else "this is not one symbol"
            evidence = (f"declared are {known}",) if known else ()
            raise Trouble("unknown-symbol", (0, len(latex)), message, "add a Given line for it", evidence)
        return symbol
    except Trouble as trouble:
        raise locate(trouble, latex) from None


def parse_statement(
    latex: str,
    declarations: Declarations,
    *,
    variable: Symbol | None = None,
    layout: str | None = None,
) -> tuple[Claim, ...]:
    """The claims of an equation or a chain.

    `variable` is what \\mathrm{D} F and \\nabla f differentiate by when they do not say; `layout` is
    the one that the document states, for derivatives of unnamed functions inside the formula.
    """
    chain = parse_syntax(latex, declarations)
    try:
        return claims(chain, declarations, latex, variable, layout)
    except Trouble as trouble:
        raise locate(trouble, latex) from None


def bind(declarations: Declarations, name: str, node: Node) -> Declarations:
    """The declarations with a name for a formula: f in a claim about f."""
    return replace(declarations, functions={**declarations.functions, name: node})


def vocabulary(declarations: Declarations) -> Vocabulary:
    """Which letters are taken, and which are functions."""
    spelled = {letter for letter, function in FUNCTION_LETTERS.items() if function in declarations.uses}
    functions = frozenset({*declarations.functions, *declarations.uses} | spelled)
    taken = {
        *declarations.symbols,
        *declarations.constants,
        *declarations.functions,
        *size_letters(declarations),
    }
    return Vocabulary(frozenset(taken), functions)


def _typed(chain: Syntax, latex: str, declarations: Declarations) -> Node:
    try:
        reader = typist(declarations)
        made = reader.finish(reader.node(chain), chain.place)
        check_summation(made, chain.place)
        return made
    except Trouble as trouble:
        raise locate(trouble, latex) from None


def _equals(tokens: list[Token]) -> int | None:
    """Where the first = stands, outside braces."""
    depth = 0
    for i, token in enumerate(tokens):
        if token.kind == "sign":
            depth += {"{": 1, "}": -1}.get(token.text, 0)
            if token.text == "=" and not depth:
                return i
    return None


def _without_colon(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].text == ":":
        tokens = tokens[:-1]
    return tokens


def _plain_signature(tokens: list[Token]) -> list[Token]:
    """Name and arguments without the mark of a part."""
    return without_part(_without_colon(tokens))[0]


def _signature(tokens: list[Token], declarations: Declarations) -> tuple[str, tuple[str, ...]]:
    """Name and arguments in f(X), f or \\mathcal{L}(W, b)."""
    found = signatures(tokens)
    place = (tokens[0].start, tokens[-1].end)
    if len(found) > 1:
        raise Trouble(
            "not-a-statement", place, "the left side is not the name of a function", "write f(X) = ..."
        )
    name, arguments = found[0].name, found[0].arguments
    if name in declarations.symbols:
        raise Trouble(
            "declared-twice", place, f"{name} is a symbol and the name of the function", "rename one of them"
        )
    for argument in arguments:
        if argument not in declarations.symbols:
            raise Trouble("unknown-symbol", place, f"{argument} is not declared", "add a Given line for it")
    return name, arguments


__all__ = [
    "ParseError",
    "bind",
    "parse_formula",
    "parse_function",
    "parse_given",
    "parse_statement",
    "parse_symbol",
    "parse_syntax",
    "parse_variable",
    "vocabulary",
]
