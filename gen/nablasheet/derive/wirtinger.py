"""Complex variables: the Wirtinger derivative, for which Z and its conjugate are independent.

For Z = X + iY, df/dZ = (df/dX - i df/dY) / 2, entry by entry; conj(Z) counts as a constant.  For a
real-valued f the direction of steepest ascent is twice the conjugate of it (Matrix Cookbook,
section 4; Brookes, complex derivatives).  By the conjugate it is df/dZ* = (df/dX + i df/dY) / 2.
"""

from __future__ import annotations

from dataclasses import dataclass

from nablasheet.derive.moduli import opened, square_of
from nablasheet.derive.refusal import NotDerived
from nablasheet.expr import Along, Assumption, ComplexPart, Conjugate, Constant, Node, Norm, Symbol, closure
from nablasheet.expr.build import add, mul, sub
from nablasheet.expr.normal import tidy
from nablasheet.expr.normal.forms import is_complex_valued

A = Assumption
HERMITIAN = frozenset({A.HERMITIAN, A.POSITIVE_DEFINITE, A.POSITIVE_SEMIDEFINITE})


def is_complex(variable: Symbol) -> bool:
    """Whether the variable ranges over complex numbers."""
    return variable.holds(Assumption.COMPLEX)


def is_holomorphic(function: Node) -> bool:
    """Whether no conjugate, modulus or part of a complex number occurs in it."""
    return not any(
        isinstance(part, Conjugate | ComplexPart) or square_of(part) is not None or _is_norm(part)
        for part in function.walk()
    )


def _is_norm(part: Node) -> bool:
    return isinstance(part, Norm) and is_complex_valued(part.argument)


@dataclass(frozen=True, slots=True)
class Apart:
    """A function with Z and conj(Z) as two letters, `plain` and `bar`, both with free entries."""

    function: Node
    plain: Symbol
    bar: Symbol
    letter: Symbol

    def joined(self, result: Node) -> Node:
        """A result in the letter itself and its conjugate."""
        back = _replaced(_replaced(result, self.bar, Conjugate(self.plain)), self.plain, self.letter)
        return tidy(back)


def apart(function: Node, letter: Symbol) -> Apart:
    """The function with conj(Z) as a letter of its own.

    Raises NotDerived where a conjugate of the variable stays inside an operation.
    """
    plain = Symbol(letter.name, letter.form, _free(letter.assumptions))
    bar = Symbol(rf"\overline{{{letter.name}}}", letter.form, plain.assumptions)
    loose = tidy(opened(_replaced(function, letter, plain)))
    made = _replaced(loose, Conjugate(plain), bar)
    for part in made.walk():
        if isinstance(part, Conjugate) and any(inner in (plain, bar) for inner in part.walk()):
            raise NotDerived("the conjugate of a function of the variable that does not come apart")
    return Apart(made, plain, bar, letter)


def _free(assumptions: frozenset[Assumption]) -> frozenset[Assumption]:
    """What remains when the entries move freely: a Hermitian matrix is one where it stands only."""
    known = closure(assumptions) - HERMITIAN
    return known if A.POSITIVE_DEFINITE in assumptions else assumptions - HERMITIAN


def by_part(plain: Node, conjugate: Node, part: str) -> Node:
    """The derivative by a part of Z from those by Z and by its conjugate, which have one shape:
    d/dX = d/dZ + d/dZ*, d/dY = i (d/dZ - d/dZ*)."""
    if part == "Re":
        return tidy(add(plain, conjugate))
    return tidy(mul(Constant("i"), sub(plain, conjugate)))


def letter_of(variable: Symbol) -> Symbol:
    """The letter that occurs in the function."""
    return variable.letter() if isinstance(variable, Along) else variable


def _replaced(node: Node, old: Node, new: Node) -> Node:
    if node == old:
        return new
    return node.with_parts(tuple(_replaced(part, old, new) for part in node.parts)) if node.parts else node
