"""The letters that the reading tests share."""

from __future__ import annotations

import pytest

from nablasheet.identity import Declarations
from nablasheet.parse import parse_given

LINES = (
    r"$X \in \mathbb{R}^{m \times n}$",
    r"$A, B \in \mathbb{R}^{n \times n}$",
    r"$x, a, b \in \mathbb{R}^n$",
    r"$y, p, \lambda \in \mathbb{R}$",
    r"$r \in \mathbb{R}^3$",
    r"$s \in \mathbb{R}^3$",
    r"$w_i \in \mathbb{R}^n$",
    r"$W_Q \in \mathbb{R}^{n \times n}$",
    r"$\Sigma_1 \in \mathbb{S}^n_{++}$",
    r"$\sigma$, elementwise logistic function",
    r"$\exp$, matrix function",
    r"$\sin$, elementwise",
    r"$g$, elementwise function",
    r"$h$, scalar function",
    r"$u(x) \in \mathbb{R}^m$, smooth function",
    r"$v(x), w(y) \in \mathbb{R}$, smooth functions",
    r"$K_{mn}$, commutation matrix",
    r"$D_n$, duplication matrix",
)


@pytest.fixture(scope="session")
def declared() -> Declarations:
    declarations, findings = parse_given(LINES)
    assert findings == []
    return declarations
