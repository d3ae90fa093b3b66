"""The golden text of an identity: how it was read, and nothing that changes by itself."""

from __future__ import annotations

import re

from tests.tiny import FILES, LINEAR, write

from nablasheet.cache import Cache
from nablasheet.pipeline import appraised, read
from nablasheet.render.golden import golden


def text_of(tmp_path, name: str, content: str) -> str:
    root = write(tmp_path / "repository", {name: content})
    _, cases, findings = read(root, None)
    assert findings == []
    (appraisal,) = appraised(root, cases, Cache(root / "cache"), None, lambda *step: None)
    return golden(cases[0].identity, cases[0].found, appraisal)


def test_a_derived_identity(tmp_path) -> None:
    assert text_of(tmp_path, "vectors/linear-form.md", LINEAR).splitlines() == [
        "identity     linear-form",
        "given        x n×1",
        "given        a n×1",
        "read as      (a' x)",
        "kind         scalar-by-vector",
        r"differential \mathrm{d}f = a^\top \mathrm{d}x",
        r"numerator    \frac{\partial f}{\partial x} = a^\top  [1×n]",
        r"denominator  \frac{\partial f}{\partial x} = a  [n×1]",
        "claim        gradient: (a' x) -> a",
        "             verified, layout denominator",
        "verified     exact (exact), difference (difference)",
    ]


def test_a_property(tmp_path) -> None:
    name = "properties/transpose-of-product.md"
    assert text_of(tmp_path, name, FILES[name]).splitlines()[3:] == [
        "claim        equation: (A B)' -> (B' A')",
        "             verified",
        "verified     exact (exact), difference (difference)",
    ]


def test_assumptions_are_shown_in_one_order(tmp_path) -> None:
    content = LINEAR.replace(
        r"- $x, a \in \mathbb{R}^{n}$", "- $x, a \\in \\mathbb{R}^{n}$, nonzero, positive"
    )
    assert "given        x n×1: nonzero, positive" in text_of(tmp_path, "vectors/linear-form.md", content)


def test_there_are_no_dates_versions_or_paths(tmp_path) -> None:
    made = text_of(tmp_path, "vectors/linear-form.md", LINEAR)
    assert not re.search(r"\d{4}|\d+\.\d+|/", made)


def test_brackets_tell_readings_apart(tmp_path) -> None:
    first = LINEAR.replace(r"a^\top x", r"\log (a^\top x)").split("## Claim")[0]
    second = LINEAR.replace(r"a^\top x", r"a^\top \log(x)").split("## Claim")[0]
    second = second.replace("## Function", "- $\\log$, elementwise\n\n## Function")
    readings = [
        next(
            line
            for line in text_of(tmp_path / str(k), "vectors/linear-form.md", content).splitlines()
            if "read as" in line
        )
        for k, content in enumerate((first, second))
    ]
    assert readings == ["read as      log(a' x)", "read as      (a' log.(x))"]
