"""Any text is read or refused, never anything else."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nablasheet.identity import Declarations
from nablasheet.parse import (
    ParseError,
    parse_formula,
    parse_function,
    parse_given,
    parse_statement,
    parse_symbol,
)

PIECES = [
    piece
    for line in (
        r"\frac { } { } ^ _ ' | | \| \left( \right) ( ) [ ] \top T X A B x a y n m d \mathrm{d}",
        r"\partial \nabla",
        r"= + - / \odot \otimes \oslash \oplus \circ \times 1 2 12 0.5 \mathbf{1}",
        r"\mathbf{0} \mathbf{A I I_n",
        r"e",
        r"e^ \exp \log \operatorname{tr} \det \sum_{i=1}^{n} \prod_{k=1}^{3} x_i X_{ij}",
        r"\begin{bmatrix}",
        r"\end{bmatrix} & \\ \sqrt \overline \hat \sigma( \sigma g( g'( u(x) u( , ; . \,",
        r"\quad \text{if}",
        r"\in",
        r"\mathbb{R} \pi \left| \right| K_{mn} D_n \operatorname{vec} \operatorname{diag}",
        r"\bar {\bf \cdot * $ %",
        r"# ~ \ ᵀ ∂ ∇ ‖ ² 你 \frac12 \int \max( 9^{64} \mathrm{D} \nabla_x \nabla_X^2",
        r"\frac{\partial}{\partial",
        r"\frac{d}{dt} \tag{1} \succ \Delta symmetric , 对称 elementwise",
    )
    for piece in line.split(" ")
]

FORMULAS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
)
QUIET = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(text=FORMULAS)
def test_formulas(text: str, declared: Declarations) -> None:
    for read in (parse_formula, parse_statement, parse_function, parse_symbol):
        try:
            read(text, declared)
        except ParseError as error:
            found = error.finding
            assert found.message
            assert 1 <= found.span.col <= len(found.excerpt) + 1


@QUIET
@given(text=FORMULAS)
def test_given_lines(text: str) -> None:
    lines = [text, f"${text}$, {text}", rf"$X \in {text}$", rf"$X \in \mathbb{{R}}^n$, {text}"]
    declared, findings = parse_given(lines)
    for found in findings:
        assert found.span.line >= 1
        assert found.message
    with suppress(ParseError):
        parse_formula("X", declared)


@QUIET
@given(text=FORMULAS)
def test_reading_twice_is_reading_once(text: str, declared: Declarations) -> None:
    def outcome() -> object:
        try:
            return parse_formula(text, declared)
        except ParseError as error:
            return error.finding

    assert outcome() == outcome()
