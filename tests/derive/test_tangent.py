"""Gradients on curved sets, refereed by curves that stay on them."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet import expr as e
from nablasheet.check import explicit
from nablasheet.check.budget import Budget
from nablasheet.check.derivative import check_derivative
from nablasheet.check.environment import Environment
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.plain import Plain
from nablasheet.check.ring import Grid
from nablasheet.check.sample import draw
from nablasheet.check.subject import subject
from nablasheet.check.verdict import Refuted, Verified
from nablasheet.derive.conventions import conventions
from nablasheet.derive.derivation import derive
from nablasheet.derive.result import Refusal, attempt
from nablasheet.expr import build as b
from nablasheet.expr.plain import plain
from nablasheet.parse.formula import parse_formula

SIZES = {"n": 4, "p": 2}
ORTHOGONAL = r"$X \in O(n)$"
TALL = r"$X \in \mathbb{R}^{n \times p}$, orthonormal columns"
OTHERS = (
    r"$A \in \mathbb{R}^{n \times n}$",
    r"$C \in \mathbb{R}^{n \times p}$",
    r"$S \in \mathbb{S}^n_{++}$",
)

PROBLEMS = [
    (ORTHOGONAL, r"\operatorname{tr}(A X)", r"((1/2) (A' - (X A X)))"),
    (ORTHOGONAL, r"\operatorname{tr}(A X X)", None),
    (ORTHOGONAL, r"\operatorname{tr}(X^{-1} A)", r"((1/2) (A - (X A' X)))"),
    (ORTHOGONAL, r"\|A X - X A\|_F^2", None),
    (ORTHOGONAL, r"\operatorname{tr}(X^\top X A)", "0[n×n]"),
    (TALL, r"\operatorname{tr}(C^\top X)", None),
    (TALL, r"\operatorname{tr}(X^\top S X)", None),
    (TALL, r"\log\det(X^\top S X)", None),
    (TALL, r"\|A X - C\|_F^2", None),
]


def ring() -> Plain:
    """Its budget starts now, not when the module is read."""
    return Plain(Budget.of(60.0))


def read(given: str, latex: str) -> tuple[e.Node, e.Symbol, dict[str, e.Symbol]]:
    declared = declared_as((given, *OTHERS))
    return parse_formula(latex, declared), declared.symbols["X"], dict(declared.symbols)


def along_cayley(function: e.Node, env: Environment, skew: Grid) -> Grid:
    """The slope at t = 0 of the function at (I - t S / 2)^-1 (I + t S / 2) X."""
    one = explicit.identity(ring(), len(skew))

    def at(t: object) -> Grid:
        half = explicit.scale(t / 2, skew)
        turn = explicit.multiply(
            ring(), ring().inverse(explicit.subtract(one, half)), explicit.add(one, half)
        )
        values = {**env.values, "X": explicit.multiply(ring(), turn, env.values["X"])}
        return evaluate(function, Environment(ring(), env.rules, env.sizes, values))

    return ring().slope(at)


@pytest.mark.parametrize(("given", "latex", "expected"), PROBLEMS)
def test_the_slope_along_every_turn_is_the_inner_product_with_the_gradient(
    given: str, latex: str, expected: str | None
) -> None:
    function, x, symbols = read(given, latex)
    found = derive(function, x, 1)
    assert found.convention == "projection"
    if expected is not None:
        assert plain(found.denominator) == expected
    sizes = SIZES if x.form.cols != x.form.rows else {"n": 3}
    sample = draw(subject([function, found.numerator, x], symbols), sizes, "curves", "generic", 0)
    env = environment(sample, ring())
    gradient = evaluate(found.denominator, env)
    size = len(env.values["X"])
    for i in range(size):
        for j in range(i):
            skew = explicit.filled(size, size, ring().zero)
            skew[i][j], skew[j][i] = ring().one, -ring().one
            tangent = explicit.multiply(ring(), skew, env.values["X"])
            product = sum(
                a * c for p, q in zip(gradient, tangent, strict=True) for a, c in zip(p, q, strict=True)
            )
            assert abs(along_cayley(function, env, skew)[0][0] - product) < 1e-35


@pytest.mark.parametrize(("given", "latex", "expected"), PROBLEMS)
def test_the_gradient_is_a_tangent(given: str, latex: str, expected: str | None) -> None:
    function, x, symbols = read(given, latex)
    gradient = derive(function, x, 1).denominator
    sizes = SIZES if x.form.cols != x.form.rows else {"n": 3}
    inner = b.mul(b.transpose(x), gradient)
    moved = b.add(inner, b.transpose(inner))
    sample = draw(subject([function, moved, x], symbols), sizes, "tangents", "generic", 0)
    assert all(abs(v) < 1e-50 for row in evaluate(moved, environment(sample, ring())) for v in row)


@pytest.mark.parametrize(("given", "latex", "expected"), PROBLEMS)
def test_each_convention_is_right_as_what_it_is(given: str, latex: str, expected: str | None) -> None:
    function, x, symbols = read(given, latex)
    found = conventions(function, x)
    assert [name for name, _ in found] == ["free", "projection"]
    for name, gradient in found:
        verdict = check_derivative(function, x, b.transpose(gradient), symbols, latex, convention=name)
        assert isinstance(verdict, Verified), (name, plain(gradient))


def test_the_gradient_of_the_surroundings_is_not_the_projected_one() -> None:
    function, x, symbols = read(TALL, r"\operatorname{tr}(C^\top X)")
    free = dict(conventions(function, x))["free"]
    verdict = check_derivative(function, x, b.transpose(free), symbols, "free", convention="projection")
    assert isinstance(verdict, Refuted)


@pytest.mark.parametrize(
    ("given", "latex", "order", "reason"),
    [
        (ORTHOGONAL + ", symmetric", r"\operatorname{tr}(A X)", 1, "another structure"),
        (ORTHOGONAL, r"X A", 1, "entries are tied"),
        (ORTHOGONAL, r"\operatorname{tr}(A X X)", 2, "second derivative"),
    ],
)
def test_what_has_no_meaning_yet_is_refused(given: str, latex: str, order: int, reason: str) -> None:
    function, x, _ = read(given, latex)
    found = attempt(function, x, order)
    assert isinstance(found, Refusal)
    assert reason in found.reason
    assert conventions(function, x) == () or "another" not in reason
