"""Moduli, norms and parts of complex numbers: opened before they are differentiated, closed to be printed.

|w|^2 = conj(w) w, Re w = (w + conj(w))/2, arg w = (log w - log conj(w))/2i: what is opened is a
function of Z and conj(Z) that has a derivative by each.  A result is closed again: conj(w) w reads
|w|^2, and a conjugate that stands on every letter stands over the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from nablasheet.expr import (
    HALF,
    ComplexPart,
    Conjugate,
    Constant,
    Elementwise,
    HadamardPower,
    Node,
    Norm,
    Number,
    Ones,
    Power,
    Product,
    Shape,
    Sum,
    Trace,
    Transpose,
    number,
)
from nablasheet.expr.build import add, conjugate, hadamard, mul, neg, power, sub, transpose
from nablasheet.expr.named import entry_power
from nablasheet.expr.normal import key, tidy
from nablasheet.expr.normal.forms import conjugated, is_complex_valued
from nablasheet.expr.normal.multiplied import product
from nablasheet.expr.normal.transposes import transposed
from nablasheet.expr.shape import ONE


def opened(node: Node) -> Node:
    """Moduli, norms and parts of complex numbers as functions of a number and its conjugate."""
    match node:
        case Power(base, exponent) if (square := square_of(base)) is not None:
            return power(opened(square), mul(HALF, exponent))
        case HadamardPower(base, exponent) if (square := square_of(base)) is not None:
            return entry_power(opened(square), mul(HALF, exponent))
        case Elementwise("log", Elementwise("abs", w)) if w.is_scalar and is_complex_valued(w):
            inner = opened(w)
            return mul(HALF, add(Elementwise("log", inner), Elementwise("log", conjugate(inner))))
        case ComplexPart(argument, which):
            return _part(opened(argument), which)
    square = square_of(node)
    if square is not None:
        inner = opened(square)
        return power(inner, HALF) if inner.is_scalar else HadamardPower(inner, HALF)
    if isinstance(node, Norm) and node.order == number(1) and is_complex_valued(node.argument):
        return opened(mul(Ones(Shape(ONE, node.argument.shape.rows)), Elementwise("abs", node.argument)))
    return node.with_parts(tuple(opened(part) for part in node.parts)) if node.parts else node


def square_of(node: Node) -> Node | None:
    """The square of a modulus or norm without bars; None for all else and for real numbers."""
    match node:
        case Elementwise("abs", a) | Norm(a, _, _) if not is_complex_valued(a):
            return None
        case Elementwise("abs", w):
            return mul(conjugate(w), w) if w.is_scalar else hadamard(conjugate(w), w)
        case Norm(a, "F"):
            return Trace(mul(transpose(conjugate(a)), a))
        case Norm(a, "p", Number(p)) if p == 2:
            return mul(transpose(conjugate(a)), a) if a.shape.cols == ONE else mul(a, transpose(conjugate(a)))
    return None


def _part(w: Node, which: str) -> Node:
    if which == "Re":
        return mul(HALF, add(w, conjugate(w)))
    if which == "arg":
        w = Elementwise("log", w)
    return mul(number(-1), HALF, Constant("i"), sub(w, conjugate(w)))


def closed(result: Node, moduli: Iterable[Node]) -> Node:
    """conj(w) w written |w|^2 again; `moduli` are those that the author wrote."""
    return _folded(result, {key(tidy(square)): m for m in moduli if (square := square_of(m)) is not None})


def moduli_of(function: Node) -> tuple[Node, ...]:
    """The moduli and norms of complex numbers in a function, and the moduli that a 1-norm sums."""
    found = [part for part in function.walk() if square_of(part) is not None]
    sums = (part for part in function.walk() if isinstance(part, Norm) and part.order == number(1))
    return (*found, *(Elementwise("abs", norm.argument) for norm in sums if is_complex_valued(norm.argument)))


def _folded(node: Node, squares: dict[str, Node]) -> Node:
    """conj(w) w written |w|^2, and its powers, where the author wrote |w|."""
    if not node.parts or not squares:
        return node
    if isinstance(node, Product):
        node = _pairs(node, squares)
    if (found := squares.get(key(node))) is not None:
        return _raised(found, number(2))
    if not node.parts:
        return node
    made = node.with_parts(tuple(_folded(part, squares) for part in node.parts))
    match made:
        case Power(Power(base, Number(inner)), Number(outer)) if square_of(base) is not None:
            return power(base, Number(inner * outer))
        case HadamardPower(HadamardPower(base, Number(inner)), Number(outer)) if square_of(base) is not None:
            return _raised(base, Number(inner * outer))
        case Elementwise("sqrt", Power(base, Number(value))) if value == 2 and square_of(base) is not None:
            return base
        case Product(factors):
            return product(*factors)
    return made


def _raised(base: Node, exponent: Number) -> Node:
    if base.is_scalar:
        return power(base, exponent)
    return base if exponent.value == 1 else HadamardPower(base, exponent)


def _pairs(node: Product, squares: dict[str, Node]) -> Node:
    """Scalar factors of one product that are conjugates of each other, each to a whole power."""
    factors = list(node.factors)
    for i, j in combinations(range(len(factors)), 2):
        if not (factors[i].is_scalar and factors[j].is_scalar):
            continue
        (first, p), (second, q) = _whole_power(factors[i]), _whole_power(factors[j])
        found = squares.get(key(tidy(mul(first, second))))
        if found is None or p * q <= 0:
            continue
        both = min(p, q) if p > 0 else max(p, q)
        factors[i] = power(found, number(2 * both))
        factors[j] = mul(power(first, number(p - both)), power(second, number(q - both)))
        return mul(*factors)
    return node


def _whole_power(node: Node) -> tuple[Node, int]:
    if isinstance(node, Power) and isinstance(node.exponent, Number) and node.exponent.value.denominator == 1:
        return node.base, int(node.exponent.value)
    return node, 1


def gathered(node: Node) -> Node:
    """The conjugate of the whole where that takes fewer signs than conjugates of the letters."""
    if not node.parts or not any(isinstance(part, Conjugate) for part in node.walk()):
        return node
    made = node.with_parts(tuple(gathered(part) for part in node.parts))
    if isinstance(node, Sum | Product) and not node.is_scalar:
        return min(made, _overlined(node), key=_marks)
    if isinstance(made, Product) and made.is_scalar and not any(f.is_scalar for f in made.factors):
        return min(made, transposed_chain(made), key=_marks)
    return made


def transposed_chain(node: Product) -> Node:
    """A number that is a row times ... times a column, read from its other end."""
    return mul(*(transposed(factor) for factor in reversed(node.factors)))


def _overlined(node: Node) -> Node:
    """conj(conj(A)), the inner conjugate written out."""
    scalars = [f for f in node.parts if f.is_scalar] if isinstance(node, Product) else []
    other = conjugated(mul(*(f for f in node.parts if not f.is_scalar)) if scalars else node)
    if isinstance(other, Sum) and all(_is_negative(term) for term in other.terms):
        scalars, other = [number(-1), *scalars], Sum(tuple(neg(term) for term in other.terms))
    inner = other.with_parts(tuple(gathered(part) for part in other.parts)) if other.parts else other
    return mul(*map(gathered, scalars), conjugate(inner))


def _is_negative(term: Node) -> bool:
    return isinstance(term, Product) and isinstance(term.factors[0], Number) and term.factors[0].value < 0


def _marks(node: Node) -> int:
    """Signs of conjugation and transposition to be read; one of each on one letter is one sign."""
    count = 0
    for part in node.walk():
        if isinstance(part, Conjugate) or (
            isinstance(part, Transpose) and not isinstance(part.argument, Conjugate)
        ):
            count += 1
    return count
