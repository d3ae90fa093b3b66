"""What an assumption implies, for real and for complex letters."""

from __future__ import annotations

from nablasheet.expr import Assumption, Symbol, closure, dim, matrix

A = Assumption
SQUARE = matrix(dim("n"), dim("n"))


def test_a_definite_real_matrix_is_symmetric() -> None:
    assert A.SYMMETRIC in closure({A.POSITIVE_DEFINITE})
    assert A.SYMMETRIC in closure({A.POSITIVE_SEMIDEFINITE})


def test_a_definite_complex_matrix_is_hermitian_and_no_more() -> None:
    for definite in (A.POSITIVE_DEFINITE, A.POSITIVE_SEMIDEFINITE):
        known = closure({definite, A.COMPLEX})
        assert A.HERMITIAN in known
        assert A.SYMMETRIC not in known
    letter = Symbol("S", SQUARE, frozenset({A.POSITIVE_DEFINITE, A.COMPLEX}))
    assert letter.holds(A.INVERTIBLE)
    assert not letter.holds(A.SYMMETRIC)


def test_a_complex_symmetric_matrix_need_not_have_enough_eigenvectors() -> None:
    assert A.DIAGONALISABLE in closure({A.SYMMETRIC})
    assert A.DIAGONALISABLE not in closure({A.SYMMETRIC, A.COMPLEX})
