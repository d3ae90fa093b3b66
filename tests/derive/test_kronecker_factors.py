"""The gradient through a Kronecker product: by its factors where the cotangent comes apart, always right."""

from __future__ import annotations

import pytest
from tests.expr.random_formulas import M, N, X, Y, n, same_value, sample_for

from nablasheet import expr as e
from nablasheet.derive.gradient import gradient
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.expr.normal import tidy

T = b.transpose
long = b.vec(Y)  # of length m n
TERMS = [(0, M), (1, M), (0, N), (1, b.add(M, N))]


def cotangents(place: int) -> list[Node]:
    """What stands beside X ⊗ M or M ⊗ X, of size m n by n n."""
    pair = (Y, T(N)) if place == 0 else (T(N), Y)
    outer = b.mul(e.TWO, long, T(b.vec(N)))
    return [b.kronecker(*pair), outer, b.mul(b.kronecker(*pair), e.Commutation(n, n)), b.add(outer, outer)]


@pytest.mark.parametrize("form", range(4))
@pytest.mark.parametrize(("place", "other"), TERMS)
def test_the_gradient_is_the_adjoint(place: int, other: Node, form: int) -> None:
    cotangent = cotangents(place)[form]
    moving = e.Differential(X)
    factors = (moving, other) if place == 0 else (other, moving)
    whole = b.kronecker(*((X, other) if place == 0 else (other, X)))
    found = gradient(e.Kronecker(factors), cotangent)
    assert found.shape == X.shape
    pair = (e.Trace(b.mul(T(cotangent), whole)), e.Trace(b.mul(T(found), X)))
    assert same_value(*pair, sample_for(*pair)) is True


@pytest.mark.parametrize("place", [0, 1])
def test_no_commutation_matrix_is_needed_where_the_cotangent_comes_apart(place: int) -> None:
    factors = (e.Differential(X), M) if place == 0 else (M, e.Differential(X))
    for cotangent in cotangents(place)[:2]:
        made = tidy(gradient(e.Kronecker(factors), cotangent))
        assert not any(isinstance(part, e.Commutation) for part in made.walk())
