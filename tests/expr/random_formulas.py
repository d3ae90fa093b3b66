"""Random formulas with shapes that fit, and their values.

Every letter has its own shape or structure, so that a lost transpose shows; functions stay where
they are smooth (logarithms only of what is positive).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hypothesis import strategies as st

from nablasheet import expr as e
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.compare import compare
from nablasheet.check.digits import Decimal
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.rational import Rational
from nablasheet.check.ring import Grid, Irrational, Ring, Undefined
from nablasheet.check.sample import Sample, draw
from nablasheet.check.subject import subject
from nablasheet.expr import Assumption, Node, Shape
from nablasheet.expr import build as b

Draw = Callable[[st.SearchStrategy], object]

m, n = e.dim("m"), e.dim("n")
ROW, COLUMN, SHORT = e.matrix(1, n), e.column(n), e.column(m)
SQUARE, WIDE, TALL = e.matrix(n, n), e.matrix(m, n), e.matrix(n, m)


def letter(name: str, shape: Shape, *assumptions: Assumption) -> e.Symbol:
    return e.Symbol(name, shape, frozenset(assumptions))


X, Y = letter("X", WIDE), letter("Y", WIDE)
M, N = letter("M", SQUARE), letter("N", SQUARE)
S = letter("S", SQUARE, Assumption.SYMMETRIC)
P = letter("P", SQUARE, Assumption.POSITIVE_DEFINITE)
x, y, w = letter("x", COLUMN), letter("y", COLUMN), letter("w", SHORT)
s, t = letter("s", e.SCALAR), letter("t", e.SCALAR)
LETTERS = (X, Y, M, N, S, P, x, y, w, s, t)

SIZES = {"m": 4, "n": 3}  # X^T Y has full rank
NUMBERS = tuple(e.Number(Fraction(*pair)) for pair in ((2, 1), (-1, 1), (3, 1), (1, 2), (-3, 2), (0, 1)))
SMOOTH = ("exp", "sin", "tanh", "sigma")


@st.composite
def formulas(draw: Draw, shape: Shape = e.SCALAR, depth: int = 3) -> Node:
    """A formula of a shape, at most `depth` operations deep."""
    if depth <= 0:
        return draw(st.sampled_from(leaves(shape)))
    rules = rules_for(shape)
    return rules[draw(st.integers(0, len(rules) - 1))](draw, shape, depth - 1)


def leaves(shape: Shape) -> tuple[Node, ...]:
    """Letters and constants of a shape, or of its transpose."""
    found: list[Node] = [one for one in LETTERS if one.shape == shape]
    found += [e.Transpose(one) for one in LETTERS if one.shape.transposed == shape != one.shape]
    found += [e.Transpose(M)] if shape == SQUARE else []
    found += [e.Identity(shape.rows)] if shape.is_square and not shape.is_scalar else []
    found += [e.Ones(shape)] if shape.is_column else []
    found += NUMBERS if shape.is_scalar else []
    return tuple(found)


def rules_for(shape: Shape) -> tuple[Callable[[Draw, Shape, int], Node], ...]:
    """The operations that make a formula of a shape."""
    if shape.is_scalar:
        return (*ANY, *SCALARS)
    if shape == COLUMN:
        return (*ANY, *ENTRIES, *COLUMNS)
    if shape == SQUARE:
        return (*ANY, *ENTRIES, *SQUARES)
    return (*ANY, *ENTRIES)


def _some(draw: Draw, shape: Shape, depth: int) -> Node:
    return draw(formulas(shape, depth))


def _leaf(draw: Draw, shape: Shape, depth: int) -> Node:
    return draw(st.sampled_from(leaves(shape)))


def _sum(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.add(*(_some(draw, shape, depth) for _ in range(draw(st.integers(2, 3)))))


def _difference(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.sub(_some(draw, shape, depth), _some(draw, shape, depth))


def _scaled(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.mul(_some(draw, e.SCALAR, depth), _some(draw, shape, depth))


def _entrywise(draw: Draw, shape: Shape, depth: int) -> Node:
    return e.Elementwise(draw(st.sampled_from(SMOOTH)), _some(draw, shape, depth))


def _hadamard(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.hadamard(_some(draw, shape, depth), _some(draw, shape, depth))


def _transpose(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.transpose(_some(draw, shape.transposed, depth))


def _chain(draw: Draw, shape: Shape, depth: int) -> Node:
    inner = draw(st.sampled_from([n, m] if shape.rows in (m, n) else [n]))
    left, right = Shape(shape.rows, inner), Shape(inner, shape.cols)
    return b.mul(_some(draw, left, depth), _some(draw, right, depth))


def _dot(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.mul(b.transpose(_some(draw, COLUMN, depth)), _some(draw, COLUMN, depth))


def _bilinear(draw: Draw, shape: Shape, depth: int) -> Node:
    chain = (_some(draw, COLUMN, 0), _some(draw, SQUARE, depth), _some(draw, COLUMN, 0))
    return b.mul(b.transpose(chain[0]), *chain[1:])


def _trace(draw: Draw, shape: Shape, depth: int) -> Node:
    return e.Trace(_some(draw, SQUARE, depth))


def _determinant(draw: Draw, shape: Shape, depth: int) -> Node:
    return e.Determinant(_some(draw, SQUARE, depth))


def _log_det(draw: Draw, shape: Shape, depth: int) -> Node:
    gram = b.add(P, b.mul(x, b.transpose(x)))
    return e.Elementwise("log", e.Determinant(draw(st.sampled_from([P, gram]))))


def _norm(draw: Draw, shape: Shape, depth: int) -> Node:
    kind, order = draw(st.sampled_from([("p", 2), ("p", 1), ("p", 3), ("F", 2)]))
    return e.Norm(_some(draw, SQUARE if kind == "F" else COLUMN, depth), kind, e.number(order))


def _power(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.power(_some(draw, shape, depth), e.number(draw(st.sampled_from([2, 3, -1]))))


def _vectors(draw: Draw, shape: Shape, depth: int) -> Node:
    pair = (b.vec(_some(draw, WIDE, depth)), b.vec(_some(draw, WIDE, 0)))
    return b.mul(b.transpose(pair[0]), pair[1])


def _kronecker(draw: Draw, shape: Shape, depth: int) -> Node:
    pair = (_some(draw, SQUARE, 0), _some(draw, e.matrix(m, m), 1))
    return e.Trace(b.kronecker(*pair))


def _diagonal(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.diagonal(_some(draw, SQUARE, depth))


def _applied(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.mul(_some(draw, SQUARE, depth), _some(draw, COLUMN, 0))


def _softmax(draw: Draw, shape: Shape, depth: int) -> Node:
    return e.Softmax(_some(draw, COLUMN, depth), "vector")


def _quotient(draw: Draw, shape: Shape, depth: int) -> Node:
    return e.HadamardQuotient(_some(draw, COLUMN, depth), e.Elementwise("exp", _some(draw, COLUMN, 0)))


def _entry_power(draw: Draw, shape: Shape, depth: int) -> Node:
    return e.HadamardPower(_some(draw, COLUMN, depth), e.number(draw(st.sampled_from([2, 3, -1]))))


def _diag(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.diag(_some(draw, COLUMN, depth))


def _outer(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.mul(_some(draw, COLUMN, depth), b.transpose(_some(draw, COLUMN, 0)))


def _inverse(draw: Draw, shape: Shape, depth: int) -> Node:
    return b.inverse(_some(draw, SQUARE, depth))


ANY = (_leaf, _sum, _difference, _scaled, _scaled)
ENTRIES = (_transpose, _chain, _chain, _hadamard, _entrywise)
SCALARS = (
    _dot, _bilinear, _trace, _trace, _determinant, _log_det, _norm, _power, _vectors, _kronecker, _entrywise,
)  # fmt: skip
COLUMNS = (_diagonal, _applied, _applied, _softmax, _quotient, _entry_power)
SQUARES = (_diag, _outer, _inverse, _inverse, _power)


def sample_for(*nodes: Node, number: int = 0) -> Sample:
    """Values for all letters of some formulas; the same for the same formulas."""
    return draw(subject([*nodes, X, x]), SIZES, "random formulas", "generic", number)


def value(node: Node, sample: Sample) -> tuple[Grid, int | None] | None:
    """The value and how many digits it has (None: exact), or None where there is none."""
    for ring, digits in _rings():
        try:
            return evaluate(node, environment(sample, ring)), digits
        except Irrational:
            continue
        except (Undefined, OutOfBudget):
            return None
    return None


def _rings() -> tuple[tuple[Ring, int | None], ...]:
    budget = Budget.of(20.0)
    return (Rational(budget), None), (Decimal(budget, 120), 60)


def same_value(left: Node, right: Node, sample: Sample) -> bool | None:
    """Whether two formulas agree at a sample; None where one of them has no value."""
    found = value(left, sample)
    if found is None or value(right, sample) is None:
        return None
    digits = found[1]
    if digits is None:
        other = value(right, sample)
        assert other is not None
        if other[1] is None:
            return compare(found[0], other[0], None).equal
    ring = Decimal(Budget.of(20.0), 120)
    grids = [evaluate(node, environment(sample, ring)) for node in (left, right)]
    judged = compare(grids[0], grids[1], 40).equal
    return True if judged is None else judged
