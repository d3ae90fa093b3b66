"""NumPy: the published code of the whole catalogue is run and compared with the referees' value."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import scipy.linalg
import scipy.special
from tests.catalogue import chapters, derived

from nablasheet import expr as e
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.digits import Decimal
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.inquiry import ATTEMPTS
from nablasheet.check.rational import Rational
from nablasheet.check.ring import Gaussian, Irrational, Scalar, Undefined
from nablasheet.check.sample import Sample, draw, shape_sets
from nablasheet.check.subject import subject
from nablasheet.expr import Node
from nablasheet.expr.named import FUNCTIONS
from nablasheet.pipeline import Case
from nablasheet.render.code.names import identifier
from nablasheet.render.code.numpy import NUMPY
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.numpy import NoCode, numpy
from nablasheet.render.steps import in_layout


def codes(topic: str) -> Iterator[tuple[Case, str, Node, str]]:
    """Each published derivative of a chapter in each layout, with its code where it has some."""
    for case, found in derived():
        if case.definition.topic != topic:
            continue
        for layout in Layout:
            result = arrange(in_layout(found, layout), layout)
            try:
                code = numpy(result, case.identity.declarations.symbols.values())
            except NoCode:
                continue
            if not _unnamed(result):
                yield case, layout.value, result, code


def _unnamed(node: Node) -> bool:
    """Whether a function without a formula occurs; it has no numbers to compute."""
    names = (part.function.rstrip("'") for part in node.walk() if isinstance(part, e.Elementwise))
    return any(name not in FUNCTIONS for name in names)


def at_a_point(case: Case, result: Node) -> tuple[Sample, np.ndarray[Any, Any]]:
    """A sample at which the result has a value, and the value."""
    symbols = case.identity.declarations.symbols
    assert case.identity.function is not None
    about = subject((case.identity.function, result, *symbols.values()), symbols)
    for sizes in list(shape_sets(about, case.identity.variable))[:3]:
        for number, manner in enumerate(ATTEMPTS):
            sample = draw(about, sizes, "numpy", manner, number)
            try:
                value(case.identity.function, sample)
                return sample, value(result, sample)
            except (Undefined, OutOfBudget):
                continue
    raise AssertionError(f"{case.definition.id}: no point where the result has a value")


def value(node: Node, sample: Sample) -> np.ndarray[Any, Any]:
    """The referees' value; a matrix that is singular is seen by exact arithmetic alone."""
    budget = Budget.of(20.0)
    try:
        grid = evaluate(node, environment(sample, Rational(budget)))
        return np.array([[_entry(_scalar(entry)) for entry in row] for row in grid])
    except Irrational:
        grid = evaluate(node, environment(sample, Decimal(budget)))
        return np.array([[complex(entry) for entry in row] for row in grid])


def _scalar(entry: Any) -> Scalar:
    """A rational of the ring as a scalar of a sample."""
    if hasattr(entry, "parent"):
        return Gaussian(_fraction(entry.x), _fraction(entry.y))
    return _fraction(entry)


def _fraction(entry: Any) -> Fraction:
    return Fraction(int(entry.numerator), int(entry.denominator))


def names_at(case: Case, sample: Sample) -> dict[str, Any]:
    """What the code may mention: symbols by their names, sizes and free indices."""
    names: dict[str, Any] = {"np": np, "scipy": scipy, **sample.sizes, **sample.indices}
    for name, rows in sample.values.items():
        made = np.array([[_entry(entry) for entry in row] for row in rows])
        scalar = made.shape == (1, 1)
        names[identifier(name, NUMPY.reserved)] = made[0, 0] if scalar else made
    return names


def _entry(value: Any) -> complex | float:
    return complex(float(value.real), float(value.imag)) if isinstance(value, Gaussian) else float(value)


BUILTINS = {"range": range, "len": len, "sum": sum, "abs": abs, "int": int}


def run(code: str, names: dict[str, Any]) -> np.ndarray[Any, Any]:
    """The value of one expression; the code is our own, that is what is tested."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.array(
            eval(
                code,
                {"__builtins__": {"range": range, "len": len, "sum": sum, "abs": abs, "int": int}} | names,
            )
        )


@pytest.mark.parametrize("topic", chapters())
def test_published_code_has_the_value_of_the_formula(topic: str) -> None:
    wrong = []
    for case, layout, result, code in codes(topic):
        sample, expected = at_a_point(case, result)
        try:
            made = run(code, names_at(case, sample))
        except Exception as error:
            wrong.append(f"{case.definition.id} {layout}: {code}: {type(error).__name__}: {error}")
            continue
        if not _agrees(made, expected, result):
            wrong.append(
                f"{case.definition.id} {layout}: {code}: {made.tolist()} instead of {expected.tolist()}"
            )
    assert not wrong, "\n".join(wrong)


def _agrees(made: np.ndarray[Any, Any], expected: np.ndarray[Any, Any], result: Node) -> bool:
    """The same 2-D array; a scalar may come as a bare number."""
    if made.size != expected.size or (made.shape != expected.shape and not result.is_scalar):
        return False
    scale = max(float(np.abs(expected).max()), 1e-12)
    return bool(np.abs(made.reshape(expected.shape) - expected).max() <= 1e-6 * scale)


def test_the_code_is_looked_at_in_every_chapter_with_derivatives() -> None:
    with_code = {topic for topic in chapters() if next(codes(topic), None)}
    assert len(with_code) >= 10


def test_wrong_code_would_be_seen() -> None:
    case, _, result, code = next(codes("traces"))
    sample, expected = at_a_point(case, result)
    made = run(f"2.0 * ({code})", names_at(case, sample))
    assert not _agrees(made, expected, result)


def test_an_unnamed_function_has_no_code() -> None:
    x = e.Symbol("x", e.column("n"))
    with pytest.raises(NoCode):
        numpy(e.Apply("u", (x,), e.SCALAR), [x])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (r"\Sigma_{1}", "Sigma_1"),
        (r"\lambda", "lambda_"),
        ("W_{Q}", "W_Q"),
        ("np", "np_"),
        (r"\hat{x}", "hatx"),
        ("x'", "x_prime"),
        ("import", "import_"),
        ('x"; import os', "x_import_os"),
        ("__import__('os')", "_import_primeos_prime"),
        ("$", "x"),
        ("数", "x"),
        ("x\n+1", "x_1"),
    ],
)
def test_hostile_names_become_plain_ones(name: str, code: str) -> None:
    made = identifier(name, NUMPY.reserved)
    assert made == code
    assert made.isidentifier()
