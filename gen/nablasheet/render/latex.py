"""LaTeX of a formula: one table over the nodes, brackets by precedence.

What is printed can be read back: parsing it gives a formula of the same form.  Partial derivatives
of unnamed functions are printed in the layout they are in; outside any layout they are printed as
rows, by the transposed variable, which means the same in both.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from fractions import Fraction
from typing import Any

from nablasheet import expr as x
from nablasheet.expr import Node, Number
from nablasheet.expr.build import mul
from nablasheet.expr.named import FUNCTIONS
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


def latex(node: Node) -> str:
    """LaTeX without dollar signs."""
    return _print(node)[0]


def _print(node: Node) -> Printed:
    made: Printed = TABLE[type(node)](node)
    return made


def _at(node: Node, level: Level) -> str:
    """The formula, in brackets if it binds more loosely than `level`."""
    text, own = _print(node)
    return text if own >= level else brackets(text)


TALL = ("\\frac", "\\sum", "\\int", "\\prod", "\\begin")


def brackets(text: str) -> str:
    """Round brackets, growing only where the content is tall."""
    if any(mark in text for mark in TALL):
        return rf"\left({text}\right)"
    return f"({text})"


def _number(value: Fraction) -> Printed:
    if value.denominator == 1:
        return str(value), Level.ATOM if value >= 0 else Level.SUM
    body = rf"\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    return (body, Level.ATOM) if value > 0 else (f"-{body}", Level.SUM)


def _sum(node: x.Sum) -> Printed:
    text = ""
    for term in node.terms:
        negative, body = _signed(term)
        if not text:
            text = f"-{body}" if negative else body
        else:
            text += f" - {body}" if negative else f" + {body}"
    return text, Level.SUM


def _signed(term: Node) -> tuple[bool, str]:
    """Whether a term has a minus in front, and the rest."""
    value = term.value if isinstance(term, Number) else _coefficient(term)
    if value >= 0:
        return False, _at(term, Level.ENTRYWISE)
    flipped = x.number(-value) if isinstance(term, Number) else _negated(term)
    return True, _at(flipped, Level.ENTRYWISE)


def _coefficient(term: Node) -> Fraction:
    if isinstance(term, x.Product) and isinstance(first := term.factors[0], Number):
        return first.value
    return Fraction(1)


def _negated(term: Node) -> Node:
    return mul(x.number(-1), term)


def _product(node: x.Product) -> Printed:
    coefficient = Fraction(1)
    above: list[Node] = []
    below: list[Node] = []
    chain: list[Node] = []
    for factor in node.factors:
        match factor:
            case Number(value):
                coefficient *= value
            case x.Power(base, Number(exponent)) if factor.is_scalar and exponent < 0:
                below.append(_power(base, -exponent))
            case _ if factor.is_scalar:
                above.append(factor)
            case _:
                chain.append(factor)
    sign = "-" if coefficient < 0 else ""
    text = _assemble(abs(coefficient), above, below, chain)
    return sign + text, Level.SUM if sign else Level.PRODUCT


def _power(base: Node, exponent: Fraction) -> Node:
    return base if exponent == 1 else x.Power(base, Number(exponent))


def _assemble(coefficient: Fraction, above: list[Node], below: list[Node], chain: list[Node]) -> str:
    """Number, fraction, scalars and matrices, in this order."""
    if not below:
        front = [] if coefficient == 1 else [_number(coefficient)[0]]
        return _run([*front, *_factors([*above, *chain])])
    top = [] if coefficient.numerator == 1 else [str(coefficient.numerator)]
    bottom = [] if coefficient.denominator == 1 else [str(coefficient.denominator)]
    inside = chain if len(chain) <= 2 and all(_is_short(f) for f in chain) and chain else []
    outside = chain if not inside else []
    numerator = _run([*top, *_factors([*above, *inside])]) or "1"
    if not top and len(above) + len(inside) == 1:
        numerator = latex((above or inside)[0])
    denominator = latex(below[0]) if len(below) == 1 and not bottom else _run([*bottom, *_factors(below)])
    return _run([rf"\frac{{{numerator}}}{{{denominator}}}", *_factors(outside)])


def _is_short(factor: Node) -> bool:
    inner = factor.argument if isinstance(factor, x.Transpose) else factor
    return isinstance(inner, x.Symbol | x.Ones | x.Softmax | x.Elementwise)


def _factors(factors: list[Node]) -> list[str]:
    """The factors of a run; what could be read as part of its neighbour gets brackets."""
    texts = []
    for i, factor in enumerate(factors):
        last = i + 1 == len(factors)
        alone = len(factors) == 1
        if isinstance(factor, x.Product):
            texts.append(latex(factor) if alone else brackets(latex(factor)))
        elif isinstance(factor, x.Differential) and not last:
            texts.append(brackets(latex(factor)))
        elif isinstance(factor, x.IndexedSum | x.IndexedProduct | x.FrechetJacobian):
            texts.append(_at(factor, Level.PREFIX) if last else brackets(latex(factor)))
        else:
            texts.append(_at(factor, Level.PREFIX))
    return texts


def _run(texts: list[str]) -> str:
    """Juxtaposition; a number next to a number gets a dot."""
    made = ""
    for text in texts:
        if made and text[0].isdigit() and made[-1].isdigit():
            made += r" \cdot " + text
        else:
            made += (" " if made else "") + text
    return made


def _script(base: Node, script: str) -> Printed:
    """A base with a superscript; what has one already gets brackets."""
    text, level = _print(base)
    if level < Level.ATOM or "^" in _tail(text) or text.startswith(r"\frac"):
        text = brackets(text)
    return f"{text}^{script}", Level.SCRIPT


def _tail(text: str) -> str:
    """The part behind the last bracket, where a superscript may stand already."""
    cut = max(text.rfind(")"), text.rfind("]"), text.rfind(r"\|"))
    return text[cut + 1 :] if cut >= 0 else text


def _inverse(node: x.Inverse) -> Printed:
    match node.argument:
        case x.MatrixFunction("sqrt", argument):
            return _script(argument, "{-1/2}")
    return _script(node.argument, "{-1}")


def _transpose(node: x.Transpose) -> Printed:
    match node.argument:
        case x.Inverse(argument):
            return _script(argument, r"{-\top}")
        case x.Conjugate(argument):
            return _script(argument, "{H}")
    return _script(node.argument, r"\top")


def _power_node(node: x.Power) -> Printed:
    match node.exponent:
        case Number(value) if value * 2 == 1 and node.is_scalar:
            return rf"\sqrt{{{latex(node.base)}}}", Level.ATOM
        case Number(value) if value < 0 and node.is_scalar:
            below = latex(_power(node.base, -value))
            return rf"\frac{{1}}{{{below}}}", Level.ATOM
        case Number(value) if value.denominator != 1:
            sign = "-" if value < 0 else ""
            return _script(node.base, f"{{{sign}{abs(value.numerator)}/{value.denominator}}}")
    return _script(node.base, _brace(latex(node.exponent)))


def _brace(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _entry_exponent(exponent: Node) -> str:
    return brackets(latex(exponent)) if isinstance(exponent, x.Sum) else latex(exponent)


def _joined(sign: str) -> Callable[[Any], Printed]:
    def made(node: x.Hadamard | x.Kronecker) -> Printed:
        return f" {sign} ".join(_operand(factor) for factor in node.factors), Level.ENTRYWISE

    return made


def _operand(factor: Node) -> str:
    """An operand of an entrywise or Kronecker product: anything composed stands in brackets."""
    if isinstance(factor, x.Identity):
        return f"I_{_brace(latex_size(factor.size))}"
    text, level = _print(factor)
    return text if level >= Level.PREFIX else brackets(text)


def _quotient(node: x.HadamardQuotient) -> Printed:
    return rf"{_operand(node.numerator)} \oslash {_operand(node.denominator)}", Level.ENTRYWISE


def _call(name: str) -> Callable[[Any], Printed]:
    return lambda node: (name + brackets(latex(node.argument)), Level.ATOM)


def _elementwise(node: x.Elementwise) -> Printed:
    inner = latex(node.argument)
    match node.function, node.argument:
        case "abs", _:
            return (f"|{inner}|" if not _is_tall(inner) else rf"\left|{inner}\right|"), Level.ATOM
        case "sqrt", _:
            return rf"\sqrt{{{inner}}}", Level.ATOM
        case "log", x.Determinant():
            return rf"\log{inner}", Level.ATOM
        case "log", x.Elementwise("abs", x.Determinant()):
            return rf"\log {inner}", Level.ATOM
    known = FUNCTIONS.get(node.function)
    return (known.latex if known else node.function) + brackets(inner), Level.ATOM


def _is_tall(text: str) -> bool:
    return any(mark in text for mark in TALL)


def _norm(node: x.Norm) -> Printed:
    signs = {"F": "F", "nuclear": "*", "spectral": "2", "max": r"\infty"}
    sign = signs.get(node.kind) or latex(node.order)
    inner = latex(node.argument)
    bars = rf"\left\|{inner}\right\|" if _is_tall(inner) else rf"\|{inner}\|"
    return f"{bars}_{_brace(sign)}", Level.ATOM


def _eigenvector(node: x.Eigenvector) -> Printed:
    name = rf"v_{{\{node.which}}}"
    return (
        name if isinstance(node.argument, x.Symbol) else name + brackets(latex(node.argument))
    ), Level.ATOM


def _singular_vector(node: x.SingularVector) -> Printed:
    name = "u_1" if node.side == "left" else "v_1"
    return (
        name if isinstance(node.argument, x.Symbol) else name + brackets(latex(node.argument))
    ), Level.ATOM


def _frechet_jacobian(node: x.FrechetJacobian) -> Printed:
    inner = latex(node.argument)
    if node.function == "exp":
        flipped = (
            latex(x.Transpose(node.argument))
            if not isinstance(node.argument, x.Transpose)
            else latex(node.argument.argument)
        )
        return rf"\int_0^1 \exp((1 - s) {flipped}) \otimes \exp(s {inner}) \, \mathrm{{d}}s", Level.SUM
    return rf"\mathcal{{K}}_{{{_operator(node.function)}}}({inner})", Level.ATOM


def _operator(function: str) -> str:
    """The name of a matrix function as an index."""
    return r"\mathrm{sqrt}" if function == "sqrt" else FUNCTIONS[function].latex


def _frechet(node: x.Frechet) -> Printed:
    inner = brackets(f"{latex(node.argument)}, {latex(node.direction)}")
    return rf"L_{{{_operator(node.function)}}}{inner}", Level.ATOM


def _matrix_function(node: x.MatrixFunction) -> Printed:
    if node.function == "sqrt":
        return _script(node.argument, "{1/2}")
    return FUNCTIONS[node.function].latex + brackets(latex(node.argument)), Level.ATOM


def _indexed(sign: str) -> Callable[[Any], Printed]:
    def made(node: x.IndexedSum | x.IndexedProduct) -> Printed:
        span = rf"{sign}_{{{node.index}={node.first}}}^{_brace(latex_size(node.last))}"
        return f"{span} {_at(node.body, Level.PRODUCT)}", Level.SUM

    return made


def _entry(node: x.Entry) -> Printed:
    row, col = latex(node.row), latex(node.col)
    places = row if node.argument.shape.cols == x.ONE else row + ("" if len(row + col) == 2 else ",") + col
    return f"{_at(node.argument, Level.ATOM)}_{{{places}}}", Level.ATOM


def _apply(node: x.Apply) -> Printed:
    if all(isinstance(argument, x.Symbol) for argument in node.arguments):
        return node.name, Level.ATOM
    return f"{node.name}({', '.join(latex(argument) for argument in node.arguments)})", Level.ATOM


def _partial(node: x.Partial) -> Printed:
    function, argument = latex(node.function), _at(node.function.arguments[node.position], Level.ATOM)
    return rf"\frac{{\partial {function}}}{{\partial {argument}}}", Level.ATOM


def _differential(node: x.Differential) -> Printed:
    text, level = _print(node.argument)
    return r"\mathrm{d}" + (text if level is Level.ATOM and len(text) < 12 else brackets(text)), Level.PREFIX


def _block(node: x.Block) -> Printed:
    rows = [node.blocks[i : i + node.width] for i in range(0, len(node.blocks), node.width)]
    body = r" \\ ".join(" & ".join(latex(block) for block in row) for row in rows)
    return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}", Level.ATOM


def _ones(node: x.Ones) -> Printed:
    one = r"\mathbf{1}"
    if node.shape.is_row:
        return one + r"^\top", Level.SCRIPT
    return (one, Level.ATOM) if node.shape.is_column else (rf"{one} {one}^\top", Level.PRODUCT)


def _commutation(node: x.Commutation) -> Printed:
    rows, cols = latex_size(node.rows), latex_size(node.cols)
    return f"K_{{{rows}{'' if len(rows + cols) == 2 and (rows + cols).isalpha() else ','}{cols}}}", Level.ATOM


def _tied(node: x.TiedSum) -> Printed:
    names = {"lower": r"\operatorname{tril}", "upper": r"\operatorname{triu}"}
    name = names.get(node.structure, rf"\mathcal{{S}}_{{\text{{{node.structure}}}}}")
    return name + brackets(latex(node.argument)), Level.ATOM


CONSTANTS = {"pi": r"\pi", "e": "e", "i": "i"}

TABLE: dict[type[Node], Callable[[Any], Printed]] = {
    x.Number: lambda n: _number(n.value),
    x.Constant: lambda n: (CONSTANTS[n.name], Level.ATOM),
    x.Size: lambda n: (latex_size(n.size), Level.ATOM if len(n.size.terms) == 1 else Level.SUM),
    x.Index: lambda n: (n.name, Level.ATOM),
    x.Symbol: lambda n: (n.name, Level.ATOM),
    x.Identity: lambda n: ("I", Level.ATOM),
    x.Zero: lambda n: ("0", Level.ATOM),
    x.Ones: _ones,
    x.Unit: lambda n: (f"e_{_brace(latex(n.position))}", Level.ATOM),
    x.Commutation: _commutation,
    x.Duplication: lambda n: (f"D_{_brace(latex_size(n.size))}", Level.ATOM),
    x.Elimination: lambda n: (f"L_{_brace(latex_size(n.size))}", Level.ATOM),
    x.DiagonalEmbedding: lambda n: (f"E_{_brace(latex_size(n.size))}", Level.ATOM),
    x.Sum: _sum,
    x.Product: _product,
    x.Power: _power_node,
    x.Transpose: _transpose,
    x.Conjugate: lambda n: (rf"\overline{{{latex(n.argument)}}}", Level.ATOM),
    x.Inverse: _inverse,
    x.PseudoInverse: lambda n: _script(n.argument, "{+}"),
    x.Adjugate: _call(r"\operatorname{adj}"),
    x.Hadamard: _joined(r"\odot"),
    x.HadamardQuotient: _quotient,
    x.HadamardPower: lambda n: _script(n.base, rf"{{\circ {_entry_exponent(n.exponent)}}}"),
    x.Kronecker: _joined(r"\otimes"),
    x.KroneckerSum: lambda n: (rf"{_operand(n.left)} \oplus {_operand(n.right)}", Level.ENTRYWISE),
    x.Cross: lambda n: (rf"{_operand(n.left)} \times {_operand(n.right)}", Level.ENTRYWISE),
    x.Vec: _call(r"\operatorname{vec}"),
    x.Unvec: _call(r"\operatorname{vec}^{-1}"),
    x.Vech: _call(r"\operatorname{vech}"),
    x.Diag: _call(r"\operatorname{diag}"),
    x.Diagonal: _call(r"\operatorname{diag}"),
    x.TiedSum: _tied,
    x.Block: _block,
    x.Trace: _call(r"\operatorname{tr}"),
    x.Determinant: _call(r"\det"),
    x.Norm: _norm,
    x.Eigenvalue: lambda n: (rf"\lambda_{{\{n.which}}}" + brackets(latex(n.argument)), Level.ATOM),
    x.Eigenvector: _eigenvector,
    x.SingularVector: _singular_vector,
    x.Elementwise: _elementwise,
    x.Softmax: _call(r"\operatorname{softmax}"),
    x.MatrixFunction: _matrix_function,
    x.Frechet: _frechet,
    x.FrechetJacobian: _frechet_jacobian,
    x.Entry: _entry,
    x.IndexedSum: _indexed(r"\sum"),
    x.IndexedProduct: _indexed(r"\prod"),
    x.Apply: _apply,
    x.Partial: _partial,
    x.Differential: _differential,
}
