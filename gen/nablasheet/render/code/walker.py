"""The walk over a formula that makes code: structure here, spellings in the target's table.

A piece of code knows how tightly it holds together, so that brackets stand where the language needs
them and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from nablasheet import expr as x
from nablasheet.expr import Node, Number, Symbol
from nablasheet.render.code.names import identifier, size_names, size_text
from nablasheet.render.code.target import NoCode, Target

SUM, PRODUCT, UNARY, POWER, ATOM = range(5)
SHORT = frozenset({2, 4, 5, 8, 10})  # fractions with these below are short decimals


class Piece(NamedTuple):
    """Code, and how tightly it holds together."""

    text: str
    level: int

    def at(self, level: int) -> str:
        """In brackets where it holds less tightly than is needed."""
        return self.text if self.level >= level else f"({self.text})"


@dataclass(frozen=True, slots=True)
class Printer:
    """Language, names and sizes in force; `free` collects what no symbol gives."""

    target: Target
    names: Mapping[Symbol, str]
    sizes: Mapping[str, str]
    bound: frozenset[str] = frozenset()  # indices that a sum runs over
    free: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, target: Target, symbols: Iterable[Symbol]) -> Printer:
        """A printer that reads sizes from the shapes of these symbols."""
        names = {symbol: identifier(symbol.name, target.reserved) for symbol in symbols}
        return cls(target, names, size_names(names, names, target))

    def piece(self, node: Node) -> Piece:
        """The code of a formula."""
        row = ROWS.get(type(node))
        if row is None:
            raise NoCode(f"{type(node).__name__} is no value that can be computed")
        made: Piece = row(self, node)
        return made

    def text(self, node: Node) -> str:
        """The code alone."""
        return self.piece(node).text

    def size(self, size: x.Dim) -> Piece:
        """The code of a size."""
        self.free.update(size.letters() - self.sizes.keys())
        text, is_one = size_text(size, self.sizes, self.target.halves)
        return Piece(text, ATOM if is_one else SUM)

    def parameter(self, name: str) -> str:
        """A name that the function must be given besides its symbols."""
        made = identifier(name, self.target.reserved)
        self.free.add(made)
        return made

    def filled(self, key: str, **values: Piece) -> Piece:
        """The template of an operation with its operands."""
        template = self.target.operations.get(key)
        if template is None:
            raise NoCode(f"{self.target.name} has no {key}")
        return Piece(template.format(**_both(values)), ATOM)

    def has(self, key: str) -> bool:
        """Whether the language has a spelling of its own for an operation."""
        return key in self.target.operations


def _both(values: Mapping[str, Piece]) -> dict[str, str]:
    """Each operand plain, and with an underscore as it holds together."""
    plain = {name: piece.text for name, piece in values.items()}
    return plain | {f"{name}_": piece.at(ATOM) for name, piece in values.items()}


P = Printer


def _number(p: P, node: Number) -> Piece:
    value = node.value
    if value.denominator == 1:
        return Piece(str(value), ATOM if value >= 0 else UNARY)
    text = p.target.fraction.format(p=abs(value.numerator), q=value.denominator)
    if not text.endswith(")") and value.denominator in SHORT:
        return Piece(str(float(value)), ATOM if value >= 0 else UNARY)
    level = ATOM if text.endswith(")") else PRODUCT
    return Piece(text, level) if value > 0 else Piece(f"-{text}", min(level, UNARY))


def _symbol(p: P, node: Symbol) -> Piece:
    return Piece(p.names.get(node) or identifier(node.name, p.target.reserved), ATOM)


def _sum(p: P, node: x.Sum) -> Piece:
    text = ""
    for term in node.terms:
        piece = p.piece(term)
        if not text:
            text = piece.text
        elif piece.text.startswith("-") and piece.level in (PRODUCT, UNARY):
            text += f" - {piece.text[1:]}"
        else:
            text += p.target.infix["sum"] + piece.at(PRODUCT)
    return Piece(text, SUM)


def _product(p: P, node: x.Product) -> Piece:
    """Scalars, then the chain of matrices, then what divides."""
    scalars = [f for f in node.factors if f.is_scalar]
    minus, numbers = _sign([f for f in scalars if isinstance(f, Number)])
    below = [under for f in scalars if (under := _under(f)) is not None]
    above = [*numbers, *(f for f in scalars if _under(f) is None and not isinstance(f, Number))]
    chain = [f for f in node.factors if not f.is_scalar]
    words = [_factor(p, f, k) for k, f in enumerate(above)]
    if len(chain) == 1:
        words.append(p.piece(chain[0]).at(POWER if words else PRODUCT))
    elif chain:
        words.append(_chain(p, chain, node.is_scalar))
    text = p.target.infix["scale"].join(words) or "1"
    if below:
        divisor = p.target.infix["scale"].join(p.piece(f).at(POWER) for f in below)
        text += p.target.infix["divide"] + (f"({divisor})" if len(below) > 1 else divisor)
    return Piece(f"-{text}", UNARY) if minus else Piece(text, PRODUCT)


def _sign(numbers: list[Number]) -> tuple[bool, list[Node]]:
    """Whether the product is negative, and its numbers without sign and without one."""
    minus = sum(number.value < 0 for number in numbers) % 2 == 1
    return minus, [Number(abs(number.value)) for number in numbers if abs(number.value) != 1]


def _under(factor: Node) -> Node | None:
    """What a factor divides by: b for b^{-1}, b^2 for b^{-2}."""
    if not isinstance(factor, x.Power) or not isinstance(factor.exponent, Number) or factor.exponent.value >= 0:
        return None
    exponent = Number(-factor.exponent.value)
    return factor.base if exponent == x.UNITY else x.Power(factor.base, exponent)


def _factor(p: P, factor: Node, place: int) -> str:
    piece = p.piece(factor)
    first_fraction = place == 0 and isinstance(factor, Number) and piece.level == PRODUCT
    return piece.text if first_fraction else piece.at(POWER)


def _chain(p: P, chain: list[Node], is_number: bool) -> str:
    text = p.target.infix["product"].join(p.piece(f).at(POWER) for f in chain)
    if is_number and p.has("inner"):
        return p.filled("inner", a=Piece(text, PRODUCT)).text
    return text


def _power(p: P, node: x.Power) -> Piece:
    base, exponent = p.piece(node.base), p.piece(node.exponent)
    number = node.exponent.value if isinstance(node.exponent, Number) else None
    if node.is_scalar:
        if (under := _under(node)) is not None:
            return Piece("1" + p.target.infix["divide"] + p.piece(under).at(POWER), PRODUCT)
        made = p.filled("Hadamard.power", a=base, k=exponent).text
        return Piece(made.replace(" .^ ", "^"), POWER)
    if number is None:
        return p.filled("Power.symbolic", a=base, k=exponent)
    key = "Power.matrix" if number.denominator == 1 else "Power.root"
    return Piece(p.filled(key, a=base, k=exponent).text, POWER)


def _plain(key: str) -> Callable[[P, Any], Piece]:
    """An operation with one operand."""
    return lambda p, node: p.filled(key, a=p.piece(node.argument))


def _transpose(p: P, node: x.Transpose) -> Piece:
    key = "Transpose"
    if p.has("Transpose.complex") and any(
        isinstance(part, Symbol) and part.holds(x.Assumption.COMPLEX) for part in node.walk()
    ):
        key = "Transpose.complex"
    return p.filled(key, a=p.piece(node.argument))


def _shaped(key: str) -> Callable[[P, Any], Piece]:
    """A constant matrix of a shape; a column has a form of its own where vectors are no matrices."""

    def made(p: P, node: Any) -> Piece:
        is_column = node.form.cols == x.ONE and p.has(f"{key}.column")
        name = f"{key}.column" if is_column else key
        return p.filled(name, m=p.size(node.form.rows), n=p.size(node.form.cols))

    return made


def _joined(key: str) -> Callable[[P, Any], Piece]:
    """Entry by entry: an infix sign, or a call where the language has none for matrices."""

    def made(p: P, node: Node) -> Piece:
        pieces = [p.piece(part) for part in node.parts]
        if not p.has(f"{key}.array") or node.is_scalar:
            return Piece(p.target.infix[key].join(piece.at(POWER) for piece in pieces), PRODUCT)
        result = pieces[0]
        for piece in pieces[1:]:
            result = p.filled(f"{key}.array", a=result, b=piece)
        return result

    return made


def _entry_power(p: P, node: x.HadamardPower) -> Piece:
    base, exponent = p.piece(node.base), p.piece(node.exponent)
    if p.has("HadamardPower.array") and not node.is_scalar:
        return p.filled("HadamardPower.array", a=base, k=exponent)
    value = node.exponent.value if isinstance(node.exponent, Number) else None
    if value is not None and value < 0:
        under = base if value == -1 else _entry_power(p, x.HadamardPower(node.base, Number(-value)))
        return Piece("1" + p.target.infix["HadamardQuotient"] + under.at(POWER), PRODUCT)
    return Piece(p.filled("Hadamard.power", a=base, k=exponent).text, POWER)


def _kronecker(p: P, node: x.Kronecker) -> Piece:
    made = p.piece(node.factors[0])
    for factor in node.factors[1:]:
        made = p.filled("Kronecker", a=made, b=p.piece(factor))
    return made


def _kronecker_sum(p: P, node: x.KroneckerSum) -> Piece:
    sizes = {"m": p.size(node.left.shape.rows), "n": p.size(node.right.shape.rows)}
    return p.filled("KroneckerSum", a=p.piece(node.left), b=p.piece(node.right), **sizes)


def _norm(p: P, node: x.Norm) -> Piece:
    key = node.kind if node.kind != "p" or node.order != x.TWO else "2"
    return p.filled(f"Norm.{key}", a=p.piece(node.argument), k=p.piece(node.order))


def _elementwise(p: P, node: x.Elementwise) -> Piece:
    inner = p.piece(node.argument)
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
        return Piece(p.target.entrywise.format(**_both({"a": inner, "f": function})), ATOM)
    if is_template:
        return Piece(known.format(a=inner.text), ATOM)
    return Piece(f"{known}({inner.text})", ATOM)


def _matrix_function(p: P, node: x.MatrixFunction) -> Piece:
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


def _frechet(p: P, node: x.Frechet) -> Piece:
    """f of the block triangular [[A, E], [0, A]] has the Fréchet derivative at the top right."""
    function, size = _blocks(p, node.function), p.size(node.shape.rows)
    return p.filled("Frechet", f=function, a=p.piece(node.argument), e=p.piece(node.direction), n=size)


def _frechet_jacobian(p: P, node: x.FrechetJacobian) -> Piece:
    function, size = _blocks(p, node.function), p.size(node.argument.shape.rows)
    return p.filled("FrechetJacobian", f=function, a=p.piece(node.argument), n=size)


def _index(p: P, node: x.Index) -> Piece:
    is_bound = node.name in p.bound
    return Piece(identifier(node.name, p.target.reserved) if is_bound else p.parameter(node.name), ATOM)


def _place(p: P, node: Node) -> Piece:
    """A 1-based place as the language counts."""
    below = 1 - p.target.first_index
    if isinstance(node, Number):
        return Piece(str(int(node.value) - below), ATOM)
    piece = p.piece(node)
    return Piece(f"{piece.at(PRODUCT)} - {below}", SUM) if below else piece


def _entry(p: P, node: x.Entry) -> Piece:
    return p.filled("Entry", a=p.piece(node.argument), i=_place(p, node.row), j=_place(p, node.col))


def _indexed(key: str) -> Callable[[P, Any], Piece]:
    def made(p: P, node: x.IndexedSum | x.IndexedProduct) -> Piece:
        index = identifier(node.index, p.target.reserved)
        within = replace(p, bound=p.bound | {node.index})
        last = p.size(node.last).at(PRODUCT)
        span = Piece(p.target.span.format(i=index, first=node.first, last=last), ATOM)
        return p.filled(key, a=within.piece(node.body), span=span)

    return made


def _block(p: P, node: x.Block) -> Piece:
    rows = [node.blocks[i : i + node.width] for i in range(0, len(node.blocks), node.width)]
    lines = (p.filled("Block.row", a=Piece(", ".join(map(p.text, row)), ATOM)).text for row in rows)
    return p.filled("Block", a=Piece(", ".join(lines), ATOM))


def _apply(p: P, node: x.Apply) -> Piece:
    """An unnamed function is a parameter that is called."""
    return Piece(f"{p.parameter(node.name)}({', '.join(map(p.text, node.arguments))})", ATOM)


def _partial(p: P, node: x.Partial) -> Piece:
    """Its derivative is another one, in numerator layout."""
    function = node.function
    which = str(node.position + 1) if len(function.arguments) > 1 else ""
    arguments = ", ".join(map(p.text, function.arguments))
    made = Piece(f"{p.parameter(f'D{which}_{function.name}')}({arguments})", ATOM)
    return made if node.layout == "numerator" else p.filled("Transpose", a=made)


def _sized(key: str) -> Callable[[P, Any], Piece]:
    """A constant matrix of one size."""
    return lambda p, node: p.filled(key, n=p.size(node.size))


ROWS: dict[type[Node], Callable[[Printer, Any], Piece]] = {
    x.Number: _number,
    x.Constant: lambda p, n: Piece(p.target.constants[n.name], ATOM),
    x.Size: lambda p, n: p.size(n.size),
    x.Index: _index,
    x.Symbol: _symbol,
    x.Identity: _sized("Identity"),
    x.Zero: _shaped("Zero"),
    x.Ones: _shaped("Ones"),
    x.Unit: lambda p, n: p.filled("Unit", n=p.size(n.size), i=_place(p, n.position)),
    x.Commutation: lambda p, n: p.filled("Commutation", m=p.size(n.rows), n=p.size(n.cols)),
    x.Duplication: _sized("Duplication"),
    x.Elimination: _sized("Elimination"),
    x.DiagonalEmbedding: _sized("DiagonalEmbedding"),
    x.Sum: _sum,
    x.Product: _product,
    x.Power: _power,
    x.Transpose: _transpose,
    x.Conjugate: _plain("Conjugate"),
    x.Inverse: _plain("Inverse"),
    x.PseudoInverse: _plain("PseudoInverse"),
    x.Adjugate: _plain("Adjugate"),
    x.Hadamard: _joined("Hadamard"),
    x.HadamardQuotient: _joined("HadamardQuotient"),
    x.HadamardPower: _entry_power,
    x.Kronecker: _kronecker,
    x.KroneckerSum: _kronecker_sum,
    x.Cross: lambda p, n: p.filled("Cross", a=p.piece(n.left), b=p.piece(n.right)),
    x.Vec: _plain("Vec"),
    x.Unvec: lambda p, n: p.filled("Unvec", a=p.piece(n.argument), m=p.size(n.form.rows), n=p.size(n.form.cols)),
    x.Vech: lambda p, n: p.filled("Vech", a=p.piece(n.argument), n=p.size(n.argument.shape.rows)),
    x.Diag: _plain("Diag"),
    x.Diagonal: _plain("Diagonal"),
    x.TiedSum: lambda p, n: p.filled(f"TiedSum.{n.structure}", a=p.piece(n.argument)),
    x.Block: _block,
    x.Trace: _plain("Trace"),
    x.Determinant: _plain("Determinant"),
    x.Norm: _norm,
    x.Eigenvalue: lambda p, n: p.filled(f"Eigenvalue.{n.which}", a=p.piece(n.argument)),
    x.Eigenvector: lambda p, n: p.filled(f"Eigenvector.{n.which}", a=p.piece(n.argument)),
    x.SingularVector: lambda p, n: p.filled(f"SingularVector.{n.side}", a=p.piece(n.argument)),
    x.Elementwise: _elementwise,
    x.Softmax: lambda p, n: p.filled(f"Softmax.{n.direction}", a=p.piece(n.argument)),
    x.MatrixFunction: _matrix_function,
    x.Frechet: _frechet,
    x.FrechetJacobian: _frechet_jacobian,
    x.Entry: _entry,
    x.IndexedSum: _indexed("IndexedSum"),
    x.IndexedProduct: _indexed("IndexedProduct"),
    x.Apply: _apply,
    x.Partial: _partial,
}
