"""An entry from what the stages found: the last step before anything is printed."""

from __future__ import annotations

from nablasheet import definitions as d
from nablasheet.check.appraisal import Appraisal
from nablasheet.check.appraisal import Opinion as Found
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal
from nablasheet.expr import Node
from nablasheet.identity import Identity
from nablasheet.render.arranged import arranged
from nablasheet.render.code.listing import code
from nablasheet.render.entry import (
    Corollary,
    Entry,
    General,
    Hypothesis,
    Opinion,
    Reference,
    Stated,
    Step,
)
from nablasheet.render.given import given, one_line
from nablasheet.render.hypotheses import hypothesis
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout
from nablasheet.render.special import corollary, structured
from nablasheet.render.steps import differential_latex, left_side, steps, written
from nablasheet.render.where import where
from nablasheet.render.wording import METHODS, RULES


def entry(
    definition: d.Definition,
    identity: Identity,
    found: Derivation | Refusal | None,
    appraisal: Appraisal,
    catalog: d.Catalog,
) -> Entry:
    """The entry of a verified identity."""
    derived = found if isinstance(found, Derivation) else None
    return Entry(
        id=definition.id,
        topic=definition.topic,
        title=definition.title,
        kind=derived.kind if derived else "property",
        function=_function(definition),
        expression=_right_side(_function(definition)),
        variable=latex(written(identity.variable)) if identity.variable else "",
        given=tuple(given(passage.text) for passage in definition.given),
        differential=differential_latex(derived, identity.name) if derived and derived.order == 1 else "",
        numerator=arranged(identity, derived, Layout.NUMERATOR),
        denominator=arranged(identity, derived, Layout.DENOMINATOR),
        steps=_steps(identity, derived),
        verdict="verified" if appraisal.is_exact else "numerically checked",
        opinions=tuple(_opinion(one) for one in appraisal.opinions),
        claims=_stated(identity, appraisal) if derived else (),
        hypotheses=_hypotheses(identity, derived, appraisal),
        references=tuple(_reference(catalog, key, place) for key, place in definition.references),
        related=definition.related,
        synonyms=definition.synonyms,
        notes=definition.notes,
        source=definition.path,
        convention=derived.convention if derived else "free",
        where=where(_formulas(identity, derived)),
        corollaries=_corollaries(definition, identity, appraisal),
        conventions=tuple(structured(derived, identity, appraisal)) if derived else (),
        code=code(identity, derived),
        specialises=tuple(General(name, equations) for name, equations in definition.specialises),
        former=definition.former,
        section=definition.section,
    )


def _formulas(identity: Identity, derived: Derivation | None) -> tuple[Node, ...]:
    """What a reader computes: the function and its derivative, or both sides of a property."""
    if derived is not None:
        return derived.function, derived.numerator
    return tuple(side for claim in identity.claims for side in (claim.left, claim.right))


def _function(definition: d.Definition) -> str:
    """The author's own LaTeX: the function, or the statements of a property."""
    if definition.function is not None:
        return one_line(definition.function.text)
    return r",\quad ".join(one_line(passage.text) for passage in definition.statements)


def _right_side(text: str) -> str:
    return text.split("=", 1)[1].strip() if "=" in text else text


def _steps(identity: Identity, derived: Derivation | None) -> tuple[Step, ...]:
    if derived is not None:
        return steps(derived, identity.name)
    return tuple(Step("statement", RULES["statement"], claim.latex) for claim in identity.claims)


def _opinion(found: Found) -> Opinion:
    return Opinion(found.referee, found.agrees, METHODS[found.method], found.shapes, found.draws, found.error)


def _stated(identity: Identity, appraisal: Appraisal) -> tuple[Stated, ...]:
    return tuple(
        Stated(claim.latex, verdict.layout or "free", verdict.status)
        for claim, verdict in zip(identity.claims, appraisal.claims, strict=True)
    )


def _hypotheses(
    identity: Identity, derived: Derivation | None, appraisal: Appraisal
) -> tuple[Hypothesis, ...]:
    left = left_side(derived, identity.name) if derived else ""
    return tuple(hypothesis(one, left) for one in appraisal.hypotheses)


def _corollaries(definition: d.Definition, identity: Identity, appraisal: Appraisal) -> tuple[Corollary, ...]:
    parts = zip(definition.corollaries, identity.corollaries, appraisal.corollaries, strict=True)
    return tuple(corollary(*one) for one in parts)


def _reference(catalog: d.Catalog, key: str, place: str) -> Reference:
    source = catalog.register.source(key)
    return Reference(key, source.citation if source else key, place)
