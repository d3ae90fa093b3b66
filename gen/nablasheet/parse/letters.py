"""Names, numbers and subscripts: what a letter means, from the declarations.

A declared symbol wins over every reserved meaning; `I`, `e` and `\\pi` are reserved only while
nobody declares them. A subscript is part of a declared name, or an entry, or a size.
"""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr import (
    ONE,
    Constant,
    CrossMatrix,
    Dim,
    Entry,
    Identity,
    Index,
    Node,
    Number,
    Ones,
    Shape,
    Size,
    Unit,
    Zero,
    dim,
    number,
)  # fmt: skip
from nablasheet.expr.build import add, neg
from nablasheet.parse.delimiters import joined, subscripted_name
from nablasheet.parse.error import Place, Trouble, suggestion
from nablasheet.parse.extent import size_of
from nablasheet.parse.syntax import BoldDigit, Bracket, Name, Numeral, Subscripted, Syntax
from nablasheet.parse.typist import Typist

NAMED_MATRICES: dict[str, str] = {
    "K": "commutation matrix",
    "D": "duplication matrix",
    "L": "elimination matrix",
}


def numeral(typist: Typist, syntax: Numeral) -> Node:
    """2, 0.7"""
    return Number(Fraction(syntax.text))


def bold_digit(typist: Typist, syntax: BoldDigit) -> Node:
    """A column of ones, or zeros of any shape, sizes unwritten."""
    if syntax.text == "1":
        return Ones(Shape(typist.sizes.fresh(), ONE))
    return Zero(Shape(typist.sizes.fresh(), typist.sizes.fresh()))


def name(typist: Typist, syntax: Name) -> Node:
    """A letter alone."""
    found = declared(typist, syntax.text)
    if found is not None:
        return found
    if syntax.text in typist.indices:
        return Index(syntax.text)
    if syntax.text == "I":
        return Identity(typist.sizes.fresh())
    if syntax.text in ("e", "\\pi"):
        return Constant(syntax.text.removeprefix("\\"))
    if syntax.text in typist.letters:
        return Size(dim(syntax.text))
    raise unknown(typist, syntax.text, syntax.place)


def declared(typist: Typist, text: str) -> Node | None:
    """What the declarations say about a name."""
    known = typist.declarations
    return known.symbols.get(text) or known.constants.get(text) or known.functions.get(text)


def unknown(typist: Typist, text: str, place: Place) -> Trouble:
    """Nobody declared it."""
    if text in typist.declarations.uses:
        return Trouble("unreadable", place, f"the function {text} is applied to nothing", f"write {text}(x)")
    known = [*typist.declarations.symbols, *typist.declarations.functions]
    close = suggestion(text, known) if len(text) > 2 else ""
    help_line = close or f"add a Given line: - ${text} \\in \\mathbb{{R}}^{{m \\times n}}$"
    evidence = (f"declared are {', '.join(known)}",) if 0 < len(known) <= 12 else ()
    return Trouble("unknown-symbol", place, f"{text} is not declared", help_line, evidence)


def subscripted(typist: Typist, syntax: Subscripted) -> Node:
    """W_Q, I_n, \\mathbf{1}_n, e_i, X_{ij}, (A B)_{ij}"""
    base = syntax.base
    if syntax.items == ("\\times",) and isinstance(base, Bracket) and base.style == "[":
        return typist.make(syntax.place, CrossMatrix, typist.node(base))
    if isinstance(base, BoldDigit):
        return _sized_digit(typist, base.text, syntax)
    if isinstance(base, Name):
        full = declared(typist, subscripted_name(base.text, syntax.items))
        if full is not None:
            _check_family(typist, syntax)
            return full
        if declared(typist, base.text) is None:
            return _reserved(typist, base.text, syntax)
    elif not isinstance(base, Bracket):
        raise Trouble(
            "unreadable", syntax.place, "a subscript on something that is no matrix", "put it in brackets"
        )
    return _entry(typist, typist.node(base), syntax)


def _check_family(typist: Typist, syntax: Subscripted) -> None:
    """Refuse a declared x_i where i runs: one letter does not stand for another at every step."""
    running = next((item for item in syntax.items if item in typist.indices), None)
    if running is not None:
        written = f"{text_of(syntax.base)}_{joined(syntax.items)}"
        raise Trouble(
            "not-supported",
            syntax.place,
            f"{written} is declared as one letter, but {running} runs here",
            f"put them into the columns of a matrix X and write X e_{running}",
        )


def _sized_digit(typist: Typist, digit: str, syntax: Subscripted) -> Node:
    parts = " ".join(syntax.items).split("\\times")
    sizes = [read_size(typist, tuple(part.split()), syntax.place) for part in parts]
    shape = Shape(sizes[0], sizes[1] if len(sizes) == 2 else ONE)
    if len(sizes) > 2:
        raise Trouble("unreadable", syntax.place, "more than two sizes")
    return Ones(shape) if digit == "1" else Zero(shape)


