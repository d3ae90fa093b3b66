"""The untyped syntax tree: what is written, with places, before anything is known about shapes.

A letter here is only a letter; whether `|X|` is a determinant or `X'` a transpose is decided by
the typing pass, from the declarations.
"""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.parse.error import Place


@dataclass(frozen=True, slots=True)
class Syntax:
    """Something written, and where."""

    place: Place


@dataclass(frozen=True, slots=True)
class Numeral(Syntax):
    """2, 0.7"""

    text: str


@dataclass(frozen=True, slots=True)
class BoldDigit(Syntax):
    """`\\mathbf{1}`, `\\mathbf{0}`: a vector or matrix of ones or zeros."""

    text: str


@dataclass(frozen=True, slots=True)
class Name(Syntax):
    """One letter, without its font."""

    text: str


@dataclass(frozen=True, slots=True)
class Subscripted(Syntax):
    """A name or bracket with a subscript; `items` are the signs of the subscript.

    `is_late` says that it stands behind a superscript: `A^2_{ij}`, which has two readings.
    """

    base: Syntax
    items: tuple[str, ...]
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Bracket(Syntax):
    """Something in brackets; `style` is the opening one, `{` for an invisible group."""

    body: Syntax
    style: str


@dataclass(frozen=True, slots=True)
class Call(Syntax):
    """A named function and its arguments; `primes` counts derivatives."""

    function: str
    arguments: tuple[Syntax, ...]
    primes: int = 0


@dataclass(frozen=True, slots=True)
class Sum(Syntax):
    """Signs (1 or -1) and terms."""

    terms: tuple[tuple[int, Syntax], ...]


@dataclass(frozen=True, slots=True)
class Product(Syntax):
    """Factors side by side."""

    factors: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Dotted(Syntax):
    """A factor with `\\cdot` in front: between two columns that is an inner product."""

    body: Syntax


@dataclass(frozen=True, slots=True)
class Infix(Syntax):
    """Operands with one operator between them: odot, otimes, oplus, oslash, times, inner."""

    operator: str
    operands: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Quotient(Syntax):
    """A fraction, in either spelling; `sign` is frac or /."""

    numerator: Syntax
    denominator: Syntax
    sign: str = "frac"


@dataclass(frozen=True, slots=True)
class Root(Syntax):
    """A root; `degree` None is the square root."""

    radicand: Syntax
    degree: Syntax | None


@dataclass(frozen=True, slots=True)
class Script(Syntax):
    """A superscript that is no power: transpose, inverse transpose, pseudoinverse, hermitian, star,
    prime, or a letter that is a transpose unless it is declared."""

    base: Syntax
    kind: str


@dataclass(frozen=True, slots=True)
class Power(Syntax):
    """A superscript that is an expression."""

    base: Syntax
    exponent: Syntax


@dataclass(frozen=True, slots=True)
class EntryPower(Syntax):
    """`^{\\circ 2}`: a power entry by entry."""

    base: Syntax
    exponent: Syntax


@dataclass(frozen=True, slots=True)
class Bars(Syntax):
    """Single bars: absolute value or determinant."""

    body: Syntax


@dataclass(frozen=True, slots=True)
class Norm(Syntax):
    """Double bars; `index` is the subscript's text, empty when there is none."""

    body: Syntax
    index: str


@dataclass(frozen=True, slots=True)
class Overline(Syntax):
    """The complex conjugate."""

    body: Syntax


@dataclass(frozen=True, slots=True)
class Repeated(Syntax):
    """`\\sum` or `\\prod` over index = first..last; `last` is the signs of the upper bound, none where it
    is not written and follows from what the index runs through."""

    operator: str
    index: str
    first: str
    last: tuple[str, ...]
    body: Syntax


@dataclass(frozen=True, slots=True)
class Where(Syntax):
    """1 where two indices are in a relation (`<`, `>` or `ne`), 0 elsewhere: `\\sum_{i<j}`."""

    left: str
    relation: str
    right: str


@dataclass(frozen=True, slots=True)
class Derivative(Syntax):
    """A derivative in any spelling.

    `operator` is partial, nabla or D; `variables` has one entry for each order.  `loose` says that
    the function is several factors without brackets behind an operator, so that only a formula
    that is nothing else can be read safely.
    """

    operator: str
    function: Syntax
    variables: tuple[Syntax, ...]
    order: int
    loose: bool


@dataclass(frozen=True, slots=True)
class Differential(Syntax):
    """d of what follows."""

    body: Syntax


@dataclass(frozen=True, slots=True)
class Grid(Syntax):
    """A matrix written out."""

    rows: tuple[tuple[Syntax, ...], ...]


@dataclass(frozen=True, slots=True)
class Cases(Syntax):
    """A definition by cases: values, and a comparison (left, sign, right) for each but the last."""

    values: tuple[Syntax, ...]
    conditions: tuple[tuple[Syntax, str, Syntax] | None, ...]


@dataclass(frozen=True, slots=True)
class Chain(Syntax):
    """Sides with = between them."""

    sides: tuple[Syntax, ...]
