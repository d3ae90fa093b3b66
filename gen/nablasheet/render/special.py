"""Corollaries and the conventions of a structured variable, ready to publish."""

from __future__ import annotations

from collections.abc import Iterator

from nablasheet import definitions as d
from nablasheet.check.appraisal import Appraisal
from nablasheet.derive.conventions import conventions
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import derived
from nablasheet.derive.tangent import is_curved
from nablasheet.identity import Identity
from nablasheet.render.arranged import arranged
from nablasheet.render.entry import Convention, Corollary, Text
from nablasheet.render.given import given
from nablasheet.render.hypotheses import hypothesis
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.steps import written
from nablasheet.render.wording import CONVENTIONS


def corollary(narrowed: d.Narrowed, identity: Identity, appraisal: Appraisal) -> Corollary:
    """A special case with its derivative, which is derived anew under its own assumptions."""
    found = derived(identity)
    is_derived = isinstance(found, Derivation) and appraisal.status == "verified"
    result = found if isinstance(found, Derivation) and is_derived else None
    statuses = {claim.status for claim in appraisal.claims}
    return Corollary(
        condition=_condition(narrowed),
        latex=r",\quad ".join(claim.latex for claim in identity.claims),
        verdict=next((status for status in ("refuted", "undecided") if status in statuses), "verified"),
        numerator=arranged(identity, result, Layout.NUMERATOR) if result else None,
        denominator=arranged(identity, result, Layout.DENOMINATOR) if result else None,
        hypotheses=tuple(hypothesis(one, _left(identity)) for one in appraisal.hypotheses),
    )


def _left(identity: Identity) -> str:
    """What a corollary states something of: the left side of its first equation."""
    left, equals, _ = identity.claims[0].latex.partition("=")
    return left.strip() if equals and identity.function is not None else ""


def _condition(narrowed: d.Narrowed) -> Text:
    """$C$ symmetric, $X$ invertible: the letter with its words, or its set where there are no words."""
    english, chinese = [], []
    for passage in narrowed.given:
        one = given(passage.text)
        letter = one.latex.partition(r"\in")[0].strip()
        shown = f"${letter if one.words.en else one.latex}$"
        english.append(f"{shown} {one.words.en}".strip())
        chinese.append(f"{shown} {one.words.zh}".strip())
    return Text(", ".join(english), "，".join(chinese))


def structured(found: Derivation, identity: Identity, appraisal: Appraisal) -> Iterator[Convention]:
    """The conventions that the referees agree with, each an equation in denominator layout."""
    verdicts = dict(appraisal.conventions)
    variable = latex(written(found.variable))
    for name, gradient in conventions(found.function, found.variable) if verdicts else ():
        below = rf"\operatorname{{vech}}({variable})" if name == "vech" else variable
        left = rf"\frac{{\partial {identity.name}}}{{\partial {below}}}"
        if verdicts.get(name) == "verified":
            shown = name == found.convention
            yield Convention(
                CONVENTIONS["tangent" if name == "projection" and is_curved(found.variable) else name],
                f"{left} = {latex(arrange(gradient, Layout.DENOMINATOR))}",
                "verified",
                shown,
            )
