"""An entry from what the stages found: the last step before anything is printed."""

from __future__ import annotations

from nablasheet import definitions as d
from nablasheet.check.appraisal import Appraisal, Dropped
from nablasheet.check.appraisal import Opinion as Found
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal
from nablasheet.expr import Node
from nablasheet.identity import Claim, Form, Identity
from nablasheet.render.entry import (
    Arranged,
    Entry,
    Given,
    Hypothesis,
    Opinion,
    Reference,
    Stated,
    Step,
    Text,
    Topic,
)
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.numpy import NoCode, numpy
from nablasheet.render.sizes import latex_shape
from nablasheet.render.spoken import spoken
from nablasheet.render.steps import differential_latex, in_layout, left_side, steps
from nablasheet.render.wording import ASSUMPTIONS_ZH, METHODS, RULES


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
        given=tuple(_given(passage.text) for passage in definition.given),
        differential=differential_latex(derived, identity.name) if derived and derived.order == 1 else "",
        numerator=_arranged(identity, derived, Layout.NUMERATOR),
        denominator=_arranged(identity, derived, Layout.DENOMINATOR),
        steps=_steps(identity, derived),
        verdict="verified" if appraisal.is_exact else "numerically checked",
        opinions=tuple(_opinion(one) for one in appraisal.opinions),
        claims=tuple(
            Stated(claim.latex, verdict.layout or "free", verdict.status)
            for claim, verdict in zip(identity.claims, appraisal.claims, strict=True)
            if derived
        ),
        hypotheses=tuple(_hypothesis(one) for one in appraisal.hypotheses),
        references=tuple(_reference(catalog, key, place) for key, place in definition.references),
        related=definition.related,
        synonyms=definition.synonyms,
        notes=definition.notes,
        source=definition.path,
        convention=derived.convention if derived else "free",
    )


def _function(definition: d.Definition) -> str:
    """The author's own LaTeX: the function, or the statements of a property."""
    if definition.function is not None:
        return _one_line(definition.function.text)
    return r",\quad ".join(_one_line(passage.text) for passage in definition.statements)


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".,")


def _right_side(text: str) -> str:
    return text.split("=", 1)[1].strip() if "=" in text else text


def _given(text: str) -> Given:
    """`$X \\in ...$, words` split into formula and words; `$..$` inside the words stays."""
    formula, _, words = text.strip().lstrip("-* ").partition("$")[2].partition("$")
    plain = words.strip().lstrip(",，").strip()
    return Given(_one_line(formula), Text(plain, _chinese(plain)))


def _chinese(words: str) -> str:
    """Known conditions in Chinese, others as written."""
    parts = [part.strip() for part in words.split(",")]
    return "，".join(ASSUMPTIONS_ZH.get(part, FUNCTION_WORDS_ZH.get(part, part)) for part in parts)


FUNCTION_WORDS_ZH: dict[str, str] = {
    "elementwise": "逐元素",
    "matrix function": "矩阵函数",
    "applied to each row": "逐行作用",
    "smooth function": "光滑函数",
    "elementwise function": "逐元素函数",
    "scalar function": "标量函数",
    "elementwise logistic function": "逐元素 logistic 函数",
    "logistic function": "logistic 函数",
    "elementwise standard normal distribution function": "逐元素标准正态分布函数",
    "standard normal distribution function": "标准正态分布函数",
    "commutation matrix": "交换矩阵",
    "duplication matrix": "复制矩阵",
    "imaginary unit": "虚数单位",
    "positive entries": "元素为正",
    "nonzero entries": "元素非零",
    "symmetric Toeplitz": "对称特普利茨",
    "constant": "常量",
}


def _arranged(identity: Identity, derived: Derivation | None, layout: Layout) -> Arranged:
    if derived is None:
        claim = identity.claims[0]
        return _statement(claim, identity)
    result = arrange(in_layout(derived, layout), layout)
    return Arranged(
        left=left_side(derived, identity.name),
        latex=latex(result),
        numpy=_code(result, identity),
        shape=latex_shape(result.shape),
        alt=spoken(result),
    )


def _statement(claim: Claim, identity: Identity) -> Arranged:
    """A property reads the same in both layouts."""
    left, _, right = claim.latex.partition("=")
    code = _code(claim.right, identity) if claim.form is Form.EQUATION else ""
    return Arranged(left.strip(), right.strip(), code, latex_shape(claim.right.shape), spoken(claim.right))


def _code(result: Node, identity: Identity) -> str:
    try:
        return numpy(result, identity.declarations.symbols.values())
    except NoCode:
        return ""


def _steps(identity: Identity, derived: Derivation | None) -> tuple[Step, ...]:
    if derived is not None:
        return steps(derived, identity.name)
    return tuple(Step("statement", RULES["statement"], claim.latex) for claim in identity.claims)


def _opinion(found: Found) -> Opinion:
    return Opinion(found.referee, found.agrees, METHODS[found.method], found.shapes, found.draws, found.error)


def _hypothesis(one: Dropped) -> Hypothesis:
    words = Text(
        f"${one.symbol}$ {one.assumption}",
        f"${one.symbol}$ {ASSUMPTIONS_ZH.get(one.assumption, one.assumption)}",
    )
    return Hypothesis(words, one.needed, one.counterexample)


def _reference(catalog: d.Catalog, key: str, place: str) -> Reference:
    source = catalog.register.source(key)
    return Reference(key, source.citation if source else key, place)
