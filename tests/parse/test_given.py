"""What Given lines declare, in both languages, and every mistake in them at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nablasheet.expr import Assumption
from nablasheet.expr.plain import plain
from nablasheet.parse import parse_given
from nablasheet.parse.words import PROPERTIES, USES, WORDS

A = Assumption

SETS: Sequence[tuple[str, str, set[Assumption]]] = [
    (r"$X \in \mathbb{R}^{m \times n}$", "m×n", set()),
    (r"- $X \in \mathbb R^{m\times n}$", "m×n", set()),
    ("X ∈ ℝ^{m×n}", "m×n", set()),
    (r"X \in \mathbb{R}^{n \times n}, symmetric", "n×n", {A.SYMMETRIC}),
    (r"$X \in \mathbb{R}^n$", "n×1", set()),
    (r"$X \in \mathbb{R}^{1 \times n}$", "1×n", set()),
    (r"$X \in \mathbb{R}^{3}$", "3×1", set()),
    (r"$X \in \mathbb{R}^{mn \times n + 1}$", "m n×n + 1", set()),
    (r"$X \in \mathbb{R}$", "scalar", set()),
    (r"$X \in \mathbb{R}_{++}$", "scalar", {A.POSITIVE}),
    (r"$X \in \mathbb{R}^n_{+}$", "n×1", {A.NONNEGATIVE}),
    (r"$X \in \mathbb{R}_{>0}^n$", "n×1", {A.POSITIVE}),
    (r"$X \in \mathbb{C}^{m \times n}$", "m×n", {A.COMPLEX}),
    (r"$X \in \mathbb{S}^n$", "n×n", {A.SYMMETRIC}),
    (r"$X \in \mathbb{S}^n_{+}$", "n×n", {A.POSITIVE_SEMIDEFINITE}),
    (r"$X \in \mathbb{S}_{++}^{n}$", "n×n", {A.POSITIVE_DEFINITE}),
    (r"$X \in O(n)$", "n×n", {A.ORTHOGONAL}),
    (r"$X \in \Delta^{n}$", "n×1", {A.SIMPLEX}),
    (r"$X \in \{0, 1\}^n$", "n×1", {A.BINARY}),
    (r"$X \in (0, 1)$", "scalar", {A.UNIT_INTERVAL}),
    (r"$X \in \mathbb{N}$", "scalar", {A.INTEGER, A.POSITIVE}),
    (
        r"$X \in \mathbb{R}^{n \times n}$, invertible, positive determinant",
        "n×n",
        {A.INVERTIBLE, A.POSITIVE_DETERMINANT},
    ),
    (r"$X \in \mathbb{R}^{n \times n}$, symmetric Toeplitz", "n×n", {A.SYMMETRIC, A.TOEPLITZ}),
    (
        r"$X \in \mathbb{R}^{n \times n}$ is a symmetric positive-definite matrix.",
        "n×n",
        {A.SYMMETRIC, A.POSITIVE_DEFINITE},
    ),
    (r"$X \in \mathbb{R}^{n \times n}$, with $X^2 = I$", "n×n", {A.INVOLUTORY}),
    (
        r"$X \in \mathbb{R}^{n \times n}$ with $X^{2} = 0$ and $\det(X) > 0$",
        "n×n",
        {A.NILPOTENT, A.POSITIVE_DETERMINANT},
    ),
    (r"$X \in \mathbb{R}^{n \times n}, X = X^{\mathrm{T}}$", "n×n", {A.SYMMETRIC}),
    (r"$X \in \mathbb{R}^{n \times n}$, $X^\top X = I_n$", "n×n", {A.ORTHOGONAL}),
    (r"$X \in \mathbb{R}^{n \times n}$, $X \succ 0$", "n×n", {A.POSITIVE_DEFINITE}),
    (r"$X \in \mathbb{R}$, $X > 0$", "scalar", {A.POSITIVE}),
    (r"$X \in \mathbb{R}^n$, entries $\pm 1$", "n×1", {A.SIGNS}),
    (r"$X \in \mathbb{R}^n$, positive entries summing to one", "n×1", {A.SIMPLEX}),
    (r"$X \in \mathbb{R}^n$, $\|X\|_2 = 1$", "n×1", {A.UNIT_NORM}),
    (r"$X \in \mathbb{R}^{n \times n}$，对称正定", "n×n", {A.SYMMETRIC, A.POSITIVE_DEFINITE}),
    (
        r"$X \in \mathbb{R}^{n \times n}$ 是可逆矩阵，且行列式为正",
        "n×n",
        {A.INVERTIBLE, A.POSITIVE_DETERMINANT},
    ),
    (r"$X \in \mathbb{R}^{m \times n}$，满列秩", "m×n", {A.FULL_COLUMN_RANK}),
    (r"$X \in \mathbb{R}^n$，正元素", "n×1", {A.POSITIVE}),
]


@pytest.mark.parametrize(("line", "shape", "assumptions"), SETS, ids=[row[0] for row in SETS])
def test_symbol(line: str, shape: str, assumptions: set[Assumption]) -> None:
    declared, findings = parse_given([line])
    assert [found.text() for found in findings] == []
    assert str(declared.symbols["X"].form) == shape
    assert declared.symbols["X"].assumptions == assumptions


def test_several_symbols_in_one_line() -> None:
    declared, findings = parse_given([r"$a, b_1, \Sigma_{i} \in \mathbb{R}^n$, positive entries"])
    assert findings == []
    assert list(declared.symbols) == ["a", "b_{1}", r"\Sigma_{i}"]
    assert all(symbol.holds(A.POSITIVE) for symbol in declared.symbols.values())


def test_a_condition_belongs_to_its_symbol() -> None:
    declared, findings = parse_given([r"$A, B \in \mathbb{R}^{n \times n}$, with $B^2 = B$"])
    assert findings == []
    assert not declared.symbols["A"].assumptions
    assert declared.symbols["B"].assumptions == {A.IDEMPOTENT}


ROLES: Sequence[tuple[str, dict[str, str]]] = [
    (r"$\sin$, elementwise", {"sin": "elementwise"}),
    (r"$\sin, \cos$, elementwise", {"sin": "elementwise", "cos": "elementwise"}),
    (r"$\exp$, matrix function", {"exp": "matrix"}),
    (r"$\exp$，矩阵函数", {"exp": "matrix"}),
    (r"$\tanh$，逐元素", {"tanh": "elementwise"}),
    (r"$\sigma$, elementwise logistic function", {"sigma": "elementwise"}),
    (r"$\sigma$, logistic function", {"sigma": "scalar"}),
    (r"$\sigma$, elementwise function", {r"\sigma": "elementwise"}),
    (r"$\Phi$, elementwise standard normal distribution function", {"Phi": "elementwise"}),
    (r"$\operatorname{softmax}$, applied to each row", {"softmax": "rows"}),
    (r"$|\cdot|$, elementwise", {"abs": "elementwise"}),
    (r"$\sqrt{\cdot}$, elementwise", {"sqrt": "elementwise"}),
    (r"$g$, elementwise function", {"g": "elementwise"}),
    (r"$g$, scalar function", {"g": "scalar"}),
]


@pytest.mark.parametrize(("line", "uses"), ROLES, ids=[row[0] for row in ROLES])
def test_role(line: str, uses: dict[str, str]) -> None:
    declared, findings = parse_given([line])
    assert [found.text() for found in findings] == []
    assert declared.uses == uses


def test_constants() -> None:
    lines = [
        r"$i$, imaginary unit",
        r"$K_{mn}$, commutation matrix",
        r"$D_n$, duplication matrix",
        r"$L_3$，消去矩阵",
    ]
    declared, findings = parse_given(lines)
    assert findings == []
    shown = {name: plain(node) for name, node in declared.constants.items()}
    assert shown == {"i": "<i>", "K_{mn}": "K[m, n]", "D_{n}": "D[n]", "L_{3}": "L[3]"}


def test_functions_of_functions_in_any_order() -> None:
    lines = [
        r"$g(u, y) \in \mathbb{R}$, smooth function",
        r"$u(x) \in \mathbb{R}^m$，光滑函数",
        r"$x \in \mathbb{R}^n$",
        r"$y \in \mathbb{R}$",
    ]
    declared, findings = parse_given(lines)
    assert findings == []
    assert plain(declared.functions["g"]) == "g(u(x), y)"
    assert str(declared.functions["u"].shape) == "m×1"


MISTAKES: Sequence[tuple[str, str, int, str]] = [
    (r"$A \in \mathbb{R}^{n \times n}$, symmetrc", "unknown-word", 34, '"symmetric"'),
    (r"$A \in \mathbb{R}^{n \times n}$, positiv definite", "unknown-word", 34, '"positive definite"'),
    (r"$A \in \mathbb{R}^{n \times n}$, not invertible", "unknown-word", 34, ""),
    (r"$A \in \mathbb{R}^{n \times n}$, $A^5 = A$", "unknown-word", 35, ""),
    (r"$A \in \mathbb{R}^{m \times n}$, invertible", "contradiction", 34, ""),
    (r"$A \in \mathbb{R}^{m \times n}$, one-hot", "contradiction", 34, ""),
    (r"$A \in \mathbb{R}^{n \times n}$, positive", "ambiguous", 34, "positive definite"),
    (r"$A \in \mathbb{R}^{n \times n}$, $A > 0$", "ambiguous", 35, "positive definite"),
    (r"$A \in \mathbb{Q}$", "unknown-set", 16, r"\mathbb{R}"),
    (r"$A \in$", "unknown-set", 1, r"\mathbb{R}"),
    (r"$A \in \mathbb{R}^{a \times b \times c}$", "unknown-set", 16, ""),
    (r"$A \in \mathbb{R}^{0}$", "unknown-size", 20, ""),
    (r"$A \in \mathbb{R}$ and $B \in \mathbb{R}$", "unreadable", 25, "one line"),
    (r"$A$", "unreadable", 2, ""),
    ("", "unreadable", 1, ""),
    ("symmetric", "unreadable", 1, ""),
    (r"$\exp$, matrx function", "unknown-word", 7, '"matrix function"'),
    (r"$\sigma$, elementwise", "how-applied", 2, "logistic"),
    (r"$s$, logistic function", "not-supported", 2, r"\sigma"),
    (r"$\operatorname{tr}$, elementwise", "contradiction", 2, ""),
    (r"$f: \mathbb{R}^n \to \mathbb{R}$", "not-supported", 2, "smooth function"),
    (r"$u(q) \in \mathbb{R}$, smooth function", "unknown-symbol", 2, "Given line"),
    (r"$K$, commutation matrix", "unknown-size", 2, "K_{mn}"),
]


@pytest.mark.parametrize(("line", "name", "col", "help_line"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_mistake(line: str, name: str, col: int, help_line: str) -> None:
    _, findings = parse_given([line])
    assert [found.name for found in findings] == [name]
    assert findings[0].span.line == 1
    assert findings[0].span.col == col
    assert help_line in findings[0].help


def test_all_mistakes_are_told_at_once() -> None:
    lines = [r"$A \in \mathbb{R}^{n \times n}$, symmetrc, invertble", r"$A \in \mathbb{R}$", "what"]
    _, findings = parse_given(lines)
    assert [(found.span.line, found.name) for found in findings] == [
        (1, "unknown-word"),
        (1, "unknown-word"),
        (2, "declared-twice"),
        (3, "unreadable"),
    ]


def test_every_assumption_has_words_in_both_languages() -> None:
    assert set(PROPERTIES) == set(Assumption)
    for words in PROPERTIES.values():
        assert any(word.isascii() for word in words)
        assert any(not word.isascii() for word in words)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_word_means_its_assumption(word: str) -> None:
    shape = (
        "n"
        if WORDS[word] in (A.ONE_HOT, A.SIMPLEX, A.UNIT_NORM, A.POSITIVE, A.NONNEGATIVE, A.NONZERO)
        else r"n \times p"
        if WORDS[word] is A.ORTHONORMAL_COLUMNS
        else r"n \times n"
    )
    declared, findings = parse_given([rf"$X \in \mathbb{{R}}^{{{shape}}}$, {word}"])
    assert [found.text() for found in findings] == []
    assert declared.symbols["X"].assumptions == {WORDS[word]}


@pytest.mark.parametrize("said", ["$X^\\top X = I$", "$X^T X = I_p$", "orthonormal columns"])
def test_orthonormal_columns_of_a_square_matrix_make_it_orthogonal(said: str) -> None:
    tall, square = r"\mathbb{R}^{n \times p}", r"\mathbb{R}^{p \times p}"
    declared, findings = parse_given(
        [rf"$X \in {tall}$, {said}", rf"$Y \in {square}$, {said.replace('X', 'Y')}"]
    )
    assert findings == []
    assert declared.symbols["X"].assumptions == {A.ORTHONORMAL_COLUMNS}
    assert declared.symbols["Y"].assumptions == {A.ORTHOGONAL}


@pytest.mark.parametrize(
    ("given", "shape", "assumed"),
    [
        (r"$X \in O(n)$", "n×n", {A.ORTHOGONAL}),
        (r"$X \in \mathrm{O}(n)$", "n×n", {A.ORTHOGONAL}),
        (r"$X \in SO(n)$", "n×n", {A.ORTHOGONAL, A.POSITIVE_DETERMINANT}),
        (r"$X \in \mathrm{St}(n, p)$", "n×p", {A.ORTHONORMAL_COLUMNS}),
        (r"$X \in \mathrm{St}(n, n)$", "n×n", {A.ORTHOGONAL}),
    ],
)
def test_sets_of_orthonormal_columns(given: str, shape: str, assumed: set[A]) -> None:
    declared, findings = parse_given([given])
    assert findings == []
    assert str(declared.symbols["X"].shape) == shape
    assert declared.symbols["X"].assumptions == assumed


def test_a_set_with_the_wrong_number_of_sizes_is_refused() -> None:
    _, (finding,) = parse_given([r"$X \in \mathrm{St}(n)$"])
    assert "needs 2 sizes" in finding.text()


def test_no_phrase_is_both_a_property_and_a_role() -> None:
    assert not set(WORDS) & set(USES)
