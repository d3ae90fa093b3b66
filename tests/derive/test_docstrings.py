"""A rule's docstring is its formula: every one is read as notes are, and refereed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.given import declared_as

from nablasheet.check.claim import check_claim
from nablasheet.check.verdict import Verified
from nablasheet.derive import elementary, functions
from nablasheet.derive.differential import RULES
from nablasheet.identity import Declarations, Form
from nablasheet.parse.formula import parse_statement

GIVEN = (
    r"$A, B \in \mathbb{R}^{m \times n}$, nonzero entries",
    r"$C \in \mathbb{R}^{n \times k}$",
    r"$M \in \mathbb{R}^{n \times n}$, positive determinant",
    r"$N \in \mathbb{R}^{k \times k}$",
    r"$S \in \mathbb{S}^n_{++}$",
    r"$T \in \mathbb{R}^{m \times k}$, full column rank",
    r"$a, b \in \mathbb{R}^3$",
    r"$x, z \in \mathbb{R}^n$",
    r"$s \in \mathbb{R}$, positive",
    r"$p \in \mathbb{R}$",
    r"$g$, elementwise function",
    r"$u(x) \in \mathbb{R}^m$, smooth function",
)

# Rules whose docstring is words, and why.
IN_WORDS: dict[str, str] = {
    "unvec_rule": "there is no usual notation for the inverse of vec",
    "block_rule": "it holds for any number of blocks",
    "extreme_rule": "the place of the extreme entry has no notation that is read",
    "piecewise_rule": "it is the rule of each case",
    "eigenvalue_rule": "eigenvectors have no notation that is read",
    "ordered_eigenvalue_rule": "eigenvectors have no notation that is read",
    "eigenvector_rule": "eigenvectors have no notation that is read",
    "singular_value_rule": "singular vectors have no notation that is read",
    "frechet_rule": "the second derivative is one at a block triangular matrix",
    "matrix_function_rule": "the Fréchet derivative is a notion, its formula is an integral or a series",
}
# Beside the rules of the table.
MORE = (
    elementary.matrix_power_rule,
    functions.squared_norm_rule,
    functions._logarithm,
)

Rule = Callable[..., object]
ALL: list[Rule] = [*(rule for _, rule in RULES.values()), *MORE]
FORMULAS = [rule for rule in ALL if rule.__name__ not in IN_WORDS]


@pytest.fixture(scope="module")
def declared() -> Declarations:
    return declared_as(GIVEN)


def formulas_in(rule: Rule) -> list[str]:
    """What stands between dollar signs in a docstring."""
    return [" ".join(text.split()) for text in re.findall(r"\$([^$]+)\$", rule.__doc__ or "")]


@pytest.mark.parametrize("rule", FORMULAS, ids=lambda rule: rule.__name__)
def test_the_docstring_of_a_rule_is_true(rule: Rule, declared: Declarations) -> None:
    found = formulas_in(rule)
    assert found
    for formula in found:
        for claim in parse_statement(formula, declared, layout="numerator"):
            assert claim.form is Form.DIFFERENTIAL
            verdict = check_claim(claim, declared, seed=rule.__name__).verdict
            assert isinstance(verdict, Verified), f"{formula}: {verdict}"


def test_rules_in_words_are_these() -> None:
    in_words = {rule.__name__ for rule in ALL if not formulas_in(rule)}
    assert in_words == set(IN_WORDS)


def test_a_wrong_docstring_would_be_caught(declared: Declarations) -> None:
    (claim,) = parse_statement(r"\mathrm{d}(M^{-1}) = M^{-1} (\mathrm{d}M) M^{-1}", declared)
    assert not isinstance(check_claim(claim, declared).verdict, Verified)
