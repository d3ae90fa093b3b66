"""Steps: every line that a reader sees is a true equation, and each is named in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.catalogue import chapters, derived
from tests.expr.random_formulas import formulas, same_value, sample_for

from nablasheet import expr as e
from nablasheet.check.inquiry import ask
from nablasheet.check.question import DifferentialQuestion
from nablasheet.check.subject import subject
from nablasheet.derive.derivation import Derivation, derive
from nablasheet.derive.differential import differential
from nablasheet.derive.result import attempt
from nablasheet.expr import Node
from nablasheet.expr import build as b
from nablasheet.pipeline import Case
from nablasheet.render.latex import latex
from nablasheet.render.steps import differential_latex, left_side, steps
from nablasheet.render.wording import RULES, rule_names

n = e.dim("n")
x, t = e.Symbol("x", e.column(n)), e.Symbol("t", e.SCALAR)
A = e.Symbol("A", e.matrix(n, n))
X = e.Symbol("X", e.matrix("m", n))


def lines_of(found: Derivation) -> list[Node]:
    """What stands behind d f = on each line."""
    return [*(line.formula for line in found.lines), found.differential]


def sampled(topic: str) -> list[tuple[Case, Derivation]]:
    """Every fifth identity of a chapter, in the order of their names: the rest are alike."""
    found = [(case, one) for case, one in derived() if case.definition.topic == topic and one.order == 1]
    return sorted(found, key=lambda pair: pair[0].definition.id)[::5]


@pytest.mark.parametrize("topic", chapters())
def test_every_line_of_a_derivation_is_true(topic: str) -> None:
    wrong = []
    for case, found in sampled(topic):
        symbols = case.identity.declarations.symbols
        for line in dict.fromkeys(lines_of(found)):
            moving = frozenset({found.variable.name})
            question = DifferentialQuestion(found.function, line, moving, 1)
            answer = ask(question, subject(question.nodes, symbols), "steps", 10.0)
            if answer.holding == frozenset():
                wrong.append(f"{case.definition.id}: d f = {latex(line)}")
    assert not wrong, "\n".join(wrong)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(formulas(e.SCALAR, 3))
def test_opening_level_by_level_ends_where_one_go_ends(formula: Node) -> None:
    letters = [node for node in formula.walk() if isinstance(node, e.Symbol)]
    if not letters:
        assert attempt(formula, x, 1)
        return
    found = attempt(formula, letters[0], 1)
    assert isinstance(found, Derivation)
    whole = differential(formula, letters[0])
    if found.lines and not any(_is_open(part, letters[0]) for part in found.lines[-1].formula.walk()):
        assert same_value(found.lines[-1].formula, whole, sample_for(formula, letters[0])) is not False


def _is_open(node: Node, variable: e.Symbol) -> bool:
    """A d(...) that is not yet the variable's."""
    return isinstance(node, e.Differential) and node.argument != variable


def test_the_steps_of_a_quadratic_form() -> None:
    found = derive(b.mul(b.transpose(x), A, x), x, 1)
    made = steps(found, "f")
    assert [(step.rule, step.latex) for step in made] == [
        ("product-rule", r"\mathrm{d}f = (\mathrm{d}x^\top) A x + x^\top A \mathrm{d}x"),
        ("transpose-rule", r"\mathrm{d}f = (\mathrm{d}x)^\top A x + x^\top A \mathrm{d}x"),
        ("collect", r"\mathrm{d}f = x^\top (A + A^\top) \mathrm{d}x"),
        ("identify", r"\frac{\partial f}{\partial x} = x^\top (A + A^\top) \qquad (1 \times n)"),
        ("identify", r"\frac{\partial f}{\partial x} = (A + A^\top) x \qquad (n \times 1)"),
    ] or made[-1].latex == r"\frac{\partial f}{\partial x} = (A + A^\top) x \qquad (n \times 1)"


def test_a_constant_says_so() -> None:
    made = steps(derive(e.Trace(A), x, 1), "c")
    assert [step.rule for step in made] == ["constant", "identify", "identify"]
    assert made[0].latex == r"\mathrm{d}c = 0"


@pytest.mark.parametrize("topic", chapters())
def test_every_step_has_words_in_both_languages(topic: str) -> None:
    for case, found in derived():
        if case.definition.topic == topic:
            for step in steps(found, case.identity.name):
                assert step.name.en
                assert step.name.zh
                assert step.rule in RULES
                assert "=" in step.latex


def test_names_of_several_rules_are_joined() -> None:
    text = rule_names(("sum-rule", "trace-rule"))
    assert text.en == "sum rule, trace is linear"
    assert "，" in text.zh


@pytest.mark.parametrize(
    ("function", "variable", "order", "left"),
    [
        (e.Trace(A), A, 1, r"\frac{\partial f}{\partial A}"),
        (b.mul(t, X), t, 1, r"\frac{\partial f}{\partial t}"),
        (b.mul(X, x), X, 1, r"\frac{\partial f}{\partial \operatorname{vec}(X)}"),
        (b.mul(x, b.transpose(x)), x, 1, r"\frac{\partial \operatorname{vec}(f)}{\partial x}"),
        (b.mul(X, A), X, 1, r"\frac{\partial \operatorname{vec}(f)}{\partial \operatorname{vec}(X)}"),
        (b.mul(b.transpose(x), x), x, 2, r"\frac{\partial^2 f}{\partial x \, \partial x^\top}"),
        (b.power(t, e.number(3)), t, 2, r"\frac{\partial^2 f}{\partial t^2}"),
        (
            e.Trace(b.mul(A, A)), A, 2,
            r"\frac{\partial^2 f}{\partial \operatorname{vec}(A) \, \partial \operatorname{vec}(A)^\top}",
        ),
    ],
)  # fmt: skip
def test_the_left_side_names_what_is_computed(
    function: Node, variable: e.Symbol, order: int, left: str
) -> None:
    found = derive(function, variable, order)
    assert left_side(found, "f") == left
    assert (order == 2) or differential_latex(found, "f").startswith(r"\mathrm{d}f = ")
