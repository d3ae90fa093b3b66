"""The published programs run: each function gives the value that the referees' evaluator gives.

NumPy for the whole catalogue, SymPy for a part of it; JAX and PyTorch where they are installed, there
also against their automatic differentiation, which is one more opinion on the formulas.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any
from zlib import crc32

import numpy as np
import pytest
from tests.render.code.drawn import Array, Example, called, examples

from nablasheet.expr import Assumption, Constant, Node, Symbol
from nablasheet.expr.assumption import STRUCTURES
from nablasheet.render.code.jax import JAX
from nablasheet.render.code.names import identifier
from nablasheet.render.code.numpy import NUMPY
from nablasheet.render.code.pytorch import PYTORCH
from nablasheet.render.code.sympy import SYMPY
from nablasheet.render.code.target import NoCode, Target

SYMPY_EVERY = 6  # it is exact, and slow; by name, so that a new identity does not move the others
# Powers of every kind, and sums of matrices over an index.
SYMPY_ALWAYS = (
    "trace-symbolic-power",
    "power-by-exponent",
    "trace-fractional-power",
    "successive-differences",
)
TOLERANCE = 1e-7


def test_nearly_every_identity_has_an_example() -> None:
    assert len(examples()) > 450


def differing(
    target: Target, chosen: tuple[Example, ...], given: Callable[[Any], Any], taken: Callable[[Any], Array]
) -> list[str]:
    """The routines whose code gives another value than the evaluator."""
    wrong = []
    for example in chosen:
        named = {name: given(value) for name, value in example.arguments(target).items()}
        try:
            functions = example.functions(target)
        except NoCode:
            continue
        for function, routine, value in zip(functions, example.routines, example.values, strict=True):
            try:
                found = taken(called(function, named))
            except (ArithmeticError, AttributeError, NameError, RuntimeError, TypeError, ValueError) as error:
                wrong.append(f"{example.identity.id} {routine.name}: {type(error).__name__}: {error}")
                continue
            if not _agree(found, value):
                wrong.append(f"{example.identity.id} {routine.name}: {found} is not {value}")
    return wrong


def _agree(found: Array, value: Array) -> bool:
    shaped = np.atleast_2d(found)
    if shaped.shape != value.shape:
        return False
    return bool(np.all(np.abs(shaped - value) <= TOLERANCE * max(1.0, float(np.max(np.abs(value))))))


def test_numpy() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", RuntimeWarning
        )  # a logarithm of a negative sample is refused elsewhere
        assert differing(NUMPY, examples(), lambda value: value, np.asarray) == []


def test_sympy() -> None:
    import sympy as sp

    def exact(value: Any) -> Any:
        parts = [sp.Rational(Fraction(part).limit_denominator(10**9)) for part in (value.real, value.imag)]
        return parts[0] + sp.I * parts[1]

    def given(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            return sp.Matrix([[exact(entry) for entry in row] for row in value.tolist()])
        return exact(value) if isinstance(value, float) else value

    def taken(value: Any) -> Array:
        return np.array(
            sp.Matrix([[value]]).evalf(20).tolist()
            if not hasattr(value, "rows")
            else value.evalf(20).tolist(),
            dtype=complex,
        )

    chosen = tuple(
        one
        for one in examples()
        if crc32(one.identity.id.encode()) % SYMPY_EVERY == 0 or one.identity.id in SYMPY_ALWAYS
    )
    assert len(chosen) > 100
    assert differing(SYMPY, chosen, given, taken) == []


@pytest.fixture
def jax() -> Any:
    return pytest.importorskip("jax", reason="JAX is not installed")


@pytest.fixture
def torch() -> Iterator[Any]:
    found = pytest.importorskip("torch", reason="PyTorch is not installed")
    before = found.get_default_dtype()
    found.set_default_dtype(found.float64)
    yield found
    found.set_default_dtype(before)


@pytest.mark.slow
def test_jax(jax: Any) -> None:
    jax.config.update("jax_enable_x64", True)
    given = jax.numpy.asarray
    assert differing(JAX, examples(), lambda v: given(v) if _is_array(v) else v, np.asarray) == []


@pytest.mark.slow
def test_pytorch(torch: Any) -> None:
    def taken(value: Any) -> Array:
        return np.asarray(value.resolve_conj() if isinstance(value, torch.Tensor) else value)

    assert differing(PYTORCH, examples(), lambda v: torch.tensor(v) if _is_array(v) else v, taken) == []


def _is_array(value: Any) -> bool:
    return isinstance(value, np.ndarray | float | complex)


def plain_variable(example: Example) -> Symbol | None:
    """The variable, where all its entries move freely and the derivative is the first."""
    variable = example.identity.variable
    if variable is None or example.identity.order != 1 or len(example.routines) != 3:
        return None
    if any(_is_complex(part) for routine in example.routines for part in routine.formula.walk()):
        return None
    return None if any(variable.holds(structure) for structure in STRUCTURES) else variable


def _is_complex(node: Node) -> bool:
    return node == Constant("i") or (isinstance(node, Symbol) and node.holds(Assumption.COMPLEX))


def in_numerator_layout(raw: Array, value: tuple[int, int], variable: tuple[int, int]) -> Array:
    """The array of automatic differentiation: entries of the value, then entries of the variable."""
    cells = np.asarray(raw).reshape(value + variable)
    if variable == (1, 1):
        return cells.reshape(value)
    if value == (1, 1):
        return cells.reshape(variable).T
    columns = cells.transpose(1, 0, 3, 2)
    return columns.reshape(value[0] * value[1], variable[0] * variable[1])


def disagreeing(target: Target, given: Callable[[Any], Any], derivative: Callable[..., Any]) -> list[str]:
    """The identities whose derivative is not the one found by automatic differentiation."""
    wrong = []
    for example in examples():
        variable = plain_variable(example)
        try:
            functions = example.functions(target)
        except NoCode:
            continue
        if variable is None:
            continue
        named = {name: given(value) for name, value in example.arguments(target).items()}
        letter = identifier(variable.name, target.reserved)
        if letter not in inspect.signature(functions[0]).parameters:
            continue

        def moved(value: Any, function: Any = functions[0], named: Any = named, letter: str = letter) -> Any:
            return called(function, {**named, letter: value})

        try:
            raw = np.asarray(derivative(moved, named[letter]))
        except NotImplementedError:  # eigenvectors of a matrix that is not symmetric
            continue
        shape = np.atleast_2d(np.asarray(example.arguments(target)[letter])).shape
        found = in_numerator_layout(raw, example.values[0].shape, shape)
        if not _agree(found, example.values[2]):
            wrong.append(f"{example.identity.id}: {found} is not {example.values[2]}")
    return wrong


@pytest.mark.slow
def test_against_the_automatic_differentiation_of_jax(jax: Any) -> None:
    jax.config.update("jax_enable_x64", True)
    given = jax.numpy.asarray
    found = disagreeing(
        JAX, lambda v: given(v) if _is_array(v) else v, lambda moved, at: jax.jacrev(moved)(at)
    )
    assert found == []


@pytest.mark.slow
def test_against_the_automatic_differentiation_of_pytorch(torch: Any) -> None:
    found = disagreeing(
        PYTORCH,
        lambda v: torch.tensor(v) if _is_array(v) else v,
        lambda moved, at: torch.autograd.functional.jacobian(moved, at),
    )
    assert found == []
