"""LaTeX of matrices: constants, blocks, entries, entrywise and Kronecker products."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node, Number
from nablasheet.render.latex.printer import Level, Printed, at, brackets, latex, operand
from nablasheet.render.sizes import latex_size


def entry_exponent(exponent: Node) -> str:
    if isinstance(exponent, Number) and exponent.value.denominator != 1:
        return str(exponent.value)
    return brackets(latex(exponent)) if isinstance(exponent, x.Sum) else latex(exponent)


def joined(sign: str) -> Callable[[Any], Printed]:
    def made(node: x.Hadamard | x.Kronecker) -> Printed:
        return f" {sign} ".join(operand(factor) for factor in node.factors), Level.ENTRYWISE

    return made


def kronecker(node: x.Kronecker) -> Printed:
    """A B ⊗ C: a chain of matrices binds more tightly than the Kronecker product, as in most books."""
    return r" \otimes ".join(_block_factor(factor) for factor in node.factors), Level.ENTRYWISE


def _block_factor(factor: Node) -> str:
    if isinstance(factor, x.Product) and not any(part.is_scalar for part in factor.factors):
        return latex(factor)
    return operand(factor)


def quotient(node: x.HadamardQuotient) -> Printed:
    return rf"{operand(node.numerator)} \oslash {operand(node.denominator)}", Level.ENTRYWISE


def block(node: x.Block) -> Printed:
    rows = [node.blocks[i : i + node.width] for i in range(0, len(node.blocks), node.width)]
    body = r" \\ ".join(" & ".join(latex(block) for block in row) for row in rows)
    return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}", Level.ATOM


def ones(node: x.Ones) -> Printed:
    one = r"\mathbf{1}"
    if node.shape.is_row:
        return one + r"^\top", Level.SCRIPT
    return (one, Level.ATOM) if node.shape.is_column else (rf"{one} {one}^\top", Level.PRODUCT)


def commutation(node: x.Commutation) -> Printed:
    rows, cols = latex_size(node.rows), latex_size(node.cols)
    return f"K_{{{rows}{'' if len(rows + cols) == 2 and (rows + cols).isalpha() else ','}{cols}}}", Level.ATOM


def tied(node: x.TiedSum) -> Printed:
    names = {"lower": r"\operatorname{tril}", "upper": r"\operatorname{triu}"}
    name = names.get(node.structure, rf"\mathcal{{S}}_{{\text{{{node.structure}}}}}")
    return name + brackets(latex(node.argument)), Level.ATOM


def entry(node: x.Entry) -> Printed:
    row, col = latex(node.row), latex(node.col)
    places = row if node.argument.shape.cols == x.ONE else row + ("" if len(row + col) == 2 else ",") + col
    return f"{at(node.argument, Level.ATOM)}_{{{places}}}", Level.ATOM
