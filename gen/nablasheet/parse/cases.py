"""Definitions by cases: `\\begin{cases} x & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}`.

At the border between two cases there is no derivative in general, so that `>` and `\\ge` mean the
same here.
"""

from __future__ import annotations

from nablasheet.expr import ZERO, Node, Piecewise, Zero
from nablasheet.expr.build import add, sub, zero
from nablasheet.expr.normal import tidy
from nablasheet.parse import syntax as tree
from nablasheet.parse.arithmetic import fit_all
from nablasheet.parse.calls import Calls
from nablasheet.parse.error import Place, Trouble
from nablasheet.parse.sizes import has_holes
from nablasheet.parse.syntax import Syntax
from nablasheet.parse.typist import Typist

COMPARISONS = (">", "<", "ge", "le")
Comparison = tuple[Syntax, str, Syntax]


class Cases(Calls):
    """The reader of what stands between \\begin{cases} and \\end{cases}."""

    __slots__ = ()

    def cases(self) -> Syntax:
        """Lines of a value, & and a condition."""
        sign = self.take()
        opened = self.take()
        values: list[Syntax] = []
        conditions: list[Comparison | None] = []
        with self.inside("{"):
            while not self.is_sign("}"):
                values.append(self.sum())
                self.accept(",")
                self.expect("&", opened)
                conditions.append(self._condition())
                self.accept(".", ",", ";")
                if not self.accept("newline"):
                    break
            self.expect("}", opened)
        return tree.Cases(self.since(sign.start), tuple(values), tuple(conditions))

    def _condition(self) -> Comparison | None:
        """Left side, sign and right side; nothing for all other cases."""
        if self.accept("otherwise"):
            return None
        left = self.sum()
        if not self.is_sign(*COMPARISONS):
            raise Trouble(
                "not-supported", self.token.place, "a case needs a comparison", "write x > 0 or x \\le a"
            )
        sign = self.take().text
        right = self.sum()
        if self.is_sign(*COMPARISONS, "="):
            raise Trouble(
                "not-supported",
                self.token.place,
                "a double comparison is not read",
                "write the cases in order",
            )
        return left, sign, right


def cases(typist: Typist, syntax: tree.Cases) -> Node:
    """The first case whose condition holds; the last one must hold where no other does."""
    values = [typist.node(value) for value in syntax.values]
    shape = next((value.shape for value in values if not _is_bare_zero(value)), ZERO.shape)
    values = [zero(shape) if _is_bare_zero(value) else value for value in values]
    fit_all(typist, values)
    values = [typist.sizes.settle(value) for value in values]
    tests = [None if c is None else _test(typist, c, syntax.place) for c in syntax.conditions]
    if len(values) < 2 or None in tests[:-1]:
        raise Trouble("unreadable", syntax.place, "otherwise is the last of several cases")
    first, last = tests[0], tests[-1]
    if last is not None and (len(values) > 2 or first is None or tidy(add(first, last)) != ZERO):
        raise Trouble(
            "ambiguous", syntax.place, "it is not plain that one of the cases always holds",
            "write \\text{otherwise} for the last",
        )  # fmt: skip
    made = values[-1]
    for test, value in zip(reversed(tests[:-1]), reversed(values[:-1]), strict=True):
        assert test is not None
        made = typist.make(syntax.place, Piecewise, test, value, made)
    return made


def _is_bare_zero(node: Node) -> bool:
    """A zero of no size, which is as large as the other cases."""
    return node == ZERO or (isinstance(node, Zero) and has_holes(node.shape))


def _test(typist: Typist, condition: Comparison, place: Place) -> Node:
    """What is positive where the comparison holds."""
    left, right = typist.node(condition[0]), typist.node(condition[2])
    if not (left.is_scalar and right.is_scalar):
        raise Trouble("shapes-differ", place, "a condition compares scalars", "write it for one entry")
    greater, smaller = (left, right) if condition[1] in (">", "ge") else (right, left)
    return sub(greater, smaller)
