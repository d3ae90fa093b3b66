"""Sizes that are not written: what `I` and `\\mathbf{1}` must be for the formula to fit.

An unwritten size is a letter `?k` inside the shapes of ordinary nodes; sums, products and
equations equate sizes, and what follows is put back into the nodes. An unwritten size is never 1:
that would turn `\\mathbf{1}` into the number one behind the author's back.
"""

from __future__ import annotations

from fractions import Fraction

from nablasheet.expr import ONE, Dim, Node, Shape, dim

MARK = "?"


def is_open(size: Dim) -> bool:
    """Whether the size, or a part of it, is not written."""
    return any(letter.startswith(MARK) for monomial, _ in size.terms for letter in monomial)


def has_holes(shape: Shape) -> bool:
    """Whether rows or columns are not written."""
    return is_open(shape.rows) or is_open(shape.cols)


class Sizes:
    """The unwritten sizes of one formula, and what is known about them."""

    __slots__ = ("_count", "_known")

    def __init__(self) -> None:
        self._count = 0
        self._known: dict[str, Dim] = {}

    def fresh(self) -> Dim:
        """A size that is not written."""
        self._count += 1
        return dim(f"{MARK}{self._count}")

    @property
    def is_idle(self) -> bool:
        """Whether every size is written."""
        return not self._count

    def size(self, size: Dim) -> Dim:
        """The size with what is known put in."""
        while any(letter in self._known for letter in size.letters()):
            total = dim(0)
            for monomial, coefficient in size.terms:
                term = dim(coefficient)
                for letter in monomial:
                    term = term * self._known.get(letter, dim(letter))
                total = total + term
            size = total
        return size

    def shape(self, shape: Shape) -> Shape:
        """The shape with what is known put in."""
        return Shape(self.size(shape.rows), self.size(shape.cols))

    def settle(self, node: Node) -> Node:
        """The formula with what is known put in."""
        if not self._known:
            return node
        parts = node.parts
        settled = tuple(self.settle(part) for part in parts)
        made = node if all(a is b for a, b in zip(parts, settled, strict=True)) else node.with_parts(settled)
        values = {name: getattr(made, name) for name in made.__match_args__}  # type: ignore[attr-defined]
        changed = {
            name: self.size(value) if isinstance(value, Dim) else self.shape(value)
            for name, value in values.items()
            if isinstance(value, Dim | Shape)
        }
        if all(values[name] == value for name, value in changed.items()):
            return made
        return type(made)(**{**values, **changed})

    def fit(self, left: Shape, right: Shape) -> bool:
        """Make two shapes equal, if they can be."""
        return self.equate(left.rows, right.rows) and self.equate(left.cols, right.cols)

    def equate(self, left: Dim, right: Dim) -> bool:
        """Make two sizes equal, if they can be."""
        left, right = self.size(left), self.size(right)
        if left == right:
            return True
        for hole, value in ((left, right), (right, left)):
            bound = _solve(hole, value)
            if bound is not None:
                letter, size = bound
                self._known[letter] = size
                return True
        return False

    def copy(self) -> Sizes:
        """The same knowledge, to try something with."""
        other = Sizes()
        other._count, other._known = self._count, dict(self._known)
        return other


def _solve(hole: Dim, value: Dim) -> tuple[str, Dim] | None:
    """The unwritten letter of `hole` and what it must be: ? n = m n gives m."""
    if len(hole.terms) != 1 or not is_open(hole):
        return None
    monomial, coefficient = hole.terms[0]
    letters = [letter for letter in monomial if letter.startswith(MARK)]
    if len(letters) != 1 or letters[0] in value.letters():
        return None
    others = list(monomial)
    others.remove(letters[0])
    total = dim(0)
    for term, factor in value.terms:
        rest = list(term)
        for letter in others:
            if letter not in rest:
                return None
            rest.remove(letter)
        quotient = dim(Fraction(factor, 1) / coefficient)
        for letter in rest:
            quotient = quotient * dim(letter)
        total = total + quotient
    return None if total == ONE or not total.terms else (letters[0], total)
