"""Words that stand for longer formulas, and the notations of the inner product."""

from __future__ import annotations

import pytest

from nablasheet.expr.plain import plain
from nablasheet.identity import Declarations
from nablasheet.parse import ParseError, parse_formula, parse_given

READ = [
    (r"\langle a, x \rangle", "(a' x)"),
    (r"\langle A, B \rangle_F", "tr(A' B)"),
    (r"A : B", "tr(A' B)"),
    (r"a \cdot x", "(a' x)"),
    (r"x \cdot A x", "(x' A x)"),
    (r"A \cdot x", "(A x)"),
    (r"y \cdot x", "(y x)"),
    (r"\operatorname{sum}(X)", "(1[1×m] X 1[n×1])"),
    (r"\operatorname{mean}(x)", "(#n^(-1) (1[1×n] x))"),
    (r"\operatorname{logsumexp}(x)", "log(1[1×n] exp.(x))"),
    (r"\operatorname{etr}(A)", "exp(tr(A))"),
    (r"\max(y, p)", "(p + relu(y - p))"),
    (r"\min(y, p)", "(y - relu(y - p))"),
    (r"\max(x)", "max_entry(x)"),
    (r"\max_i x_i", "max_entry(x)"),
    (r"\min_i (A x)_i", "min_entry(A x)"),
    (r"\max(0, y)", "relu(y)"),
    (r"\min(0, y)", "(-relu(-y))"),
    (r"\log_2 y", "(log(2)^(-1) log(y))"),
    (r"\sec y", "cos(y)^(-1)"),
    (r"\cot y", "(sin(y)^(-1) cos(y))"),
    (r"\operatorname{erfc}(y)", "(1 - erf(y))"),
    (r"[r]_\times s", "(cross_matrix(r) s)"),
]


@pytest.mark.parametrize(("formula", "expected"), READ)
def test_a_word_is_read_as_what_it_stands_for(formula: str, expected: str, declared: Declarations) -> None:
    assert plain(parse_formula(formula, declared)) == expected


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        (r"\operatorname{var}(x)", "ambiguous"),
        (r"\operatorname{sinc}(y)", "ambiguous"),
        (r"\max(A)", "how-applied"),
        (r"\max_i y x_i", "not-supported"),
        (r"\max(x, a)", "how-applied"),
        (r"\operatorname{logsumexp}(X)", "how-applied"),
        (r"\|x\|_A", "which-norm"),
        (r"\langle A, X \rangle", "shapes-differ"),
        (r"[x]_\times a", "shapes-differ"),
        (r"\operatorname{clip}(y, p)", "unreadable"),
    ],
)
def test_a_word_with_two_meanings_is_refused(formula: str, code: str, declared: Declarations) -> None:
    with pytest.raises(ParseError) as error:
        parse_formula(formula, declared)
    assert error.value.finding.name == code


def test_an_inner_product_of_complex_vectors_does_not_say_which_is_conjugated() -> None:
    declarations, _ = parse_given([r"$z, w \in \mathbb{C}^n$"])
    for formula in (r"\langle z, w \rangle", r"z \cdot w"):
        with pytest.raises(ParseError) as error:
            parse_formula(formula, declarations)
        assert error.value.finding.name == "ambiguous"


def test_a_declared_maximum_acts_on_each_entry() -> None:
    declarations, findings = parse_given([r"$x, a \in \mathbb{R}^n$", r"$\max$, elementwise"])
    assert findings == []
    assert plain(parse_formula(r"\max(x, a)", declarations)) == "(a + relu.(x - a))"


def test_a_norm_weighted_by_a_definite_matrix() -> None:
    declarations, _ = parse_given([r"$x \in \mathbb{R}^n$", r"$P \in \mathbb{S}^n_{++}$"])
    assert plain(parse_formula(r"\|x\|_P", declarations)) == "sqrt(x' P x)"


def test_a_declared_name_wins_over_a_word() -> None:
    declarations, findings = parse_given([r"$\mathrm{Re} \in \mathbb{R}$", r"$x \in \mathbb{R}^n$"])
    assert findings == []
    assert plain(parse_formula(r"\mathrm{Re} \, x", declarations)) == "(Re x)"