def _reserved(typist: Typist, base: str, syntax: Subscripted) -> Node:
    if base == "I":
        return Identity(read_size(typist, syntax.items, syntax.place))
    if base == "e" and (len(syntax.items) == 1 or syntax.items[1] in ("+", "-")):
        return Unit(_position(typist, syntax.items, syntax.place), typist.sizes.fresh())
    if base == "\\delta" and len(places := places_in(syntax.items, matrix=True)) == 2:
        size = typist.sizes.fresh()
        row, col = (_position(typist, place, syntax.place) for place in places)
        return Entry(Identity(size), row, col)
    text = subscripted_name(base, syntax.items)
    if base in NAMED_MATRICES:
        spelled = (
            f"{base}_{{{joined(syntax.items)}}}" if len(syntax.items) > 1 else f"{base}_{syntax.items[0]}"
        )
        help_line = f"add a Given line: - ${spelled}$, {NAMED_MATRICES[base]}"
        raise Trouble("unknown-symbol", syntax.place, f"{spelled} is not declared", help_line)
    raise unknown(typist, text, syntax.place)


def read_size(typist: Typist, items: tuple[str, ...], place: Place) -> Dim:
    """A size in the size letters of the declarations."""
    return size_of(items, typist.letters.__contains__, place)


def _entry(typist: Typist, node: Node, syntax: Subscripted) -> Node:
    if syntax.is_late:
        raise Trouble(
            "ambiguous",
            syntax.place,
            "an index behind a superscript: the entry of the power, or the power of the entry?",
            "write (A^2)_{ij} or (A_{ij})^2",
        )
    matrix = node.shape.kind == "matrix"
    items = places_in(syntax.items, matrix)
    if len(items) != (2 if matrix else 1) or node.is_scalar:
        what = "a matrix" if matrix else "a vector" if not node.is_scalar else "a scalar"
        raise Trouble(
            "unknown-symbol",
            syntax.place,
            f"the subscript {joined(syntax.items)} names neither a declared symbol nor an entry of {what}",
            "declare the name with its subscript, or give an index for each direction",
        )
    positions = [_position(typist, item, syntax.place) for item in items]
    row, col = positions if matrix else (positions[0], number(1))
    if node.shape.is_row:
        row, col = col, row
    _check_range(node, row, col, syntax.place)
    return Entry(node, row, col)


def places_in(items: tuple[str, ...], matrix: bool) -> list[tuple[str, ...]]:
    """The signs of each index: ij, i,j, i+1 and i+1,j."""
    kept = tuple(item for item in items if item not in ("[", "]"))
    if "," in kept:
        cut = kept.index(",")
        return [kept[:cut], kept[cut + 1 :]]
    if "+" in kept or "-" in kept:
        return [kept]
    if matrix and len(kept) == 1 and kept[0].isdigit() and len(kept[0]) == 2:
        kept = tuple(kept[0])
    return [(item,) for item in kept]


def _position(typist: Typist, items: tuple[str, ...], place: Place) -> Node:
    """i, 3, or an index and a number: i + 1."""
    if len(items) == 3 and items[1] in ("+", "-") and items[2].isdigit():
        start = _index(typist, items[0], place)
        step = number(int(items[2][:6]))
        return add(start, step if items[1] == "+" else neg(step))
    return _index(typist, items[0] if len(items) == 1 else joined(items), place)


def _index(typist: Typist, item: str, place: Place) -> Node:
    """A number, a bound index or a free one."""
    if item.isdigit() and int(item[:6]) > 0 and len(item) <= 6:
        return number(int(item))
    if item in typist.indices:
        return Index(item)
    if len(item) == 1 and item.isalpha() and not typist.is_taken(item) and item not in typist.letters:
        return Index(item)
    raise Trouble(
        "not-supported",
        place,
        f"{item} as an index is not read",
        "use numbers from 1, or the letters i, j, k",
    )


def _check_range(node: Node, row: Node, col: Node, place: Place) -> None:
    for position, size in ((row, node.shape.rows), (col, node.shape.cols)):
        if isinstance(position, Number) and not size.letters() and position.value > size.value({}):
            raise Trouble("shapes-differ", place, f"entry {position.value} of {size}")


def bracket(typist: Typist, syntax: Bracket) -> Node:
    """What it holds."""
    return typist.node(syntax.body)


def text_of(syntax: Syntax) -> str:
    """The name that a piece of syntax is, or nothing."""
    if isinstance(syntax, Name):
        return syntax.text
    if isinstance(syntax, Subscripted) and isinstance(syntax.base, Name):
        return subscripted_name(syntax.base.text, syntax.items)
    return ""
