"""Arranging: unnamed derivatives are written in the layout of the result, and the value is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.catalogue import chapters, derived
from tests.expr.random_formulas import SQUARE, formulas, same_value, sample_for

from nablasheet import expr as e
from nablasheet.derive.derivation import derive
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.expr.functions import numerator_shape
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.steps import in_layout

m, n = e.dim("m"), e.dim("n")
x, t = e.Symbol("x", e.column(n)), e.Symbol("t", e.SCALAR)
A = e.Symbol("A", e.matrix(n, n))
u, v = e.Apply("u", (x,), e.column(n)), e.Apply("v", (x,), e.column(n))
g = e.Apply("g", (x,), e.SCALAR)
NUMERATOR, DENOMINATOR = Layout.NUMERATOR, Layout.DENOMINATOR


def partial(function: e.Apply, layout: Layout) -> e.Partial:
    return e.Partial(function, 0, layout.value)


@pytest.mark.parametrize("layout", Layout)
def test_a_derivative_in_its_own_layout_stays(layout: Layout) -> None:
    assert arrange(partial(u, layout), layout) == partial(u, layout)
    assert arrange(partial(u, layout.other), layout) == e.Transpose(partial(u, layout))
    assert arrange(e.Transpose(partial(u, layout.other)), layout) == partial(u, layout)


def test_a_scalar_derivative_has_no_transpose() -> None:
    scalar = e.Apply("h", (t,), e.SCALAR)
    assert arrange(partial(scalar, NUMERATOR), DENOMINATOR) == partial(scalar, DENOMINATOR)


def test_a_formula_without_unnamed_functions_stays() -> None:
    formula = b.mul(A, x)
    for layout in Layout:
        assert arrange(formula, layout) == formula


@pytest.mark.parametrize(
    ("function", "numerator", "denominator"),
    [
        (
            b.mul(b.transpose(u), A, v),
            r"v^\top A^\top \frac{\partial u}{\partial x} + u^\top A \frac{\partial v}{\partial x}",
            r"\frac{\partial u}{\partial x} A v + \frac{\partial v}{\partial x} A^\top u",
        ),
        (
            b.mul(g, u),
            r"u \frac{\partial g}{\partial x} + g \frac{\partial u}{\partial x}",
            r"\frac{\partial g}{\partial x} u^\top + g \frac{\partial u}{\partial x}",
        ),
        (b.mul(A, u), r"A \frac{\partial u}{\partial x}", r"\frac{\partial u}{\partial x} A^\top"),
        (
            e.Apply("f", (u,), e.SCALAR),
            r"\frac{\partial f(u)}{\partial u} \frac{\partial u}{\partial x}",
            r"\frac{\partial u}{\partial x} \frac{\partial f(u)}{\partial u}",
        ),
    ],
)
def test_product_and_chain_rules_as_textbooks_print_them(
    function: Node, numerator: str, denominator: str
) -> None:
    found = derive(function, x, 1)
    printed = [latex(arrange(in_layout(found, layout), layout)) for layout in Layout]
    assert [text.replace("f(u)", "f") for text in printed] == [
        text.replace("f(u)", "f") for text in (numerator, denominator)
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(formulas(SQUARE, 2))
def test_arranging_keeps_the_value(left: Node) -> None:
    for inner in (partial(u, NUMERATOR), e.Transpose(partial(u, DENOMINATOR)), partial(u, DENOMINATOR)):
        formula = e.Transpose(e.Sum((e.Product((left, inner)), inner)))
        sample = sample_for(formula)
        for layout in Layout:
            made = arrange(formula, layout)
            assert made.shape == formula.shape
            assert same_value(formula, made, sample) is not False
            assert {part.layout for part in made.walk() if isinstance(part, e.Partial)} == {layout.value}


@pytest.mark.parametrize("topic", chapters())
def test_every_published_result_has_the_shape_of_its_layout(topic: str) -> None:
    for case, found in derived():
        if case.definition.topic != topic or found.order == 2:
            continue
        shape = numerator_shape(found.function.shape, found.variable.shape)
        made = {layout: arrange(in_layout(found, layout), layout) for layout in Layout}
        assert (made[NUMERATOR].shape, made[DENOMINATOR].shape) == (shape, shape.transposed), (
            case.definition.id
        )
        for layout, result in made.items():
            layouts = {part.layout for part in result.walk() if isinstance(part, e.Partial)}
            assert layouts <= {layout.value}, case.definition.id
