"""Corollaries are read with their places, in groups of conditions and formulas."""

from __future__ import annotations

from pathlib import Path

from nablasheet.definitions import Definition, load_manual, load_register, read_definition

IDENTITIES = Path(__file__).parents[2] / "identities"

TEXT = r"""---
title: Trace of a quadratic form
---

## Given

- $X \in \mathbb{R}^{m \times n}$
- $C \in \mathbb{R}^{m \times m}$

## Function

$$
f(X) = \operatorname{tr}(X^\top C X)
$$

## 推论

- $C \in \mathbb{R}^{m \times m}$, symmetric

$$
\nabla_X f = 2 C X.
$$

$$
\mathrm{d} f = 2 \operatorname{tr}(X^\top C \, \mathrm{d} X)
$$

- $C \in \mathbb{R}^{m \times m}$,
  skew-symmetric
- $X \in \mathbb{R}^{m \times n}$, full rank

$$\nabla_X f = 0$$
"""


def read(text: str) -> Definition:
    found, findings = read_definition(
        "identities/traces/a.md", text, load_manual(IDENTITIES), load_register(IDENTITIES)
    )
    assert [finding.text() for finding in findings] == []
    assert found is not None
    return found


def test_groups_of_conditions_and_formulas() -> None:
    first, second = read(TEXT).corollaries
    assert [passage.text for passage in first.given] == [r"$C \in \mathbb{R}^{m \times m}$, symmetric"]
    assert [passage.text for passage in first.claims] == [
        r"\nabla_X f = 2 C X",
        r"\mathrm{d} f = 2 \operatorname{tr}(X^\top C \, \mathrm{d} X)",
    ]
    assert [passage.text.split(",")[0] for passage in second.given] == [
        r"$C \in \mathbb{R}^{m \times m}$",
        r"$X \in \mathbb{R}^{m \times n}$",
    ]
    assert [passage.text for passage in second.claims] == [r"\nabla_X f = 0"]


def test_every_passage_knows_its_place() -> None:
    lines = TEXT.split("\n")
    for corollary in read(TEXT).corollaries:
        for passage in (*corollary.given, *corollary.claims):
            first = passage.text.split("\n")[0]
            assert lines[passage.line - 1][passage.col - 1 :].startswith(first)


def test_they_are_checked_after_the_claims() -> None:
    found = read(TEXT)
    assert found.checked == tuple(claim for corollary in found.corollaries for claim in corollary.claims)
