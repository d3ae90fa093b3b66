"""LaTeX of sums, products, fractions and powers, signs in front."""

from __future__ import annotations

from fractions import Fraction

from nablasheet import expr as x
from nablasheet.expr import Node, Number
from nablasheet.expr.build import mul
from nablasheet.render.latex.printer import Level, Printed, at, brace, brackets, is_tall, latex, script


def number(value: Fraction) -> Printed:
    if value.denominator == 1:
        return str(value), Level.ATOM if value >= 0 else Level.SUM
    body = rf"\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    return (body, Level.ATOM) if value > 0 else (f"-{body}", Level.SUM)


def added(node: x.Sum) -> Printed:
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
        return False, at(term, Level.ENTRYWISE)
    flipped = x.number(-value) if isinstance(term, Number) else _negated(term)
    return True, at(flipped, Level.ENTRYWISE)


def _coefficient(term: Node) -> Fraction:
    if isinstance(term, x.Product) and isinstance(first := term.factors[0], Number):
        return first.value
    return Fraction(1)


def _negated(term: Node) -> Node:
    return mul(x.number(-1), term)


def product(node: x.Product) -> Printed:
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
    """Number, fraction, scalars and matrices, in this order; a scalar differential stands last."""
    moving = [factor for factor in above if isinstance(factor, x.Differential)]
    above = [factor for factor in above if factor not in moving]
    if not below:
        front = [] if coefficient == 1 else [number(coefficient)[0]]
        return _run([*front, *_factors([*above, *chain, *moving])])
    top = [] if coefficient.numerator == 1 else [str(coefficient.numerator)]
    bottom = [] if coefficient.denominator == 1 else [str(coefficient.denominator)]
    inside = chain if chain and not above and _fits(chain, below) else []
    outside = chain if not inside else []
    numerator = _run([*top, *_factors([*above, *inside])]) or "1"
    if not top and len(above) + len(inside) == 1:
        numerator = latex((above or inside)[0])
    denominator = latex(below[0]) if len(below) == 1 and not bottom else _run([*bottom, *_factors(below)])
    return _run([rf"\frac{{{numerator}}}{{{denominator}}}", *_factors([*outside, *moving])])


def _fits(chain: list[Node], below: list[Node]) -> bool:
    """Whether matrices stand above the line: a few letters do, over more than a size or a letter."""
    if all(isinstance(part, x.Constant | Number | x.Power) for divisor in below for part in divisor.walk()):
        return False
    if all(isinstance(divisor, x.Size) for divisor in below):
        return False
    if any(isinstance(part, x.Identity) for factor in chain for part in factor.walk()):
        return False
    letters = sum(not part.parts and not isinstance(part, Number) for f in chain for part in f.walk())
    most = 2 if all(isinstance(divisor, x.Symbol) for divisor in below) else 6
    return letters <= most and not any(is_tall(latex(factor)) for factor in chain)


def _factors(factors: list[Node]) -> list[str]:
    """The factors of a run; what could be read as part of its neighbour gets brackets."""
    texts = []
    for i, factor in enumerate(factors):
        last = i + 1 == len(factors)
        alone = len(factors) == 1
        if isinstance(factor, x.Product):
            bare = alone or (last and _is_open(factor, factors[:i]))
            texts.append(latex(factor) if bare else brackets(latex(factor)))
        elif isinstance(factor, x.Differential) and not last:
            texts.append(brackets(latex(factor)))
        elif isinstance(factor, x.IndexedSum | x.IndexedProduct):
            texts.append(at(factor, Level.PREFIX) if last else brackets(latex(factor)))
        else:
            texts.append(at(factor, Level.PREFIX))
    return texts


def _is_open(last: x.Product, before: list[Node]) -> bool:
    """Whether a scalar made of matrices ends a run of scalars without brackets, as in c a^T dx."""
    if any(factor.is_scalar for factor in last.factors) or not all(factor.is_scalar for factor in before):
        return False
    moves = any(isinstance(part, x.Differential) for part in last.walk())
    return moves or not any(isinstance(factor, x.Product) for factor in before)


def _run(texts: list[str]) -> str:
    """Juxtaposition; a number next to a number gets a dot."""
    made = ""
    for text in texts:
        if made and text[0].isdigit() and made[-1].isdigit():
            made += r" \cdot " + text
        else:
            made += (" " if made else "") + text
    return made


def inverse(node: x.Inverse) -> Printed:
    match node.argument:
        case x.MatrixFunction("sqrt", argument):
            return script(argument, "{-1/2}")
    return script(node.argument, "{-1}")


def transpose(node: x.Transpose) -> Printed:
    match node.argument:
        case x.Inverse(x.Conjugate(argument)) | x.Conjugate(x.Inverse(argument)):
            return script(argument, "{-H}")
        case x.Inverse(argument):
            return script(argument, r"{-\top}")
        case x.Conjugate(argument):
            return script(argument, "{H}")
    return script(node.argument, r"\top")


def conjugate(node: x.Conjugate) -> Printed:
    if isinstance(node.argument, x.Transpose):
        return transpose(x.Transpose(x.Conjugate(node.argument.argument)))
    return rf"\overline{{{latex(node.argument)}}}", Level.ATOM


def power(node: x.Power) -> Printed:
    match node.exponent:
        case Number(value) if value * 2 == 1 and node.is_scalar:
            return rf"\sqrt{{{latex(node.base)}}}", Level.ATOM
        case Number(value) if value < 0 and node.is_scalar:
            below = latex(_power(node.base, -value))
            return rf"\frac{{1}}{{{below}}}", Level.ATOM
        case Number(value) if value.denominator != 1:
            sign = "-" if value < 0 else ""
            return script(node.base, f"{{{sign}{abs(value.numerator)}/{value.denominator}}}")
    return script(node.base, brace(latex(node.exponent)))
