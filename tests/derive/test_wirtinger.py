"""Complex variables: the conjugate is held constant in the derivative, and moves in the differential."""

from __future__ import annotations

import pytest

from nablasheet import expr as e
from nablasheet.derive.derivation import derive
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.render.latex import latex

n = e.dim("n")
z = e.Symbol("z", e.column(n), frozenset({e.Assumption.COMPLEX}))
a = e.Symbol("a", e.column(n), frozenset({e.Assumption.COMPLEX}))
A = e.Symbol("A", e.matrix(n, n), frozenset({e.Assumption.COMPLEX}))


def hermitian(node: Node) -> Node:
    return b.transpose(e.Conjugate(node))


@pytest.mark.parametrize(
    ("function", "differential", "numerator", "denominator"),
    [
        (b.mul(hermitian(a), z), r"a^{H} \mathrm{d}z", "a^{H}", r"\overline{a}"),
        (b.mul(hermitian(z), a), r"(\mathrm{d}z)^{H} a", "0", "0"),
        (
            b.mul(hermitian(z), A, z),
            r"(\mathrm{d}z)^{H} A z + z^{H} A \mathrm{d}z",
            "z^{H} A",
            r"A^\top \overline{z}",
        ),
        (
            b.power(e.Norm(z, "p", e.number(2)), e.number(2)),
            r"(\mathrm{d}z)^{H} z + z^{H} \mathrm{d}z",
            "z^{H}",
            r"\overline{z}",
        ),
    ],
)
def test_derivatives_by_a_complex_vector(
    function: Node, differential: str, numerator: str, denominator: str
) -> None:
    found = derive(function, z, 1)
    assert latex(found.differential) == differential
    assert (latex(found.numerator), latex(found.denominator)) == (numerator, denominator)
    assert found.function == function
