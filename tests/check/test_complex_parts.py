"""Real parts, imaginary parts, arguments and moduli, as the two referees see them."""

from __future__ import annotations

import pytest
from tests.given import declared_as

from nablasheet.check.claim import check_claim
from nablasheet.check.verdict import Refuted, Verified
from nablasheet.identity import Declarations
from nablasheet.parse import parse_statement


@pytest.fixture(scope="module")
def known() -> Declarations:
    return declared_as(
        [
            r"$z \in \mathbb{C}$",
            r"$w \in \mathbb{C}^n$",
            r"$Z \in \mathbb{C}^{n \times n}$, invertible",
            r"$A \in \mathbb{C}^{n \times n}$",
            r"$i$, imaginary unit",
        ]
    )


TRUE = [
    r"\operatorname{Re} w = \frac{1}{2} (w + \overline{w})",
    r"|z|^2 = z \overline{z}",
    r"|\det Z|^2 = \det(Z^H Z)",
    r"\nabla_z |z| = \frac{\overline{z}}{2 |z|}",
    r"\nabla_z \arg z = -\frac{i}{2 z}",
    r"\nabla_{\Im z} \exp(z) = i \exp(z)",
    r"\nabla_{\Re z} \exp(z) = \exp(z)",
    r"\nabla_{\overline{z}} \exp(z) = 0",
    r"\nabla_{\overline{w}} (w^H A w) = A w",
    r"\mathrm{d} \log |\det Z|^2 = 2 \Re \operatorname{tr}(Z^{-1} \mathrm{d}Z)",
]
FALSE = [
    r"\operatorname{Re} w = \frac{1}{2} (w - \overline{w})",
    r"\nabla_z |z| = \frac{z}{2 |z|}",
    r"\nabla_z \arg z = \frac{i}{2 z}",
    r"\nabla_{\Im z} \exp(z) = \exp(z)",
    r"\nabla_{\overline{w}} (w^H A w) = A^\top \overline{w}",
    r"\nabla_w (w^H A w) = A w",
]


@pytest.mark.parametrize("statement", TRUE)
def test_what_is_true_is_verified(statement: str, known: Declarations) -> None:
    (claim,) = parse_statement(statement, known)
    assert isinstance(check_claim(claim, known).verdict, Verified)


@pytest.mark.parametrize("statement", FALSE)
def test_what_is_false_is_refuted(statement: str, known: Declarations) -> None:
    (claim,) = parse_statement(statement, known)
    assert isinstance(check_claim(claim, known).verdict, Refuted)
