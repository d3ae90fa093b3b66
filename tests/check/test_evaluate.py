"""The evaluator knows every node, and its definitions agree with one another."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.check.known import S, X, f, tr, x

from nablasheet import expr as e
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.digits import Decimal
from nablasheet.check.evaluate import RULES, environment, evaluate
from nablasheet.check.plain import FUNCTIONS, Plain
from nablasheet.check.rational import Rational
from nablasheet.check.ring import Irrational, Undefined, Unsupported
from nablasheet.check.sample import Sample, draw
from nablasheet.check.scalar import DEFINITIONS, OUTSIDE
from nablasheet.check.subject import subject
from nablasheet.expr import build as b
from nablasheet.expr import named

BUDGET = Budget.of(36_000.0)  # from when the module is read to its last test
SIZES = {"m": 2, "n": 3}


def at(node: e.Node, ring=None, manner: str = "generic"):
    return evaluate(
        node, environment(draw(subject([node]), SIZES, "evaluate", manner, 0), ring or Rational(BUDGET))
    )


def of(rows, name: str = "K") -> tuple[e.Symbol, Sample]:
    values = tuple(tuple(Fraction(v) for v in row) for row in rows)
    symbol = e.Symbol(name, e.matrix(len(rows), len(rows[0])))
    return symbol, Sample({}, {name: values}, {}, {}, {}, {})


def exact(node: e.Node, sample: Sample):
    return [[Fraction(int(v.numerator), int(v.denominator)) for v in row] for row in
            evaluate(node, environment(sample, Rational(BUDGET)))]  # fmt: skip


def test_every_node_has_a_rule() -> None:
    assert set(RULES) == set(e.NODES)


def test_every_named_function_is_known_to_both_referees() -> None:
    assert set(FUNCTIONS) == set(named.FUNCTIONS)
    assert set(DEFINITIONS) == set(named.FUNCTIONS)


@pytest.mark.parametrize("name", sorted(named.FUNCTIONS))
@pytest.mark.parametrize("point", [Fraction(1, 3), Fraction(7, 5)])
def test_named_functions_have_one_value(name: str, point: Fraction) -> None:
    if name in OUTSIDE and OUTSIDE[name](point):
        point = point / 2
    symbol, sample = of([[point]])
    node = f(name, symbol)
    first = evaluate(node, environment(sample, Decimal(BUDGET)))[0][0]
    second = evaluate(node, environment(sample, Plain(BUDGET)))[0][0]
    assert abs(first - second) < 1e-50


@pytest.mark.parametrize("name", named.MATRIX_FUNCTIONS)
def test_matrix_functions_have_one_value_and_one_derivative(name: str) -> None:
    symbol, sample = of([[2, Fraction(1, 3)], [Fraction(1, 5), Fraction(3, 2)]])
    for node in (e.MatrixFunction(name, symbol), e.FrechetJacobian(name, symbol)):
        first = evaluate(node, environment(sample, Decimal(BUDGET)))
        second = evaluate(node, environment(sample, Plain(BUDGET)))
        gaps = [abs(v - u) for p, q in zip(first, second, strict=True) for v, u in zip(p, q, strict=True)]
        assert max(gaps) < 1e-45


def test_matrix_exponential_of_a_shear() -> None:
    symbol, sample = of([[0, 3], [0, 0]])
    (one, three), (zero, other) = evaluate(
        e.MatrixFunction("exp", symbol), environment(sample, Decimal(BUDGET))
    )
    assert abs(one - 1) + abs(three - 3) + abs(zero) + abs(other - 1) < 1e-50


def test_small_values_by_hand() -> None:
    symbol, sample = of([[1, 2], [3, 4]])
    assert exact(e.Trace(symbol), sample) == [[5]]
    assert exact(e.Determinant(symbol), sample) == [[-2]]
    assert exact(e.Adjugate(symbol), sample) == [[4, -2], [-3, 1]]
    assert exact(e.Vec(symbol), sample) == [[1], [3], [2], [4]]
    assert exact(e.Vech(symbol), sample) == [[1], [3], [4]]
    assert exact(e.Diagonal(symbol), sample) == [[1], [4]]
    assert exact(e.Inverse(symbol), sample) == [[-2, 1], [Fraction(3, 2), Fraction(-1, 2)]]
    assert exact(e.Entry(symbol, e.UNITY, e.number(2)), sample) == [[2]]
    assert exact(e.Hadamard((symbol, symbol)), sample) == [[1, 4], [9, 16]]
    assert exact(e.Power(symbol, e.number(2)), sample) == [[7, 10], [15, 22]]
    assert exact(e.HadamardPower(symbol, e.number(2)), sample) == [[1, 4], [9, 16]]
    assert exact(e.Norm(e.Vec(symbol), "p", e.UNITY), sample) == [[10]]
    assert exact(e.Norm(e.Vec(symbol), "max", e.number(2)), sample) == [[4]]
    assert exact(e.Block((symbol, symbol), 2), sample) == [[1, 2, 1, 2], [3, 4, 3, 4]]
    assert exact(e.Unvec(e.Vec(symbol), e.matrix(2, 2)), sample) == [[1, 2], [3, 4]]
    assert exact(e.IndexedProduct("i", 1, e.dim(2), e.Entry(symbol, e.Index("i"), e.Index("i"))), sample) == [
        [4]
    ]


def test_cross_product_of_unit_vectors() -> None:
    first, second, third = (e.Unit(e.number(k), e.dim(3)) for k in (1, 2, 3))
    _, sample = of([[1]])
    assert exact(e.Cross(first, second), sample) == exact(third, sample)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
def test_the_determinant_agrees_with_elimination_whatever_the_size(size: int) -> None:
    symbol, sample = of([[Fraction(1, i + j + 1) for j in range(size)] for i in range(size)])
    ((value,),) = exact(e.Determinant(symbol), sample)
    (first, *_), *_ = exact(e.Product((symbol, e.Adjugate(symbol))), sample)
    assert first == value != 0


def test_common_rings_agree_on_a_rational_formula() -> None:
    node = b.add(tr(b.transpose(X), X), e.Determinant(S), b.mul(b.transpose(x), b.inverse(S), x))
    ((exactly,),) = at(node)
    for ring in (Decimal(BUDGET), Plain(BUDGET)):
        ((roughly,),) = at(node, ring)
        assert abs(roughly * exactly.denominator - exactly.numerator) < 1e-45 * exactly.denominator


def test_what_has_no_value_is_undefined() -> None:
    symbol, sample = of([[1, 2], [2, 4]])
    for ring in (Rational(BUDGET), Decimal(BUDGET), Plain(BUDGET)):
        with pytest.raises(Undefined):
            evaluate(e.Inverse(symbol), environment(sample, ring))
    negative, there = of([[-1]])
    for ring in (Decimal(BUDGET), Plain(BUDGET)):
        for node in (f("log", negative), f("sqrt", negative), e.Power(negative, e.HALF)):
            with pytest.raises(Undefined):
                evaluate(node, environment(there, ring))


def test_a_matrix_with_a_negative_eigenvalue_has_no_real_root() -> None:
    symbol, sample = of([[-1, 0], [0, 2]])
    for ring in (Decimal(BUDGET), Plain(BUDGET)):
        with pytest.raises(Undefined):
            evaluate(e.MatrixFunction("sqrt", symbol), environment(sample, ring))


def test_the_rationals_refuse_what_is_not_rational() -> None:
    for node in (f("exp", x), e.Norm(x, "p", e.number(2)), e.MatrixFunction("exp", S), e.Constant("pi")):
        with pytest.raises(Irrational):
            at(node)


def test_an_unknown_name_is_unsupported() -> None:
    symbol, sample = of([[1, 0], [0, 1]])
    for ring in (Decimal(BUDGET), Plain(BUDGET)):
        with pytest.raises(Unsupported):
            evaluate(e.MatrixFunction("gamma", symbol), environment(sample, ring))
        with pytest.raises(Unsupported):
            evaluate(e.Elementwise("bessel", symbol), environment(sample, ring))


def test_the_budget_bounds_time_and_size() -> None:
    with pytest.raises(OutOfBudget, match="ran out of time"):
        at(S, Rational(Budget.of(-1.0)))
    with pytest.raises(OutOfBudget, match="too large"):
        at(e.Kronecker((S, S, S)), Rational(Budget.of(10.0, cells=100)))
    with pytest.raises(OutOfBudget, match="too large"):
        at(e.Ones(e.matrix(2000, 2000)))
