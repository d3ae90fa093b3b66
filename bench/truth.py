"""What the derivative really is: all partial derivatives as numbers, at one point with generic sizes.

The numbers are the exact referee's, from the entries of the function; no derivative rule of ours and
none of a peer's is in them.  A structured variable is taken entry by entry, as peers take it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.problems import Problem
from nablasheet.check import exact, explicit
from nablasheet.check.budget import Budget, OutOfBudget
from nablasheet.check.digits import Decimal
from nablasheet.check.environment import Environment
from nablasheet.check.evaluate import environment, evaluate
from nablasheet.check.inquiry import ATTEMPTS
from nablasheet.check.rational import Rational
from nablasheet.check.ring import Grid, Irrational, Undefined, Unsupported
from nablasheet.check.sample import Sample, draw, shape_sets
from nablasheet.check.subject import Subject, subject
from nablasheet.expr import Assumption

Array = NDArray[Any]
SECONDS = 20.0
SHAPES_TRIED = 12


class NoTruth(Exception):
    """No point was found at which the referee has a value."""


@dataclass(frozen=True, slots=True)
class Truth:
    """`partials` has four axes: rows and columns of the function, then of the variable.

    For a Hessian the first two are the variable's again.  `arranged` is the numerator layout.
    """

    sample: Sample
    environment: Environment
    partials: Array
    arranged: Array


def truth(problem: Problem) -> Truth:
    """All partial derivatives at a point that has them; NoTruth when there is none.

    Sizes at which they all vanish (a determinant of too low a rank) say little: others are preferred.
    """
    if any(symbol.holds(Assumption.COMPLEX) for symbol in problem.symbols.values()):
        raise NoTruth("complex letters have conventions of their own")
    about = subject((problem.function, problem.variable), problem.symbols)
    vanishing = None
    for sizes in islice(shape_sets(about, problem.variable), SHAPES_TRIED):
        found = _at_sizes(problem, about, sizes)
        if found is not None and np.any(found.partials):
            return found
        vanishing = vanishing or found
    if vanishing is None:
        raise NoTruth("the function has no value at any sample")
    return vanishing


def _at_sizes(problem: Problem, about: Subject, sizes: dict[str, int]) -> Truth | None:
    """At the first of the referees' kinds of points where the function has a value."""
    for number, manner in enumerate(ATTEMPTS):
        try:
            return _exactly(problem, draw(about, sizes, f"bench/{problem.id}", manner, number))
        except (Undefined, ZeroDivisionError):
            continue
        except (OutOfBudget, Unsupported) as error:
            raise NoTruth(str(error)) from error
    return None


def _exactly(problem: Problem, sample: Sample) -> Truth:
    budget = Budget.of(SECONDS)
    try:
        return _at(problem, sample, environment(sample, Rational(budget)))
    except Irrational:
        return _at(problem, sample, environment(sample, Decimal(budget)))


def _at(problem: Problem, sample: Sample, env: Environment) -> Truth:
    point = explicit.shape(env.values[problem.variable.name])
    if problem.order == 2:
        second = array(exact.second_partials(problem.function, problem.variable, env))
        return Truth(
            sample,
            env,
            second.reshape(*point, *point, order="F") if point != (1, 1) else _flat(second),
            second,
        )
    shape = explicit.shape(evaluate(problem.function, env))
    partials = array(exact.partials(problem.function, problem.variable, env)).reshape(
        *shape, *point, order="F"
    )
    return Truth(
        sample, env, partials, array(exact.jacobian(problem.function, problem.variable, sample, env.ring))
    )


def _flat(second: Array) -> Array:
    return second.reshape(*second.shape, 1, 1)


def array(grid: Grid) -> Array:
    """Floating-point numbers of a referee's grid; complex ones only where they are."""
    numbers = np.array([[_complex(x) for x in row] for row in grid])
    return numbers if np.iscomplex(numbers).any() else numbers.real


def _complex(number: Any) -> complex:
    """One number of a referee: rational, of 60 digits, or with two parts of either kind."""
    if hasattr(number, "x") and hasattr(number, "y"):  # a Gaussian rational
        return complex(float(number.x), float(number.y))
    return complex(number) if hasattr(number, "imag") else complex(float(number))
