"""A book → one Typst document → one PDF: the printable sheet in one language and paper size.

Texts go in as string literals and formulas through the strict converter, so nothing that a
contributor wrote is ever read as Typst markup.
"""

from __future__ import annotations

import re

from nablasheet.pdf import wording
from nablasheet.pdf.engine import compile_typst
from nablasheet.pdf.rows import Chapter, Condition, Row, chapters, equation
from nablasheet.pdf.spoken import spoken
from nablasheet.pdf.typst_math import typst_math, typst_string, unbreakable
from nablasheet.render.entry import Arranged, Book, Corollary, Text

NAME = "Nablasheet"
PAPERS = {"a4": "a4", "letter": "us-letter"}
_REGIONS = {"en": "none", "zh": '"cn"'}


def sheet(book: Book, language: str, paper: str, base_url: str, timestamp: int) -> bytes:
    """The PDF; `paper` is one of PAPERS, `timestamp` (seconds) makes the bytes reproducible."""
    return compile_typst(source(book, language, paper, base_url), language, timestamp)


def source(book: Book, language: str, paper: str, base_url: str) -> str:
    """The Typst document."""
    parts = chapters(book, base_url, language)
    lines = [
        _settings(book, language, paper, base_url),
        _front(book, language, base_url),
        *(_chapter(part, language) for part in parts if part.rows),
    ]
    return "\n".join(lines) + "\n"


def _text(text: Text, language: str) -> str:
    return typst_string(text.to(language))


def _prose(text: Text, language: str) -> str:
    """Our own sentences, whose formulas stand between dollar signs."""
    parts = text.to(language).split("$")
    return " + ".join(
        _formula(part, spoken(part)) if odd % 2 else typst_string(part) for odd, part in enumerate(parts)
    )


def _formula(latex: str, alt: str) -> str:
    return f"m({typst_string(alt)}, ${typst_math(latex)}$)"


def _display(latex: str, alt: str) -> str:
    return f"m({typst_string(alt)}, $display({typst_math(latex)})$)"


def _settings(book: Book, language: str, paper: str, base_url: str) -> str:
    values = {
        "language": typst_string(language),
        "region": _REGIONS[language],
        "paper": typst_string(PAPERS[paper]),
        "title": _text(wording.TITLE, language),
        "name": typst_string(NAME),
        "version": typst_string(book.version),
        "home": typst_string(base_url),
        "page-word": _text(wording.PAGE, language),
    }
    return f"#show: sheet.with({_named(values)})"


