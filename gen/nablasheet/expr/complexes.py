"""Complex numbers: the parts of one, and a derivative by a part of a letter."""

from __future__ import annotations

from nablasheet.expr.atoms import Symbol
from nablasheet.expr.node import Node, node
from nablasheet.expr.operations import Conjugate
from nablasheet.expr.shape import Shape

PARTS_OF_NUMBERS = ("Re", "Im", "arg")


@node
class ComplexPart(Node):
    """The real part ("Re"), the imaginary part ("Im") or the principal argument ("arg"), entry by entry."""

    PARTS = ("argument",)
    argument: Node
    which: str

    def infer(self) -> Shape:
        return self.argument.shape


@node
class Along(Symbol):
    """A complex letter whose conjugate ("conjugate"), real ("Re") or imaginary part ("Im") a derivative
    is taken by.  It stands for the variable alone; formulas hold the letter."""

    part: str = "conjugate"

    def written(self) -> Node:
        """The part as a formula."""
        letter = self.letter()
        return Conjugate(letter) if self.part == "conjugate" else ComplexPart(letter, self.part)

    def letter(self) -> Symbol:
        """The letter itself."""
        return Symbol(self.name, self.form, self.assumptions)


def along(written: Node) -> Along | None:
    """What a derivative is taken by, for a conjugate or part of a letter; None for anything else."""
    match written:
        case Conjugate(Symbol(name, form, assumptions)):
            return Along(name, form, assumptions, "conjugate")
        case ComplexPart(Symbol(name, form, assumptions), part) if part != "arg":
            return Along(name, form, assumptions, part)
    return None
