"""identities.json: everything published, for programs.

The contract, version 1 (a key is never removed or given another meaning within a version):

    format       "nablasheet-identities"
    version      1
    generator    "nablasheet" and its version
    topics       [{id, title, summary, sections: [{id, title}]}] in reading order
    identities   in reading order, each with
        id, topic, kind, variable, function, expression, differential, verdict, source
        title, notes                a text in both languages: {en, zh}
        given                       [{latex, words}]: declared symbols and their conditions
        numerator, denominator      {left, latex, numpy, shape, alt}: the result in that layout
        steps                       [{rule, name, latex}]: the derivation
        opinions                    [{referee, agrees, method, shapes, draws, error}]; referee is
                                    "exact" or "difference", agrees is null where it did not run
        claims                      [{latex, layout, verdict}]: what the author stated
        hypotheses                  [{assumption, needed, counterexample, reason}]: assumptions, each dropped
        references                  [{key, title, locator}]
        section                     id of a section of its topic, or empty
        related, synonyms           ids (in both directions), words
        specialises                 [{id, where}]: identities of which this is a special case, and what to
                                    put for their letters
        generalises, former         ids of special cases, ids that were merged into this identity
        convention                  free | independent | projection: how a structured variable moves
        where                       conditions that the result implies, texts
        corollaries                 [{condition, latex, verdict, numerator, denominator, hypotheses}]:
                                    special cases; a property has null for both layouts
        conventions                 [{name, latex, verdict, shown}]: readings of a derivative by a
                                    structured variable, denominator layout; shown: the one above
        code                        {numpy, jax, pytorch, sympy, julia}: programs, empty where a
                                    language cannot say it

Formulas are LaTeX without dollar signs.  `words`, `name`, `method` and `assumption` are texts in
both languages.  For a property both layouts hold the same statement and `variable` is empty.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TypeAlias

from nablasheet.render.entry import Book

FORMAT = "nablasheet-identities"
VERSION = 1

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def json_file(book: Book) -> str:
    """The text of identities.json: the same book gives the same bytes."""
    return json.dumps(document(book), ensure_ascii=False, indent=1) + "\n"


def document(book: Book) -> Json:
    """The contract's document as plain values."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "generator": f"nablasheet {book.version}",
        "topics": plain(book.topics),
        "identities": plain(book.entries),
    }


def plain(value: object) -> Json:
    """A dataclass as an object with its fields' names, a tuple as a list, the rest as it is."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (str, int, bool)):
        return value
    raise TypeError(f"{type(value).__name__} is not part of the contract")
