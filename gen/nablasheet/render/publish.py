"""An entry from what the stages found: the last step before anything is printed."""

from __future__ import annotations

from nablasheet import definitions as d
from nablasheet.check.appraisal import Appraisal, Dropped
from nablasheet.check.appraisal import Opinion as Found
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal
from nablasheet.expr import Node
from nablasheet.identity import Identity
from nablasheet.render.arranged import arranged
from nablasheet.render.code.listing import code
from nablasheet.render.entry import Entry, Hypothesis, Opinion, Reference, Stated, Step, Text, Topic
from nablasheet.render.given import given, one_line
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout
from nablasheet.render.special import corollary, structured
from nablasheet.render.steps import differential_latex, left_side, steps
from nablasheet.render.where import where
from nablasheet.render.wording import ASSUMPTIONS_ZH, METHODS, REASONS, RULES

# As the referees write a counterexample.
LEFT, RIGHT = r"\text{left: }", r",\; \text{right: }"


def topic(chapter: d.Topic) -> Topic:
    """A chapter as published."""
    return Topic(chapter.id, chapter.title, chapter.summary)


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
        variable=latex(identity.variable) if identity.variable else "",
        given=tuple(given(passage.text) for passage in definition.given),
        differential=differential_latex(derived, identity.name) if derived and derived.order == 1 else "",
        numerator=arranged(identity, derived, Layout.NUMERATOR),
        denominator=arranged(identity, derived, Layout.DENOMINATOR),
        steps=_steps(identity, derived),
        verdict="verified" if appraisal.is_exact else "numerically checked",
        opinions=tuple(_opinion(one) for one in appraisal.opinions),
        claims=tuple(
            Stated(claim.latex, verdict.layout or "free", verdict.status)
            for claim, verdict in zip(identity.claims, appraisal.claims, strict=True)
            if derived
        ),
        hypotheses=tuple(_hypothesis(one, derived, identity.name) for one in appraisal.hypotheses),
        references=tuple(_reference(catalog, key, place) for key, place in definition.references),
        related=definition.related,
        synonyms=definition.synonyms,
        notes=definition.notes,
        source=definition.path,
        convention=derived.convention if derived else "free",
        where=where(_formulas(identity, derived)),
        corollaries=tuple(
            corollary(*parts)
            for parts in zip(definition.corollaries, identity.corollaries, appraisal.corollaries, strict=True)
        ),
        conventions=tuple(structured(derived, identity, appraisal)) if derived else (),
        code=code(identity, derived),
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


def _hypothesis(one: Dropped, derived: Derivation | None, name: str) -> Hypothesis:
    words = Text(
        f"${one.symbol}$ {one.assumption}",
        f"${one.symbol}$ {ASSUMPTIONS_ZH.get(one.assumption, one.assumption)}",
    )
    shown = _counterexample(one.counterexample, left_side(derived, name) if derived else "")
    return Hypothesis(words, one.needed, shown, REASONS.get(one.reason, Text("", "")))


def _counterexample(latex: str, left: str) -> str:
    """The values, then what is true and what the formula gives, with ≠ between them."""
    values, _, sides = latex.partition(r":\quad ")
    if not sides.startswith(LEFT) or RIGHT not in sides:
        return latex
    true, _, given = sides.removeprefix(LEFT).partition(RIGHT)
    equation = f"{left} = {true.strip()}" if left else true.strip()
    return rf"{values}:\quad {equation} \ne {given.strip()}"


def _reference(catalog: d.Catalog, key: str, place: str) -> Reference:
    source = catalog.register.source(key)
    return Reference(key, source.citation if source else key, place)
