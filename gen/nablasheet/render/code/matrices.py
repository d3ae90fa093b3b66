"""Matrix operations and functions in code: each fills the template of its language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node, Number, Symbol
from nablasheet.render.code.names import identifier
from nablasheet.render.code.printer import ATOM, PRODUCT, SUM, Piece, Printer, both
from nablasheet.render.code.target import NoCode

P = Printer


def plain(key: str) -> Callable[[P, Any], Piece]:
    """An operation with one operand."""
    return lambda p, node: p.filled(key, a=p.piece(node.argument))


def trace(p: P, node: x.Trace) -> Piece:
    """A number is its own trace."""
    return p.piece(node.argument) if node.argument.is_scalar else plain("Trace")(p, node)


def transpose(p: P, node: x.Transpose) -> Piece:
    key = "Transpose"
    if p.has("Transpose.complex") and any(
        isinstance(part, Symbol) and part.holds(x.Assumption.COMPLEX) for part in node.walk()
    ):
        key = "Transpose.complex"
    return p.filled(key, a=p.piece(node.argument))


def shaped(key: str) -> Callable[[P, Any], Piece]:
    """A constant matrix of a shape; a column has a form of its own where vectors are no matrices."""

    def made(p: P, node: Any) -> Piece:
        is_column = node.form.cols == x.ONE and p.has(f"{key}.column")
        name = f"{key}.column" if is_column else key
        return p.filled(name, m=p.size(node.form.rows), n=p.size(node.form.cols))

    return made


def kronecker(p: P, node: x.Kronecker) -> Piece:
    made = p.piece(node.factors[0])
    for factor in node.factors[1:]:
        made = p.filled("Kronecker", a=made, b=p.piece(factor))
    return made


def kronecker_sum(p: P, node: x.KroneckerSum) -> Piece:
    sizes = {"m": p.size(node.left.shape.rows), "n": p.size(node.right.shape.rows)}
    return p.filled("KroneckerSum", a=p.piece(node.left), b=p.piece(node.right), **sizes)


def norm(p: P, node: x.Norm) -> Piece:
    key = node.kind if node.kind != "p" or node.order != x.TWO else "2"
    return p.filled(f"Norm.{key}", a=p.piece(node.argument), k=p.piece(node.order))


def elementwise(p: P, node: x.Elementwise) -> Piece:
    inner = p.piece(node.argument)
    if not any(isinstance(part, Symbol | x.Apply) for part in node.walk()):
        inner = Piece(p.target.constant.format(**both({"a": inner})), ATOM)
    known = p.target.functions.get(node.function)
    if known is None:
        if node.function.rstrip("'") in p.target.functions:
            raise NoCode(f"{p.target.name} has no {node.function}")
        known = p.parameter(node.function)
    is_template = "{a" in known
    if p.target.entrywise and not node.is_scalar:
        function = Piece(known, ATOM)
        if is_template:
            function = Piece(p.target.anonymous.format(f=known.format(a="z")), SUM)
        return Piece(p.target.entrywise.format(**both({"a": inner, "f": function})), ATOM)
    if is_template:
        return Piece(known.format(a=inner.text), ATOM)
    return Piece(f"{known}({inner.text})", ATOM)


def matrix_function(p: P, node: x.MatrixFunction) -> Piece:
    known = p.target.matrix_functions.get(node.function)
    if known is None:
        raise NoCode(f"{p.target.name} has no {node.function} of a matrix")
    return Piece(f"{known}({p.text(node.argument)})", ATOM)


def _blocks(p: P, name: str) -> Piece:
    """The function of block matrices, which cannot be diagonalised."""
    known = p.target.block_functions.get(name)
    if known is None:
        raise NoCode(f"{p.target.name} has no {name} of a matrix that cannot be diagonalised")
    return Piece(known, ATOM)


def frechet(p: P, node: x.Frechet) -> Piece:
    """f of the block triangular [[A, E], [0, A]] has the Fréchet derivative at the top right."""
    function, size = _blocks(p, node.function), p.size(node.shape.rows)
    return p.filled("Frechet", f=function, a=p.piece(node.argument), e=p.piece(node.direction), n=size)


def frechet_jacobian(p: P, node: x.FrechetJacobian) -> Piece:
    function, size = _blocks(p, node.function), p.size(node.argument.shape.rows)
    return p.filled("FrechetJacobian", f=function, a=p.piece(node.argument), n=size)


def index(p: P, node: x.Index) -> Piece:
    is_bound = node.name in p.bound
    return Piece(identifier(node.name, p.target.reserved) if is_bound else p.parameter(node.name), ATOM)


def place(p: P, node: Node) -> Piece:
    """A 1-based place as the language counts."""
    below = 1 - p.target.first_index
    if isinstance(node, Number):
        return Piece(str(int(node.value) - below), ATOM)
    piece = p.piece(node)
    return Piece(f"{piece.at(PRODUCT)} - {below}", SUM) if below else piece


def entry(p: P, node: x.Entry) -> Piece:
    return p.filled("Entry", a=p.piece(node.argument), i=place(p, node.row), j=place(p, node.col))


def _whole(p: P, size: x.Dim) -> Piece:
    """A size; one that is a scalar of its own may come as a float."""
    piece = p.size(size)
    scalars = {symbol.name for symbol in p.names if symbol.is_scalar}
    if not size.letters() & scalars:
        return piece
    return Piece(p.target.whole.format(a=piece.text), ATOM)


def indexed(key: str) -> Callable[[P, Any], Piece]:
    def made(p: P, node: x.IndexedSum | x.IndexedProduct) -> Piece:
        index = identifier(node.index, p.target.reserved)
        within = replace(p, bound=p.bound | {node.index})
        last = _whole(p, node.last).at(PRODUCT)
        span = Piece(p.target.span.format(i=index, first=node.first, last=last), ATOM)
        of_matrices = f"{key}.array"
        if not node.body.is_scalar and p.has(of_matrices):
            shape = node.body.shape
            rows, cols = p.size(shape.rows), p.size(shape.cols)
            return p.filled(of_matrices, a=within.piece(node.body), span=span, m=rows, n=cols)
        return p.filled(key, a=within.piece(node.body), span=span)

    return made


def block(p: P, node: x.Block) -> Piece:
    rows = [node.blocks[i : i + node.width] for i in range(0, len(node.blocks), node.width)]
    lines = (p.filled("Block.row", a=Piece(", ".join(map(p.text, row)), ATOM)).text for row in rows)
    return p.filled("Block", a=Piece(", ".join(lines), ATOM))


def apply(p: P, node: x.Apply) -> Piece:
    """An unnamed function is a parameter that is called."""
    return Piece(f"{p.parameter(node.name)}({', '.join(map(p.text, node.arguments))})", ATOM)


def partial(p: P, node: x.Partial) -> Piece:
    """Its derivative is another one, in numerator layout."""
    function = node.function
    which = str(node.position + 1) if len(function.arguments) > 1 else ""
    arguments = ", ".join(map(p.text, function.arguments))
    made = Piece(f"{p.parameter(f'D{which}_{function.name}')}({arguments})", ATOM)
    return made if node.layout == "numerator" else p.filled("Transpose", a=made)


def sized(key: str) -> Callable[[P, Any], Piece]:
    """A constant matrix of one size."""
    return lambda p, node: p.filled(key, n=p.size(node.size))
