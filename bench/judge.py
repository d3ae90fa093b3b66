"""Is an answer the derivative?  One judge for us and for every peer.

A peer may arrange its answer in either layout, as a vec Jacobian or as an array with its axes in any
order: whatever holds the right numbers in a recognisable arrangement is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import numpy as np

from bench.truth import Array

TOLERANCE = 1e-8  # of the largest entry; the numbers come from a double-precision evaluation


def right(answer: Array, partials: Array) -> bool:
    """Whether the numbers are the partial derivatives, in some arrangement."""
    if not np.any(partials):
        return not np.any(answer)
    found = np.squeeze(np.asarray(answer))
    return any(close(found, np.squeeze(wanted)) for wanted in arrangements(partials))


def close(found: Array, wanted: Array) -> bool:
    """The same numbers in the same places, measured by the largest of them."""
    if found.shape != wanted.shape or not np.all(np.isfinite(found)):
        return False
    return bool(np.max(np.abs(found - wanted)) <= TOLERANCE * np.max(np.abs(wanted)))


def arrangements(partials: Array) -> Iterator[Array]:
    """All orders of the axes, and all Jacobians of vec by vec with their transposes."""
    for axes in permutations(range(4)):
        yield partials.transpose(axes)
    f0, f1, x0, x1 = partials.shape
    for function_turned, variable_turned in product((False, True), repeat=2):
        f = (1, 0) if function_turned else (0, 1)
        x = (3, 2) if variable_turned else (2, 3)
        jacobian = partials.transpose(*f, *x).reshape(f0 * f1, x0 * x1)
        yield jacobian
        yield jacobian.T
