"""identities.csv: one row an identity, for spreadsheets.

Formulas stand between dollar signs and texts that begin like a spreadsheet formula get an
apostrophe, because a spreadsheet computes what begins with =, +, - or @.
"""

from __future__ import annotations

import csv
import io

from nablasheet.render.entry import Book, Entry

COLUMNS = (
    "id",
    "topic",
    "section",
    "title_en",
    "title_zh",
    "kind",
    "variable",
    "function",
    "given_en",
    "given_zh",
    "numerator",
    "numerator_numpy",
    "denominator",
    "denominator_numpy",
    "verdict",
    "source",
)
_COMPUTED = ("=", "+", "-", "@", "\t", "\r")


def csv_file(book: Book) -> str:
    """The text of identities.csv."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(entry) for entry in book.entries)
    return stream.getvalue()


def _row(entry: Entry) -> dict[str, str]:
    return {
        "id": _text(entry.id),
        "topic": _text(entry.topic),
        "section": _text(entry.section),
        "title_en": _text(entry.title.en),
        "title_zh": _text(entry.title.zh),
        "kind": _text(entry.kind),
        "variable": _formula(entry.variable),
        "function": _formula(entry.function),
        "given_en": _given(entry, "en"),
        "given_zh": _given(entry, "zh"),
        "numerator": _formula(entry.numerator.latex),
        "numerator_numpy": _code(entry.numerator.numpy),
        "denominator": _formula(entry.denominator.latex),
        "denominator_numpy": _code(entry.denominator.numpy),
        "verdict": _text(entry.verdict),
        "source": _text(entry.source),
    }


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_COMPUTED) else text


def _formula(latex: str) -> str:
    return f"${latex}$" if latex else ""


def _code(expression: str) -> str:
    """NumPy that begins with a sign goes into parentheses, which Python reads alike."""
    return f"({expression})" if expression.startswith(_COMPUTED) else expression


def _given(entry: Entry, language: str) -> str:
    return "; ".join(f"${given.latex}$ {given.words.to(language)}".rstrip() for given in entry.given)
