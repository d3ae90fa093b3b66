"""Every node: its shape, its parts, its rows in the tables of the stages."""

from __future__ import annotations

import pytest
from tests.expr.examples import EXAMPLES, A, X, m, n, r, t, u, x

from nablasheet import expr as e
from nablasheet.check.evaluate import RULES as VALUES
from nablasheet.derive.differential import RULES as DIFFERENTIALS
from nablasheet.derive.gradient import ADJOINTS
from nablasheet.derive.jacobian import MATRICES
from nablasheet.expr import NODES, Node
from nablasheet.expr.normal.tidy import FORMS
from nablasheet.expr.plain import PLAIN
from nablasheet.render import latex, spoken
from nablasheet.render.code.walker import ROWS as CODE

LEAVES = {
    e.Number, e.Constant, e.Size, e.Index, e.Symbol, e.Identity, e.Zero, e.Ones, e.Unit, e.Commutation,
    e.Duplication, e.Elimination, e.DiagonalEmbedding,
}  # fmt: skip

# What has no row, and why.
WITHOUT_DIFFERENTIAL: dict[type[Node], str] = {
    **dict.fromkeys(LEAVES, "constant, or the variable itself"),
    e.FrechetJacobian: "the second derivative of a matrix function is not offered",
    e.IndexedProduct: "its product rule needs a product without one factor",
    e.SingularVector: "the second derivative of a spectral norm is not offered",
    e.SingularDirection: "the second derivative of a singular value is not offered",
    e.ExtremePlace: "the second derivative of a largest entry is not offered",
    e.Partial: "the second derivative of an unnamed function is not offered",
    e.Differential: "differentials are not differentiated again",
}
WITHOUT_CODE: dict[type[Node], str] = {
    e.Differential: "a change is not a number",
}


def test_there_is_an_example_of_every_node() -> None:
    assert set(EXAMPLES) == set(NODES)
    assert all(isinstance(example, kind) for kind, (example, _) in EXAMPLES.items())


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_the_shape_is_inferred(kind: type[Node]) -> None:
    example, shape = EXAMPLES[kind]
    assert example.infer() == example.shape == shape
    assert example.is_scalar == shape.is_scalar


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_putting_the_parts_back_gives_the_same(kind: type[Node]) -> None:
    example, _ = EXAMPLES[kind]
    made = example.with_parts(example.parts)
    assert made == example
    assert hash(made) == hash(example)


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_other_parts_take_their_place(kind: type[Node]) -> None:
    example, _ = EXAMPLES[kind]
    if kind in LEAVES or kind is e.Unit:
        assert all(part.is_scalar for part in example.parts)
    elif example.parts and kind is not e.Partial:
        doubled = e.Product((e.number(2), example.parts[0]))
        assert example.with_parts((doubled, *example.parts[1:])).parts[0] == doubled


def test_a_walk_meets_parents_first() -> None:
    formula = e.Trace(e.Product((e.Transpose(A), A)))
    assert [type(node).__name__ for node in formula.walk()] == [
        "Trace", "Product", "Transpose", "Symbol", "Symbol",
    ]  # fmt: skip


@pytest.mark.parametrize("table", [PLAIN, VALUES, latex.TABLE], ids=["plain", "evaluate", "latex"])
def test_these_tables_have_a_row_for_every_node(table: dict[type[Node], object]) -> None:
    assert set(table) == set(NODES)


def test_every_node_has_code_or_a_reason() -> None:
    assert set(CODE) | set(WITHOUT_CODE) == set(NODES)
    assert not set(CODE) & set(WITHOUT_CODE)


def test_every_node_has_a_differential_or_a_reason() -> None:
    assert set(DIFFERENTIALS) | set(WITHOUT_DIFFERENTIAL) == set(NODES)
    assert not set(DIFFERENTIALS) & set(WITHOUT_DIFFERENTIAL)


@pytest.mark.parametrize(
    "table", [ADJOINTS, MATRICES, FORMS, spoken.TABLE], ids=["adjoint", "jacobian", "tidy", "spoken"]
)
def test_these_tables_name_only_nodes(table: dict[type[Node], object]) -> None:
    assert set(table) <= set(NODES)


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.__name__)
def test_everything_can_be_said(kind: type[Node]) -> None:
    words = spoken.spoken(EXAMPLES[kind][0])
    assert words
    assert not set(words) & set("\\{}$^")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: e.Sum((A, X)), "a sum of n×n and m×n"),
        (lambda: e.Product((X, X)), "a product of m×n and m×n"),
        (lambda: e.Inverse(X), "an inverse needs a square matrix, this one is m×n"),
        (lambda: e.Trace(X), "a trace needs a square matrix, this one is m×n"),
        (lambda: e.Determinant(x), "a determinant needs a square matrix, this one is n×1"),
        (lambda: e.Power(A, x), "an exponent must be a scalar, this one is n×1"),
        (lambda: e.Hadamard((A, X)), "an entrywise product of n×n and m×n"),
        (lambda: e.Diag(X), "diag of a vector is meant, this one is m×n"),
        (lambda: e.Unvec(x, e.matrix(m, n)), "a vector of length m n is needed, this is n×1"),
        (lambda: e.Cross(x, x), "a cross product needs vectors of length 3, these are n×1"),
        (lambda: e.Norm(X, "p", e.number(2)), "a vector's norm of a matrix, m×n"),
        (lambda: e.Block((A, X, X, A), 2), "blocks that do not line up"),
        (lambda: e.IndexedProduct("i", 1, n, A), "an indexed product of matrices"),
        (lambda: e.Softmax(X, "vector"), "softmax of a vector is meant, this one is m×n"),
        (lambda: e.Frechet("exp", A, e.Product((A, x))), "a Fréchet derivative of n×n and n×1"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(make, message: str) -> None:
    with pytest.raises(e.ShapeError) as error:
        make()
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("function", "position", "numerator"),
    [
        (e.Apply("f", (t,), e.SCALAR), 0, e.SCALAR),
        (e.Apply("f", (t,), e.matrix(m, n)), 0, e.matrix(m, n)),
        (e.Apply("f", (x,), e.SCALAR), 0, e.matrix(1, n)),
        (e.Apply("f", (X,), e.SCALAR), 0, e.matrix(n, m)),
        (u, 0, e.matrix(m, n)),
        (u, 1, e.column(m)),
        (e.Apply("F", (X,), e.matrix(n, n)), 0, e.matrix(n * n, m * n)),
    ],
)
def test_a_partial_has_the_shape_of_its_layout(function: e.Apply, position: int, numerator: e.Shape) -> None:
    assert e.Partial(function, position, "numerator").shape == numerator
    assert e.Partial(function, position, "denominator").shape == numerator.transposed


def test_nodes_are_immutable() -> None:
    with pytest.raises(AttributeError):
        A.name = "B"  # type: ignore[misc]


def test_equality_is_structural() -> None:
    assert e.Symbol("A", e.matrix(n, n)) == A
    assert e.Symbol("A", e.matrix(n, n), frozenset({e.Assumption.SYMMETRIC})) != A
    assert e.Sum((A, e.Identity(n))) != e.Sum((e.Identity(n), A))
    assert r != x
