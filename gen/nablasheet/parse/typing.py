"""From the syntax tree to a typed formula: one rule for each kind of syntax.

The table is the architecture; a test proves that it covers the syntax.
"""

from __future__ import annotations

from nablasheet.expr import Node
from nablasheet.identity import Declarations
from nablasheet.parse import application, arithmetic, bars, cases, change, inner, letters, raised, running
from nablasheet.parse import syntax as tree
from nablasheet.parse.error import Trouble
from nablasheet.parse.typist import Rule, Typist


def _chain(typist: Typist, syntax: tree.Chain) -> Node:
    if len(syntax.sides) == 1:
        return typist.node(syntax.sides[0])
    place = (syntax.sides[1].place[0], syntax.place[1])
    raise Trouble("unreadable", place, "an equation stands where a formula is expected")


RULES: dict[type[tree.Syntax], Rule] = {
    tree.Numeral: letters.numeral,
    tree.BoldDigit: letters.bold_digit,
    tree.Name: letters.name,
    tree.Subscripted: letters.subscripted,
    tree.Bracket: letters.bracket,
    tree.Sum: arithmetic.sum_of,
    tree.Product: inner.product,
    tree.Dotted: inner.dotted,
    tree.Infix: inner.infix,
    tree.Quotient: arithmetic.quotient,
    tree.Power: arithmetic.power_of,
    tree.EntryPower: arithmetic.entry_power_of,
    tree.Repeated: arithmetic.repeated,
    tree.Where: running.where,
    tree.Grid: arithmetic.grid,
    tree.Cases: cases.cases,
    tree.Call: application.call,
    tree.Script: raised.script,
    tree.Overline: raised.overline,
    tree.Root: application.root,
    tree.Bars: bars.bars,
    tree.Norm: bars.norm,
    tree.Derivative: change.derivative,
    tree.Differential: change.differential,
    tree.Chain: _chain,
}


def typist(declarations: Declarations, layout: str | None = None) -> Typist:
    """A typing pass over one formula."""
    return Typist(declarations, RULES, layout)
