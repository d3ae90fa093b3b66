"""When a left side makes sense and the right side cannot: sums and products that do not conform.

Only of plain formulas, where every letter is what it looks like; a note may mean much entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nablasheet.expr import FormulaError
from nablasheet.lint.judge.verdicts import Outcome
from nablasheet.lint.reading import kinds
from nablasheet.lint.reading.hints import Hints
from nablasheet.lint.reading.parse import Form as View
from nablasheet.lint.reading.reading import Request, reading
from nablasheet.lint.reading.tree import letters, walk
from nablasheet.lint.reading.tree import opened as tree_opened
from nablasheet.lint.reading.typist import Mode
from nablasheet.parse import syntax as tree
from nablasheet.parse.error import Trouble

UNLIKELY = 2  # kinds of letters that cost more are guesses


def misfit_of(view: View, start: int, hints: Hints, most: int) -> Outcome | None:
    """When the left side makes sense and the right side cannot: sums and products that do not conform."""
    if not is_plain(view.chain) or view.is_hedged or len(view.chain.sides) - start < 1:
        return None
    for cost, request in requests(view, 0, hints):
        if cost > most:
            return None
        left = replace(view.chain, sides=(view.chain.sides[0], view.chain.sides[0]))
        try:
            whole = reading(replace(request, chain=left))
        except (Trouble, FormulaError, ValueError, AssertionError):
            continue
        try:
            reading(replace(request, start=start))
            return None
        except Trouble as trouble:
            if trouble.name != "shapes-differ" or not trouble.message.startswith(MISFITS):
                return None
            return Outcome(
                "misfit",
                reading=whole,
                by_layout=(whole,),
                misfit=trouble.message,
                request=request,
                cost=cost,
            )
        except (FormulaError, ValueError, AssertionError):
            return None
    return None


def is_plain(chain: tree.Chain) -> bool:
    """Sums, products, transposes and derivatives only: nothing that a note may mean entry by entry."""
    first = tree_opened(chain.sides[0])
    scalar = isinstance(first, tree.Call) and first.function in ("trace", "det") and len(chain.sides) == 2
    if scalar:
        product = tree_opened(chain.sides[1])
        return (
            isinstance(product, tree.Infix)
            and product.operator == "odot"
            and set(letters(product)) == set(letters(first))
        )
    if not isinstance(first, tree.Derivative):
        return False
    ours = set(letters(chain.sides[0]))
    if any(
        letter not in ours and letter not in kinds.RESERVED
        for side in chain.sides[1:]
        for letter in letters(side)
    ):
        return False
    return all(isinstance(node, PLAIN) for node in walk(chain))


PLAIN = (
    tree.Quotient,
    tree.Chain,
    tree.Name,
    tree.Subscripted,
    tree.Numeral,
    tree.Bracket,
    tree.Sum,
    tree.Product,
    tree.Script,
    tree.Derivative,
)


MISFITS = ("a sum of", "a product of", "a scalar stands in a sum", "the left side is")


def requests(view: View, start: int, hints: Hints) -> Iterator[tuple[int, Request]]:
    called = frozenset(view.elementwise)
    listed = [name for name in kinds.names(view.chain, called) if name not in view.elementwise]
    for defined in view.definitions.values():
        listed += [
            name for name in kinds.names(tree.Chain(defined.place, (defined,)), called) if name not in listed
        ]
    listed = [name for name in listed if name not in view.definitions]
    listed += [name for name in view.functions if name not in listed]
    used = kinds.uses(view.chain)
    for cost, chosen in kinds.readings(listed, used, hints):
        sizes = {**view.sizes}
        yield (
            cost,
            Request(
                view.chain,
                chosen,
                view.functions,
                view.definitions,
                view.elementwise,
                sizes,
                hints,
                Mode(),
                "denominator",
                start,
            ),
        )
