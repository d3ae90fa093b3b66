"""Where formulas of Markdown notes stand, and what is no formula."""

from __future__ import annotations

import time

import pytest

from nablasheet.notes import Document, Formula, read_markdown


def formulas(text: str) -> list[str]:
    return [formula.text for formula in read_markdown(text).formulas]


def check_places(document: Document) -> None:
    """Line and column of every formula lead to its text."""
    for formula in document.formulas:
        assert document.place(formula.start) == (formula.line, formula.col)
        assert document.text[formula.start :].startswith(formula.text)
        assert document.line_text(formula.line)[formula.col - 1 :].startswith(formula.text.split("\n")[0])
        assert len(formula.latex) == len(formula.text)
        for row in formula.rows:
            assert document.place(row.start) == (row.line, row.col)
            assert len(row.latex) == len(row.text)


def only(text: str) -> Formula:
    document = read_markdown(text)
    check_places(document)
    assert len(document.formulas) == 1
    return document.formulas[0]


@pytest.mark.parametrize(
    ("text", "inside", "display"),
    [
        ("a $x_1$ b", "x_1", False),
        (r"a \(x\) b", "x", False),
        (r"a \\(x\\) b", "x", False),
        ("a $`x`$ b", "x", False),
        ("a $$x$$ b", "x", True),
        ("$$\nx\n$$", "x", True),
        ("$$\n\nx\n\n\ny\n$$", "x\n\n\ny", True),
        ("\\[\nx\n\\]", "x", True),
        ("\\\\[\nx\n\\\\]", "x", True),
        ("```math\nx\n```", "x", True),
        ("$\nx^2\n$", "x^2", True),
        ("\\begin{align*}\nx\n\\end{align*}", "\\begin{align*}\nx\n\\end{align*}", True),
        ("{% math %}\nx\n{% endmath %}", "x", True),
        (":::{math}\nx\n:::", "x", True),
        ("a $ \\alpha $ b", "\\alpha", False),
        ("$a\nb$", "a\nb", False),
        ("$x$，其中", "x", False),
        (r"$\text{\$5}$", r"\text{\$5}", False),
        (r"$$a \\$$", r"a \\", True),
        ("<div>\n$x$\n</div>", "x", False),
        ("1. text\n$$\n- x\n$$", "- x", True),
        ("$$\nx\n=====\ny\n$$", "x\n=====\ny", True),
    ],
)
def test_a_formula_is_found(text: str, inside: str, display: bool) -> None:
    formula = only(text)
    assert formula.text == inside
    if formula.delimiter != "$":
        assert formula.display is display


@pytest.mark.parametrize(
    "text",
    [
        "from $5 to $6",
        "a $ and a $ more",
        r"\$x\$",
        "`$x$`",
        "```\n$x$\n```",
        "~~~python\n$x$\n~~~",
        "    $x$",
        "<!-- $x$\n\n$y$ -->",
        "<script>\n\n$x$ $y$\n</script>",
        "$x\n\ny$",
        "$x\n- y$",
        "$$\nx\n\n# Heading\n",
        "$$$$",
        "$$",
        "---\ntitle: $x$\n---\n",
    ],
)
def test_no_formula_is_found(text: str) -> None:
    assert formulas(text) == []


def test_places_in_quotations_lists_and_tables() -> None:
    text = (
        "> Let $a$\n> $$\n> b\n> = c\n> $$\n\n1. first $d$\n   more $e$\n   - $f$\n\n"
        "| f | $|X|$ |\n| --- | --- |\n| $g$ | `$no$` $h$ |\n"
    )
    document = read_markdown(text)
    check_places(document)
    assert [formula.text for formula in document.formulas] == [
        "a", "b\n> = c", "d", "e", "f", "|X|", "g", "h",
    ]  # fmt: skip
    kinds = [document.blocks[formula.block].kind for formula in document.formulas]
    assert kinds == ["paragraph", "paragraph", "item", "item", "item", "header", "row", "row"]
    assert [formula.cell for formula in document.formulas][-3:] == [1, 0, 1]
    assert document.formulas[1].latex == "b\n  = c"


def test_byte_order_mark_and_carriage_returns_do_not_shift_places() -> None:
    document = read_markdown("\ufeff$a$\r\n\r\ntext $b$\r\n")
    check_places(document)
    assert [(formula.line, formula.col) for formula in document.formulas] == [(1, 2), (3, 7)]


def test_sections_hold_what_stands_below_their_heading() -> None:
    text = "---\na: b\n---\nbefore\n\n# One #\n\ntext $x$\n\nTwo\n---\n\n## 已知\nlast\n"
    sections = read_markdown(text).sections
    assert [(section.title, section.level, section.line, section.col) for section in sections] == [
        ("", 0, 4, 1),
        ("One", 1, 6, 3),
        ("Two", 2, 10, 1),
        ("已知", 2, 13, 4),
    ]
    assert [text[section.start : section.end].strip() for section in sections] == [
        "before", "text $x$", "", "last",
    ]  # fmt: skip


def test_rows_of_an_aligned_formula_have_places_of_their_own() -> None:
    formula = only("$$\\begin{aligned}\n a &= b \\\\ % why\n c &= d \\tag{1} \\\\[2pt]\n\\end{aligned}$$")
    assert [(row.text, row.latex, row.line, row.col) for row in formula.rows] == [
        ("a &= b", "a  = b", 2, 2),
        ("c &= d", "c  = d", 3, 2),
    ]


def test_code_and_comments_are_known_not_to_be_prose() -> None:
    text = "a `b` <!-- c --> d\n\n```\ne\n```\n"
    document = read_markdown(text)
    assert [text[start:end] for start, end in document.hidden] == ["`b`", "<!-- c -->", "```\ne\n```"]


def test_a_delimiter_without_a_partner_is_remembered() -> None:
    document = read_markdown("text\n\n$$ x\n\n## Next\n\n$y$\n")
    assert [document.place(offset) for offset in document.unclosed] == [(3, 1)]
    assert [formula.text for formula in document.formulas] == ["y"]


@pytest.mark.parametrize(
    "text",
    [
        "$" * 25_000,
        "$ " * 50_000,
        "$a\n" * 25_000,
        "\\[ \n" * 25_000,
        "\\begin{align}\n" * 30_000,
        "`" * 50_000,
        "".join("`" * length + " " for length in range(600)),
        ">" * 50_000 + "$x$",
        "- " * 50_000 + "$x$",
        "\n".join("  " * depth + "- $x$" for depth in range(400)),
        "$$" + "{" * 50_000 + "$$",
        "$$" + "\\begin{aligned}" * 30_000 + "$$",
        "\\" * 300_000,
        "```\n" * 50_000,
        "<!-- " * 25_000,
        "<pre>" * 25_000,
        "[" * 25_000,
        "|" * 100_000 + "\n" + "|-" * 50_000,
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_time_grows_with_the_length_only(text: str) -> None:
    start = time.process_time()
    document = read_markdown(text)
    assert time.process_time() - start < 5
    check_places(document)