def _named(values: dict[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in values.items())


def _array(items: list[str]) -> str:
    return f"({''.join(f'{item}, ' for item in items)})"


def _front(book: Book, language: str, base_url: str) -> str:
    reading = " + parbreak() + ".join(_prose(line, language) for line in wording.READING_LINES)
    values = {
        "language": typst_string(language),
        "name": typst_string(NAME),
        "title": _text(wording.TITLE, language),
        "subtitle": f"{typst_string(_counts(book, language))} + linebreak() + link({typst_string(base_url)})",
        "home": typst_string(base_url),
        "layouts": _array([_text(wording.LAYOUTS, language), _prose(wording.LAYOUTS_NOTE, language)]),
        "shapes": _shapes(language),
        "reading": _array([_text(wording.READING, language), reading]),
        "symbols": _array([_text(wording.SYMBOLS_TITLE, language), _symbols(book, language)]),
        "checked": _array([_text(wording.CHECKED, language), _text(wording.CHECKED_LINE, language)]),
        "contents": _text(wording.CONTENTS, language),
    }
    return f"#front({_named(values)})"


def _counts(book: Book, language: str) -> str:
    used = sum(bool(book.of(topic)) for topic in book.topics)
    counts = Text(
        f"{len(book.entries)} identities in {used} chapters · version {book.version}",
        f"{used} 章，共 {len(book.entries)} 条公式 · 版本 {book.version}",
    )
    return counts.to(language)


def _shapes(language: str) -> str:
    headers = (
        '""',
        *(_text(word, language) for word in (wording.DERIVATIVE, wording.NUMERATOR, wording.DENOMINATOR)),
    )
    rows = [
        _array(
            [
                _text(shape.kind, language),
                *(
                    _formula(latex, spoken(latex))
                    for latex in (shape.derivative, shape.numerator, shape.denominator)
                ),
            ]
        )
        for shape in wording.SHAPES
    ]
    return f"shape-table({_array(list(headers))}, {_array(rows)})"


def _symbols(book: Book, language: str) -> str:
    printed = " ".join(
        " ".join((entry.function, equation(entry.numerator), equation(entry.denominator)))
        for entry in book.entries
    )
    rows = [
        _array([_formula(symbol.latex, spoken(symbol.latex)), _prose(symbol.meaning, language)])
        for symbol in wording.SYMBOLS
        if re.search(symbol.pattern, printed)
    ]
    return f"symbol-list({_array(rows)})"


def _chapter(chapter: Chapter, language: str) -> str:
    title = typst_string(f"{chapter.number}  {chapter.topic.title.to(language)}")
    words = (wording.NUMBER, wording.FUNCTION, wording.NUMERATOR, wording.DENOMINATOR)
    headers = _array([_text(word, language) for word in words])
    rows = ",\n  ".join(_row(row, language) for row in chapter.rows)
    return f"#heading({title})\n#chapter({headers},\n  {rows})"


def _row(row: Row, language: str) -> str:
    entry = row.entry
    numerator, denominator = entry.numerator, entry.denominator
    function = (
        _text(entry.title, language) if row.is_property else _display(entry.function, spoken(entry.function))
    )
    shown = equation if row.is_property else _result_alone
    values = {
        "number": typst_string(row.number),
        "address": typst_string(row.address),
        "function": function,
        "numerator": _display(shown(numerator), _alt(numerator)),
        "denominator": _display(shown(denominator), _alt(denominator)),
        "full-numerator": _display(equation(numerator), _alt(numerator)),
        "full-denominator": _display(equation(denominator), _alt(denominator)),
        "is-property": "true" if row.is_property else "false",
        "blocks": _array([f"$display({block})$" for block in _blocks(row)]),
        "note": _note(row, language),
        "section": _text(row.section, language) if row.section else "none",
    }
    return f"({_named(values)})"


def _blocks(row: Row) -> list[str]:
    entry = row.entry
    function = "" if row.is_property else entry.function
    formulas = (function, equation(entry.numerator), equation(entry.denominator))
    return [block for latex in formulas for block in unbreakable(latex)]


def _note(row: Row, language: str) -> str:
    """The small line under a function: what is computed, if that is unusual, and the conditions."""
    left = row.entry.numerator.left
    notes = [_formula(left, spoken(left))] if row.names_its_left and left else []
    notes += [_condition(condition, language) for condition in row.conditions]
    notes += [_corollary(one, language) for one in row.entry.corollaries]
    if row.is_numeric:
        notes.append(_text(wording.NUMERIC, language))
    return f" + {_text(wording.SEPARATOR, language)} + ".join(notes) or "none"


def _condition(condition: Condition, language: str) -> str:
    parts = [_formula(condition.latex, spoken(condition.latex))] if condition.latex else []
    if condition.words.to(language):
        parts += ['" "'] if parts else []
        parts.append(_prose(condition.words, language))
    return " + ".join(parts)


def _corollary(one: Corollary, language: str) -> str:
    """A special case: its condition, a colon, what then holds."""
    colon = _text(wording.COLON, language)
    return f"{_prose(one.condition, language)} + {colon} + {_formula(one.latex, spoken(one.latex))}"


def _alt(arranged: Arranged) -> str:
    return arranged.alt or spoken(equation(arranged))


def _result_alone(arranged: Arranged) -> str:
    return arranged.latex
