"""A derivation: differential, identification, result, with the lines that a reader sees.

`derive` is the whole method: take the differential, bring dX to the outside, read off the
derivative (Magnus and Neudecker, chapter 9: first and second identification).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from nablasheet.derive.differential import differential
from nablasheet.derive.identification import brought_out, identified
from nablasheet.derive.indices import contracted
from nablasheet.derive.lines import Line, lines_of
from nablasheet.derive.moduli import closed, gathered, moduli_of, opened
from nablasheet.derive.products import as_determinants, as_products
from nablasheet.derive.refusal import NotDerived
from nablasheet.derive.structure import loosened, replaced
from nablasheet.derive.wirtinger import apart, by_part, is_complex, is_holomorphic, letter_of
from nablasheet.expr import Along, Node, Symbol
from nablasheet.expr.build import transpose
from nablasheet.expr.normal import tidy
from nablasheet.expr.shape import Shape


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a derivative was found.

    `numerator` and `denominator` are the derivative in each layout, `differential` is d(function)
    with dX brought out, `lines` lead to it.  `kind` names the two shapes.
    """

    function: Node
    variable: Symbol
    kind: str
    order: int
    lines: tuple[Line, ...]
    differential: Node
    numerator: Node
    denominator: Node
    convention: str  # free | independent | projection: how a structured variable was treated


def derive(function: Node, variable: Symbol, order: int) -> Derivation:
    """The derivative (order 1) or the Hessian (order 2) of a function, in both layouts.

    Raises NotDerived when a rule is missing, naming the node.
    """
    if order == 2:
        return _second(function, variable)
    products: dict[Node, Node] = {}
    found = _by(contracted(as_determinants(function, variable, products)), variable)
    return replace(
        found,
        function=function,
        lines=tuple(replace(line, formula=as_products(line.formula, products)) for line in found.lines),
        differential=as_products(found.differential, products),
        numerator=as_products(found.numerator, products),
        denominator=as_products(found.denominator, products),
    )


def _by(function: Node, variable: Symbol) -> Derivation:
    """By a real variable, by a complex one of which no conjugate occurs, or by a complex one."""
    if isinstance(variable, Along) or (is_complex(variable) and not is_holomorphic(function)):
        return _wirtinger(function, variable)
    if is_holomorphic(function):
        return _first(function, variable)
    return _read(replace(_first(tidy(opened(function)), variable), function=function))


def _wirtinger(function: Node, variable: Symbol) -> Derivation:
    """By a complex variable, its conjugate being held constant, or by a part; in d f both move."""
    split = apart(function, letter_of(variable))
    by_bar = isinstance(variable, Along) and variable.part == "conjugate"
    found = _first(split.function, split.bar if by_bar else split.plain)
    numerator, denominator = found.numerator, found.denominator
    if isinstance(variable, Along) and not by_bar:
        other = _first(split.function, split.bar).numerator
        numerator = by_part(numerator, other, variable.part)
        denominator = tidy(transpose(numerator))
    together = split.joined(split.function)
    return _read(
        replace(
            found,
            function=function,
            variable=variable,
            lines=lines_of(together, split.letter),
            differential=tidy(differential(together, split.letter)),
            numerator=split.joined(numerator),
            denominator=split.joined(denominator),
        )
    )


def _read(found: Derivation) -> Derivation:
    """Moduli and conjugates in the results as a textbook prints them."""
    moduli = moduli_of(found.function)
    return replace(
        found,
        lines=tuple(replace(line, formula=gathered(closed(line.formula, moduli))) for line in found.lines),
        differential=gathered(closed(found.differential, moduli)),
        numerator=gathered(closed(found.numerator, moduli)),
        denominator=gathered(closed(found.denominator, moduli)),
    )


def _first(function: Node, variable: Symbol) -> Derivation:
    """The first derivative by a variable all of whose occurrences are plain."""
    change = tidy(differential(function, variable))
    numerator, convention = identified(function, variable, change)
    return Derivation(
        function=function,
        variable=variable,
        kind=kind(function.shape, variable.shape),
        order=1,
        lines=lines_of(function, variable),
        differential=brought_out(function, variable, numerator, change, convention),
        numerator=numerator,
        denominator=tidy(transpose(numerator)),
        convention=convention,
    )


def kind(function: Shape, variable: Shape) -> str:
    """One of the nine kinds: scalar-by-matrix and so on."""
    return f"{function.kind}-by-{variable.kind}"


def _second(function: Node, variable: Symbol) -> Derivation:
    """The second derivative; near a definite matrix all entries are free for it, as for the first."""
    loose = loosened(variable)
    if loose == variable:
        return _twice(function, variable)
    found = _twice(replaced(function, variable, loose), loose)

    def back(node: Node) -> Node:
        return tidy(replaced(node, loose, variable))

    lines = tuple(replace(line, formula=replaced(line.formula, loose, variable)) for line in found.lines)
    return replace(
        found,
        function=function,
        variable=variable,
        lines=lines,
        differential=back(found.differential),
        numerator=back(found.numerator),
        denominator=back(found.denominator),
    )


def _twice(function: Node, variable: Symbol) -> Derivation:
    """The Hessian of a scalar function (symmetric, so both layouts coincide), or the second
    derivative by a scalar."""
    first = derive(function, variable, 1)
    if first.convention != "free":
        raise NotDerived("a second derivative by a variable whose entries are tied")
    if variable.is_scalar:
        again = derive(first.numerator, variable, 1)
    elif function.is_scalar:
        again = derive(first.denominator, variable, 1)
    else:
        raise NotDerived("second derivatives are of scalar functions, or by a scalar variable")
    return Derivation(
        function=function,
        variable=variable,
        kind="hessian" if not variable.is_scalar else f"second-{first.kind}",
        order=2,
        lines=again.lines,
        differential=again.differential,
        numerator=again.numerator,
        denominator=again.denominator if variable.is_scalar else again.numerator,
        convention=first.convention,
    )
