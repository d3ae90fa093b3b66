"""Corollaries are refereed under their own assumptions; a false one is a finding in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from nablasheet.check.appraisal import Appraisal, from_record
from nablasheet.check.appraise import appraisal_of
from nablasheet.definitions import Catalog, Definition, load_manual, load_register, read_definition
from nablasheet.derive.result import derived
from nablasheet.finding import Finding
from nablasheet.identity import Identity
from nablasheet.parse.identity import read_identity
from nablasheet.pipeline import Case, objections
from nablasheet.render.golden import golden
from nablasheet.render.publish import entry

IDENTITIES = Path(__file__).parents[2] / "identities"
TEXT = r"""---
title: Trace of a quadratic form
---

## Given

- $X \in \mathbb{R}^{m \times n}$
- GIVEN

## Function

$$
f(X) = \operatorname{tr}(X^\top C X)
$$

## Corollaries

- CONDITION

$$
\nabla_X f = CLAIM
$$
"""
SQUARE = r"$C \in \mathbb{R}^{m \times m}$"


def read(claim: str, condition: str, given: str) -> tuple[Definition, Identity | None, list[Finding]]:
    text = TEXT.replace("CLAIM", claim).replace("CONDITION", condition).replace("GIVEN", given)
    definition, findings = read_definition(
        "identities/traces/a.md", text, load_manual(IDENTITIES), load_register(IDENTITIES)
    )
    assert definition is not None, findings
    identity, problems = read_identity(definition)
    return definition, identity, problems


def judged(claim: str, condition: str) -> tuple[Definition, Identity, Appraisal, list[Finding]]:
    definition, identity, problems = read(claim, condition, SQUARE)
    assert problems == []
    assert identity is not None
    found = derived(identity)
    appraisal = appraisal_of(identity, found)
    return definition, identity, appraisal, objections(Case(definition, identity, found), appraisal)


def test_a_true_one_is_published_with_both_layouts() -> None:
    definition, identity, appraisal, wrong = judged("2 C X", f"{SQUARE}, symmetric")
    assert wrong == []
    assert from_record(appraisal.record()) == appraisal
    catalog = Catalog(load_manual(IDENTITIES), load_register(IDENTITIES), (definition,))
    (one,) = entry(definition, identity, derived(identity), appraisal, catalog).corollaries
    assert (one.condition.en, one.condition.zh) == ("$C$ symmetric", "$C$ 对称")
    assert one.verdict == "verified"
    assert one.denominator is not None
    assert one.denominator.latex == "2 C X"
    assert one.numerator is not None
    assert one.numerator.latex == r"2 X^\top C"
    assert "corollary    C m×m: symmetric" in golden(identity, derived(identity), appraisal)


@pytest.mark.parametrize(("claim", "condition"), [("C X", "symmetric"), ("2 C X", "invertible")])
def test_a_false_one_is_a_finding_in_its_place(claim: str, condition: str) -> None:
    definition, _, _, wrong = judged(claim, f"{SQUARE}, {condition}")
    (finding,) = wrong
    assert finding.code == "F143"
    assert definition.lines[finding.span.line - 1] == rf"\nabla_X f = {claim}"


def test_a_letter_that_the_identity_does_not_have() -> None:
    _, identity, (finding,) = read("2 C X", r"$B \in \mathbb{R}^{m \times m}$, symmetric", SQUARE)
    assert identity is None
    assert finding.code == "F131"


def test_letters_that_share_a_line_cannot_be_told_apart() -> None:
    shared = r"$C, D \in \mathbb{R}^{m \times m}$"
    _, identity, (finding,) = read("2 C X", f"{SQUARE}, symmetric", shared)
    assert identity is None
    assert finding.code == "F132"
